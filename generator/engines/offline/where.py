"""Where the events of an article take place: places that stand after "in", "at" or "near", or in the dateline.

A nationality names no place, and a capital that acts ("Moscow says") is a government; neither counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from generator.engines.offline import place_facts
from generator.engines.offline.document import Document, Entities, Entity, Mention, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.place_facts import KIND_WORDS
from generator.engines.offline.roles import is_role
from generator.engines.offline.salience import is_adjective
from generator.model import Evidence, PlaceKind, Where

MAX_PLACES = 8
# What the word before a place says of it: full weight where something happens there, little where somebody comes from there.
_LOCATIVES: Mapping[str, float] = {
    **dict.fromkeys(
        ("in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "under"), 1.0
    ),
    **dict.fromkeys(("on", "into", "to", "over", "off", "through", "along", "toward", "towards", "between"), 0.5),
    **dict.fromkeys(("from", "of", "with", "for", "by", "against", "about"), 0.15),
}
_BARE = 0.1
# "Officials in Marrin" speak there; what they speak of happened elsewhere.
_ELSEWHERE = 0.15
_WAYS = frozenset("visit trip journey flight flights way return voyage road route train border".split())
_SPEAKERS = frozenset("officials sources source spokespeople diplomats police analysts embassy ministry office".split())
# After the first sentence, one that goes back in time speaks of another event.
_BEFORE = re.compile(
    r"\b(?:last|previous|earlier this|earlier that) (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:weeks?|months?|years?|decades?) (?:ago|earlier|before)\b|\b(?:in|since) (?:19|20)\d\d\b"
    r"|\b(?:retaliation|revenge) for\b",
    re.IGNORECASE,
)
_BEFORE_WEIGHT = 0.3
_DATELINE_WEIGHT = 2.0
_HEADLINE_WEIGHT = 2.0
_LEAD_WEIGHTS = (3.0, 2.5, 2.0, 1.75, 1.5, 1.25)
# The more exact place answers "where" better than the country around it.
_KIND_WEIGHTS: Mapping[PlaceKind, float] = {
    "site": 0.8,
    "city": 1.3,
    "region": 0.9,
    "country": 0.6,
    "body_of_water": 0.8,
    "place": 1.3,
}
_EXACTNESS: Mapping[PlaceKind, float] = {
    "site": 3.0,
    "city": 3.0,
    "place": 3.0,
    "region": 2.0,
    "country": 1.0,
    "body_of_water": 1.0,
}
# A more exact place stands for a weightier one if it has this part of its weight.
_WEIGHTY = 0.5
_MIN_WEIGHT = 0.4
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_CONTAINED = re.compile(
    r",?\s(?:(?:in|near|on|outside)\s(?:the\s)?)?(?:(?:city|town|state|province|district|region)\sof\s)?"
    r"(?:(?:north|south|east|west|central)(?:ern|-?east|-?west)?\s)?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3}")
# What a name in a list of addresses goes on with ("Hebei province").
_SORT = re.compile(r"\s(?:province|county|district|prefecture|governorate|oblast|state|island)\b")
_COORDINATED = re.compile(r",?\s(?:and|or)\s")
_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:—|–|--|-)\s")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place with the weight of its mentions and the mention that shows best that something happens there."""

    entity: Entity
    kind: PlaceKind
    country: str | None
    weight: float
    best: Mention


def where(document: Document, entities: Entities) -> tuple[Where, ...]:
    """The places of the events, the most important first."""
    return tuple(_where(document, candidate) for candidate in _candidates(document, entities)[:MAX_PLACES])


def _datelines(document: Document) -> Iterator[_Candidate]:
    """The places of datelines, which are not parsed: of those before a text any, of those apart from it the known ones."""
    table, text = gazetteer(), document.article.seed.text
    apart = ((paragraph.start, paragraph.end, False) for paragraph in document.article.labelled("dateline"))
    before = ((start, end, True) for start, end in document.datelines)
    for start, end, any_name in (*apart, *before):
        for part in _CAPITALISED.finditer(text, start, end):
            name = table.spelled(" ".join(part.group().split()))
            place = table.places.get(name)
            if place is None and not any_name:
                continue
            name = place.name if place else name.title() if name.isupper() else name
            kind: PlaceKind = place.kind if place else "city"
            mention = Mention(*part.span(), 0, "name")
            country = place.country if place else None
            yield _Candidate(
                Entity(name, "place", (mention,)), kind, country, _DATELINE_WEIGHT * _KIND_WEIGHTS[kind], mention
            )
            break


def main(document: Document, entities: Entities) -> str:
    """The place of the main event in the words of the article, empty where it gives none."""
    candidates = _candidates(document, entities)
    if not candidates:
        return ""
    first = _most_exact(candidates)
    start, end = _within(document, first, candidates) or (first.best.start, first.best.end)
    sort = _SORT.match(document.article.seed.text, end)
    return " ".join(document.article.seed.text[start : sort.end() if sort else end].split())


def _most_exact(candidates: list[_Candidate]) -> _Candidate:
    """Of the weighty places in the country that the article speaks of most, the one that says most exactly where."""
    totals: dict[str, float] = {}
    for candidate in candidates:
        if candidate.country:
            totals[candidate.country] = totals.get(candidate.country, 0.0) + candidate.weight
    country = max(totals, key=lambda name: totals[name], default=None)
    pool = [c for c in candidates if c.country in (country, None)]
    enough = _WEIGHTY * pool[0].weight
    return max((c for c in pool if c.weight >= enough), key=lambda c: (_exactness(c), c.weight))


