"""The numbers by which the label model tells an article's words from the page around them, one array per feature.

All are local (the paragraph, its neighbours, the nearest signs), so that a file of several pages is read like each page alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.reading.looks import ADDRESS, DIGITS, ENDS, FUNCTION_WORDS, INNER_END, Look

Array = NDArray[np.float64]
Columns = dict[str, Array]

SIZES = (1, 2, 4, 7, 11, 16, 24, 40)
"""Lower bounds of the classes of length, in words."""
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
CAP = 80.0
"""Words of one paragraph that count in sums, so that one endless paragraph doesn't drown the rest."""
ECHO = 25
"""Characters in common by which a line echoes an earlier one (a page's title and its headline)."""
OWN_SHAPES = (
    "consent promotion related player navigation bio credit contributors byline byline_sure tagline date date_line clock speech"
    " caption dateline photo_credit"
).split()
NOISY = frozenset("consent promotion related player navigation bio credit caption".split())


def features(looks: Sequence[Look], apart: Sequence[bool]) -> Columns:
    """One array per feature, in the order of ``looks``. ``apart`` says where a blank line stands before a paragraph."""
    columns = _own(looks)
    columns |= _neighbours(looks)
    blank = np.array([*apart, True], float)
    columns["apart"], columns["apart_after"] = blank[:-1], blank[1:]
    columns |= _repeats(looks)
    columns |= _distances(looks)
    columns |= _around("prose", np.array([one.prose for one in looks]), (5, 12))
    return columns


def matrix(columns: Columns, names: Sequence[str]) -> Array:
    """Rows for paragraphs, a column for each of ``names`` (zeros where a feature is absent)."""
    count = len(next(iter(columns.values())))
    zeros = np.zeros(count)
    return np.column_stack([columns.get(name, zeros) for name in names])


def shift(values: Array, step: int) -> Array:
    """``values`` of the paragraph ``step`` further on; 0 beyond either end."""
    out = np.zeros_like(values)
    if abs(step) < len(values):
        if step > 0:
            out[:-step] = values[step:]
        else:
            out[-step:] = values[:step]
    return out


def _flag(looks: Sequence[Look], test: Callable[[Look], object]) -> Array:
    return np.array([float(bool(test(one))) for one in looks])


def _share(looks: Sequence[Look], count: Callable[[Look], int]) -> Array:
    return np.array([count(one) / one.size for one in looks])


def _own(looks: Sequence[Look]) -> Columns:
    """Features of each paragraph alone."""
    sizes = np.array([one.size for one in looks])
    ended = _flag(looks, lambda one: one.text[-1] in ENDS)
    bucket = np.searchsorted(SIZES, sizes, side="right") - 1
    columns: Columns = {
        "log_words": np.log(sizes),
        "function_share": _share(looks, lambda one: sum(word in FUNCTION_WORDS for word in one.lower)),
        "capital_share": _share(looks, lambda one: sum(word[0].isupper() for word in one.words[1:])),
        "number_share": _share(looks, lambda one: sum(word[0].isdigit() for word in one.words)),
        "address_share": _share(looks, lambda one: sum(word in ADDRESS for word in one.lower)),
        "inner_ends": np.array([min(len(INNER_END.findall(one.text[:2000])), 4) / 4 for one in looks]),
        "prose": np.array([one.prose for one in looks]) / CAP,
        "period": _flag(looks, lambda one: one.text.rstrip("”\"'’)").endswith((".", "。"))),
        "question": _flag(looks, lambda one: one.text.endswith("?")),
        "ellipsis": _flag(looks, lambda one: one.text.endswith(("…", "..."))),
        "quotes": _flag(looks, lambda one: one.text[0] in '“"‘' or "“" in one.text or '"' in one.text),
        "lower_first": _flag(looks, lambda one: one.text[0].islower()),
        "all_capitals": _flag(looks, lambda one: one.text.isupper()),
        "marks": _flag(looks, lambda one: any(mark in one.text for mark in "|»›•©→@#{}<>")),
        "address": _flag(looks, lambda one: "http" in one.text or "www." in one.text),
        "colon": _flag(looks, lambda one: one.text.endswith(":")),
    }
    for i, bound in enumerate(SIZES):
        columns[f"size{bound}"] = (bucket == i) * (1 - ended)
        columns[f"size{bound}_ended"] = (bucket == i) * ended
    for shape in OWN_SHAPES:
        columns[f"is_{shape}"] = _flag(looks, lambda one, shape=shape: shape in one.shapes)  # type: ignore[misc]
        columns[f"is_{shape}_short"] = columns[f"is_{shape}"] * (sizes <= 12)
    return columns


