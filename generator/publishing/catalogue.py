"""The desk with what its pages look up again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from generator.model import (
    Actor,
    Desk,
    Disagreement,
    FiledBrief,
    Issue,
    Outlet,
    SeedText,
    Shift,
    Statement,
    Subject,
    Topic,
)

RELATED = 12
"""How many other briefs of its story a brief lists."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as other pages than its own name it. They hold this and not the actor, or every brief of its would change them."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A desk and its indexes; all keys are ids.

    ``stories`` and ``story_days`` tell of a story over all its days, newest first; ``story_of`` is keyed by brief.
    ``statements``, ``disagreements`` and ``shifts`` are keyed by brief: what its holders said, what others report otherwise, and
    the changes of position that it tells, each with its place among those of its topic.
    ``texts`` are those seeds that may be published, keyed by brief file.
    ``days`` are those with an edition, ``pdfs`` the paths of the printed editions and topics that are part of the site.
    """

    desk: Desk
    topics: Mapping[str, Topic]
    actors: Mapping[str, Actor]
    outlets: Mapping[str, Outlet]
    briefs: Mapping[str, FiledBrief]
    stories: Mapping[str, tuple[FiledBrief, ...]]
    story_of: Mapping[str, str]
    story_days: Mapping[str, tuple[str, ...]]
    days: frozenset[str]
    statements: Mapping[str, tuple[Statement, ...]]
    issues: Mapping[str, Issue]
    disagreements: Mapping[str, tuple[Disagreement, ...]]
    pdfs: frozenset[str]
    texts: Mapping[str, SeedText]
    subjects: Mapping[str, Subject]
    shifts: Mapping[str, tuple[tuple[int, Shift], ...]]

    def named(self, identifier: str) -> Named | None:
        """The actor of this id as other pages name it; ``None`` where the desk knows no such actor."""
        actor = self.actors.get(identifier)
        return Named(identifier, actor.name) if actor else None

    def actor_name(self, identifier: str, otherwise: str = "") -> str:
        """The name to print for an actor, ``otherwise`` where the desk knows no such actor."""
        actor = self.actors.get(identifier)
        return actor.name if actor else otherwise or identifier

    def topic_name(self, identifier: str) -> str:
        """The name to print for a topic."""
        topic = self.topics.get(identifier)
        return topic.entry.name if topic else identifier

    def issue_name(self, identifier: str) -> str:
        """The name to print for an issue."""
        issue = self.issues.get(identifier)
        return issue.name if issue else identifier

    def elsewhere(self, filed: FiledBrief) -> tuple[FiledBrief, ...]:
        """Other briefs of the same story, of this day and of others, newest first; at most :data:`RELATED`."""
        found = self.stories.get(self.story_of.get(filed.brief.id, ""), ())
        return tuple(islice((other for other in found if other.brief.id != filed.brief.id), RELATED))

    def day_before(self, story: str, day: str) -> str | None:
        """The last day before ``day`` with news of ``story``; ``None`` where it is new."""
        return next((earlier for earlier in self.story_days.get(story, ()) if earlier < day), None)


def catalogue(desk: Desk, pdfs: frozenset[str] = frozenset()) -> Catalogue:
    """``desk`` with its indexes."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for topic in desk.topics:
        for statement in topic.statements:
            statements[statement.brief.brief.id].append(statement)
    shifts: dict[str, list[tuple[int, Shift]]] = defaultdict(list)
    for topic in desk.topics:
        for place, shift in enumerate(topic.shifts):
            shifts[shift.after.brief.brief.id].append((place, shift))
    stories: dict[str, list[FiledBrief]] = defaultdict(list)
    story_days: dict[str, list[str]] = defaultdict(list)
    disagreements: dict[str, list[Disagreement]] = defaultdict(list)
    for edition in desk.editions:
        for story in edition.stories:
            stories[story.id].extend(story.briefs)
            story_days[story.id].append(edition.day)
            for disagreement in story.disagreements:
                for brief in dict.fromkeys(claim.brief.brief.id for claim in disagreement.claims):
                    disagreements[brief].append(disagreement)
    return Catalogue(
        desk=desk,
        topics={topic.entry.id: topic for topic in desk.topics},
        actors={actor.id: actor for actor in desk.actors},
        outlets={outlet.id: outlet for outlet in desk.outlets},
        briefs={filed.brief.id: filed for filed in desk.briefs},
        stories={key: tuple(values) for key, values in stories.items()},
        story_of={filed.brief.id: key for key, values in stories.items() for filed in values},
        story_days={key: tuple(values) for key, values in story_days.items()},
        days=frozenset(edition.day for edition in desk.editions),
        statements={key: tuple(values) for key, values in statements.items()},
        issues={issue.id: issue for topic in desk.topics for issue in topic.entry.issues},
        disagreements={key: tuple(values) for key, values in disagreements.items()},
        pdfs=pdfs,
        subjects={subject.code: subject for subject in desk.subjects},
        texts={text.file: text for text in desk.texts},
        shifts={key: tuple(values) for key, values in shifts.items()},
    )
