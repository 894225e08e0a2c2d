"""What an edition draws on, what of it is not shown as a report of its own and why, and what is not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import Edition, FiledBrief


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of an edition. ``sources`` are (id, name, briefs); ``dropped`` and ``unknown`` are (what, how many), never 0.

    ``quoted`` are the words of the articles that the briefs repeat as evidence: of all of them, and most of one.
    ``oldest`` and ``newest`` are the earliest and latest dates of publication as the articles give them (EDTF).
    """

    seeds: int
    briefs: int
    shown: int
    sources: tuple[tuple[str, str, int], ...]
    engines: tuple[str, ...]
    reviewed: int
    oldest: str
    newest: str
    dropped: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]
    quoted: tuple[int, int]


def coverage(edition: Edition) -> Coverage:
    """What ``edition`` draws on, counted."""
    briefs = [filed for story in edition.stories for filed in story.briefs]
    copies = sum(len(story.copies) for story in edition.stories)
    foreign = sum(not filed.brief.analysed for filed in briefs)
    dates = sorted(filed.brief.published.edtf for filed in briefs if filed.brief.published.edtf)
    words = [filed.quoted for filed in briefs]
    dropped = (
        ("with another report’s text, not counted as a source of its own", copies),
        ("in a language that the engine does not read: only headline, source and date", foreign),
    )
    return Coverage(
        seeds=edition.seeds,
        briefs=len(briefs),
        shown=len(briefs) - copies,
        sources=_sources(briefs),
        engines=tuple(sorted({f"{filed.engine.name} {filed.engine.version}" for filed in briefs})),
        reviewed=sum(filed.reviewed for filed in briefs),
        oldest=dates[0] if dates else "",
        newest=dates[-1] if dates else "",
        dropped=tuple(entry for entry in dropped if entry[1]),
        unknown=_unknown(briefs),
        quoted=(sum(words), max(words, default=0)),
    )


def _sources(briefs: list[FiledBrief]) -> tuple[tuple[str, str, int], ...]:
    """Id, name and number of briefs of each source, those with most first."""
    counts = Counter(filed.source_id for filed in briefs)
    names = {filed.source_id: filed.outlet for filed in reversed(briefs)}
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], names[entry[0]], entry[0]))
    return tuple((one, names[one], count) for one, count in ranked)


def _unknown(briefs: list[FiledBrief]) -> tuple[tuple[str, int], ...]:
    found = (
        ("with a date that the article does not print but lets one infer", _count(briefs, "inferred")),
        ("without the name of an outlet", sum(filed.brief.source.outlet is None for filed in briefs)),
        ("without the name of an author", sum(not filed.brief.source.authors for filed in briefs)),
        ("without a statement of who takes which side", sum(not filed.brief.stance for filed in briefs)),
    )
    return tuple(entry for entry in found if entry[1])


def _count(briefs: list[FiledBrief], basis: str) -> int:
    return sum(filed.brief.published.basis == basis for filed in briefs)
