"""Paragraphs of a seed's text: one line each, or hard-wrapped lines put together again.

A hard-wrapped text breaks a line only where the next word would not fit. So a line *has* to be the last of its paragraph when the
first word of the next line would still have fitted; else the paragraph goes on, unless the next line opens something new
(a dateline, a list mark, a block quote).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

WIDTH_MIN, WIDTH_MAX = 50, 110
"""Widths, in characters, that hard-wrapping uses: mails and feeds wrap at 60 to 100."""
FULL_SHARE = 0.7
"""A text is wrapped where this share of its long lines had no room for the next word; headings and last lines of paragraphs
keep it below 1."""
LONG_LINE = 0.6
"""Lines of at least this share of the width bear witness to wrapping; shorter ones end a paragraph in either shape."""
RUNNING_SHARE = 0.4
"""The same, where this share of them breaks off within a sentence that the next line goes on with in lower case."""
OVERLONG_SHARE = 0.02
"""Share of lines (addresses, tables) that may be longer than the width of a wrapped text."""
ALMOST_FULL = 0.75
"""A line this long that ends within a sentence is followed by the rest of it, whatever would still have fitted."""
TITLE_CASE = 0.95
"""Share of longer words with a capital from which a line counts as set in title case."""
QUOTE = "> "
QUOTES = "”\"'’"
INNER_END = re.compile(r"[a-z]{3}[.!?][”\"'’)]? [“\"‘']?[A-Z]")
ENDS = ".!?…”\"'’)"

OPENING = re.compile(
    r"[A-Z][A-Z.'’-]{2,24}(?:[ ,]{1,2}[A-Z][\w.'’-]{1,24}){0,4}(?: \d{1,2})? {0,2}(?:\([A-Z][\w ]{1,24}\) ?)?[—–-]{1,2} "
    r"|[-*•] |#{1,4} |\((?:Reporting|Additional reporting|Writing|Editing|Compiled|Written|Edited)\b"
)
"""What opens a new paragraph even after a full line: a dateline in capitals, a list mark, a Markdown heading, who
reported."""


CUT_REACH = 120
"""Characters of a paragraph in which a glued label is sought."""
GLUED = re.compile(
    r"(?:(?:Read the (?:full )?(?:article|story)|Continue [Rr]eading|Read [Mm]ore|Published|Updated|Advertisement|ADVERTISEMENT"
    r"|Share this article|Subscribe|Sign up|Search Trends|Related)(?=[A-Z“‘\"][a-z’'“‘])"
    r"|Search Trends[ \n]{1,2}(?=(?:date )?\d{4}-\d\d-\d\d|[A-Z“])"
    r"|(?:(?:[Dd]ate|[Pp]ublished|[Uu]pdated|[Pp]osted):? )?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?[ \n]{1,2}"
    r"(?=[A-Z“‘\"'][\w’'-]{0,20} [\w“‘])"
    r"|[A-Z][A-Za-z &]{2,24} (?=[•·|] ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d\d))"
    r")"
)
"""A label of the page that stands at the start of another paragraph's line: a link's words, a date, a section before a date."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its span without outer white space, and whether a blank line stands before it."""

    start: int
    end: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line without its outer white space."""

    start: int
    end: int
    text: str
    apart: bool


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of ``text``, trimmed; ``apart`` says that a blank line (or the start) stands before."""
    found: list[Line] = []
    apart, at = True, 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare[0])
            found.append(Line(start, start + len(bare), bare, apart))
        apart = not bare
        at += len(raw) + 1
    return found


def wrap_width(lines: list[Line]) -> int | None:
    """The width in characters at which ``lines`` are hard-wrapped, or ``None`` where each line is a paragraph."""
    if len(lines) < 4:
        return None
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[-1 - int(len(lengths) * OVERLONG_SHARE)]
    if not WIDTH_MIN <= width <= WIDTH_MAX:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart and len(a.text) >= LONG_LINE * width]
    if len(pairs) < 3:
        return None
    broken = [len(a.text) for a, b in pairs if a.text[-1] not in ENDS and b.text[0].islower()]
    if len(broken) >= RUNNING_SHARE * len(pairs):
        return max(*broken, WIDTH_MIN)
    full = sum(is_full(a, b, width) for a, b in pairs)
    running = sum(b.text[0].islower() for _, b in pairs)
    return width if full >= FULL_SHARE * len(pairs) and running >= len(pairs) / 4 else None


def is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of ``after`` would not have fitted on ``line``."""
    head = after.text.removeprefix(QUOTE).split(None, 1)[0]
    return len(line.text) + 1 + len(head) > width


def joins(line: Line, after: Line, later: Line | None, width: int) -> bool:
    """Whether ``after`` goes on with the paragraph of ``line`` in a text wrapped at ``width``; ``later`` is the line after it."""
    if after.apart or line.text.startswith(QUOTE) != after.text.startswith(QUOTE) or OPENING.match(after.text):
        return False
    if breaks_off(line):
        return True
    ended = line.text[-1] in ENDS
    if not ended and len(line.text) >= ALMOST_FULL * width and (after.text[0].islower() or after.text[-1] in ENDS):
        return not is_title(line, after)
    if ended and is_heading(after, later, width):
        return False
    return is_full(line, after, width) and (ended or not is_title(line, after))


def breaks_off(line: Line) -> bool:
    """Whether ``line`` can only go on: it ends with a comma, or its last sentence has no end though one stands before it."""
    bare = line.text.rstrip(QUOTES)
    return bare.endswith(",") or (line.text[-1] not in ENDS and INNER_END.search(line.text) is not None)


def is_heading(line: Line, later: Line | None, width: int) -> bool:
    """Whether ``line`` can only be a heading: a paragraph of its own, a capital first, no mark at its end."""
    if line.text[-1] in ENDS + ",;:-—" or line.text[0].islower():
        return False
    return later is None or later.apart or not is_full(line, later, width)


def is_title(line: Line, after: Line) -> bool:
    """Whether ``line`` is set in title case, without an end, and ``after`` starts a sentence that is not."""
    if after.text[0].islower() or line.text[-1] in ",;:-—":
        return False
    return _title_case(line.text) >= TITLE_CASE > 0.5 >= _title_case(after.text)


def _title_case(text: str) -> float:
    words = [word for word in text.split() if len(word) > 3]
    return sum(not word[0].islower() for word in words) / (len(words) or 1)


def blocks(text: str, *, wrapped: bool = True) -> list[Block]:
    """The paragraphs of ``text`` in order; ``wrapped`` false: no line is ever put together. Linear in the length of the text."""
    lines = lines_of(text)
    width = wrap_width(lines) if wrapped else None
    found: list[Block] = []
    for i, line in enumerate(lines):
        later = lines[i + 1] if i + 1 < len(lines) else None
        if width and found and joins(lines[i - 1], line, later, width):
            found[-1] = Block(found[-1].start, line.end, found[-1].apart)
        else:
            found.append(Block(line.start, line.end, line.apart))
    return [piece for block in found for piece in _cut(text, block)]


def _cut(text: str, block: Block) -> list[Block]:
    """The block, or the pieces of a block in which a label of the page and the next paragraph run together."""
    found: list[Block] = []
    start, apart = block.start, block.apart
    while glued := GLUED.match(text, start, min(block.end, start + CUT_REACH)):
        found.append(Block(start, start + len(glued[0].rstrip()), apart))
        start, apart = glued.end(), False
    return [*found, Block(start, block.end, apart)]
