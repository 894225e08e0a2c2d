"""The desk: briefs put in order, for publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model.briefs import Brief, EngineRef, SeedRef, Stance
from generator.model.common import Evidence, Kind, LabelSpan, Position
from generator.model.editorial import Correction, TopicEntry


@dataclass(frozen=True, slots=True)
class FiledBrief:
    """A brief with what its file and the desk know of it.

    ``file`` is the path of the brief file, relative to the folder of briefs; ``day`` is ``YYYY-MM-DD`` or ``None`` for a brief
    whose date is not known to the day; ``topics`` and ``actors`` are ids; ``actors`` runs parallel to ``brief.who``.
    ``subjects`` are codes of IPTC Media Topics; ``quoted`` counts the words of the article that the brief repeats as evidence.
    """

    brief: Brief
    file: str
    seed: SeedRef
    engine: EngineRef
    day: str | None
    outlet: str
    source_id: str
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reviewed: bool = False
    subjects: tuple[str, ...] = ()
    quoted: int = 0

    @property
    def withdrawn(self) -> bool:
        """Whether editors took the whole brief back, by a retraction of its headline."""
        return any(one.kind == "retraction" and one.field == "headline" for one in self.corrections)


CONTRARY: Mapping[Position, Position] = {"supports": "opposes", "opposes": "supports"}
"""Positions on a thing by those on its contrary; the others are the same on both."""
DisagreementKind = Literal["number", "date", "role"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one brief says of a thing that another tells otherwise: the value as printed, and the words it stands in."""

    brief: FiledBrief
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that outlets tell differently. ``about`` names it; ``claims`` are in order of their values."""

    kind: DisagreementKind
    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Briefs about one event, the most telling first. ``copies`` are ids of briefs that repeat another's text."""

    id: str
    headline: str
    briefs: tuple[FiledBrief, ...]
    copies: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    def rank(self, *, new: bool) -> tuple[int, int, int, int, str]:
        """What stories of an edition are sorted by: independent outlets, whether it is ``new``, briefs that are no copies,
        actors in them; then the id.
        """
        own = [filed for filed in self.briefs if filed.brief.id not in self.copies]
        outlets = {filed.source_id for filed in own}
        actors = {actor for filed in own for actor in filed.actors}
        return -len(outlets), -int(new), -len(own), -len(actors), self.id


@dataclass(frozen=True, slots=True)
class Edition:
    """The briefs of one day as ranked stories; ``seeds`` counts the brief files it draws on."""

    day: str
    stories: tuple[Story, ...]
    seeds: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A stance of a brief, mapped to the actor and (where the words allow) to an issue of a topic.

    ``turned`` is true where its target is the contrary of the issue, so that who supports the one opposes the other.
    """

    brief: FiledBrief
    stance: Stance
    actor: str
    issue: str | None
    turned: bool = False

    @property
    def position(self) -> Position:
        """The position on the issue; :attr:`Stance.position` is the one on the stance's target."""
        return CONTRARY.get(self.stance.position, self.stance.position) if self.turned else self.stance.position


@dataclass(frozen=True, slots=True)
class Shift:
    """An actor's position on an issue that changed from one day to a later one.

    ``was`` and ``now`` are the positions of the two days; ``before`` and ``after`` a statement of each day that shows it. Where a
    sentence tells the whole change ("dropped its opposition") and nothing earlier is known, ``before`` is that one.
    """

    actor: str
    issue: str
    topic: str
    was: Position
    now: Position
    before: Statement
    after: Statement

    @property
    def day(self) -> str:
        """The day on which the new position was published."""
        return self.after.brief.day or ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands on an issue: the newest position, the statements behind it (the one that shows it first, then
    newest first, repetitions left out), and the last other position before it, if there was one.
    """

    actor: str
    issue: str
    position: Position
    statements: tuple[Statement, ...]
    before: Position | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Two actors of one side, named by ``side`` (an organisation's id), who stand against each other on an issue."""

    side: str
    issue: str
    topic: str
    one: Statement
    other: Statement


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its briefs (newest first) and the statements that fall to its issues; shifts newest first."""

    entry: TopicEntry
    briefs: tuple[FiledBrief, ...]
    statements: tuple[Statement, ...] = ()
    stands: tuple[Stand, ...] = ()
    shifts: tuple[Shift, ...] = ()
    splits: tuple[Split, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor across briefs: one id, the spellings found, roles as sources gave them with the brief that did."""

    id: str
    name: str
    kind: Kind
    names: tuple[str, ...]
    roles: tuple[tuple[str, FiledBrief], ...]
    briefs: tuple[FiledBrief, ...]
    statements: tuple[Statement, ...] = ()
    note: str = ""
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source: an outlet and what it published."""

    id: str
    name: str
    briefs: tuple[FiledBrief, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the IPTC Media Topics: ``code`` has eight digits; ``parent`` is the name of what it belongs to, or empty."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class SeedText:
    """A seed that may be published whole: the brief ``file`` made from it, and the labels that cover its text.

    ``load`` reads the text each time it is asked, so that thousands of texts never lie in memory; it gives ``None`` where the
    seed is not the one any more that ``file`` was made from.
    """

    file: str
    seed: SeedRef
    labels: tuple[LabelSpan, ...]
    load: Callable[[], str | None]


@dataclass(frozen=True, slots=True)
class EmptySeed:
    """A seed that was read and gave no brief; ``labels`` say what its text is instead."""

    seed: SeedRef
    labels: tuple[LabelSpan, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that publishing needs, in order: editions newest first, actors by number of briefs.

    ``hashes`` are of the contents of briefs, by id: of those that say just what their files say. ``texts`` are the seeds that
    the desk lets be published, ``subjects`` those that its briefs have, ``empty`` the seeds without a brief.
    """

    briefs: tuple[FiledBrief, ...]
    editions: tuple[Edition, ...]
    undated: tuple[FiledBrief, ...]
    topics: tuple[Topic, ...]
    actors: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]
    corrections: tuple[Correction, ...] = ()
    unmapped: tuple[Statement, ...] = field(default=())
    hashes: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[SeedText, ...] = ()
    subjects: tuple[Subject, ...] = ()
    empty: tuple[EmptySeed, ...] = ()
