"""The desk as static JSON under ``api/``: an index, and lists of briefs, editions, topics, actors, sources and quoted words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator import store
from generator.model import Actor, Desk, Edition, FiledBrief, Outlet, Topic
from generator.publishing import links

API = 1
"""Version of these files; a change that breaks readers raises it."""


@dataclass(frozen=True, slots=True)
class ApiFile:
    """A file of the API: its path below the site's root, what it is made from, and its plain value."""

    path: str
    about: object
    value: Callable[[], object]


def api_files(desk: Desk) -> Iterator[ApiFile]:
    """Every file of the API. All addresses in them are relative to the site's root."""
    index = _index(desk)
    yield ApiFile("api/index.json", index, lambda: index)
    yield ApiFile("api/briefs.json", desk.briefs, lambda: [_brief(filed) for filed in desk.briefs])
    yield ApiFile("api/editions.json", desk.editions, lambda: [_edition(edition) for edition in desk.editions])
    yield ApiFile("api/topics.json", desk.topics, lambda: [_topic(topic) for topic in desk.topics])
    yield ApiFile("api/actors.json", desk.actors, lambda: [_actor(actor) for actor in desk.actors])
    yield ApiFile("api/quotations.json", desk.briefs, lambda: _quotations(desk.briefs))
    yield ApiFile("api/sources.json", desk.outlets, lambda: [_source(outlet) for outlet in desk.outlets])


def brief_schema() -> bytes:
    """The JSON Schema of a brief file."""
    return store.json_schema().encode()


def _index(desk: Desk) -> dict[str, object]:
    return {
        "api": API,
        "counts": {
            "briefs": len(desk.briefs),
            "editions": len(desk.editions),
            "topics": len(desk.topics),
            "actors": len(desk.actors),
            "sources": len(desk.outlets),
        },
        "newest": desk.editions[0].day if desk.editions else None,
        "files": [f"api/{name}.json" for name in ("briefs", "editions", "topics", "actors", "sources", "quotations")],
        "schema": "api/schema.json",
    }


def _brief(filed: FiledBrief) -> dict[str, object]:
    return {
        "id": filed.brief.id,
        "headline": filed.brief.headline.text,
        "day": filed.day,
        "published": filed.brief.published.edtf,
        "outlet": filed.outlet,
        "source": filed.source_id,
        "topics": list(filed.topics),
        "subjects": [f"medtop:{code}" for code in filed.subjects],
        "actors": list(filed.actors),
        "page": links.brief_path(filed.brief.id),
        "json": f"{links.brief_path(filed.brief.id)}brief.json",
    }


def _quotations(briefs: Iterable[FiledBrief]) -> dict[str, object]:
    """The words quoted of each article, and in each edition."""
    given = tuple(briefs)
    days: Counter[str] = Counter()
    for filed in given:
        days[filed.day or ""] += filed.quoted
    return {
        "briefs": [{"id": filed.brief.id, "words": filed.quoted} for filed in given],
        "editions": [{"day": day, "words": days[day]} for day in sorted(filter(None, days), reverse=True)],
    }


def _ids(briefs: Iterable[FiledBrief]) -> list[str]:
    return [filed.brief.id for filed in briefs]


def _edition(edition: Edition) -> dict[str, object]:
    stories = [
        {"id": one.id, "headline": one.headline, "briefs": _ids(one.briefs), "copies": list(one.copies)}
        for one in edition.stories
    ]
    path = links.edition_path(edition.day)
    return {"day": edition.day, "path": path, "seeds": edition.seeds, "stories": stories}


def _topic(topic: Topic) -> dict[str, object]:
    entry = topic.entry
    return {
        "id": entry.id,
        "name": entry.name,
        "path": links.topic_path(entry.id),
        "issues": [{"id": one.id, "name": one.name, "question": one.question} for one in entry.issues],
        "briefs": _ids(topic.briefs),
    }


def _actor(actor: Actor) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "path": links.actor_path(actor.id),
        "names": list(actor.names),
        "briefs": _ids(actor.briefs),
    }


def _source(outlet: Outlet) -> dict[str, object]:
    path = links.source_path(outlet.id)
    return {"id": outlet.id, "name": outlet.name, "path": path, "briefs": _ids(outlet.briefs)}
