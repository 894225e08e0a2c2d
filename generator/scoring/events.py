"""Predictions about the main event of an article, in the fields of the annotated sets: each through the public stages.

Sets: g5w1h and dirty (who, what, when, where), basilfacts (who, what), realsumm (a summary), salient (who, ranked).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.engines.offline import document, entities, main_event, nlp, published, what, when, where, who
from generator.engines.offline.document import Document, Entities
from generator.model import Article, Seed
from generator.reading import articles

SUMMARY_WORDS = 85
ACTORS, SALIENT = 3, 5


def predict(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """g5w1h: who, what, when, where and the date of the main event of articles with title, date and text."""
    for item in items:
        yield {"id": item["id"], **_answers(_seed(item, ("title", "date", "text")))}


def predict_dirty(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """dirty: the same answers for pages given as text with all their junk."""
    for item in items:
        yield {"id": item["id"], **_answers(_seed(item, ("text",)))}


def predict_facts(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """basilfacts: the names of the main actors, and the main event."""
    for item in items:
        found = _parse(_seed(item, ("title", "text")))
        names = who.main(*found)[:ACTORS] if found else ()
        yield {"id": item["id"], "who": list(names), "what": main_event.headline(*found) if found else ""}


def predict_summary(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """realsumm: the facts that fit into 85 words."""
    for item in items:
        found = _parse(_seed(item, ("text",)))
        yield {"id": item["id"], "summary": _summary(*found) if found else ""}


def predict_salient(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """salient: the names of the weightiest entities."""
    for item in items:
        found = _parse(_seed(item, ("title", "text")))
        names = [entity.name for entity in found[1].all] if found else []
        yield {"id": item["id"], "who": names[:SALIENT]}


def _seed(item: Mapping[str, Any], fields: tuple[str, ...]) -> Seed:
    """The fields of an item as one seed, a blank line between them."""
    text = "\n\n".join(str(item[field]).strip() for field in fields if item.get(field))
    return Seed(f"{item['id']}.txt", hashlib.sha256(text.encode()).hexdigest(), text)


def _article(seed: Seed) -> Article | None:
    """The article of ``seed`` with the longest body, if any."""
    found = articles.read(seed).articles
    return max(found, key=lambda article: sum(part.end - part.start for part in article.labelled("body")), default=None)


def _parse(seed: Seed) -> tuple[Document, Entities] | None:
    article = _article(seed)
    if article is None:
        return None
    parsed = document.parse(article, nlp.parser())
    return parsed, entities.find(parsed)


def _answers(seed: Seed) -> dict[str, str]:
    found = _parse(seed)
    if found is None:
        return dict.fromkeys(("who", "what", "when", "where", "when_date"), "")
    phrase, date = when.main(found[0], published.published(found[0].article))
    return {
        "who": main_event.who(*found),
        "what": main_event.what(*found),
        "when": phrase,
        "when_date": date,
        "where": where.main(*found),
    }


def _summary(parsed: Document, named: Entities) -> str:
    """The facts that fit, shortest way to keep to the length that the set's figures are for."""
    return " ".join(candidate.plain.text for candidate in what.choose(parsed, named, room=SUMMARY_WORDS))
