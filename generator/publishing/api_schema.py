"""The shapes of the files under ``api/``, and their JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each."""

    briefs: int
    editions: int
    topics: int
    actors: int
    sources: int


@dataclass(frozen=True, slots=True)
class Index:
    """``api/index.json``."""

    api: int
    counts: Counts
    newest: str | None
    files: list[str]
    schema: str


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """An entry of ``api/briefs.json``; ``page`` and ``json`` are addresses from the site's root."""

    id: str
    headline: str
    day: str | None
    published: str
    outlet: str
    source: str
    topics: list[str]
    subjects: list[str]
    actors: list[str]
    page: str
    json: str


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story of an edition: ids of its briefs, and of those that repeat another's text."""

    id: str
    headline: str
    briefs: list[str]
    copies: list[str]


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """An entry of ``api/editions.json``."""

    day: str
    path: str
    seeds: int
    stories: list[StoryEntry]


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """An issue of a topic."""

    id: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """An entry of ``api/topics.json``."""

    id: str
    name: str
    path: str
    issues: list[IssueEntry]
    briefs: list[str]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An entry of ``api/actors.json``."""

    id: str
    name: str
    kind: str
    path: str
    names: list[str]
    briefs: list[str]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of ``api/sources.json``."""

    id: str
    name: str
    path: str
    briefs: list[str]


@dataclass(frozen=True, slots=True)
class QuotedBrief:
    """Words of an article that its brief repeats as evidence."""

    id: str
    words: int


@dataclass(frozen=True, slots=True)
class QuotedEdition:
    """Words of articles that the briefs of a day repeat as evidence."""

    day: str
    words: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """``api/quotations.json``."""

    briefs: list[QuotedBrief]
    editions: list[QuotedEdition]


@dataclass(frozen=True, slots=True)
class Api:
    """Every file by its name."""

    index: Index
    briefs: list[BriefEntry]
    editions: list[EditionEntry]
    topics: list[TopicEntry]
    actors: list[ActorEntry]
    sources: list[SourceEntry]
    quotations: Quotations


@cache
def api() -> TypeAdapter[Api]:
    """What checks all files of the API; made when it is asked for, since most builds need it not."""
    return TypeAdapter(Api)


def api_schema() -> dict[str, object]:
    """The JSON Schema: a property for each file of the API."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **api().json_schema()}
