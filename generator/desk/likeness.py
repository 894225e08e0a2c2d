"""How alike two tellings of the news are: TF-IDF cosine of their words, less what all news of the desk has in common.

A word that only one telling has says nothing about likeness, and the mean of all tellings says what their likeness is by
subject alone; both are learnt only as the desk fills, so that a desk of ten briefs and one of ten thousand need one threshold.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import mul

# Chosen on the development parts of basil and clusters_g5 together with subsets of 12, 30 and 100 texts of them: mean B3 F1 .923,
# against .893 without any of the three priors.
IDF_PRIOR, MEAN_PRIOR, LONE_PRIOR = 100, 60, 100
TITLE = 3
FADE = 0.003  # a day: B3 F1 of clusters_g5 .938, .916 without
UNDATED_GAP = (
    150  # days: where no date speaks for one event, words must say more (basil, undated: .976 instead of .940)
)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
STOP = frozenset(
    "a about after against all also an and any are as at be because been before being between both but by can could did do does"
    " during each for from had has have he her him his how i if in into is it its just last may me might more most much my new no"
    " not now of on one only or other our out over own said same say says she should so some such than that the their them then"
    " there these they this those through to told too two under until up us very was we were what when where which while who whom"
    " why will with would year yet you your".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that tells of an event. ``day`` is ``YYYY-MM-DD`` or ``None``; ``names`` are its actors."""

    title: str
    text: str
    day: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Unit vectors of tellings, what each shares with the mean of all, and the days."""

    vectors: tuple[dict[str, float], ...]
    shared: tuple[float, ...]
    mean: float
    days: tuple[int | None, ...]

    def __call__(self, one: int, two: int) -> float:
        """Likeness of two tellings, up to 1: below 0 for tellings less alike than any two of the desk."""
        first, second = self.vectors[one], self.vectors[two]
        # fsum: the order of a set must not decide the last bit
        both = first.keys() & second.keys()
        cosine = math.fsum(map(mul, map(first.__getitem__, both), map(second.__getitem__, both)))
        left, right = self.shared[one], self.shared[two]
        centred = (cosine - left - right + self.mean) / math.sqrt(
            (1 - 2 * left + self.mean) * (1 - 2 * right + self.mean)
        )
        return centred * math.exp(-FADE * self._gap(one, two))

    def _gap(self, one: int, two: int) -> int:
        first, second = self.days[one], self.days[two]
        return UNDATED_GAP if first is None or second is None else abs(first - second)


def likeness(tellings: Sequence[Telling]) -> Likeness:
    """The likeness of ``tellings`` to each other, by their positions."""
    counts = [_counts(telling) for telling in tellings]
    frequency = Counter(term for count in counts for term in count)
    rarity = {often: _rarity(often, len(tellings)) for often in set(frequency.values())}
    vectors = tuple(_vector(count, frequency, rarity) for count in counts)
    middle: dict[str, float] = dict.fromkeys(frequency, 0.0)
    for vector in vectors:
        for term, value in vector.items():
            middle[term] += value / (len(tellings) + MEAN_PRIOR)
    shared = tuple(sum(value * middle[term] for term, value in vector.items()) for vector in vectors)
    days = tuple(date.fromisoformat(telling.day).toordinal() if telling.day else None for telling in tellings)
    return Likeness(vectors, shared, sum(value * value for value in middle.values()), days)


def _counts(telling: Telling) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, weight in ((telling.title, TITLE), (telling.text, 1), (" ".join(telling.names), 1)):
        for term in map(_term, WORD.findall(text.lower())):
            if term:
                counts[term] += weight
    return counts


@lru_cache(maxsize=65536)
def _term(word: str) -> str:
    """``word`` without possessive and plural ending; empty where it says nothing."""
    word = word.removesuffix("'s").removesuffix("’s")
    stem = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return "" if stem in STOP else stem


def _rarity(often: int, total: int) -> float:
    """What a term weighs that ``often`` of ``total`` tellings have."""
    lone = LONE_PRIOR / (total + LONE_PRIOR)
    return math.log(1 + (total + IDF_PRIOR) / often) * (lone if often == 1 else 1)


def _vector(count: Counter[str], frequency: Counter[str], rarity: Mapping[int, float]) -> dict[str, float]:
    vector = {term: (1 + math.log(number)) * rarity[frequency[term]] for term, number in count.items()}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}
