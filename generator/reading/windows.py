"""The stretches of running text around each paragraph, by words: what the signs of a new article are counted over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Protocol

PARAGRAPHS = 40
"""Paragraphs of a window, however short they are."""
KEPT = 256
"""Windows whose stems are kept: the words after one paragraph are the words before a later one, at most PARAGRAPHS on."""

Stretch = tuple[int, int]
"""Half-open: the first paragraph and the one after the last."""


class Worded(Protocol):
    """A paragraph that has words."""

    @property
    def size(self) -> int:
        """Number of words, at least 1."""
        ...

    @property
    def stems(self) -> tuple[str, ...]:
        """Stems of the words that carry content."""
        ...


class Windows:
    """The windows of a text's paragraphs; each ends with the paragraph that reaches the number of words that is asked for."""

    def __init__(self, told: Sequence[Worded]) -> None:
        self._told = told
        self._total = [0, *accumulate(one.size for one in told)]
        self.counts = lru_cache(KEPT)(self._counts)

    def after(self, start: int, words: int) -> Stretch:
        """The paragraphs from ``start`` on."""
        stop = bisect_left(self._total, self._total[start] + words, start)
        return start, min(stop, start + PARAGRAPHS, len(self._told))

    def before(self, stop: int, words: int) -> Stretch:
        """The paragraphs up to the one before ``stop``."""
        start = bisect_right(self._total, self._total[stop] - words) - 1
        return max(start, stop - PARAGRAPHS, 0), stop

    def words(self, stretch: Stretch) -> int:
        """How many words ``stretch`` has."""
        start, stop = stretch
        return self._total[stop] - self._total[start]

    def _counts(self, stretch: Stretch) -> Counter[str]:
        """How often each stem stands in ``stretch``, in the order of the first of each."""
        start, stop = stretch
        return Counter(chain.from_iterable([one.stems for one in self._told[start:stop]]))
