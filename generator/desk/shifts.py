"""Shifts: an actor's position on an issue that changes from one day to a later one.

Statements are taken day by day. Left out are those that say nothing of the day they were printed on: undated ones, what
somebody else says of the actor, a former position that an article recalls ("had rejected the plan"), and one that only
repeats an earlier day's words, as a wire report does in the next outlet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from generator.desk.words import plain
from generator.model import UNDATED, Actor, Position, Shift, Stand, Statement, Topic, TopicEntry

RUN = 4  # words
REPEATED = 0.5  # share of the shorter statement's runs that the other has: what copies share, and new words do not
FORMER = re.compile(
    r"\b(?:had (?:\w+ )?(?:accept|agre|argu|ask|back|call|condemn|criticis|criticiz|demand|dismiss|endors|favou?r|oppos"
    r"|pledg|prais|promis|refus|reject|resist|rul|support|threaten|urg|veto|vot|vow|want|warn|welcom)ed|had (?:\w+ )?(?:said"
    r"|told|been|fought|sworn|held|thought|spoken)|used to|formerly|previously|(?:day|week|month|year)s? ago"
    r"|last (?:week|month|year|spring|summer|autumn|winter)|until (?:now|then|recently))\b",
    re.IGNORECASE,
)

TURNED = re.compile(
    r"\b(?:withdr[ae]w\w*|dropp?(?:ed|s)|abandon\w*|gave up|gives up|no longer|changed? (?:its|his|her))\b",
    re.IGNORECASE,
)


# A change that one sentence tells whole: "dropped its opposition to the quay", "can no longer oppose it".
GIVEN_UP = re.compile(
    r"\b(?:(?:withdr[ae]w|dropp?|abandon|g[ai]ve)\w* (?:up )?(?:its|his|her|their) (?:\w+ )?|no longer (?:be )?)"
    r"(?:(?P<against>oppos|object|against|resist)|(?P<for>support|back|endors|in favou?r))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Held:
    """The position that an actor's ``statements`` of one day come to, and the one of them that shows it best."""

    day: str
    position: Position
    statement: Statement
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What one actor said on one issue: ``statements`` oldest first without repetitions, and the positions ``held``, by days."""

    actor: str
    issue: str
    statements: tuple[Statement, ...]
    held: tuple[Held, ...]


def courses(statements: Iterable[Statement]) -> tuple[Course, ...]:
    """The courses of all actors of ``statements`` on all their issues, by actor and issue."""
    said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.issue is not None:
            said[statement.actor, statement.issue].append(statement)
    told = ((*key, distinct(group)) for key, group in sorted(said.items(), key=itemgetter(0)))
    return tuple(Course(actor, issue, group, _positions(group)) for actor, issue, group in told)


def shifts(statements: Iterable[Statement], entries: Iterable[TopicEntry]) -> tuple[Shift, ...]:
    """Every change of position between two days in ``statements``, newest first, then by actor and issue."""
    return _shifts(courses(statements), entries)


def _shifts(found: Iterable[Course], entries: Iterable[TopicEntry]) -> tuple[Shift, ...]:
    topics = {issue.id: entry.id for entry in entries for issue in entry.issues}
    changes = [
        shift for course in found if course.issue in topics for shift in _changes(course.held, topics[course.issue])
    ]
    return tuple(sorted(changes, key=lambda shift: shift.day, reverse=True))


def stands(statements: Iterable[Statement]) -> tuple[Stand, ...]:
    """Where each actor of ``statements`` stands on each issue, by actor and issue."""
    return tuple(map(_stand, courses(statements)))


def _stand(course: Course) -> Stand:
    """What nothing dated and the actor's own says, other words have to: then all statements together give the position."""
    newest_first = course.statements[::-1]
    if not course.held:
        return Stand(course.actor, course.issue, position_of(newest_first), newest_first)
    now = course.held[-1]
    before = next((one.position for one in reversed(course.held) if one.position != now.position), None)
    rest = tuple(statement for statement in newest_first if statement is not now.statement)
    return Stand(course.actor, course.issue, now.position, (now.statement, *rest), before)


def _changes(course: Sequence[Held], topic: str) -> Iterable[Shift]:
    for first in course[:1]:
        for told in first.statements:
            was = _left(told)
            if was is not None and was != first.position:
                yield Shift(told.actor, told.issue or "", topic, was, first.position, told, first.statement)
                break
    for before, after in pairwise(course):
        if before.position != after.position:
            one = after.statement
            yield Shift(one.actor, one.issue or "", topic, before.position, after.position, before.statement, one)


def _left(statement: Statement) -> Position | None:
    """The side that ``statement`` itself says is given up."""
    told = GIVEN_UP.search(" ".join(evidence.exact for evidence in statement.stance.evidence))
    if told is None or statement.stance.basis == "quoted":
        return None
    return "opposes" if told["against"] else "supports"


