"""Where articles start within a stretch of running text: a logistic regression over :mod:`generator.reading.split_features`.

Its weights are data (``data/split_weights.json``), trained by ``scripts/train_splits.py`` on articles set one after another.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from generator.reading.label_features import Array, matrix
from generator.reading.looks import Look
from generator.reading.split_features import CLOSING, Told, features

WEIGHTS = "split_weights.json"
START = 0.12
"""Probability from which an article starts. Boundary F1 on 100 joined texts of a set that training never saw: .968 at .07,
.964 at .1, .957 at .15, .953 at .2; hard-wrapped .902, .908, .903, .905; without headlines .65, .68, .62, .59."""
START_BARE = 0.1
"""The same for texts that open without a headline, where every sign is weaker (without headlines .68 at .1, .62 at .15)."""
CUES = {"dateline_here": 3.0, "dateline_under_heading": 1.5, "closed_behind": 5.0, "heading_unlike_first": -1.5}
"""Added to the model's logits by hand, since the training texts lack them: a dateline opens a story; a note of contributors, a
"First published" line or a page of a tag closes one. In a text that opens without a headline, headings are subheadings."""
APART = 60
"""Words between two starts; a shorter stretch is no article."""


@cache
def _weights() -> tuple[tuple[str, ...], Array, float]:
    data = json.loads((files("generator.reading") / "data" / WEIGHTS).read_text(encoding="utf-8"))
    return tuple(data["weights"]), np.array(list(data["weights"].values())), float(data["bias"])


def starts(looks: Sequence[Look], apart: Sequence[bool], least: float = START) -> list[int]:
    """Indexes of the paragraphs at which articles start; the first is 0. ``apart``: a blank line stands before."""
    if not looks:
        return []
    names, weights, bias = _weights()
    told = [Told(one) for one in looks]
    signs = features(told, apart)
    least = START_BARE if least == START and not told[0].heading else least
    logits = matrix(signs, names) @ weights + bias + matrix(signs, list(CUES)) @ list(CUES.values())
    logits[[bool(one.shapes & CLOSING) for one in looks]] = -np.inf
    return pick(1 / (1 + np.exp(-np.clip(logits, -30, 30))), looks, least)


def pick(p: Array, looks: Sequence[Look], least: float) -> list[int]:
    """The likeliest starts that keep their distance, in order, after 0."""
    words = np.concatenate([[0], np.cumsum([one.size for one in looks])])
    taken = [0]
    for i in sorted(range(1, len(looks)), key=lambda i: (-p[i], i)):
        if p[i] < least:
            break
        if all(abs(int(words[i] - words[j])) >= APART for j in taken):
            taken.append(i)
    return sorted(taken)
