"""What pages of topics, actors, sources and places share: briefs by day, who appears in them, long lists in parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.model import FiledBrief
from generator.publishing.catalogue import Catalogue, Named
from generator.publishing.dates import span
from generator.publishing.page import Page, Section
from generator.publishing.paging import Part, settled, settled_from

BESIDE = 12
"""How many actors, sources or topics a page lists beside its own briefs."""

FIRST = 12
"""How many briefs a page lists below what else it tells: a phone shows four to six on a screen."""

BRIEFS = 30
"""How many briefs each further page lists; with their first facts these are 10 to 15 kB of HTML."""

Days = list[tuple[str | None, list[FiledBrief]]]


def by_day(briefs: Iterable[FiledBrief]) -> Days:
    """``briefs`` by day, newest first, those without a day last."""
    ordered = newest_first(briefs)
    return [(day, list(group)) for day, group in groupby(ordered, key=lambda filed: filed.day)]


def newest_first(briefs: Iterable[FiledBrief]) -> list[FiledBrief]:
    """``briefs`` from the newest; those without a day last."""
    return sorted(briefs, key=lambda filed: filed.day or "", reverse=True)


def newest(briefs: Iterable[FiledBrief]) -> str | None:
    """The last day of ``briefs``."""
    return max((filed.day for filed in briefs if filed.day), default=None)


def common_actors(catalogue: Catalogue, briefs: Iterable[FiledBrief], without: str = "") -> list[tuple[Named, int]]:
    """Actors by the number of ``briefs`` that name them, at most :data:`BESIDE`."""
    counts = Counter(actor for filed in briefs for actor in dict.fromkeys(filed.actors) if actor != without)
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [(named, count) for actor, count in ranked if (named := catalogue.named(actor))][:BESIDE]


def first_briefs(catalogue: Catalogue, base: str, briefs: Sequence[FiledBrief]) -> dict[str, object]:
    """What the list of briefs on the page at ``base`` itself shows; :func:`more_briefs` are the pages for the others."""
    return {
        "days": by_day(newest_first(briefs)[:FIRST]),
        "editions": _days(catalogue, briefs),
        "more": settled_from(briefs, BRIEFS, base, FIRST),
    }


def more_briefs(
    catalogue: Catalogue, base: str, name: str, section: Section, briefs: Sequence[FiledBrief]
) -> Iterator[Page]:
    """Pages below ``base`` for the briefs of ``name`` for which its own page has no room."""
    for part in settled(newest_first(briefs), BRIEFS, base, FIRST):
        days = span_of(filed.day for filed in part.items)
        yield Page(
            path=part.path,
            title=f"{name}: briefs, {days}",
            description=f"Earlier briefs: {name}.",
            section=section,
            template="briefs.html.j2",
            view=_part_view(catalogue, part, base, name, days),
            day=newest(part.items),
            about=(part, base, name),
        )


def _part_view(
    catalogue: Catalogue, part: Part[FiledBrief], base: str, name: str, days: str
) -> Callable[[], Mapping[str, object]]:
    return lambda: {
        "part": part,
        "base": base,
        "name": name,
        "span": days,
        "days": by_day(part.items),
        "editions": _days(catalogue, part.items),
    }


def span_of(days: Iterable[str | None]) -> str:
    """From when to when ``days`` go, such as "2 to 9 March 2026"; those that are not known are said to be."""
    given = list(days)
    known = sorted(day for day in given if day)
    if not known:
        return "undated"
    return span(known[0], known[-1]) + (" and undated" if None in given else "")


def _days(catalogue: Catalogue, briefs: Iterable[FiledBrief]) -> frozenset[str]:
    """Those days of ``briefs`` that have an edition."""
    return frozenset(filed.day for filed in briefs if filed.day in catalogue.days and filed.day)
