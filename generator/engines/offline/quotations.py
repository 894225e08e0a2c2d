"""Find quotations: stretches between quotation marks, the outer ones, also over several paragraphs.

Curly, straight, doubled-single and angle marks are read. A mark inside a quotation of another kind belongs to a nested one
and is passed over. A quotation that is left open at the end of a paragraph goes on where the next paragraph opens with a mark
(the newspaper convention for long quotations).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.engines.offline.document import Document

CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "''": "''", "'": "'", "‟": "”"}
SINGLES = frozenset("‘'")
CURLY = frozenset("“„«‟")
# What was opened with a straight mark is sometimes closed with a curly one.
STRAIGHT_END = re.compile('["”]')
OPENERS = re.compile("''|[“„«\"‘'‟]")
# A single-quoted stretch longer than this is taken for two stray apostrophes (longest seen in news: a sentence or two).
LONGEST_SINGLE = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outer quotation. ``parts`` are its stretches with their marks, one for each paragraph it runs through."""

    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its first mark stands."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The offset after its last mark."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    closed: bool


class Quoted:
    """All quoted stretches of a document, to ask whether an offset lies within one."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self._parts = [part for quotation in found for part in quotation.parts]
        self._starts = [start for start, _ in self._parts]

    def at(self, offset: int) -> tuple[int, int] | None:
        """The quoted stretch around ``offset``; its opening mark is outside."""
        number = bisect_left(self._starts, offset) - 1
        return self._parts[number] if number >= 0 and offset < self._parts[number][1] else None


@lru_cache(maxsize=1)
def quotations(document: Document) -> tuple[Quotation, ...]:
    """The outer quotations of ``document``, in order; five parts of the engine ask for them."""
    found: list[Quotation] = []
    unclosed = False
    for paragraph in document.read():
        text = document.article.text_of(paragraph)
        parts = [_Part(paragraph.start + p.start, paragraph.start + p.end, p.closed) for p in _parts(text)]
        for part in parts:
            span = (part.start, part.end)
            if unclosed and part is parts[0] and part.start == paragraph.start:
                found[-1] = Quotation((*found[-1].parts, span))
            else:
                found.append(Quotation((span,)))
        unclosed = bool(parts) and not parts[-1].closed
    return tuple(found)


def _parts(text: str) -> Iterator[_Part]:
    """The outer quotations of one paragraph; an unclosed one at its end counts if it starts like speech."""
    singles = [match.start() for match in re.finditer("['’]", text) if _closes_single(text, match.start())]
    position, never_closed = 0, set[str]()
    for match in OPENERS.finditer(text):
        mark = match.group()
        if match.start() < position or mark in never_closed or not _opens(text, match.start(), mark):
            continue
        end = _close(text, match.start(), mark, singles)
        if end is not None:
            yield _Part(match.start(), end, closed=True)
            position = end
        elif mark not in SINGLES:
            if _starts_like_speech(text, match.start()):
                yield _Part(match.start(), len(text.rstrip()), closed=False)
                return
            never_closed.add(mark)


def _opens(text: str, position: int, mark: str) -> bool:
    """Whether the mark at ``position`` opens: something follows, and before a mark that also closes stands no word."""
    after = text[position + len(mark) : position + len(mark) + 1]
    before = text[position - 1] if position else " "
    if not after or after.isspace():
        return False
    return mark in CURLY or not (before.isalnum() or before in ".,!?")


def _close(text: str, position: int, mark: str, singles: list[int]) -> int | None:
    """The offset after the mark that closes the quotation opened at ``position``; ``singles`` are the closing single marks."""
    start = position + len(mark)
    if mark in SINGLES:
        number = bisect_left(singles, start)
        found = singles[number] if number < len(singles) else -1
        return found + 1 if 0 <= found < position + LONGEST_SINGLE else None
    if mark == "''":
        found = text.find(mark, start)
        return found + len(mark) if found >= 0 else None
    if mark == '"':
        closing = STRAIGHT_END.search(text, start)
        return closing.end() if closing else None
    return _close_nesting(text, start, mark)


def _close_nesting(text: str, start: int, mark: str) -> int | None:
    """As :func:`_close` for marks that differ left and right; where one inner mark is missing, the last closing one counts."""
    depth, last = 1, None
    for match in re.compile(f"[{mark}{CLOSERS[mark]}]").finditer(text, start):
        depth += 1 if match.group() == mark else -1
        if match.group() != mark:
            last = match.end()
        if depth == 0:
            return last
    return last


def _closes_single(text: str, index: int) -> bool:
    """Whether the mark at ``index`` closes: no letter follows, and it is no plural possessive before a lower-case word."""
    if text[index + 1 : index + 2].isalnum():
        return False
    possessive = text[index - 1] == "s" and text[index + 1 : index + 2] == " " and text[index + 2 : index + 3].islower()
    return not (possessive and text[index] in text[index + 1 : index + 80])


def _starts_like_speech(text: str, position: int) -> bool:
    """Whether a quotation that is never closed starts a paragraph or follows a colon or comma."""
    before = text[:position].rstrip()
    return not before or before[-1] in ":,"
