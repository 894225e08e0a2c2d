"""Who acts in an article: persons, organisations, countries and groups in order of importance."""

from __future__ import annotations

from collections.abc import Mapping

from generator.engines.offline import salience
from generator.engines.offline.document import Document, Entities, Entity, Mention
from generator.engines.offline.gazetteer import gazetteer
from generator.model import Evidence, Kind, Who

MAX_ACTORS = 12
# Persons are named beyond the first dozen: a report on a summit names 18. A longer list is a list, not a report.
MAX_WITH_PERSONS = 40
MAX_MAIN = 3
# A country that is named is mostly a setting or an adjective, an organisation often an address ("the Senate race"). On 168
# articles with their main actors written down by readers, these weights name .77 of them, .74 of the names being right;
# equal weights .78 and .63.
_KIND_WEIGHTS: Mapping[Kind, float] = {"person": 1.0, "group": 0.9, "organisation": 0.6, "country": 0.4}
_MEDIA_WEIGHT = 0.3
# Below this nothing says that an organisation, group or country does more than be mentioned once in passing.
_MIN_SCORE = 0.8
# The main actors are those with this part of the first one's score; who is in the headline needs less.
_MAIN_SHARE = 0.33
_MAIN_SHARE_HEADLINE = 0.23


def who(document: Document, entities: Entities) -> tuple[Who, ...]:
    """The actors that matter, the most important first: all persons, and what else is among the first dozen."""
    ranked = [entity for entity, score in _ranked(document, entities) if score >= _MIN_SCORE or entity.kind == "person"]
    late = [entity for entity in ranked[MAX_ACTORS:MAX_WITH_PERSONS] if entity.kind == "person"]
    return tuple(filter(None, (_actor(document, entity) for entity in (*ranked[:MAX_ACTORS], *late))))


def main(document: Document, entities: Entities) -> tuple[str, ...]:
    """Names of the one to three actors that the article is about."""
    ranked = _ranked(document, entities)
    if not ranked:
        return ()
    best = ranked[0][1]
    chosen = []
    for entity, score in ranked[:MAX_MAIN]:
        headline = any(document.sentences[mention.sentence].label == "headline" for mention in entity.mentions)
        if score >= best * (_MAIN_SHARE_HEADLINE if headline else _MAIN_SHARE):
            chosen.append(entity.name)
    return tuple(chosen)


def _ranked(document: Document, entities: Entities) -> list[tuple[Entity, float]]:
    """Everything that can act with its weighted score, the highest first."""
    actors = [(entity, _score(document, entity)) for entity in entities.all if entity.kind != "place"]
    return sorted(actors, key=lambda pair: (-pair[1], pair[0].mentions[0].start))


def _score(document: Document, entity: Entity) -> float:
    if entity.kind == "place":
        return 0.0
    weight = _KIND_WEIGHTS[entity.kind]
    if gazetteer().kind(entity.name) == "media":
        weight = _MEDIA_WEIGHT
    return weight * salience.score(document, entity)


def _actor(document: Document, entity: Entity) -> Who | None:
    if entity.kind == "place":
        return None
    return Who(entity.name, entity.kind, entity.role, len(entity.mentions), _evidence(document, entity))


def _evidence(document: Document, entity: Entity) -> tuple[Evidence, ...]:
    """The first full name, with the words of the role where they stand beside a name; else both."""
    named = _first_full(document, entity)
    if entity.role_span is None:
        return (document.evidence(named.start, named.end),)
    begin, end = entity.role_span
    near = min(
        (m for m in entity.mentions if m.form == "name"), key=lambda m: (max(begin - m.end, m.start - end, 0), m.start)
    )
    if near.sentence == _sentence_at(document, begin):
        return (document.evidence(min(begin, near.start), max(end, near.end)),)
    return (document.evidence(named.start, named.end), document.evidence(begin, end))


def _sentence_at(document: Document, offset: int) -> int | None:
    return next((s.index for s in document.sentences if s.start <= offset < s.end), None)


def _first_full(document: Document, entity: Entity) -> Mention:
    text = document.article.seed.text
    names = [m for m in entity.mentions if m.form == "name"]
    return next((m for m in names if " ".join(text[m.start : m.end].split()) == entity.name), names[0])
