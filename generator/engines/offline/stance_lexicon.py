"""The words by which somebody takes a side (``data/stance_lexicon.yml``), ready for look-up by form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.engines.offline.speech_verbs import data, inflections
from generator.model import Position, StanceBasis

FILE = "stance_lexicon.yml"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a stance word says when nothing speaks against it.

    ``takes`` is the kind of target, or the preposition before it; ``denied`` is the confidence that a denial says the
    opposite (0: a denial says nothing); ``only_denied`` marks what is a stance only when denied ("has no interest in").
    """

    position: Position
    takes: str
    confidence: float
    basis: StanceBasis
    denied: float = 0.0
    only_denied: bool = False


@dataclass(frozen=True, slots=True)
class Idiom:
    """A verb with a noun that together take a target: "cast doubt on the plan".

    ``whole`` says that the noun is part of the target: who imposes "sanctions on Norl" is for sanctions on Norl.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    prepositions: frozenset[str]
    sense: Sense
    whole: bool = False


def _forms(words: str) -> set[str]:
    irregular: Mapping[str, str] = data("speech_verbs.yml")["irregular"] | data(FILE)["irregular"]
    return {form for lemma in words.split() for form in inflections(lemma, irregular)}


# How sure a denied stance is against the plain one: "does not support" is opposition less often than "opposes" is.
DENIED_SUPPORT = 0.8


def _sense(entry: Mapping[str, Any]) -> Sense:
    position: Position = entry["position"]
    confidence = float(entry["confidence"])
    denied = float(entry.get("denied", confidence * DENIED_SUPPORT if position == "supports" else 0))
    return Sense(
        position, entry.get("takes", ""), confidence, entry.get("basis", "reported"), denied, "only_denied" in entry
    )


@cache
def verbs() -> Mapping[str, tuple[Sense, ...]]:
    """Every form of every stance verb with its senses, the surest first."""
    table: dict[str, list[Sense]] = {}
    for entry in data(FILE)["verbs"]:
        for form in sorted(_forms(entry["verbs"])):
            table.setdefault(form, []).append(_sense(entry))
    return {form: tuple(sorted(senses, key=lambda sense: -sense.confidence)) for form, senses in table.items()}


@cache
def idioms() -> Mapping[str, tuple[Idiom, ...]]:
    """Idioms by their noun."""
    table: dict[str, list[Idiom]] = {}
    for entry in data(FILE)["idioms"]:
        nouns = frozenset(entry["nouns"].split())
        prepositions = frozenset(entry["prepositions"].split())
        idiom = Idiom(frozenset(_forms(entry["verbs"])), nouns, prepositions, _sense(entry), "whole" in entry)
        for noun in sorted(nouns):
            table.setdefault(noun, []).append(idiom)
    return {noun: tuple(found) for noun, found in table.items()}


@cache
def predicates() -> Mapping[str, tuple[tuple[frozenset[str], Sense], ...]]:
    """Predicates ("opposed to", "in favour of") by their word, with the prepositions that lead to the target."""
    return _by_word("predicates")


def _by_word(head: str) -> dict[str, tuple[tuple[frozenset[str], Sense], ...]]:
    table: dict[str, list[tuple[frozenset[str], Sense]]] = {}
    for entry in data(FILE)[head]:
        for word in entry["words"].split():
            table.setdefault(word, []).append((frozenset(entry["prepositions"].split()), _sense(entry)))
    return {word: tuple(found) for word, found in table.items()}


@cache
def nominals() -> Mapping[str, tuple[tuple[frozenset[str], Sense], ...]]:
    """Nouns of taking a side by their word, with the prepositions that lead to the target."""
    return _by_word("nominals")


@cache
def words(head: str) -> frozenset[str]:
    """The word list ``head``."""
    return frozenset(str(data(FILE)[head]).split())


@cache
def judging() -> frozenset[str]:
    """Every word that judges what it is said of."""
    return words("good") | words("bad") | words("bad_when_denied")


@cache
def giving_up() -> frozenset[str]:
    """Every form of the verbs by which somebody gives up a side: "dropped its opposition"."""
    return frozenset(_forms(data(FILE)["giving_up"]))


@cache
def calling() -> frozenset[str]:
    """Every form of the verbs that bring a judgement on their object."""
    return frozenset(_forms(data(FILE)["calling"]))


@cache
def harming() -> frozenset[str]:
    """Every form of the verbs that say of their subject that it does harm."""
    return frozenset(_forms(data(FILE)["harming"]))
