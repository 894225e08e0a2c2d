"""What editors write: topics with their issues, actors with their spellings, corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.model.common import STRICT, CorrectionKind, Kind


@dataclass(frozen=True, slots=True)
class Issue:
    """A question on which actors take a stance; ``words`` are the words that speak of it.

    ``against`` are words for its contrary: who supports what they name opposes the issue (a court order against a blockade).
    """

    id: str
    name: str
    question: str
    words: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A subject that editors follow. ``description`` is Markdown; a brief belongs to it by ``words``."""

    id: str
    name: str
    description: str = ""
    words: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An entry of ``content/actors.yml``: the name to print, and the spellings that mean the same actor."""

    id: str
    name: str
    kind: Kind
    names: tuple[str, ...] = ()
    country: str | None = None
    note: str = ""

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's dated, public change to one field of one brief; ``was`` must be what the brief says."""

    brief: str
    field: str
    was: str
    now: str
    kind: CorrectionKind
    note: str
    date: str

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT
