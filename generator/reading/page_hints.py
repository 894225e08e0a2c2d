"""What a web page's structure says of its paragraphs: it moves the label model's probabilities and settles some labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from generator.model import Hint, Label, Seed
from generator.reading.label_features import Array
from generator.reading.paragraphs import Block

WEIGHTS = {"main": 3.0, "navigation": -6.0, "consent": -6.0, "caption": -4.0}
"""Added to the logit of a paragraph that lies in a hint of the kind."""
NOT_MAIN = -3.0
"""Added outside ``main`` where the page has one."""
SETTLED: dict[str, Label] = {
    "metadata": "metadata",
    "consent": "consent_notice",
    "navigation": "navigation",
    "caption": "caption",
    "comments": "navigation",
    "unshown": "noise",
    "promotion": "promotion",
    "related": "related_links",
}
"""Labels that the structure alone decides, the first that applies."""
CELL = " | "
"""Between two cells of a table of figures."""
TITLE_WORDS = 2
"""Words of a heading below which it is a section's or an outlet's name."""
CARD = 400
"""Most characters of a teaser that is one link; a longer link was never closed."""


def told_by_page(seed: Seed, blocks: Sequence[Block], p: Array) -> Array:
    """``p`` corrected by the hints of an HTML seed; unchanged for plain text."""
    if not seed.hints or not len(p):
        return p
    logits = np.log(p + 1e-6) - np.log(1 - p + 1e-6)
    for kind, weight in WEIGHTS.items():
        held = _held(seed.hints, kind, blocks)
        logits += weight * held + (NOT_MAIN * (1 - held) if kind == "main" and held.any() else 0.0)
    logits[_held(seed.hints, "metadata", blocks) > 0] = -20.0
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))


def page_labels(seed: Seed, blocks: Sequence[Block]) -> dict[int, Label]:
    """Labels of paragraphs that the page's structure settles, by index."""
    found: dict[int, Label] = {}
    for kind, name in SETTLED.items():
        for i in np.flatnonzero(_held(seed.hints, kind, blocks)).tolist():
            found.setdefault(i, name)
    for at in np.flatnonzero(_held(seed.hints, "table", blocks)).tolist():
        if CELL in seed.text[blocks[at].start : blocks[at].end]:
            found.setdefault(at, "noise")
    for at in cards(seed, blocks):
        found.setdefault(at, "related_links")
    return found


def cards(seed: Seed, blocks: Sequence[Block]) -> list[int]:
    """Paragraphs of teasers, by index: short links around several paragraphs (a headline and its first words), and short
    articles by themselves whose heading is a link.
    """
    short = [one for one in seed.hints if one.kind in {"link", "article"} and _is_card(one)]
    links = [one for one in short if one.kind == "link" and "\n" in _text(seed, one)]
    linked = {(one.start, one.end) for one in short if one.kind == "link"}
    heads = [one.start for one in seed.hints if one.kind == "heading" and (one.start, one.end) in linked]
    whole = max((one.end for one in seed.hints if one.kind == "article" and not _is_card(one)), default=0)
    found = [
        replace(one, kind="link")
        for one in short
        if one.kind == "article" and one.start >= whole and bisect_left(heads, one.start) < bisect_left(heads, one.end)
    ]
    return np.flatnonzero(_held([*links, *found], "link", blocks)).tolist() if links or found else []


def _is_card(one: Hint) -> bool:
    return one.end - one.start <= CARD


def titles(seed: Seed, blocks: Sequence[Block]) -> list[int]:
    """Paragraphs that are the page's own headline, by index: what its data call so, else its only heading of the first rank.

    In a page's data the name of the outlet may follow the headline; a page's only heading may be that name.
    """
    if not seed.hints:
        return []
    texts = [_flat(seed.text[one.start : one.end]) for one in blocks]
    data = next((one.start for one in seed.hints if one.kind == "metadata"), len(seed.text))
    for kind in ("headline", "title"):
        stated = [_flat(one.value) for one in seed.hints if one.kind == kind]
        found = [at for at, text in enumerate(texts) if blocks[at].end <= data and _is_told(text, stated)]
        if found:
            return found
    ranked = [one for one in seed.hints if one.kind == "heading" and one.value == "1"]
    alone = len(ranked) == 1 and len(_text(seed, ranked[0]).split()) >= TITLE_WORDS
    return np.flatnonzero(_held(ranked, "heading", blocks)).tolist() if alone else []


def _is_told(text: str, stated: Sequence[str]) -> bool:
    """Whether ``text`` is one of the values, or begins one and is long enough for a headline."""
    return any(text == one or (len(text.split()) > TITLE_WORDS and one.startswith(text)) for one in stated)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _text(seed: Seed, hint: Hint) -> str:
    return seed.text[hint.start : hint.end].strip()


def quotes(seed: Seed, blocks: Sequence[Block]) -> list[int]:
    """Paragraphs that the page sets apart as quotations, by index."""
    return np.flatnonzero(_held(seed.hints, "quote", blocks)).tolist() if seed.hints else []


def _held(hints: Sequence[Hint], kind: str, blocks: Sequence[Block]) -> Array:
    """1 for each block of which more than half lies in hints of ``kind`` (joined where they overlap)."""
    spans: list[tuple[int, int]] = []
    for hint in sorted((one for one in hints if one.kind == kind), key=lambda one: (one.start, one.end)):
        if spans and hint.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], hint.end))
        else:
            spans.append((hint.start, hint.end))
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    held = np.zeros(len(blocks))
    for i, block in enumerate(blocks):
        touched = spans[bisect_right(ends, block.start) : bisect_left(starts, block.end)]
        inside = sum(min(end, block.end) - max(start, block.start) for start, end in touched)
        held[i] = inside * 2 > block.end - block.start
    return held
