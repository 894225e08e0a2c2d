"""Tellings of one event joined by average link (UPGMA)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from generator.desk import steps
from generator.desk.pairs import Edges
from generator.desk.terms import Tells
from generator.memo import Memo
from generator.model import UNDATED

SAME_EVENT = 0.10  # development parts, B3 F1 of basil / clusters_g5: .10 .976 / .938, .08 .967 / .925, .12 .969 / .922


def cluster(tellings: Sequence[Tells], memo: Memo | None = None) -> list[int]:
    """The number of its story for each telling; numbers count up in the order of ``tellings``."""
    order = sorted(range(len(tellings)), key=lambda number: (tellings[number].day or UNDATED, number))
    edges = steps.edges([tellings[number] for number in order], memo or Memo())
    groups = _Links(len(tellings), _within(len(tellings), edges)).groups()
    group_of = dict(zip(order, groups, strict=True))
    known: dict[int, int] = {}
    return [known.setdefault(group_of[number], len(known)) for number in range(len(tellings))]


def _within(size: int, edges: Edges) -> dict[tuple[int, int], float]:
    """The edges between tellings that a chain of likenesses of :data:`SAME_EVENT` connects: no others are ever joined."""
    strong = np.flatnonzero(edges.near >= SAME_EVENT)
    chain = np.array(
        _chains(size, zip(edges.ones[strong].tolist(), edges.others[strong].tolist(), strict=True)), np.int64
    )
    kept = np.flatnonzero(chain[edges.ones] == chain[edges.others])
    found = zip(edges.ones[kept].tolist(), edges.others[kept].tolist(), strict=True)
    return dict(zip(found, edges.near[kept].tolist(), strict=True))


def _chains(size: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``size`` tellings the same number as for all that ``links`` connect it with."""
    parent = list(range(size))
    for one, two in links:
        parent[_root(parent, two)] = _root(parent, one)
    return [_root(parent, number) for number in range(size)]


def _root(parent: list[int], number: int) -> int:
    """Where the way up from ``number`` ends; shortens it by half."""
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


class _Links:
    """Groups of tellings and the sums of the edges between them; pairs without an edge count as 0."""

    def __init__(self, size: int, edges: Mapping[tuple[int, int], float]) -> None:
        self._size = size
        self._parent = list(range(2 * size))
        self._members = dict.fromkeys(range(size), 1)
        self._sums: dict[int, dict[int, float]] = {number: {} for number in range(size)}
        for (one, two), near in edges.items():
            self._sums[one][two] = self._sums[two][one] = near
        self._queue = [(-near, one, two) for (one, two), near in edges.items() if near >= SAME_EVENT]
        heapq.heapify(self._queue)

    def groups(self) -> list[int]:
        """Join while two groups are alike enough; the number of its group for each telling."""
        newest = self._size
        while self._queue:
            _, one, two = heapq.heappop(self._queue)
            if one in self._sums and two in self._sums:
                self._join(one, two, newest)
                newest += 1
        return [_root(self._parent, number) for number in range(self._size)]

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
