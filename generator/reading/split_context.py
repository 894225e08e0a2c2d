"""Signs of a new article that need the whole text: whether what was said goes on, or a story begins anew.

Between two subjects the vocabulary changes (lexical cohesion as in Hearst's TextTiling, here with rare words counting more).
Between two reports of one event it does not; there the second tells again what the text, or the article before, opened with.
Habits of typing tell two sources apart: curly or straight quotation marks, the length of paragraphs, blank lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from generator.reading.label_features import Array, Columns, shift
from generator.reading.looks import ENDS
from generator.reading.split_features import Told, vocabulary
from generator.reading.windows import KEPT, Stretch, Windows

SHORT, LONG, LEAD = 150, 400, 80
"""Words of the windows whose vocabulary is compared, and of an opening."""
OPENINGS = 12
"""Openings before a paragraph that it is compared with: the text's first and the latest headings."""
REACH = 4
"""Paragraphs to either side that make the surroundings of a dip in cohesion."""
STYLE = (15, 10)
"""Paragraphs before and after whose typing is compared."""
RUN = 4
"""Words in a row that are said again by chance hardly ever."""
WORDS_SEEN = 600
"""Words of one paragraph in which repeated runs are sought."""
CURLY, STRAIGHT = re.compile("[’“”‘]"), re.compile("['\"]")
SITE = re.compile(r" [|–—-] [A-Z]")
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Words:
    """The stems of a window, each with its weight, and the sum of the squares of the weights."""

    weights: Weights
    norm: float


class _Weighed:
    """The windows of a text with their stems weighed by rarity."""

    def __init__(self, told: Sequence[Told], windows: Windows) -> None:
        self._windows, self._rarity = windows, _rarity(told)
        self.words = lru_cache(KEPT)(self._words)

    def _words(self, stretch: Stretch) -> _Words:
        """The words of ``stretch``."""
        counts, rarity = self._windows.counts(stretch), self._rarity
        weights = {stem: count**0.5 * rarity[stem] for stem, count in counts.items()}
        return _Words(weights, sum([value * value for value in weights.values()]))


def context(told: Sequence[Told], apart: Sequence[bool], windows: Windows) -> Columns:
    """One array per sign, for each paragraph. ``apart``: a blank line stands before it. Linear in the number of paragraphs."""
    weighed = _Weighed(told, windows)
    columns = {
        **_cohesion(told, windows, weighed),
        **_names(told, windows),
        **_restarts(told, windows, weighed),
        **_headings(told, windows),
        **_typing(told, apart),
        **_neighbours(told, apart),
    }
    heading = np.array([float(one.heading) for one in told])
    columns["dip_short"], columns["dip"] = _dip(columns["cohesion_short"]), _dip(columns["cohesion_long"])
    columns["heading_low"] = heading * (1 - columns["cohesion_long"])
    columns["heading_dip"] = heading * columns["dip"]
    columns["bare_low"] = (1 - heading) * (1 - columns["cohesion_long"])
    columns["bare_fresh"] = (1 - heading) * columns["fresh_ever"]
    return columns


def _rarity(told: Sequence[Told]) -> dict[str, float]:
    """How much a stem tells: the fewer paragraphs of the text hold it, the more."""
    held = Counter(stem for one in told for stem in one.vocabulary)
    return {stem: float(np.log((len(told) + 1) / (count + 0.5))) for stem, count in held.items()}


def _cosine(a: _Words, b: _Words) -> float:
    other = b.weights
    dot = sum([value * other[stem] for stem, value in a.weights.items() if stem in other])
    norm = a.norm * b.norm
    return dot / norm**0.5 if norm else 0.0


def _cohesion(told: Sequence[Told], windows: Windows, weighed: _Weighed) -> Columns:
    """Likeness of the words before and after, near and far, and of those after to the text's first ones."""
    first = weighed.words(windows.after(0, SHORT))
    near, far, again = np.zeros(len(told)), np.zeros(len(told)), np.zeros(len(told))
    for i in range(1, len(told)):
        after = weighed.words(windows.after(i, LONG))
        near[i] = _cosine(weighed.words(windows.before(i, SHORT)), weighed.words(windows.after(i, SHORT)))
        far[i] = _cosine(weighed.words(windows.before(i, LONG)), after)
        again[i] = _cosine(after, first)
    return {"cohesion_short": near, "cohesion_long": far, "like_first": again}


def _names(told: Sequence[Told], windows: Windows) -> Columns:
    """Share of the names to come that the text never had, and of the names just said that do not come again."""
    first: dict[str, int] = {}
    sets = [one.full_names | one.short_names for one in told]
    for i, names in enumerate(sets):
        for name in names:
            first.setdefault(name, i)
    fresh, ended, none = np.zeros(len(told)), np.zeros(len(told)), np.zeros(len(told))
    for i in range(len(told)):
        after, before = _together(sets, windows.after(i, SHORT)), _together(sets, windows.before(i, SHORT))
        later = _together(sets, windows.after(i, LONG))
        fresh[i] = sum(first[name] >= i for name in after) / (len(after) or 1)
        ended[i] = 1 - len(before & later) / (len(before) or 1)
        none[i] = not after
    return {"fresh_ever": fresh, "ended": ended, "nameless": none}


