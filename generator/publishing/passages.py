"""The passages of an article that a brief rests on: overlapping evidence joined, numbered in the order of the article.

A brief's values often rest on words of the same sentence. Each sentence is shown once, and each value points into it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from markupsafe import Markup

from generator.model import Brief, Evidence

NO_EVIDENCE = Markup(' <span class="db-noev">no evidence</span>')


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the seed, ``start`` to ``end``, that evidence covers without a gap; ``number`` counts from one."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Where evidence stands: characters ``first`` to ``last`` of the passage ``number``; both ``None`` where it is all of it."""

    number: int
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of a brief, in the order of the article; ``reach`` is how far each and those before it go."""

    all: tuple[Passage, ...]
    reach: tuple[int, ...]

    def of(self, evidence: Iterable[Evidence]) -> tuple[Reference, ...]:
        """Where each of ``evidence`` stands, in the order of the article."""
        found = dict.fromkeys(self._reference(item) for item in evidence)
        return tuple(sorted(found, key=lambda reference: (reference.number, reference.first or 0)))

    def _reference(self, item: Evidence) -> Reference:
        passage = _holding(self.all, self.reach, item)
        if passage is None:
            raise ValueError(f"no passage holds {item.exact!r}: it is no evidence of this brief")
        if item.exact == passage.text:
            return Reference(passage.number)
        first = item.start - passage.start
        return Reference(passage.number, first, first + len(item.exact))


def references(found: Iterable[Reference]) -> Markup:
    """Links to the passages ``found`` on the page of their brief, as numbers; ``data-at`` is where in a passage."""
    links = [
        f'\u00a0<a href="#w{one.number}">{one.number}</a>'
        if one.first is None
        else f'\u00a0<a href="#w{one.number}" data-at="{one.first}-{one.last}">{one.number}</a>'
        for one in found
    ]
    return Markup("".join(links)) if links else NO_EVIDENCE  # noqa: S704 (all of it ours and numbers)


def passages(brief: Brief) -> Passages:
    """The passages of ``brief``. Evidence that contradicts what overlaps it gets a passage of its own."""
    joined: list[Passage] = []
    reach: list[int] = []
    for item in sorted(set(brief.rests_on()), key=lambda item: (item.start, -len(item.exact), item.exact)):
        last = joined[-1] if joined else None
        grown = _joined(last, item) if last else None
        if grown is not None:
            joined[-1], reach[-1] = grown, max(reach[-1], grown.end)
        elif _holding(joined, reach, item) is None:
            made = Passage(len(joined) + 1, item.start, item.start + len(item.exact), item.exact)
            joined.append(made)
            reach.append(max(made.end, reach[-1] if reach else 0))
    return Passages(tuple(joined), tuple(reach))


def _joined(passage: Passage, item: Evidence) -> Passage | None:
    """``passage`` with ``item``, where they overlap and agree on the words they share."""
    shared = passage.text[item.start - passage.start :]
    if item.start >= passage.end or not (shared.startswith(item.exact) or item.exact.startswith(shared)):
        return None
    text = passage.text + item.exact[len(shared) :]
    return Passage(passage.number, passage.start, passage.start + len(text), text)


def _holding(known: Sequence[Passage], reach: Sequence[int], item: Evidence) -> Passage | None:
    """The first of the passages that holds ``item``; they lie in the order of their beginnings."""
    found, end = None, item.start + len(item.exact)
    place = bisect_right(known, item.start, key=attrgetter("start"))
    while place and reach[place - 1] >= end:
        place -= 1
        found = known[place] if _holds(known[place], item) else found
    return found


def _holds(passage: Passage, item: Evidence) -> bool:
    first = item.start - passage.start
    return first >= 0 and passage.text[first : first + len(item.exact)] == item.exact
