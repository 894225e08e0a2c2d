"""Sides: actors of one party or organisation who stand against each other on an issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from generator.desk.actors import fold
from generator.desk.shifts import Held, courses
from generator.model import Actor, Split, Topic

# Members of these are there to differ; belonging to one is no side.
ASSEMBLIES = frozenset(
    "assembly bank chamber city cabinet commission commons committee congress council court government house ministry parliament"
    " senate tribunal university".split()
)
FORMER = frozenset("former ex then onetime ousted expelled".split())
NOTE_END = re.compile(r"[.;]")
Affiliations = dict[str, frozenset[str]]
Names = dict[str, dict[str, str]]
"""The ids of organisations by their folded names, and these by their first words."""


def with_splits(topics: Iterable[Topic], actors: Sequence[Actor]) -> tuple[Topic, ...]:
    """``topics`` with the splits on their issues."""
    sides = affiliations(actors)
    return tuple(replace(topic, splits=tuple(splits(topic, sides))) for topic in topics)


def affiliations(actors: Sequence[Actor]) -> Affiliations:
    """The organisations that each person's roles name as theirs, by ids: "deputy leader of the Estmark Union".

    The editor's note on a person is read as a role, as far as its first full stop or semicolon.
    """
    names: Names = {}
    for actor in filter(_is_side, actors):
        for name in filter(None, map(fold, (actor.name, *actor.names))):
            names.setdefault(name.partition(" ")[0], {})[name] = actor.id
    return {
        actor.id: frozenset(
            side
            for role in map(fold, (*(role for role, _ in actor.roles), NOTE_END.split(actor.note, maxsplit=1)[0]))
            if FORMER.isdisjoint(role.split())
            for side in _named(role, names)
        )
        for actor in actors
        if actor.kind == "person"
    }


def _is_side(actor: Actor) -> bool:
    return actor.kind == "organisation" and ASSEMBLIES.isdisjoint(fold(actor.name).split())


def _named(role: str, names: Names) -> Iterator[str]:
    """The ids of the organisations that ``role`` names in full."""
    for first in names.keys() & role.split():
        yield from (side for name, side in names[first].items() if f" {name} " in f" {role} ")


def splits(topic: Topic, sides: Affiliations) -> Iterator[Split]:
    """Pairs of one side whose newest positions on an issue of ``topic`` are support and opposition."""
    members = {actor for actor, own in sides.items() if own}
    asked = members.union(*sides.values())
    found = courses(statement for statement in topic.statements if statement.actor in asked)
    for issue in topic.entry.issues:
        held = {one.actor: one.held for one in found if one.issue == issue.id and one.held}
        newest = {actor: course[-1] for actor, course in held.items() if actor in members}
        for one, other in combinations(sorted(newest), 2):
            common = sorted(
                side for side in sides[one] & sides[other] if not _moved(held.get(side, ()), newest[one], newest[other])
            )
            if common and {newest[one].position, newest[other].position} == {"supports", "opposes"}:
                yield Split(common[0], issue.id, topic.entry.id, newest[one].statement, newest[other].statement)


def _moved(course: Sequence[Held], one: Held, other: Held) -> bool:
    """Whether the side itself has gone since from the earlier of two positions to the later one: then nobody is left behind."""
    earlier, later = sorted((one, other), key=lambda each: each.day)
    was, now = course[:-1], course[-1:]
    return any(each.position == earlier.position for each in was) and any(
        each.position == later.position and each.day > earlier.day for each in now
    )
