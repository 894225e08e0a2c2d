"""What editors write: ``topics.yml``, ``actors.yml`` and ``corrections.yml`` of the content folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from generator import store, yamlio
from generator.model import ActorEntry, Correction, Problem, TopicEntry

T = TypeVar("T")
TOPICS = TypeAdapter(tuple[TopicEntry, ...])
ACTORS = TypeAdapter(tuple[ActorEntry, ...])
CORRECTIONS = TypeAdapter(tuple[Correction, ...])


@dataclass(frozen=True, slots=True)
class Editorial:
    """The three files as read; a file that is missing or not valid counts as empty."""

    topics: tuple[TopicEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()


def read(content: Path) -> tuple[Editorial, tuple[Problem, ...]]:
    """The editors' files in ``content``, and all that is wrong with them."""
    topics, topic_problems = _entries(TOPICS, content, "topics.yml")
    actors, actor_problems = _entries(ACTORS, content, "actors.yml")
    corrections, correction_problems = _entries(CORRECTIONS, content, "corrections.yml")
    twice = (
        *_twice((entry.id for entry in topics), "topics.yml"),
        *_twice((issue.id for entry in topics for issue in entry.issues), "topics.yml"),
        *_twice((entry.id for entry in actors), "actors.yml"),
        *_twice((name.casefold() for entry in actors for name in {entry.name, *entry.names}), "actors.yml"),
    )
    problems = (*topic_problems, *actor_problems, *correction_problems, *twice)
    return Editorial(topics, actors, corrections), problems


def _entries(shape: TypeAdapter[tuple[T, ...]], content: Path, name: str) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    path = content / name
    if not path.is_file():
        return (), ()
    data: Any
    data, problems = yamlio.load(path, name)
    if problems or data is None:
        return (), problems
    checked = store.validate(shape, data, name, path.read_text("utf-8-sig"))
    return checked[0] or (), checked[1]


def _twice(ids: Iterable[str], name: str) -> Iterator[Problem]:
    """A problem for each id or name that two entries claim."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield Problem(name, "", f"{one!r} stands here twice.", "Keep one of them.")
        seen.add(one)
