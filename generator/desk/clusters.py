"""Tellings of one event joined by average link (UPGMA), without comparing all with all.

Tellings are taken in the order of their days; each is compared with the latest ones that share its weightiest words, so that the
work grows with the number of tellings and not with its square.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from generator.desk.likeness import Likeness, Numbers, Telling, likeness

SAME_EVENT = 0.10  # development parts, B3 F1 of basil / clusters_g5: .10 .976 / .938, .08 .967 / .925, .12 .969 / .922
EDGE = 0.03  # pairs less alike than this count as 0 in an average
# A telling is looked up by its TERMS weightiest words, and compared where SHARED are the same: with 50 and 2 the figures are
# those of all pairs, with 30 and 2 clusters_g5 falls to .916.
TERMS, SHARED = 50, 2
LATEST, COMPARED = 60, 60  # tellings remembered for each word; tellings that one is compared with
BATCH = 64  # tellings whose likenesses are worked out at once: a table of these by all terms of the desk


def cluster(tellings: Sequence[Telling]) -> list[int]:
    """The number of its story for each telling; numbers count up in the order of ``tellings``."""
    alike = likeness(tellings)
    order = sorted(range(len(tellings)), key=lambda number: (tellings[number].day or "9999", number))
    return _Links(len(tellings), dict(_edges(_near(order, alike), alike))).numbers()


def _edges(near: Iterable[tuple[int, Numbers]], alike: Likeness) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs of ``near`` that are more alike than :data:`EDGE`, :data:`BATCH` tellings at a time."""
    rest = iter(near)
    while batch := list(islice(rest, BATCH)):
        ones = np.repeat(np.array([number for number, _ in batch]), [len(others) for _, others in batch])
        others = np.concatenate([others for _, others in batch])
        found = alike.of(ones, others)
        kept = np.flatnonzero(found > EDGE)
        yield from zip(zip(others[kept].tolist(), ones[kept].tolist(), strict=True), found[kept].tolist(), strict=True)


def _near(order: Sequence[int], alike: Likeness) -> Iterator[tuple[int, Numbers]]:
    """Each telling with those before it, if any, that share some of its weightiest words."""
    size = len(order)
    # Of each term the tellings that had it last, counted from one; 0 is none.
    latest = np.zeros((alike.size, LATEST), np.int32)
    had = np.zeros(alike.size, np.int64)
    for number, terms in zip(order, _weightiest(order, alike), strict=True):
        shared = np.bincount(latest[terms].ravel(), minlength=1)
        shared[0] = 0
        near = np.flatnonzero(shared >= SHARED)
        if len(near) > COMPARED:
            most = np.argpartition(-(shared[near] * (size + 1) + near), COMPARED)[:COMPARED]
            near = near[most]
        if len(near):
            yield number, near - 1
        latest[terms, had[terms] % LATEST] = number + 1
        had[terms] += 1


def _weightiest(order: Sequence[int], alike: Likeness) -> Iterator[Numbers]:
    """The :data:`TERMS` weightiest terms of each telling; of two that weigh the same the first of the alphabet."""
    owners = np.repeat(np.arange(len(alike.places) - 1), np.diff(alike.places))
    ranked = alike.terms[np.lexsort((-alike.values, owners))]
    starts, ends = alike.places.tolist(), np.minimum(alike.places[1:], alike.places[:-1] + TERMS).tolist()
    return (ranked[starts[number] : ends[number]] for number in order)


class _Links:
    """Groups of tellings and the sums of the edges between them; pairs without an edge count as 0."""

    def __init__(self, size: int, edges: dict[tuple[int, int], float]) -> None:
        self._size = size
        self._parent = list(range(2 * size))
        self._members = dict.fromkeys(range(size), 1)
        self._sums: dict[int, dict[int, float]] = {number: {} for number in range(size)}
        for (one, two), near in edges.items():
            self._sums[one][two] = self._sums[two][one] = near
        self._queue = [(-near, one, two) for (one, two), near in edges.items() if near >= SAME_EVENT]
        heapq.heapify(self._queue)

    def numbers(self) -> list[int]:
        """Join while two groups are alike enough, then number the groups by their first telling."""
        newest = self._size
        while self._queue:
            _, one, two = heapq.heappop(self._queue)
            if one in self._sums and two in self._sums:
                self._join(one, two, newest)
                newest += 1
        known: dict[int, int] = {}
        return [known.setdefault(self._root(number), len(known)) for number in range(self._size)]

    def _join(self, one: int, two: int, new: int) -> None:
        self._parent[one] = self._parent[two] = new
        first, second = self._sums.pop(one), self._sums.pop(two)
        self._members[new] = self._members.pop(one) + self._members.pop(two)
        self._sums[new] = {}
        for other in (first.keys() | second.keys()) - {one, two}:
            total = first.get(other, 0.0) + second.get(other, 0.0)
            self._sums[other].pop(one, None)
            self._sums[other].pop(two, None)
            self._sums[new][other] = self._sums[other][new] = total
            average = total / (self._members[new] * self._members[other])
            if average >= SAME_EVENT:
                heapq.heappush(self._queue, (-average, other, new))

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            number = self._parent[number]
        return number