def _positions(statements: Iterable[Statement]) -> tuple[Held, ...]:
    """The positions that distinct ``statements`` of one actor on one issue come to, a day each, in order of the days."""
    days: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.brief.day and statement.stance.basis != "described_by" and not former(statement):
            days[statement.brief.day].append(statement)
    course: list[Held] = []
    for day in sorted(days):
        now = _held(day, days[day])
        if not (course and _still_for(course[-1], now)):
            course.append(now)
    return tuple(course)


def _still_for(before: Held, now: Held) -> bool:
    """Whether "has no objection" comes from somebody who is for it already, and so is no move away."""
    return before.position == "supports" and now.position == "neutral" and now.statement.stance.hedged


def _held(day: str, statements: Sequence[Statement]) -> Held:
    position = position_of(statements)
    ranked = sorted(statements, key=lambda one: (one.position != position, one.stance.hedged, -one.stance.confidence))
    return Held(day, position, ranked[0], tuple(ranked))


def position_of(statements: Iterable[Statement]) -> Position:
    """The one position that ``statements`` of a day come to.

    Support and opposition on the same day make ``mixed``, and so does either beside a ``mixed`` statement; ``neutral`` (which
    is an abstention, not silence) gives way to any side that is taken, but for opposition that another brief tells is given up.
    """
    said = tuple(statements)
    positions = {statement.position for statement in said} - {"neutral"}
    if not positions:
        return "neutral"
    return positions.pop() if len(positions) == 1 and not _softened(said) else "mixed"


def _softened(statements: Sequence[Statement]) -> bool:
    """Whether one brief has somebody against what another of the day has "would not fight it" on."""
    against = {one.brief.brief.id for one in statements if one.position == "opposes"}
    open_ = {one.brief.brief.id for one in statements if one.position == "neutral" and one.stance.hedged}
    return bool(against and open_ - against)


def former(statement: Statement) -> bool:
    """Whether the article recalls a position of earlier days: its own words say so, outside the actor's quotation."""
    if statement.stance.basis == "quoted":
        return False
    words = " ".join(evidence.exact for evidence in statement.stance.evidence)
    return FORMER.search(words) is not None and TURNED.search(words) is None


def distinct(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """``statements`` of one actor on one issue, oldest first, without those that repeat the words of an earlier one."""
    if len(statements) == 1:
        return tuple(statements)
    kept: list[tuple[Statement, frozenset[tuple[str, ...]]]] = []
    for statement in sorted(statements, key=lambda one: (one.brief.day or UNDATED, one.brief.brief.id)):
        runs = _runs(statement)
        if not any(_repeats(runs, other) and _told(statement, one) for one, other in kept):
            kept.append((statement, runs))
    return tuple(statement for statement, _ in kept)


def _told(statement: Statement, earlier: Statement) -> bool:
    """Whether the same words would say nothing new: a sentence that takes two sides in one brief says both."""
    return statement.position == earlier.position or statement.brief.brief.id != earlier.brief.brief.id


def _repeats(one: frozenset[tuple[str, ...]], two: frozenset[tuple[str, ...]]) -> bool:
    return not one.isdisjoint(two) and len(one & two) >= REPEATED * min(len(one), len(two))


def _runs(statement: Statement) -> frozenset[tuple[str, ...]]:
    """The runs of :data:`RUN` words of a statement's quotation, else of its evidence; a shorter one is a run itself."""
    text = statement.stance.quote or " ".join(evidence.exact for evidence in statement.stance.evidence)
    words = plain(text.casefold())
    return frozenset(
        zip(*(words[start:] for start in range(RUN)), strict=False) if len(words) > RUN else (tuple(words),)
    )


def on_topics(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """``topics`` with where everybody stands on their issues, and how that changed."""
    return tuple(map(_on_topic, topics))


def _on_topic(topic: Topic) -> Topic:
    found = courses(topic.statements)
    return replace(topic, stands=tuple(map(_stand, found)), shifts=_shifts(found, (topic.entry,)))


def of_actors(actors: Iterable[Actor], topics: Iterable[Topic]) -> tuple[Actor, ...]:
    """``actors`` with their own shifts on all of ``topics``, newest first, then by issue."""
    told: dict[str, list[Shift]] = defaultdict(list)
    for shift in sorted((shift for topic in topics for shift in topic.shifts), key=lambda shift: shift.issue):
        told[shift.actor].append(shift)
    return tuple(
        replace(actor, shifts=tuple(sorted(told[actor.id], key=lambda shift: shift.day, reverse=True)))
        if actor.id in told
        else actor
        for actor in actors
    )
