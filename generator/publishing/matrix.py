"""The stance matrix of a topic: actors by issues, the newest position of each pair, and whether it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Issue, Position, Stand, Statement, Topic
from generator.publishing.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Cell:
    """What an actor said on an issue; no ``position`` means that no statement was found.

    The first of ``statements`` is the one that shows the position best, the others follow newest first.
    """

    position: Position | None
    statements: tuple[Statement, ...]
    before: Position | None

    @property
    def changed(self) -> bool:
        """Whether the newest position differs from the one before it."""
        return self.before is not None

    @property
    def day(self) -> str | None:
        """The day of the newest position, ``None`` where no statement has one."""
        return self.statements[0].brief.day if self.statements else None


NOTHING = Cell(None, (), None)


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's cells, one for each issue of the matrix in order. ``linked`` tells whether the actor has a page."""

    actor: str
    name: str
    linked: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors, those with most statements first, by the topic's issues."""

    issues: tuple[Issue, ...]
    rows: tuple[Row, ...]


def stance_matrix(catalogue: Catalogue, topic: Topic) -> Matrix | None:
    """The matrix of ``topic``; ``None`` where it has no issues or nobody took a stance on one."""
    stands: dict[str, dict[str, Stand]] = defaultdict(dict)
    for stand in topic.stands:
        stands[stand.actor][stand.issue] = stand
    if not stands:
        return None
    ranked = sorted(stands, key=lambda actor: (-sum(len(one.statements) for one in stands[actor].values()), actor))
    rows = tuple(_row(catalogue, actor, topic.entry.issues, stands[actor]) for actor in ranked)
    return Matrix(topic.entry.issues, rows)


def _row(catalogue: Catalogue, actor: str, issues: Sequence[Issue], stands: Mapping[str, Stand]) -> Row:
    first = next(iter(stands.values())).statements[0]
    return Row(
        actor=actor,
        name=catalogue.actor_name(actor, first.stance.holder),
        linked=actor in catalogue.actors,
        cells=tuple(_cell(stands.get(issue.id)) for issue in issues),
    )


def _cell(stand: Stand | None) -> Cell:
    return Cell(stand.position, stand.statements, stand.before) if stand else NOTHING
