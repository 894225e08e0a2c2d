"""Boosted regression trees, grown elsewhere and kept as data: what they say of rows of features."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from generator.reading.label_features import Array, Columns, matrix

ROWS = 2000
"""Paragraphs that go through the trees at a time, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees as flat arrays over all nodes: go ``left`` where sign number ``sign`` is at most ``bound``, else ``right``.

    A leaf leads to itself and holds its ``value``; ``roots`` are the trees' first nodes, ``depth`` is the longest way down.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int64]
    sign: NDArray[np.int64]
    bound: Array
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Array
    depth: int

    def logits(self, columns: Columns) -> Array:
        """The sum of all trees' values for each row of ``columns``."""
        rows = matrix(columns, self.names)
        return np.concatenate([self._sums(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS)])

    def _sums(self, rows: Array) -> Array:
        index = np.arange(len(rows))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            low = rows[index, self.sign[node]] <= self.bound[node]
            node = np.where(low, self.left[node], self.right[node])
        return np.asarray(self.value[node].sum(axis=1))


def probability(logits: Array) -> Array:
    """The probabilities, 0 to 1, of ``logits``."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))


@cache
def load(name: str) -> Trees:
    """The trees of the file ``name`` in ``generator/reading/data``."""
    data = json.loads((files("generator.reading") / "data" / name).read_text(encoding="utf-8"))
    whole = (np.array(data[key], np.int64) for key in ("roots", "sign", "left", "right"))
    roots, sign, left, right = whole
    bound, value = np.array(data["bound"], float), np.array(data["value"], float)
    return Trees(tuple(data["names"]), roots, sign, bound, left, right, value, int(data["depth"]))
