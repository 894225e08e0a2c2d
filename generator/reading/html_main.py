"""Which stretches of a page's visible text are its main text: trafilatura's answer, mapped back onto our rendering."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from lxml.etree import LxmlError
from lxml.html import HtmlElement

WORD = re.compile(r"\w+")
RUN = 4
"""Words in a row that identify a place: three repeat within a page's own teasers, five miss lines cut by links."""
SHARE = 0.6
"""Share of a line's runs that must be main text: lines are wholly in or out, footnote marks and links cost a few runs."""

FULL_LIMIT = 3_000
FAST_LIMIT = 12_000
"""Elements of a page up to which trafilatura runs with its fall-backs (quadratic at worst: 1.2 s for 4,000 elements, 60 s
for 32,000), and without them (1.3 s for 12,000). Beyond that nothing is judged main: saved news pages have 500 to 8,000."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

Words = tuple[str, ...]


def main_stretches(tree: HtmlElement, text: str) -> list[tuple[int, int]]:
    """Half-open stretches of ``text`` (whole lines, neighbours joined) that trafilatura takes for the main text.

    A line counts when most of its runs of words are in trafilatura's text. A line too short for that counts if
    trafilatura has that very line, but only between two lines that do or right beside one.
    """
    lines = _main_lines(tree)
    known = {run for line in lines for run in _runs(line)}
    whole = set(lines)
    spans = _line_spans(text)
    sure = [_share(words, known) >= SHARE for _, _, words in spans]
    if True not in sure:
        return []
    first, last = sure.index(True), len(sure) - 1 - sure[::-1].index(True)
    main = [sure[i] or words in whole for i, (_, _, words) in enumerate(spans)]
    while first > 0 and main[first - 1]:
        first -= 1
    while last + 1 < len(main) and main[last + 1]:
        last += 1
    stretches: list[tuple[int, int]] = []
    for i in range(first, last + 1):
        start, end, _ = spans[i]
        if main[i] and i > first and main[i - 1]:
            stretches[-1] = (stretches[-1][0], end)
        elif main[i]:
            stretches.append((start, end))
    return stretches


def _main_lines(tree: HtmlElement) -> list[Words]:
    """The words of each line of the main text, without metadata (its dates would depend on today)."""
    elements = sum(1 for _ in islice(tree.iter(), FAST_LIMIT + 1))
    if elements > FAST_LIMIT:
        return []
    import trafilatura  # noqa: PLC0415 (it takes half a second, which a run without new web pages need not spend)

    fast = elements > FULL_LIMIT
    try:
        document = trafilatura.bare_extraction(tree, fast=fast, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, LxmlError):
        return []
    text = getattr(document, "text", None) or ""
    return [words for words in map(_words, text.split("\n")) if words]


def _line_spans(text: str) -> list[tuple[int, int, Words]]:
    spans, start = [], 0
    for line in text.split("\n"):
        words = _words(line)
        if words:
            spans.append((start, start + len(line), words))
        start += len(line) + 1
    return spans


def _words(line: str) -> Words:
    return tuple(WORD.findall(unicodedata.normalize("NFC", line).casefold()))


def _runs(words: Words) -> Iterable[Words]:
    return (words[i : i + RUN] for i in range(len(words) - RUN + 1))


def _share(words: Words, known: set[Words]) -> float:
    runs = list(_runs(words))
    return sum(run in known for run in runs) / len(runs) if runs else 0.0
