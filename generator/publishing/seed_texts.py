"""The pages of seeds' texts: all that a seed holds, kept and dropped, with the words that briefs rest on marked in it.

Only for seeds that the desk lets be published. A long text lies on several pages, cut where a labelled stretch begins.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Literal

from generator.model import KEPT, FiledBrief, LabelSpan, SeedText
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.page import Page
from generator.publishing.paging import Part
from generator.publishing.passages import passages

CHARACTERS = 30_000
"""Of a seed's text on one page: four to six articles, about 45 kB of HTML. News pages saved whole have 5,000 to 25,000."""

Range = tuple[int, int]
Token = tuple[Literal["open", "text", "close"], str]
"""A piece of a paragraph: the beginning of marked words with their anchor, which may be empty, text, or the end of a mark."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where the text of a seed stands on the site: the ``starts`` of its pages in the text, below ``base``."""

    base: str
    starts: tuple[int, ...]

    def address(self, start: int, end: int) -> str:
        """The address, from the site's root, of the characters ``start`` to ``end``."""
        number = sum(begin <= start for begin in self.starts)
        return f"{links.part_path(self.base, number)}#{anchor((start, end))}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring paragraphs of one label."""

    label: str
    kept: bool
    paragraphs: tuple[tuple[Token, ...], ...]


def anchor(place: Range) -> str:
    """The anchor of the characters of ``place``."""
    return f"c{place[0]}-{place[1]}"


def located(text: SeedText) -> Located:
    """Where ``text`` stands on the site."""
    starts = [0]
    for span in text.labels:
        if span.end - starts[-1] > CHARACTERS and span.start > starts[-1]:
            starts.append(span.start)
        while span.end - starts[-1] > CHARACTERS:
            starts.append(starts[-1] + CHARACTERS)
    return Located(links.seed_path(text.seed.path), tuple(starts))


def seed_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of each text that may be published."""
    briefs: dict[str, list[FiledBrief]] = {}
    for filed in catalogue.desk.briefs if catalogue.texts else ():
        briefs.setdefault(filed.file, []).append(filed)
    for text in catalogue.desk.texts:
        told = briefs.get(text.file)
        if told:
            yield from _pages_of(text, tuple(sorted(told, key=lambda filed: filed.brief.span.start)))


def _pages_of(text: SeedText, briefs: tuple[FiledBrief, ...]) -> Iterator[Page]:
    place = located(text)
    ends = (*place.starts[1:], text.labels[-1].end)
    for number, (start, end) in enumerate(zip(place.starts, ends, strict=True), 1):
        older = links.part_path(place.base, number + 1) if number < len(ends) else None
        part = Part(
            links.part_path(place.base, number), number, (start, end), older, links.part_path(place.base, number - 1)
        )
        yield Page(
            path=part.path,
            title=f"The text of {text.seed.path}" + (f", page {number}" if number > 1 else ""),
            description="A saved article as it was found: what was kept, what was dropped, and the words that facts rest on.",
            section="briefing",
            template="seed.html.j2",
            view=partial(_view, text, briefs, part),
            listed=False,
            about=(text.seed, text.labels, part.number, briefs),
        )


def _view(text: SeedText, briefs: Sequence[FiledBrief], part: Part[int]) -> Mapping[str, object]:
    start, end = part.items
    words = text.load()
    return {
        "seed": text.seed,
        "part": part,
        "start": start,
        "end": end,
        "whole": text.labels[-1].end,
        "briefs": briefs,
        "located": located(text),
        "stretches": None if words is None else tuple(_stretches(words, text.labels, briefs, (start, end))),
    }


def _stretches(words: str, labels: Iterable[LabelSpan], briefs: Iterable[FiledBrief], page: Range) -> Iterator[Stretch]:
    """The labelled stretches of ``words`` on a page, without those of white space alone."""
    marked = _marked(briefs)
    begun: set[Range] = set()
    here = (label for label in labels if label.start < page[1] and label.end > page[0])
    for name, spans in groupby(here, key=lambda span: span.label):
        paragraphs = []
        for span in spans:
            place = _trimmed(words, max(span.start, page[0]), min(span.end, page[1]))
            if place[0] < place[1]:
                paragraphs.append(tuple(_tokens(words, place, _within(marked, place), begun)))
        if paragraphs:
            yield Stretch(name.replace("_", " "), name in KEPT, tuple(paragraphs))


def _marked(briefs: Iterable[FiledBrief]) -> list[Range]:
    """The places of all evidence and of all passages, in order, what holds others before what it holds."""
    found: set[Range] = set()
    for filed in briefs:
        found.update((item.start, item.end) for item in filed.brief.rests_on())
        found.update((passage.start, passage.end) for passage in passages(filed.brief).all)
    return sorted((place for place in found if place[0] < place[1]), key=_order)


def _order(place: Range) -> Range:
    return place[0], -place[1]


def _within(marked: Iterable[Range], place: Range) -> list[Range]:
    return [one for one in marked if one[0] < place[1] and one[1] > place[0]]


def _trimmed(words: str, start: int, end: int) -> Range:
    """``start`` to ``end`` without the white space around it."""
    text = words[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def _tokens(words: str, place: Range, marked: Iterable[Range], begun: set[Range]) -> Iterator[Token]:
    """The text of ``place`` with marks, one within the other; of marks that cross, the later goes on in a second piece.

    ``begun`` are those that have their anchor already.
    """
    waiting = [(_order((max(one[0], place[0]), min(one[1], place[1]))), one) for one in marked]
    heapq.heapify(waiting)
    open_ends: list[int] = []
    now = place[0]

    def until(where: int) -> Iterator[Token]:
        """Text and the ends of marks as far as ``where``."""
        nonlocal now
        while open_ends and open_ends[-1] <= where:
            yield from _text(words, now, open_ends[-1])
            now = open_ends.pop()
            yield "close", ""
        yield from _text(words, now, where)
        now = max(now, where)

    while waiting:
        (start, negative), one = heapq.heappop(waiting)
        yield from until(start)
        end = -negative
        if open_ends and end > open_ends[-1]:
            heapq.heappush(waiting, (_order((open_ends[-1], end)), one))
            end = open_ends[-1]
        yield "open", "" if one in begun else anchor(one)
        begun.add(one)
        open_ends.append(end)
    yield from until(place[1])


def _text(words: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield "text", words[start:end]