def _together(sets: Sequence[frozenset[str]], stretch: Stretch) -> frozenset[str]:
    """The names of a stretch."""
    start, stop = stretch
    return frozenset().union(*sets[start:stop])


def _restarts(told: Sequence[Told], windows: Windows, weighed: _Weighed) -> Columns:
    """Whether the opening at a paragraph tells again what an earlier opening told, or says again what was said."""
    runs = [_runs(one) for one in told]
    said: set[tuple[str, ...]] = set()
    openings: list[_Words] = []
    echo, copied = np.zeros(len(told)), np.zeros(len(told))
    for i, one in enumerate(told):
        mine = weighed.words(windows.after(i, LEAD))
        echo[i] = max((_cosine(mine, other) for other in openings), default=0.0)
        ahead = [run for other in runs[i : i + 3] for run in other]
        copied[i] = sum(run in said for run in ahead) / (len(ahead) or 1)
        said.update(runs[i])
        if not i or (one.heading and one.look.size >= 4):
            openings = [*openings[:1], *openings[1:][1 - OPENINGS :], mine]
    return {"opening_echo": echo, "copied": copied}


def _runs(one: Told) -> list[tuple[str, ...]]:
    words = one.look.lower[:WORDS_SEEN]
    return [words[i : i + RUN] for i in range(len(words) - RUN + 1)]


def _headings(told: Sequence[Told], windows: Windows) -> Columns:
    """What a heading shares with the words under it, with earlier headings, and what in it is new."""
    first: dict[str, int] = {}
    for i, one in enumerate(told):
        for stem in one.stems:
            first.setdefault(stem, i)
    earlier: list[frozenset[str]] = []
    rows = np.zeros((len(told), 6))
    for i, one in enumerate(told):
        if not one.heading:
            continue
        mine = one.vocabulary
        shared = len(mine & vocabulary(told, windows.after(i + 1, 50)))
        echo = max((len(mine & other) / len(mine | other) for other in earlier), default=0.0) if len(mine) > 2 else 0.0
        new = sum(first[stem] >= i for stem in mine) / (len(mine) or 1)
        site = SITE.search(one.look.text) is not None
        rows[i] = (np.log1p(shared), shared / (len(mine) or 1), np.log(one.look.size), echo, new, site)
        if len(mine) > 2:
            earlier = [*earlier[1 - OPENINGS :], mine]
    names = ("heading_shared", "heading_told", "heading_words", "heading_echo", "heading_new", "heading_site")
    return dict(zip(names, rows.T, strict=True))


def _typing(told: Sequence[Told], apart: Sequence[bool]) -> Columns:
    """How far the typing changes: share of curly marks, length of paragraphs; and how rare the blank line before is."""
    texts = [one.look.text[:2000] for one in told]
    curly = _sums([len(CURLY.findall(text)) for text in texts])
    straight = _sums([len(STRAIGHT.findall(text)) for text in texts])
    sizes, blank = _sums([one.look.size for one in told]), _sums([float(one) for one in apart])
    index = np.arange(len(told))
    low, high = np.maximum(index - STYLE[0], 0), np.minimum(index + STYLE[1], len(told))
    marks = [
        (total[index] - total[low], total[high] - total[index]) for total in (curly, straight)
    ]  # before, after, of each kind
    before, after = marks[0][0] + marks[1][0], marks[0][1] + marks[1][1]
    both = (before >= 2) & (after >= 2)
    change = np.abs(marks[0][0] / np.maximum(before, 1) - marks[0][1] / np.maximum(after, 1))
    length = np.abs(
        np.log(np.maximum(sizes[index] - sizes[low], 1) / np.maximum(index - low, 1))
        - np.log((sizes[high] - sizes[index]) / (high - index))
    )
    around = (
        (blank[index] - blank[low]) / np.maximum(index - low, 1),
        (blank[high] - blank[np.minimum(index + 1, high)]) / np.maximum(high - index - 1, 1),
    )
    here = np.array(apart, float)
    return {
        "marks_change": both * change,
        "length_change": (index > 0) * length,
        "apart_here_rare": here * (1 - (around[0] + around[1]) / 2),
    }


def _sums(values: Sequence[float]) -> Array:
    return np.concatenate([[0.0], np.cumsum(values)])


def _neighbours(told: Sequence[Told], apart: Sequence[bool]) -> Columns:
    """Length, heading and blank line of the paragraphs around; how the one before ends."""
    seen = {
        "words": np.array([np.log(one.look.size) for one in told]),
        "heading": np.array([float(one.heading) for one in told]),
        "prose": np.array([float(one.look.prose >= 15) for one in told]),
        "apart": np.array(apart, float),
    }
    columns = {f"{step:+d}_{name}": shift(values, step) for step in (-2, -1, 1, 2) for name, values in seen.items()}
    ended = np.array([float(one.look.text[-1] in ENDS) for one in told])
    asked = np.array([float(one.look.text[-1] == "?") for one in told])
    return {**columns, "-1_ended": shift(ended, -1), "-1_asked": shift(asked, -1)}


def _dip(values: Array) -> Array:
    """How far a value lies below the mean of its surroundings."""
    total = _sums(values.tolist())
    index = np.arange(len(values))
    low, high = np.maximum(index - REACH, 0), np.minimum(index + REACH + 1, len(values))
    return np.asarray((total[high] - total[low]) / (high - low) - values)
