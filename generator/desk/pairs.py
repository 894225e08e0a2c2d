"""The pairs of tellings that may tell of one event, without comparing all with all.

Tellings are taken in the order of their days; each is compared with the latest ones that share its weightiest words, so that the
work grows with the number of tellings and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from generator.desk.likeness import Likeness, Reals
from generator.desk.terms import Numbers

EDGE = 0.03  # pairs less alike than this count as 0 in an average
# A telling is looked up by its TERMS weightiest words, and compared where SHARED are the same: with 50 and 2 the figures are
# those of all pairs, with 30 and 2 clusters_g5 falls to .916.
TERMS, SHARED = 50, 2
LATEST, COMPARED = 60, 60  # tellings remembered for each word; tellings that one is compared with
BATCH = 16  # tellings whose likenesses are worked out at once, in a table of these by all terms: at 5,000 64 take a quarter more


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of tellings that are more alike than :data:`EDGE`: the earlier ``ones``, the later ``others``, how ``near``."""

    ones: Numbers
    others: Numbers
    near: Reals


NONE = Edges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def weightiest(alike: Likeness, start: int, words: Sequence[str]) -> Numbers:
    """The weightiest terms of each telling from ``start`` on, one telling after the other: :data:`TERMS`, or all it has.

    Of two that weigh the same it is the first of the alphabet; ``words`` are the terms by their numbers.
    """
    lengths = np.diff(alike.places[start:])
    terms, values = alike.terms[alike.places[start] :], alike.values[alike.places[start] :]
    met, place = np.unique(terms, return_inverse=True)
    rank = np.empty(len(met), np.int64)
    rank[sorted(range(len(met)), key=[words[number] for number in met].__getitem__)] = np.arange(len(met))
    owners = np.repeat(np.arange(len(lengths)), lengths)
    ranked = np.lexsort((rank[place], -values, owners))
    position = np.arange(len(terms)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    found: Numbers = terms[ranked][position < TERMS]
    return found


def edges(alike: Likeness, start: int, tops: Numbers) -> Edges:
    """The pairs of each telling from ``start`` on with those before it; ``tops`` are the weightiest terms of all."""
    found = []
    rest = _near(alike, start, tops)
    while batch := list(islice(rest, BATCH)):
        later = np.repeat(np.array([number for number, _ in batch]), [len(near) for _, near in batch])
        earlier = np.concatenate([near for _, near in batch])
        near = alike.of(later, earlier)
        kept = near > EDGE
        found.append(Edges(earlier[kept], later[kept], near[kept]))
    return joined(found)


def joined(parts: Iterable[Edges]) -> Edges:
    """All edges of ``parts``, in order."""
    found = (NONE, *parts)
    return Edges(
        np.concatenate([part.ones for part in found]),
        np.concatenate([part.others for part in found]),
        np.concatenate([part.near for part in found]),
    )


def _near(alike: Likeness, start: int, tops: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Each telling from ``start`` on with those before it, if any, that share some of its weightiest terms."""
    lengths = np.minimum(np.diff(alike.places), TERMS)
    ends = np.cumsum(lengths)
    before = int(lengths[:start].sum())
    latest, had = _latest(alike.size, tops[:before], np.repeat(np.arange(start), lengths[:start]))
    for number in range(start, len(lengths)):
        terms = tops[ends[number] - lengths[number] : ends[number]]
        shared = np.bincount(latest[terms].ravel(), minlength=1)
        shared[0] = 0
        near = np.flatnonzero(shared >= SHARED)
        if len(near) > COMPARED:
            most = np.argpartition(-(shared[near] * (len(lengths) + 1) + near), COMPARED)[:COMPARED]
            near = near[most]
        if len(near):
            yield number, near - 1
        latest[terms, had[terms] % LATEST] = number + 1
        had[terms] += 1


def _latest(size: int, terms: Numbers, tellings: Numbers) -> tuple[Numbers, Numbers]:
    """Of each of ``size`` terms the tellings that had it last, counted from one (0 is none), and how many had it.

    ``tellings`` had the ``terms`` at the same places, and are in order.
    """
    latest = np.zeros((size, LATEST), np.int64)
    had = np.bincount(terms, minlength=size)
    by_term = np.argsort(terms, kind="stable")
    turn = np.arange(len(terms)) - np.repeat(np.cumsum(had) - had, had)
    last = turn >= np.repeat(had, had) - LATEST
    latest[terms[by_term][last], turn[last] % LATEST] = tellings[by_term][last] + 1
    return latest, had
