"""The edges between tellings, settled step by step as the desk fills.

How alike two tellings are depends on what all others say. If that meant all there will ever be, each new brief would change every
likeness of the desk a little, and a story of last year could fall apart. So a pair is judged by what was told up to the end of
the step of its later telling: the first step is all of a small desk, each further one grows it by a tenth. Steps end with a day;
a new brief of the newest day changes the last one alone, and those before are known by what they were made from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from generator.desk import pairs
from generator.desk.likeness import likeness
from generator.desk.pairs import Edges
from generator.desk.terms import Counted, Numbers, Tells, Vocabulary, counted
from generator.memo import Form, Memo, key_of
from generator.model import UNDATED

# `make accuracy` measures basil (with its days) and clusters_g5 among 1,349 other texts: B3 F1 .952 and .923 in these steps, .954
# and .924 by all that is told. Without other texts both fit into the first step.
FIRST = 1000
GROWTH = 0.1


@dataclass(frozen=True, slots=True)
class Step:
    """What a step adds: the terms of its tellings, the ``words`` met for the first time, the weightiest terms, the edges."""

    counted: Counted
    words: tuple[str, ...]
    tops: Numbers
    edges: Edges


def edges(tellings: Sequence[Tells], memo: Memo) -> Edges:
    """The edges between ``tellings``, which are in the order of their days; steps that ``memo`` knows are not made again."""
    steps: list[Step] = []
    vocabulary, key = Vocabulary(), ""
    for start, end in pairwise((0, *ends([telling.day or UNDATED for telling in tellings]))):
        key = key_of(key, *map(_mark, tellings[start:end]))
        steps.append(memo.of(FORM, f"step {key}", partial(_step, steps, vocabulary, tellings[:end], start)))
        vocabulary.learn(steps[-1].words)
    return pairs.joined(step.edges for step in steps)


def _mark(telling: Tells) -> str:
    return telling.mark or key_of(telling.title, telling.text, telling.day or "", *telling.names)


def ends(days: Sequence[str]) -> Iterator[int]:
    """Where the steps end of tellings of these ``days``, which are in order."""
    start = 0
    for end, (day, after) in enumerate(pairwise((*days, "")), 1):
        if end == len(days) or (day != after and end - start >= (GROWTH * start or FIRST)):
            yield end
            start = end


def _step(before: Sequence[Step], vocabulary: Vocabulary, tellings: Sequence[Tells], start: int) -> Step:
    """The step of the ``tellings`` from ``start`` on, after the steps ``before``, whose words ``vocabulary`` knows."""
    known = len(vocabulary.terms)
    own = counted(tellings[start:], vocabulary)
    told = [*(step.counted for step in before), own]
    whole = Counted(
        _joined(one.lengths for one in told), _joined(one.terms for one in told), _joined(one.counts for one in told)
    )
    alike = likeness(whole, [telling.day for telling in tellings])
    words = vocabulary.terms
    tops = pairs.weightiest(alike, start, words)
    return Step(own, words[known:], tops, pairs.edges(alike, start, _joined((*(step.tops for step in before), tops))))


def _joined(parts: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _written(step: Step) -> bytes:
    """``step`` as a line of JSON (its words, the lengths of its numbers) and its numbers, the least byte first."""
    numbers = (*_numbers(step.counted), step.tops, step.edges.ones, step.edges.others)
    head = json.dumps([step.words, [len(part) for part in numbers]]).encode()
    return b"".join((head, b"\n", _joined(numbers).astype("<i4").tobytes(), step.edges.near.astype("<f8").tobytes()))


def _read(said: bytes) -> Step:
    """The step that was :func:`_written`. Raises :class:`ValueError` for anything else."""
    head, _, body = said.partition(b"\n")
    words, lengths = json.loads(head)
    count = sum(lengths)
    numbers = np.frombuffer(body, "<i4", count).astype(np.int64)
    near = np.frombuffer(body, "<f8", offset=4 * count).astype(np.float64)
    told, terms, counts, tops, ones, others = np.split(numbers, np.cumsum(lengths)[:-1])
    return Step(Counted(told, terms, counts), tuple(words), tops, Edges(ones, others, near))


def _numbers(counted: Counted) -> tuple[Numbers, Numbers, Numbers]:
    return counted.lengths, counted.terms, counted.counts


FORM = Form(_written, _read)
