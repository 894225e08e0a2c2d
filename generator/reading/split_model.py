"""Where articles start within a stretch of running text: boosted regression trees over the signs of
:mod:`generator.reading.split_features` and :mod:`generator.reading.split_context`.

The trees are data (``data/split_trees.json``), grown by ``scripts/train_splits.py`` on articles set one after another. The signs
work together (a heading counts where the words change, a change of words where a heading stands), which weights alone can't
say: boundary F1 on joined articles of events that training never saw, by layout, .69 to .80 with weights, .82 to .95 with trees.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.reading import trees
from generator.reading.label_features import Array, Columns, matrix
from generator.reading.looks import Look
from generator.reading.split_context import context
from generator.reading.split_features import CLOSING, Told, features
from generator.reading.windows import Windows

TREES = "split_trees.json"
START = 0.3
"""Probability from which an article starts. Boundary F1 on 20 joined texts for each layout and fold of three, mean of four
layouts with headlines: .82 at .1, .86 at .2, .87 at .3, .87 at .4 (hard-wrapped and one-line alike)."""
START_BARE = 0.09
"""The same for texts that open without a headline, where every sign is weaker (mean of six sets of 20 to 30 joined texts
without headlines, four of them of sources that training never saw: .66 at .06, .67 at .09, .65 at .12, .63 at .2)."""
CUES = {"dateline_here": 3.0, "dateline_under_heading": 1.5, "closed_behind": 5.0, "heading_unlike_first": -1.5}
"""Added to the model's logits by hand, since the training texts lack them: a dateline opens a story; a note of contributors, a
"First published" line or a page of a tag closes one. In a text that opens without a headline, headings are subheadings."""
INTRODUCED = 2.2
"""Added where the text surely holds several articles, since a note closes one, and a paragraph introduces at least four people
or bodies in full, with their offices: an article's opening, though nothing else marks it."""
APART = 60
"""Words between two starts; a shorter stretch is no article."""
CROWD, CROWD_WORDS = 1000, 10
"""So many paragraphs of fewer words each on average are a list; no article is sought in it. Joined articles of the data sets
have at least 17 words a paragraph, and the signs take a millisecond for each: 10 s for 100 kB of three-word paragraphs."""


def signs(told: Sequence[Told], apart: Sequence[bool]) -> Columns:
    """All signs of the model, one array each."""
    windows = Windows(told)
    return features(told, apart, windows) | context(told, apart, windows)


def starts(looks: Sequence[Look], apart: Sequence[bool], least: float = START) -> list[int]:
    """Indexes of the paragraphs at which articles start; the first is 0. ``apart``: a blank line stands before."""
    if not looks:
        return []
    if len(looks) > CROWD and sum(one.size for one in looks) < CROWD_WORDS * len(looks):
        return [0]
    told = [Told(one) for one in looks]
    found = signs(told, apart)
    least = START_BARE if least == START and not told[0].heading else least
    logits = trees.load(TREES).logits(found) + _cues(found)
    logits[[bool(one.shapes & CLOSING) for one in looks]] = -np.inf
    return pick(trees.probability(logits), looks, least)


def _cues(found: Columns) -> Array:
    """What is added to the model's logits."""
    added = matrix(found, list(CUES)) @ list(CUES.values())
    if found["closed_behind"].any():
        added += INTRODUCED * (found["lead_names"] >= 1) * found["titled"] * (1 - found["back"])
    return np.asarray(added)


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
