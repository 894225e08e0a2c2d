"""Tellings of one event joined by average link (UPGMA), without comparing all with all.

Tellings are taken in the order of their days; each is compared with the latest ones that share its weightiest words, so that the
work grows with the number of tellings and not with its square.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import chain

from generator.desk.likeness import Likeness, Telling, likeness

SAME_EVENT = 0.10  # development parts, B3 F1 of basil / clusters_g5: .10 .976 / .938, .08 .967 / .925, .12 .969 / .922
EDGE = 0.03  # pairs less alike than this count as 0 in an average
# A telling is looked up by its TERMS weightiest words, and compared where SHARED are the same: with 50 and 2 the figures are
# those of all pairs, with 30 and 2 clusters_g5 falls to .916.
TERMS, SHARED = 50, 2
LATEST, COMPARED = 60, 60  # tellings remembered for each word; tellings that one is compared with


def cluster(tellings: Sequence[Telling]) -> list[int]:
    """The number of its story for each telling; numbers count up in the order of ``tellings``."""
    alike = likeness(tellings)
    order = sorted(range(len(tellings)), key=lambda number: (tellings[number].day or "9999", number))
    edges = {pair: near for pair in _pairs(order, alike) if (near := alike(*pair)) > EDGE}
    return _Links(len(tellings), edges).numbers()


def _pairs(order: Sequence[int], alike: Likeness) -> Iterator[tuple[int, int]]:
    """Pairs that share some of their weightiest words."""
    blocks: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    for number in order:
        vector = alike.vectors[number]
        terms = sorted(vector, key=lambda term: (-vector[term], term))[:TERMS]
        shared = Counter(chain.from_iterable(blocks[term] for term in terms))
        near = [(-count, -other) for other, count in shared.items() if count >= SHARED]
        yield from ((-other, number) for _, other in heapq.nsmallest(COMPARED, near))
        for term in terms:
            blocks[term].append(number)


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
        for other in sorted((first.keys() | second.keys()) - {one, two}):
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