def _neighbours(looks: Sequence[Look]) -> Columns:
    """A few features of the paragraphs just before and after."""
    seen = {
        "prose": np.array([one.prose for one in looks]) / CAP,
        "long_prose": _flag(looks, lambda one: one.prose >= 20),
        "log_words": np.array([np.log(one.size) for one in looks]),
        "ended": _flag(looks, lambda one: one.text[-1] in ENDS),
        "noise": _flag(looks, lambda one: one.shapes & NOISY),
        "byline": _flag(looks, lambda one: "byline" in one.shapes),
        "date_line": _flag(looks, lambda one: "date_line" in one.shapes),
        "photo_credit": _flag(looks, lambda one: "photo_credit" in one.shapes),
        "related": _flag(looks, lambda one: "related" in one.shapes),
    }
    ones = np.ones(len(looks))
    return {
        f"{step:+d}_{name}": shift(values, step)
        for step in NEIGHBOURS
        for name, values in {**seen, "some": ones}.items()
    }


def _around(name: str, values: Array, reaches: Sequence[int]) -> Columns:
    """log(1 + sum) of ``values`` within each reach before and after, and of the smaller of the two."""
    count = len(values)
    total = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(count)
    columns: Columns = {}
    for reach in reaches:
        before = np.maximum(total[index] - total[np.maximum(index - reach, 0)], 0)
        after = np.maximum(total[np.minimum(index + reach + 1, count)] - total[index + 1], 0)
        columns[f"{name}_before{reach}"], columns[f"{name}_after{reach}"] = np.log1p(before), np.log1p(after)
        columns[f"{name}_both{reach}"] = np.log1p(np.minimum(before, after))
    return columns


def _repeats(looks: Sequence[Look]) -> Columns:
    """Said before, said how often, and how often a line of the same shape (digits aside) stands near."""
    texts = [one.text for one in looks]
    counts, seen = Counter(texts), set[str]()
    again = np.zeros(len(texts))
    for i, text in enumerate(texts):
        again[i] = text in seen
        seen.add(text)
    near = {f"again_near{step:+d}": _alike(texts, step) for step in (-2, -1, 1, 2)}
    copies = np.array([min(counts[text] - 1, 4) / 4 for text in texts])
    shapes = [
        "date" if "date_line" in one.shapes or "clock" in one.shapes else DIGITS.sub("0", one.text[:80])
        for one in looks
    ]
    same = Counter(shapes)
    periodic = np.array([float(same[shape] > 2) for shape in shapes])
    return {"again": again, "copies": copies, **near, **_around("periodic", periodic, (8,))}


def _alike(texts: Sequence[str], step: int) -> Array:
    """Whether the paragraph ``step`` further on begins with the same words."""
    keys = [text[:ECHO] for text in texts]
    pairs = ((i + step, len(texts[i]) >= ECHO) for i in range(len(texts)))
    return np.array([float(long and 0 <= j < len(texts) and keys[j] == keys[i]) for i, (j, long) in enumerate(pairs)])


def _distances(looks: Sequence[Look]) -> Columns:
    """1 / (1 + paragraphs since, until) the nearest sign that an article starts or that a page's tail does."""
    known: set[str] = set()
    echo = np.zeros(len(looks))
    for i, one in enumerate(looks):
        key = one.text[:ECHO].lower()
        echo[i] = len(one.text) >= ECHO and one.size <= 30 and key in known
        if len(one.text) >= ECHO:
            known.add(key)
    signs = {
        "echo": echo,
        "by": _flag(looks, lambda one: ("byline" in one.shapes or "date_line" in one.shapes) and one.size <= 14),
        "related": _flag(looks, lambda one: "related" in one.shapes and one.size <= 8),
        "tail": _flag(looks, lambda one: one.shapes & {"bio", "contributors", "credit"}),
        "tiny": _run(_flag(looks, lambda one: one.size <= 3)),
    }
    columns: Columns = {"echo": echo}
    for name, at in signs.items():
        columns[f"since_{name}"] = _since(at)
        columns[f"until_{name}"] = _since(at[::-1])[::-1]
    return columns


def _run(flags: Array) -> Array:
    """Where a flag stands at this and at both neighbours."""
    return flags * shift(flags, 1) * shift(flags, -1)


def _since(flags: Array) -> Array:
    """1 / (1 + paragraphs since the last flag before this one); 0 where there is none."""
    out, distance = np.zeros(len(flags)), 0
    for i, flag in enumerate(flags):
        out[i] = 1 / distance if distance else 0
        distance = 1 if flag else distance + 1 if distance else 0
    return out