def _exactness(candidate: _Candidate) -> float:
    place = gazetteer().places.get(candidate.entity.name)
    return _EXACTNESS[candidate.kind] - (0.5 if place is not None and place.capital else 0.0)


def _within(document: Document, chosen: _Candidate, candidates: list[_Candidate]) -> tuple[int, int] | None:
    """The first stretch that names the chosen place and one inside or around it ("Port Verran, on the Isle of Ost")."""
    text = document.article.seed.text
    first = {(m.start, m.end) for m in chosen.entity.mentions}
    others = {(m.start, m.end) for c in candidates if c is not chosen for m in c.entity.mentions}
    for inner, outer in pairwise(sorted(first | others)):
        if (inner in first) != (outer in first) and _CONTAINED.fullmatch(text[inner[1] : outer[0]]):
            if _COORDINATED.match(text, outer[1]):
                continue
            return inner[0], outer[1]
    return None


def _where(document: Document, candidate: _Candidate) -> Where:
    evidence: tuple[Evidence, ...] = (document.evidence(candidate.best.start, candidate.best.end),)
    return Where(candidate.entity.name, candidate.kind, candidate.country, evidence)


def _candidates(document: Document, entities: Entities) -> list[_Candidate]:
    leads = {s.index: i for i, s in enumerate(list(document.body())[: len(_LEAD_WEIGHTS)])}
    found = []
    for entity in entities.all:
        if entity.kind in ("place", "country"):
            candidate = _candidate(document, entity, leads, entities)
            if candidate is not None and candidate.weight >= _MIN_WEIGHT:
                found.append(candidate)
    for written in _datelines(document):
        same = next(
            (i for i, each in enumerate(found) if each.entity.name.lower() == written.entity.name.lower()), None
        )
        if same is None:
            found.append(written)
        else:
            found[same] = replace(found[same], weight=found[same].weight + written.weight)
    return sorted(found, key=lambda c: (-c.weight, c.best.start))


def _candidate(document: Document, entity: Entity, leads: Mapping[int, int], entities: Entities) -> _Candidate | None:
    weights = []
    kind, country = place_facts.known(entity)
    for mention in entity.mentions:
        sentence = document.sentences[mention.sentence]
        part = sentence.span.doc.char_span(
            mention.start - sentence.origin, mention.end - sentence.origin, alignment_mode="expand"
        )
        if part is None or is_adjective(entity, part.text):
            continue
        weight = _weight(sentence, part.start, part.end, part.root.dep_, leads)
        weights.append((weight, mention))
        if kind == "place":
            kind = place_facts.told_kind(part.doc, part.start, part.end)
        country = (
            country
            or place_facts.told_country(part.doc, part.start, part.end)
            or place_facts.capital_of(sentence, part.start, entities)
        )
    if not weights:
        return None
    total = sum(weight for weight, _ in weights)
    best = max(weights, key=lambda pair: (pair[0], -pair[1].start))[1]
    return _Candidate(entity, kind, country, total * _KIND_WEIGHTS[kind], best)


def _weight(sentence: Sentence, first: int, last: int, dep: str, leads: Mapping[int, int]) -> float:
    """How much this mention says that the events take place there."""
    doc = sentence.span.doc
    place = _HEADLINE_WEIGHT if sentence.label in ("headline", "standfirst") else 1.0
    if sentence.index in leads:
        place = _LEAD_WEIGHTS[leads[sentence.index]]
    if first == sentence.span.start == 0 and _DATELINE.match(doc.text, doc[last - 1].idx + len(doc[last - 1])):
        return _DATELINE_WEIGHT
    if sentence.label == "body" and leads.get(sentence.index) != 0 and _BEFORE.search(sentence.span.text):
        place *= _BEFORE_WEIGHT
    if dep in _SUBJECTS:
        return _BARE * place
    return place * max(_before(doc, first, sentence.span.start), default=_BARE)


def _before(doc: Doc, first: int, begin: int) -> Iterator[float]:
    """Weights of the prepositions up to three words before, past articles, adjectives and names ("in the port of").

    Where somebody only speaks ("a spokesman in Marrin said") nothing else happens.
    """
    if first - 1 > begin and doc[first - 1].text in (",", "of") and doc[first - 2].lower_ in KIND_WORDS:
        first -= 2  # "in the capital, Marrin", "in the northern city of Marrin"
    for token in reversed(doc[max(begin, first - 4) : first]):
        if token.lower_ in _LOCATIVES:
            weak = token.i > begin and (_is_speaker(doc[token.i - 1]) or _is_addressed(token, doc[first]))
            yield min(_ELSEWHERE, _LOCATIVES[token.lower_]) if weak else _LOCATIVES[token.lower_]
            return
        if token.is_punct or token.pos_ == "VERB":
            return


def _is_addressed(preposition: Token, place: Token) -> bool:
    """Whether a place stands for its government ("an offer to Marrin", "a war between Marrin and its neighbour")."""
    if preposition.lower_ in ("to", "toward", "towards"):
        return preposition.head.pos_ == "NOUN" and preposition.head.lower_ not in _WAYS
    known = gazetteer().places.get(place.text)
    return preposition.lower_ == "between" and known is not None and known.capital


def _is_speaker(token: Token) -> bool:
    """Whether ``token`` says who speaks for a body or tells the press ("officials", "a source")."""
    return token.lower_ in _SPEAKERS or (is_role(token.text) and token.text.islower())
