"""Pages of places: what happened there, and who was there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Desk, Fact, FiledBrief, Where
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.chart import coverage_chart
from generator.publishing.listing import common_actors, first_briefs, more_briefs, newest, newest_first
from generator.publishing.page import Page, shortened
from generator.publishing.paging import Part, parted
from generator.slugs import identity

FEWEST = 2
"""A place has a page from so many briefs on: one alone would only repeat its brief."""
HAPPENED = 12
"""How many facts a place's page tells."""
LISTED = 200
"""How many places a page of the list names."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of events: its id, its name as written most, its country if any brief says so, and its briefs."""

    id: str
    name: str
    country: str | None
    kind: str
    briefs: tuple[FiledBrief, ...]


Places = Mapping[tuple[str, str | None], Place]
"""The places that have a page, by the name and country that a brief gives."""


def places(desk: Desk) -> Places:
    """The places of ``desk``. A name is one place unless briefs set it in different countries."""
    named: dict[str, list[tuple[FiledBrief, Where]]] = defaultdict(list)
    for filed in desk.briefs:
        for where in filed.brief.where:
            named[where.name.casefold()].append((filed, where))
    found: dict[tuple[str, str | None], Place] = {}
    for told in named.values():
        countries = {where.country for _, where in told if where.country}
        groups: dict[str | None, list[tuple[FiledBrief, Where]]] = defaultdict(list)
        for filed, where in told:
            groups[where.country if len(countries) > 1 else next(iter(countries), None)].append((filed, where))
        for country, group in groups.items():
            place = _place(group, country, apart=len(countries) > 1)
            if len(place.briefs) >= FEWEST:
                found |= {(where.name, where.country): place for _, where in group}
    return found


def _place(group: list[tuple[FiledBrief, Where]], country: str | None, *, apart: bool) -> Place:
    names = Counter(where.name for _, where in group)
    name = max(sorted(names), key=lambda one: names[one])
    briefs = {filed.brief.id: filed for filed, _ in group}
    identifier = identity(f"{name} {country}" if apart and country else name)
    return Place(identifier, name, country, group[0][1].kind, tuple(newest_first(briefs.values())))


def place_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of places, and a page for each."""
    known = tuple({place.id: place for place in places(catalogue.desk).values()}.values())
    ranked = sorted(known, key=lambda place: (-len(place.briefs), place.name, place.id))
    parts = list(parted(ranked, LISTED, "places/")) or [Part("places/", 1)]
    for part in parts:
        yield Page(
            path=part.path,
            title="Places" if part.number == 1 else f"Places, page {part.number}",
            description="Where the events of the briefs took place.",
            section="places",
            template="alphabet.html.j2",
            view=_list_view(part),
        )
    for place in ranked:
        yield _place_page(catalogue, place)
        yield from more_briefs(catalogue, links.place_path(place.id), place.name, "places", place.briefs)


def _list_view(part: Part[Place]) -> Callable[[], Mapping[str, object]]:
    entries = tuple((links.place_path(place.id), place.name, len(place.briefs)) for place in part.items)
    return lambda: {"part": part, "entries": entries, "title": "Places", "base": "places/"}


def _place_page(catalogue: Catalogue, place: Place) -> Page:
    return Page(
        path=links.place_path(place.id),
        title=place.name,
        description=shortened(f"What happened in {place.name}, and who was there."),
        section="places",
        template="place.html.j2",
        view=lambda: {
            "place": place,
            "happened": tuple(happened(place.name, place.briefs))[:HAPPENED],
            "chart": coverage_chart(filed.day for filed in place.briefs),
            "actors": common_actors(catalogue, place.briefs),
            **first_briefs(catalogue, links.place_path(place.id), place.briefs),
        },
        day=newest(place.briefs),
        about=place,
    )


def happened(name: str, briefs: Iterable[FiledBrief]) -> Iterator[tuple[FiledBrief, int, Fact]]:
    """The facts of ``briefs`` that name the place, with their number in the brief, newest first."""
    for filed in newest_first(briefs):
        for number, fact in enumerate(filed.brief.what, 1):
            if name in fact.text:
                yield filed, number, fact
