"""The terms that tellings of the news say, counted: words without endings, and without those that say nothing."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.desk.words import joined

TITLE = 3
"""A word of the title counts as often."""
STOP = frozenset(
    "a about after against all also an and any are as at be because been before being between both but by can could did do does"
    " during each for from had has have he her him his how i if in into is it its just last may me might more most much my new no"
    " not now of on one only or other our out over own said same say says she should so some such than that the their them then"
    " there these they this those through to told too two under until up us very was we were what when where which while who whom"
    " why will with would year yet you your".split()
)
NO_TERM = -1

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that tells of an event. ``day`` is ``YYYY-MM-DD`` or ``None``; ``names`` are its actors."""

    title: str
    text: str
    day: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How often tellings say which terms: ``lengths[n]`` different ones telling ``n``.

    Their numbers lie in ``terms``, ascending, and how often each is said in ``counts``, one telling after the other.
    """

    lengths: Numbers
    terms: Numbers
    counts: Numbers


def counted(tellings: Sequence[Telling], known: Iterable[str] = ()) -> tuple[Counted, tuple[str, ...]]:
    """The terms of ``tellings``; and those that are not ``known``, numbered after them in the order in which they are met."""
    numbers = _Terms(known)
    before = len(numbers.terms)
    said, lengths = array("q"), []
    for telling in tellings:
        words = joined(telling.title.lower()) * TITLE
        words += joined(" ".join((telling.text, *telling.names)).lower())
        said.extend(map(numbers.__getitem__, words))
        lengths.append(len(words))
    terms, owners = np.array(said, np.int64), np.repeat(np.arange(len(tellings)), np.array(lengths, np.int64))
    size = len(numbers.terms) + 1
    keys, counts = np.unique((owners * size + terms)[terms != NO_TERM], return_counts=True)
    found = Counted(np.bincount(keys // size, minlength=len(tellings)), keys % size, counts)
    return found, tuple(numbers.terms)[before:]


class _Terms(dict[str, int]):
    """The number of each word's term; ``terms`` holds them in order; :data:`NO_TERM` for words that say nothing."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__()
        self.terms = {term: number for number, term in enumerate(known)}

    def __missing__(self, word: str) -> int:
        term = _term(word)
        found = self.terms.setdefault(term, len(self.terms)) if term else NO_TERM
        self[word] = found
        return found


def _term(word: str) -> str:
    """``word`` without possessive and plural ending; empty where it says nothing."""
    word = word.removesuffix("'s").removesuffix("’s")
    stem = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return "" if stem in STOP else stem
