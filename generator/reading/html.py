"""A web page's visible text, by one fixed function, with what its structure says about stretches of it.

The text is what a browser would show without style sheets: blocks are paragraphs between blank lines, white space is
collapsed, ``<br>`` is a newline, list items start with ``- `` or a number, plain table cells are parted by `` | ``. What
is never shown (scripts, styles, templates, hidden elements) is left out. At the very end, after a blank line, stands a
block of ``key: value`` lines with what the page says of itself out of sight (JSON-LD, OpenGraph, meta elements), so that
a value taken from there can have evidence like any other: see :mod:`generator.reading.html_metadata`.

Hints (:class:`generator.model.Hint`) and their values: ``main``; ``heading`` (level); ``caption``; ``quote``;
``navigation`` (name of the element or role); ``consent``, ``promotion``, ``related``, ``comments``, ``unshown``;
``article``; ``link``; ``table``; ``time`` (datetime); ``author``; ``metadata`` over the block at the end, and on each value
in it a hint of its key: ``headline``, ``title``, ``outlet``, ``author``, ``published``, ``modified``, ``section``, ``url``,
``language``, ``paywall`` (value: the value again).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.model import Hint
from generator.reading.html_main import main_stretches
from generator.reading.html_metadata import metadata
from generator.reading.html_walk import visible_text

TOO_DEEP = "Excessive depth"
"""How libxml2's message starts when elements nest deeper than 256, its limit against hostile pages; the rest is cut off."""

ELEMENT_LIMIT = 50_000
"""Elements of a page: saved news pages have 500 to 8,000, and the walk takes a second for 50,000."""

ATTRIBUTE_LIMIT = 10_000
"""Attributes of one element: libxml2's time grows with their square (0.1 s for 8,000, two minutes for 300,000)."""

ATTRIBUTE = re.compile(r"""[\s/]*+(?:=?[^\s/>=]++|=)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+""")
"""One attribute as browsers read it: a quoted value may hold ``>``, and no white space is needed after it."""

TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+((?:{ATTRIBUTE.pattern})*+)")
"""A start tag without its end. Nothing in it is tried twice, so that it takes linear time."""


BOXES = {"promotion": 0.3, "related": 0.3, "comments": 0.3, "unshown": 0.15}
"""Kinds of box around an article, and the share of the main text that one may hold by mistake: a teaser or two, a form's
invitation. What is shown only after a click is often the rest of the article, so that of hidden stretches less is left out."""


def render(markup: str) -> tuple[str, tuple[Hint, ...]]:
    """The visible text of a page and its hints, sorted by start, end and kind. Never fails: no element, no text."""
    tree, _ = parse(markup)
    return ("", ()) if tree is None else render_tree(tree)


def parse(markup: str) -> tuple[HtmlElement | None, str]:
    """The page's tree (``None`` for an empty page) and why it cannot be trusted to be whole, or an empty string.

    No network, no entities of its own, no huge trees; comments and processing instructions are left out.
    """
    if _has_swollen_tag(markup):
        return None, f"has an element with more than {ATTRIBUTE_LIMIT:,} attributes."
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    data = markup.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, ""
    deep = any(entry.message.startswith(TOO_DEEP) for entry in parser.error_log)
    if deep:
        return tree, "nests elements deeper than 256 levels."
    many = sum(1 for _ in islice(tree.iter(), ELEMENT_LIMIT + 1)) > ELEMENT_LIMIT
    return tree, f"has more than {ELEMENT_LIMIT:,} elements." if many else ""


def _has_swollen_tag(markup: str) -> bool:
    """Whether a tag has so many attributes that parsing it would take too long."""
    return any(
        tag.end() - tag.start() > 2 * ATTRIBUTE_LIMIT and len(ATTRIBUTE.findall(tag[1])) > ATTRIBUTE_LIMIT
        for tag in TAG.finditer(markup)
    )


def boxes(hints: Sequence[Hint], main: Sequence[tuple[int, int]]) -> list[Hint]:
    """``hints`` without boxes (:data:`BOXES`) that hold much of the ``main`` text: those are named for something else."""
    starts = [start for start, _ in main]
    before = [0, *accumulate(end - start for start, end in main)]

    def upto(place: int) -> int:
        """Characters of the main text before ``place``."""
        at = bisect_right(starts, place)
        return before[at] - max(0, main[at - 1][1] - place) if at else 0

    kept: list[Hint] = []
    held: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for one in sorted(hints, key=lambda hint: (hint.start, -hint.end)):
        inside = upto(one.end) - upto(one.start)
        if inside > BOXES.get(one.kind, 1) * before[-1]:
            continue
        kept.append(one)
        held[one.kind] += max(0, upto(one.end) - upto(max(one.start, last[one.kind])))
        last[one.kind] = max(last[one.kind], one.end)
    return [one for one in kept if one.kind not in BOXES or held[one.kind] <= BOXES[one.kind] * before[-1]]


def render_tree(tree: HtmlElement) -> tuple[str, tuple[Hint, ...]]:
    """:func:`render` for a tree from :func:`parse`, which is left as it was."""
    text, hints = visible_text(tree)
    main = main_stretches(tree, text)
    found = [*boxes(hints, main or [(0, len(text))]), *(Hint(start, end, "main") for start, end in main)]
    values = metadata(tree)
    if values:
        text = f"{text}\n\n" if text else ""
        block = len(text)
        for key, value in values:
            start = len(text) + len(key) + 2
            found.append(Hint(start, start + len(value), key, value))
            text += f"{key}: {value}\n"
        text = text[:-1]
        found.append(Hint(block, len(text), "metadata"))
    return text, tuple(sorted(found, key=lambda hint: (hint.start, hint.end, hint.kind, hint.value)))
