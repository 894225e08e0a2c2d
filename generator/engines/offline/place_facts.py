"""What kind of place a name means and in which country it lies: by general knowledge, and by the words around the name."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from generator.engines.offline.document import Entities, Entity, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.model import PlaceKind

_HEADS: Mapping[str, PlaceKind] = {
    **dict.fromkeys(
        "River Sea Bay Lake Strait Gulf Ocean Canal Harbour Harbor Sound Firth Lagoon".split(), "body_of_water"
    ),
    **dict.fromkeys("Province County District Region Valley Island Islands Coast Desert Peninsula".split(), "region"),
    **dict.fromkeys("City Village Town".split(), "city"),
    **dict.fromkeys(
        "Airport Arena Avenue Boulevard Bridge Castle Cathedral Field Hotel Lane Mosque Nightclub Palace Park Plaza Prison Road "
        "Square Stadium Station Street Terminal Theatre Theater Tower Towers Base Highway Mall".split(),
        "site",
    ),
}
KIND_WORDS: Mapping[str, PlaceKind] = {
    **dict.fromkeys(("city", "town", "village", "capital", "suburb", "port"), "city"),
    **dict.fromkeys(("province", "region", "state", "district", "county", "island", "peninsula"), "region"),
}


_FIRST: Mapping[str, PlaceKind] = {
    **dict.fromkeys(("River", "Lake", "Lough", "Loch", "Strait", "Gulf"), "body_of_water"),
    **dict.fromkeys(("Port", "Fort", "Saint", "St.", "San", "Santa"), "city"),
    "Isle": "region",
}
_TOWN_WORDS = frozenset("mayor streets outskirts suburb suburbs downtown residents council".split())
_REACH = 3  # words before the name


def known(entity: Entity) -> tuple[PlaceKind, str | None]:
    """Kind and country by general knowledge and by the name's own words."""
    if entity.kind == "country":
        return "country", entity.name
    place = gazetteer().places.get(entity.name)
    if place is not None:
        return place.kind, place.country
    words = entity.name.split()
    return _HEADS.get(words[-1]) or (_FIRST.get(words[0]) if len(words) > 1 else None) or "place", None


def told_kind(doc: Doc, first: int, last: int) -> PlaceKind:
    """Kind by the words around ("the city of X", "X province", "the mayor of X"); ``place`` where they say nothing."""
    for token in reversed(doc[max(0, first - _REACH) : first]):
        if token.text == ".":
            break
        if token.lower_ in KIND_WORDS:
            return KIND_WORDS[token.lower_]
        if token.lower_ in _TOWN_WORDS and doc[first - 1].lower_ == "of":
            return "city"
    after = [token.lower_ for token in doc[last : last + 2]]
    owned = after[:1] in (["'s"], ["’s"])
    if after and after[0] in KIND_WORDS and after[0] != "state":
        return KIND_WORDS[after[0]]
    return "city" if after and (after[0] in _TOWN_WORDS or (owned and after[-1] in _TOWN_WORDS)) else "place"


def told_country(doc: Doc, first: int, last: int) -> str | None:
    """Country by what follows ("Port Verran, Portugal") or by the adjective before ("the Portuguese port of")."""
    table = gazetteer()
    if last + 1 < len(doc) and doc[last].text in (",", "in"):
        for length in (3, 2, 1):
            text = doc[last + 1 : last + 1 + length].text
            place = table.places.get(text)
            country = table.countries.get(text) or (place.country if place else None)
            if country:
                return country
    if first > 1 and doc[first - 1].lower_ == "of":
        return next(filter(None, (table.demonyms.get(token.text) for token in doc[max(0, first - 5) : first])), None)
    return None


def capital_of(sentence: Sentence, first: int, entities: Entities) -> str | None:
    """The country of the text whose capital the place is said to be ("the Corlandian capital, Marrin")."""
    doc = sentence.span.doc
    before = doc[max(sentence.span.start, first - 4) : first]
    if not any(token.lower_ == "capital" for token in before):
        return None
    found = (entities.at(*sentence.offsets(token)) for token in before if token.text[0].isupper())
    return next((entity.name for entity in found if entity is not None and entity.kind == "country"), None)
