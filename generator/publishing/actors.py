"""Pages of actors: names, roles over time, what they said and where they stood, and with whom they are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from generator.model import Actor, Position, Statement
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.chart import coverage_chart
from generator.publishing.editorial import markdown_html
from generator.publishing.listing import common_actors, first_briefs, more_briefs, newest, span_of
from generator.publishing.page import Heading, Page, shortened
from generator.publishing.paging import Part, parted, settled, settled_from
from generator.publishing.roles import roles

FOREMOST = 40
"""How many actors of each kind the list of actors shows before its alphabet."""
LISTED = 200
"""How many actors a page of the alphabet lists."""
SAID = 30
"""How many statements a page of an actor shows."""

KINDS = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("country", "Countries"),
    ("group", "Groups"),
)


@dataclass(frozen=True, slots=True)
class Course:
    """An actor's positions on an issue of a topic from the first: (day, position, brief's id), repetitions left out."""

    topic: str
    issue: str
    steps: tuple[tuple[str | None, Position, str], ...]


def actor_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of actors, and a page for each."""
    yield from _list_pages(catalogue)
    for actor in catalogue.desk.actors:
        yield _actor_page(catalogue, actor)
        base = links.actor_path(actor.id)
        yield from more_briefs(catalogue, base, actor.name, "actors", actor.briefs)
        yield from _more_statements(catalogue, actor, base)


def _list_pages(catalogue: Catalogue) -> Iterator[Page]:
    actors = catalogue.desk.actors
    kinds = by_kind(actors)
    whole = sum(len(found[:FOREMOST]) for _, _, found in kinds) == len(actors)
    yield Page(
        path="actors/",
        title="People and organisations",
        description="Everybody who appears in the briefs.",
        section="actors",
        template="actors.html.j2",
        view=lambda: {"kinds": [(*kind[:2], kind[2][:FOREMOST]) for kind in kinds], "whole": whole},
        headings=tuple(Heading(kind, title) for kind, title, _ in kinds),
    )
    if not whole:
        alphabet = sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))
        for part in parted(alphabet, LISTED, "actors/", first=2):
            yield Page(
                path=part.path,
                title=f"Everybody, page {part.number}",
                description="Everybody who appears in the briefs, from A to Z.",
                section="actors",
                template="alphabet.html.j2",
                view=_alphabet_view(part),
            )


def _alphabet_view(part: Part[Actor]) -> Callable[[], Mapping[str, object]]:
    entries = tuple((links.actor_path(actor.id), actor.name, len(actor.briefs)) for actor in part.items)
    return lambda: {"part": part, "entries": entries, "title": "Everybody", "base": "actors/"}


def by_kind(actors: Iterable[Actor]) -> list[tuple[str, str, list[Actor]]]:
    """``actors`` by kind, in their order, with the kind's heading."""
    given = list(actors)
    found = [(kind, title, [actor for actor in given if actor.kind == kind]) for kind, title in KINDS]
    return [entry for entry in found if entry[2]]


def _actor_page(catalogue: Catalogue, actor: Actor) -> Page:
    return Page(
        path=links.actor_path(actor.id),
        title=actor.name,
        description=shortened(f"{actor.name} in the briefs: roles, positions, quotes."),
        section="actors",
        template="actor.html.j2",
        view=lambda: actor_view(catalogue, actor),
        headings=(
            Heading("roles", "Roles"),
            *((Heading("shifts", "What changed"),) if actor.shifts else ()),
            *((Heading("course", "Positions over time"),) if courses(actor) else ()),
            Heading("positions", "Statements"),
            Heading("briefs", "Briefs"),
        ),
        day=newest(actor.briefs),
        feed=True,
        about=(actor, _described(catalogue, actor)),
    )


def actor_view(catalogue: Catalogue, actor: Actor) -> Mapping[str, object]:
    """What the template of an actor shows."""
    said = _newest_first(actor.statements)
    return {
        "actor": actor,
        "spellings": [name for name in actor.names if name != actor.name],
        "note": str(markdown_html(actor.note)),
        "roles": roles(actor),
        "courses": courses(actor),
        "statements": said[:SAID],
        "more_said": settled_from(said, SAID, f"{links.actor_path(actor.id)}said/", SAID),
        "topics": sorted({topic for statement in said[:SAID] for topic in statement.brief.topics}),
        "described": _described(catalogue, actor)[:SAID],
        "chart": coverage_chart(filed.day for filed in actor.briefs),
        "beside": common_actors(catalogue, actor.briefs, without=actor.id),
        "catalogue": catalogue,
        **first_briefs(catalogue, links.actor_path(actor.id), actor.briefs),
    }


def courses(actor: Actor) -> tuple[Course, ...]:
    """Where ``actor`` stood on each issue from the first statement to the last; issues with more than one day first."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for said in reversed(_newest_first(actor.statements)):
        if said.issue and said.brief.topics:
            found.setdefault((said.brief.topics[0], said.issue), []).append(said)
    made = [Course(topic, issue, _steps(said)) for (topic, issue), said in found.items()]
    return tuple(sorted(made, key=lambda course: -len(course.steps)))


def _steps(said: Iterable[Statement]) -> tuple[tuple[str | None, Position, str], ...]:
    steps = ((one.brief.day, one.position, one.brief.brief.id) for one in said)
    return tuple(next(same) for _, same in groupby(steps, key=itemgetter(1)))


def _newest_first(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda statement: statement.brief.day or "", reverse=True)


def _more_statements(catalogue: Catalogue, actor: Actor, base: str) -> Iterator[Page]:
    """Pages for the statements for which the actor's own page has no room."""
    for part in settled(_newest_first(actor.statements), SAID, f"{base}said/", SAID):
        days = span_of(statement.brief.day for statement in part.items)
        yield Page(
            path=part.path,
            title=f"{actor.name}: statements, {days}",
            description=f"What {actor.name} said, as briefs give it.",
            section="actors",
            template="statements.html.j2",
            view=_statements_view(catalogue, part, actor, days),
        )


def _statements_view(
    catalogue: Catalogue, part: Part[Statement], actor: Actor, days: str
) -> Callable[[], Mapping[str, object]]:
    base = links.actor_path(actor.id)
    return lambda: {"part": part, "name": actor.name, "base": base, "span": days, "catalogue": catalogue}


def _described(catalogue: Catalogue, actor: Actor) -> list[Statement]:
    """What others said of ``actor``, as far as it is a stance on a topic's issue."""
    name = actor.name.casefold()
    return [
        statement
        for filed in actor.briefs
        for statement in catalogue.statements.get(filed.brief.id, ())
        if statement.stance.target.casefold() == name
    ]
