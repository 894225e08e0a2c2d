"""The terms that tellings of the news say, counted: words without endings, and without those that say nothing."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Tells(Protocol):
    """What tells of an event."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its actors."""

    @property
    def day(self) -> str | None:
        """The day that it was published on, ``YYYY-MM-DD``."""

    @property
    def mark(self) -> str:
        """Says all of it in short; empty where only its words can."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that tells of an event."""

    title: str
    text: str
    day: str | None = None
    names: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often tellings say which terms: ``lengths[n]`` different ones telling ``n``.

    Their numbers lie in ``terms``, ascending, and how often each is said in ``counts``, one telling after the other.
    """

    lengths: Numbers
    terms: Numbers
    counts: Numbers


class Vocabulary(dict[str, int]):
    """The number of each word's term; :attr:`terms` are in the order in which they were met, which numbers them.

    Words that say nothing have :data:`NO_TERM`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms by their numbers."""
        return tuple(self._numbers)

    def learn(self, terms: Iterable[str]) -> None:
        """Take over ``terms`` that were met before, in their order."""
        for term in terms:
            self._numbers.setdefault(term, len(self._numbers))

    def __missing__(self, word: str) -> int:
        term = _term(word)
        found = self._numbers.setdefault(term, len(self._numbers)) if term else NO_TERM
        self[word] = found
        return found


def counted(tellings: Sequence[Tells], vocabulary: Vocabulary) -> Counted:
    """The terms of ``tellings``, numbered by ``vocabulary``, which learns those that it does not know."""
    said, lengths = array("q"), []
    for telling in tellings:
        words = joined(telling.title.lower()) * TITLE
        words += joined(" ".join((telling.text, *telling.names)).lower())
        said.extend(map(vocabulary.__getitem__, words))
        lengths.append(len(words))
    terms, owners = np.array(said, np.int64), np.repeat(np.arange(len(tellings)), np.array(lengths, np.int64))
    size = int(terms.max(initial=0)) + 1
    keys, counts = np.unique((owners * size + terms)[terms != NO_TERM], return_counts=True)
    return Counted(np.bincount(keys // size, minlength=len(tellings)), keys % size, counts)


def _term(word: str) -> str:
    """``word`` without possessive and plural ending; empty where it says nothing."""
    word = word.removesuffix("'s").removesuffix("’s")
    stem = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return "" if stem in STOP else stem
