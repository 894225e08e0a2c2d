"""How likely each paragraph is an article's words: a logistic regression over :mod:`generator.reading.label_features`.

Its weights are data (``data/label_weights.json``), trained by ``scripts/train_labels.py`` on annotated news pages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from generator.reading.label_features import NOISY, Array, features, matrix
from generator.reading.looks import LONG, Look

WEIGHTS = "label_weights.json"
ANSWER = 0.4
"""Probability above which a paragraph speaks for an article (cross-validated 4-gram F1 of main text on 99 pages,
best single stretch of each: .914 at .3, .922 at .35, .928 at .4)."""
CAP = 60
"""Words of one paragraph that speak; see ANSWER for the measurement, with CAP at 60."""
DOUBT = 8.0
"""What one paragraph may at most speak against an article, in words: long captions and promotions stand inside articles."""
SWITCH = 30.0
"""What an article has to bring to be one, in words times certainty (about 50 words of clear prose)."""

PLAIN = 0.6
"""Least probability of sentences in a seed where nothing reaches SCANT: 40 words of them make an article. The training
pages hold no article on one line, so that the model alone found none in 25 of 41 files of a title, a date and a line of text."""
NEVER = 1e-7
"""Probability up to which a page's own structure rules a paragraph out (see :mod:`generator.reading.page_hints`)."""
SCANT = 8.0
"""The same for a seed in which nothing reaches SWITCH: a brief report is better than none."""


@cache
def _weights() -> tuple[tuple[str, ...], Array, float]:
    data = json.loads((files("generator.reading") / "data" / WEIGHTS).read_text(encoding="utf-8"))
    return tuple(data["weights"]), np.array(list(data["weights"].values())), float(data["bias"])


def probabilities(looks: Sequence[Look], apart: Sequence[bool]) -> Array:
    """For each paragraph the probability, 0 to 1, that its words are an article's body."""
    if not looks:
        return np.zeros(0)
    names, weights, bias = _weights()
    logits = matrix(features(looks, apart), names) @ weights + bias
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))


def readable(looks: Sequence[Look], p: Array) -> Array:
    """``p``, but where it gives no article, sentences that nothing marks as noise are probable words of one.

    So are those of a seed that is nothing but sentences: the model learnt on pages, where an article has a page around it.
    """
    plain = np.array([one.size >= LONG or (one.prose > 0 and not one.shapes & NOISY) for one in looks], bool)
    if zones(looks, p) and not plain.all():
        return p
    return np.where(plain & (p > NEVER), np.maximum(p, PLAIN), p)


def zones(looks: Sequence[Look], p: Array) -> list[tuple[int, int]]:
    """Stretches of paragraphs, half-open, that hold articles: those that win the most evidence, less SWITCH for each.

    Where nothing wins that much, the best stretch that wins SCANT. Linear.
    """
    return _stretches(looks, p, SWITCH) or _stretches(looks, p, SCANT)[:1]


def _stretches(looks: Sequence[Look], p: Array, switch: float) -> list[tuple[int, int]]:
    """Several maximum-sum stretches by dynamic programming (the one-stretch case: Pasternack and Roth, WWW 2009)."""
    gain = np.maximum((p - ANSWER) * np.minimum([float(one.size) for one in looks], CAP), -DOUBT)
    outside, inside = 0.0, -np.inf
    opened: list[bool] = []
    closed: list[bool] = []
    for value in gain:
        entering = outside - switch
        opened.append(entering > inside)
        inside = max(inside, entering) + float(value)
        closed.append(inside > outside)
        outside = max(outside, inside)
    found: list[tuple[int, int]] = []
    end: int | None = None
    for i in range(len(gain) - 1, -1, -1):
        if end is None and closed[i]:
            end = i + 1
        if end is not None and opened[i]:
            found.append((i, end))
            end = None
    return found[::-1]
