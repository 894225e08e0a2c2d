"""General knowledge about names: countries, their demonyms and capitals, other places, organisations, given names.

English names of countries are CLDR's (``babel``); the rest is in the tab-separated files of ``data/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from babel import Locale

from generator.model import PlaceKind

Gender = Literal["he", "she", "either"]


@dataclass(frozen=True, slots=True)
class Place:
    """A known place that is no country: ``country`` is an English name or ``None``; ``capital`` of that country or not."""

    name: str
    kind: PlaceKind
    country: str | None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation, group of people or news medium, or a thing that looks like one, by its usual short name."""

    name: str
    kind: Literal["organisation", "group", "media", "thing"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-up tables by exact spelling; values of ``countries`` and ``demonyms`` are English names of countries,
    those of ``regional`` ("Scottish") names of places.
    """

    countries: Mapping[str, str]
    demonyms: Mapping[str, str]
    regional: Mapping[str, str]
    places: Mapping[str, Place]
    organisations: Mapping[str, Organisation]
    given_names: Mapping[str, Gender]

    def spelled(self, name: str) -> str:
        """``name`` as the tables spell it: a place or country in capitals ("BERLIN") has them at its beginning only."""
        titled = name.title()
        return (
            titled if len(name) > 4 and name.isupper() and (titled in self.places or titled in self.countries) else name
        )

    def kind(self, name: str) -> str:
        """What ``name`` is: organisation, media, group, thing, country, demonym or place; empty where it is not known."""
        if name in self.organisations:
            return self.organisations[name].kind
        name = self.spelled(name)
        if name in self.countries:
            return "country"
        if name in self.demonyms or name in self.regional:
            return "demonym"
        return "place" if name in self.places else ""

    def knows(self, name: str) -> bool:
        """Whether ``name`` is known at all."""
        return bool(self.kind(name))


@cache
def gazetteer() -> Gazetteer:
    """The tables, read once."""
    countries, demonyms, places = _countries()
    for kind, code, names in _rows("places.tsv"):
        for spelling in names.split(","):
            name, _, full = spelling.partition("=")
            place = Place(full or name, _place_kind(kind), _english(code) if code else None)
            places.setdefault(name, place)
    organisations = {
        name: Organisation(names.split(",")[0], _organisation_kind(kind))
        for kind, names in _rows("organisations.tsv")
        for name in names.split(",")
    }
    given: dict[str, Gender] = {}
    for gender, names in _rows("first_names.tsv"):
        for name in names.split():
            given[name] = "either" if name in given or gender == "either" else ("he" if gender == "he" else "she")
    regional = {word: place for place, words in _rows("regions.tsv") for word in words.split(",")}
    return Gazetteer(countries, demonyms, regional, places, organisations, given)


def _countries() -> tuple[dict[str, str], dict[str, str], dict[str, Place]]:
    """Countries and demonyms by name, and the capitals as places."""
    countries: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    places: dict[str, Place] = {}
    for code, adjectives, names, capitals in _rows("countries.tsv"):
        english = _english(code)
        for name in (english, *filter(None, names.split(","))):
            countries[name] = english
        for adjective in filter(None, adjectives.split(",")):
            demonyms[adjective] = english
            if not adjective.endswith(("s", "h", "ese", "men", "man", "yz")):
                demonyms[adjective + "s"] = english
        for capital in filter(None, capitals.split(",")):
            places[capital] = Place(capital, "city", english, capital=True)
    return countries, demonyms, places


@cache
def _english(code: str) -> str:
    name: str = Locale("en").territories[code]
    return _SHORT_NAMES.get(code, name.replace("&", "and").replace("’", "'"))


# CLDR's own names carry an addition or a form that no newspaper prints.
_SHORT_NAMES = {
    "MM": "Myanmar",
    "PS": "Palestine",
    "HK": "Hong Kong",
    "TR": "Turkey",
    "CD": "DR Congo",
    "CG": "Congo-Brazzaville",
}


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a data file as lists of cells, comments left out."""
    text = files("generator.engines.offline").joinpath(f"data/{name}").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _place_kind(text: str) -> PlaceKind:
    kinds: dict[str, PlaceKind] = {"city": "city", "region": "region", "body_of_water": "body_of_water", "site": "site"}
    return kinds.get(text, "region")


def _organisation_kind(text: str) -> Literal["organisation", "group", "media", "thing"]:
    kinds: dict[str, Literal["group", "media", "thing"]] = {"group": "group", "media": "media", "thing": "thing"}
    return kinds.get(text, "organisation")
