"""The walk over a page's tree that makes its visible text; iterative, so that no page is too deep for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from generator.model import Hint
from generator.reading.html_roles import Role, is_unseen, roles

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
    )
)
LINES = frozenset(("dd", "dt", "li", "tr", "tbody", "thead", "tfoot", "summary"))
CELLS = frozenset(("td", "th"))
PADDED = frozenset(("button", "label", "time", "img", "input"))
"""Inline boxes that a page always sets apart from their neighbours, though no white space may stand between."""
APART = frozenset(("a", "span"))
COLUMN_SIGNS = frozenset(("br", "p", "div", "table", "ul", "h1", "h2", "h3"))
ROW, CELL = 4, 50
"""Cells of a row, and elements of a cell, that are looked at: enough to tell a table of figures from a page's columns."""
LISTS = frozenset(("ul", "ol", "menu", "dir"))
SPACES = str.maketrans("\t\n\r\f", "    ")


class Gap(IntEnum):
    """What parts the next piece of text from the last one; the strongest wish wins."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


BETWEEN = {Gap.NONE: "", Gap.SPACE: " ", Gap.CELL: " | ", Gap.LINE: "\n", Gap.PARAGRAPH: "\n\n"}


@dataclass(slots=True)
class Writer:
    """The text written so far. White space is written only when something follows, so stretches end in text."""

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0
    gap: Gap = Gap.NONE
    mark: str = ""

    def part(self, gap: Gap) -> None:
        """Part what comes from what was, at least this strongly."""
        self.gap = max(self.gap, gap)

    def break_line(self) -> None:
        """A ``<br>``: a newline; two in a row part paragraphs."""
        self.gap = Gap.PARAGRAPH if self.gap >= Gap.LINE else Gap.LINE

    def flow(self, text: str) -> None:
        """Write running text with HTML's white space collapsed; other spaces (no-break, ideographic) are kept."""
        plain = text.translate(SPACES)
        words = [word for word in plain.split(" ") if word]
        if plain.startswith(" "):
            self.part(Gap.SPACE)
        if words:
            self.put(" ".join(words))
            if plain.endswith(" "):
                self.part(Gap.SPACE)

    def put(self, text: str) -> None:
        """Write text exactly, after the gap and list mark that are due."""
        lead = BETWEEN[self.gap] if self.pieces else ""
        self.starts.append(self.length + len(lead) + len(self.mark))
        self.pieces.append(f"{lead}{self.mark}{text}")
        self.length += len(self.pieces[-1])
        self.gap, self.mark = Gap.NONE, ""


@dataclass(slots=True)
class Walk:
    """Where the walk is: open elements by name, numbers of open ordered lists, open hints with their first piece."""

    writer: Writer = field(default_factory=Writer)
    inside: Counter[str] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)
    roles: list[tuple[Role, ...]] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)

    def enter(self, element: HtmlElement) -> None:
        """Start an element: its gap, its list mark, its hints and its first text."""
        name = str(element.tag)
        self.writer.part(self.gap_of(element))
        self.roles.append(tuple(roles(element, within_article=self.inside["article"] + self.inside["main"] > 0)))
        self.first.append(len(self.writer.starts))
        self.inside[name] += 1
        if name in LISTS:
            self.numbers.append(_first_number(element) if name == "ol" else 0)
        elif name == "li":
            self.writer.mark = self.next_mark()
        self.write(element.text)

    def leave(self, element: HtmlElement) -> None:
        """End an element: its hints get their stretch."""
        name = str(element.tag)
        self.inside[name] -= 1
        if name in LISTS:
            self.numbers.pop()
        if name in LISTS or name == "li":
            self.writer.mark = ""
        start = self.first.pop()
        for kind, value in self.roles.pop():
            if start < len(self.writer.starts):
                self.hints.append(Hint(self.writer.starts[start], self.writer.length, kind, value))
        self.writer.part(self.gap_of(element))

    def write(self, text: str | None) -> None:
        """Text of the element that is open now."""
        if not text:
            return
        if not self.inside["pre"]:
            self.writer.flow(text)
        elif text.strip("\n"):
            self.writer.put(text.strip("\n").replace("\r", ""))

    def gap_of(self, element: HtmlElement) -> Gap:
        """How strongly an element is parted from its neighbours."""
        name = str(element.tag)
        if name in CELLS:
            return Gap.PARAGRAPH if _is_column(element) else Gap.CELL
        if name in LINES or (name in {"div", "ul", "ol"} and self.inside["li"] + self.inside["td"] + self.inside["th"]):
            return Gap.LINE
        if name in BLOCKS:
            return Gap.PARAGRAPH
        apart = name in PADDED or self.inside["time"] > (name == "time") or _is_apart(element)
        return Gap.SPACE if apart else Gap.NONE

    def next_mark(self) -> str:
        """What stands before a list item: its number in an ordered list, else a dash."""
        if not self.numbers or self.numbers[-1] == 0:
            return "- "
        self.numbers[-1] += 1
        return f"{self.numbers[-1] - 1}. "


def visible_text(tree: HtmlElement) -> tuple[str, list[Hint]]:
    """The text that a reader of the page sees, and the hints of its elements in the order of their ends."""
    walk = Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    skipped = None
    for event, element in steps:
        if event == "start":
            if element.tag == "br":
                walk.writer.break_line()
            if not isinstance(element.tag, str) or element.tag == "br" or is_unseen(element):
                skipped = element
                steps.skip_subtree()
            else:
                walk.enter(element)
            continue
        if element is skipped:
            skipped = None
        else:
            walk.leave(element)
        if element is not tree:
            walk.write(element.tail)
    return "".join(walk.writer.pieces), walk.hints


def _is_apart(element: HtmlElement) -> bool:
    """Whether a link or a stretch of its own follows another one directly, which style sheets set apart."""
    previous = element.getprevious()
    if previous is None or previous.tail or previous.tag not in APART or element.tag not in APART:
        return False
    if element.tag == previous.tag == "a":
        return True
    before, after = (previous.text or "")[-2:], (element.text or "")[:2]
    return len(before) == len(after) == 2 and (before[-1].islower() or before[-1].isdigit()) and after[0].isupper()


def _is_column(element: HtmlElement) -> bool:
    """Whether a cell, or one beside it, holds lines or blocks: then the table is there for the page's layout."""
    row = element.getparent()
    cells = [element] if row is None else row.iterchildren("td", "th")
    return any(part.tag in COLUMN_SIGNS for cell in islice(cells, ROW) for part in islice(cell.iter(), CELL))


def _first_number(element: HtmlElement) -> int:
    start = element.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and 0 < len(start) < 6 and int(start) else 1
