"""What editors write: ``topics.yml``, ``actors.yml`` and ``corrections.yml`` of the content folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from generator import store, yamlio
from generator.faults import Faulty
from generator.model import ActorEntry, Correction, Problem, TopicEntry

T = TypeVar("T")
TOPICS, ACTORS, CORRECTIONS = "topics.yml", "actors.yml", "corrections.yml"
TOPIC_LIST: TypeAdapter[tuple[TopicEntry, ...]] = TypeAdapter(tuple[TopicEntry, ...])
ACTOR_LIST: TypeAdapter[tuple[ActorEntry, ...]] = TypeAdapter(tuple[ActorEntry, ...])
CORRECTION_LIST: TypeAdapter[tuple[Correction, ...]] = TypeAdapter(tuple[Correction, ...])
SALVAGED = 1000
"""Faults of a file up to which its other entries are read: with more it is no file of ours, and looking at each takes seconds."""
ENTRY = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Editorial:
    """The three files as read. A file that is missing or no list counts as empty, an entry that is not valid is left out.

    ``places`` tells for each file where in it the entries stand that were kept.
    """

    topics: tuple[TopicEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """``problems`` of entries by their numbers here (``[0].words``), at the places that these have in their files."""
        for problem in problems:
            found, kept = ENTRY.match(problem.place), self.places.get(problem.path, ())
            place = f"[{kept[int(found[1])]}]{problem.place[found.end() :]}" if found and kept else problem.place
            yield replace(problem, place=place)


@dataclass(frozen=True, slots=True)
class _File(Generic[T]):
    """The valid entries of one file, where they stand in it, and what is wrong with the others."""

    entries: tuple[T, ...] = ()
    places: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(content: Path) -> tuple[Editorial, tuple[Problem, ...]]:
    """The editors' files in ``content``, and what is not valid in them."""
    topics = _entries(TOPIC_LIST, content, TOPICS)
    actors = _entries(ACTOR_LIST, content, ACTORS)
    corrections = _entries(CORRECTION_LIST, content, CORRECTIONS)
    places = {TOPICS: topics.places, ACTORS: actors.places, CORRECTIONS: corrections.places}
    written = Editorial(topics.entries, actors.entries, corrections.entries, places)
    return written, (*topics.problems, *actors.problems, *corrections.problems)


def _entries(shape: TypeAdapter[tuple[T, ...]], content: Path, name: str) -> _File[T]:
    """Each valid entry of the file ``name``; one that is not costs no other."""
    path = content / name
    if not path.is_file():
        return _File()
    data: Any
    data, problems = yamlio.load(path, name)
    if problems or data is None:
        return _File(problems=problems)
    if not isinstance(data, list):
        return _File(problems=(Problem(name, "1", "is no list of entries.", "Begin each entry with a hyphen."),))
    found = store.checked(shape, data)
    if not isinstance(found, Faulty):
        return _File(found, tuple(range(len(found))))
    problems = tuple(store.problems(found, len(found), name, path.read_text("utf-8-sig")))
    if len(found) > SALVAGED:
        return _File(problems=problems)
    wrong = {fault.where[0] for fault in found}
    places = tuple(number for number in range(len(data)) if number not in wrong)
    kept = store.checked(shape, [data[number] for number in places])
    return _File(() if isinstance(kept, Faulty) else kept, places, problems)
