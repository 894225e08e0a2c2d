"""Sides: actors of one party or organisation who stand against each other on an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from generator.desk.actors import fold
from generator.desk.shifts import Held, held
from generator.model import Actor, Split, Statement, Topic

# Members of these are there to differ; belonging to one is no side.
ASSEMBLIES = frozenset(
    "assembly bank chamber city cabinet commission commons committee congress council court government house ministry parliament"
    " senate tribunal university".split()
)
FORMER = frozenset("former ex then onetime ousted expelled".split())
Affiliations = dict[str, frozenset[str]]


def with_splits(topics: Iterable[Topic], actors: Sequence[Actor]) -> tuple[Topic, ...]:
    """``topics`` with the splits on their issues."""
    sides = affiliations(actors)
    return tuple(replace(topic, splits=tuple(splits(topic, sides))) for topic in topics)


def affiliations(actors: Sequence[Actor]) -> Affiliations:
    """The organisations that each person's roles name as theirs, by ids: "deputy leader of the Estmark Union"."""
    names = {fold(name): actor.id for actor in actors if _is_side(actor) for name in (actor.name, *actor.names)}
    return {
        actor.id: frozenset(
            side
            for role, _ in actor.roles
            if not FORMER & set(fold(role).split())
            for side in _named(fold(role), names)
        )
        for actor in actors
        if actor.kind == "person"
    }


def _is_side(actor: Actor) -> bool:
    return actor.kind == "organisation" and ASSEMBLIES.isdisjoint(fold(actor.name).split())


def _named(role: str, names: dict[str, str]) -> Iterator[str]:
    """The ids of the organisations that ``role`` names in full."""
    return (side for name, side in names.items() if name and f" {name} " in f" {role} ")


def splits(topic: Topic, sides: Affiliations) -> Iterator[Split]:
    """Pairs of one side whose newest positions on an issue of ``topic`` are support and opposition."""
    for issue in topic.entry.issues:
        newest = {actor: course[-1] for actor, course in _courses(topic.statements, issue.id).items() if course}
        for one, other in combinations(sorted(newest), 2):
            common = sorted(sides.get(one, frozenset()) & sides.get(other, frozenset()))
            if common and {newest[one].position, newest[other].position} == {"supports", "opposes"}:
                yield Split(common[0], issue.id, topic.entry.id, newest[one].statement, newest[other].statement)


def _courses(statements: Iterable[Statement], issue: str) -> dict[str, tuple[Held, ...]]:
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.issue == issue:
            said.setdefault(statement.actor, []).append(statement)
    return {actor: held(group) for actor, group in said.items()}
