"""The verbs that attribute words, thoughts and attitudes to somebody, in all their forms (``data/speech_verbs.yml``).

The pipeline runs without a lemmatiser, so the forms are made here: regular endings, and a table of the irregular ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that can attribute, and what it takes as content."""

    lemma: str
    quoting: bool
    clause: bool
    infinitive: bool
    object: bool
    prepositions: frozenset[str]


@cache
def data(name: str) -> dict[str, Any]:
    """The mapping in the data file ``name`` of this package."""
    text = files("generator.engines.offline").joinpath("data", name).read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


def inflections(lemma: str, irregular: Mapping[str, str]) -> Iterator[str]:
    """All forms of a verb: base, third person, past, participles."""
    yield lemma
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    to_ies = lemma.endswith("y") and lemma[-2] not in VOWELS
    yield lemma[:-1] + "ies" if to_ies else lemma + ("es" if sibilant else "s")
    past = irregular.get(lemma, "").split()
    yield from past or [_past(lemma, to_ies=to_ies)]
    yield _participle(lemma, past)


def _past(lemma: str, *, to_ies: bool) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if to_ies else lemma + "ed"


def _participle(lemma: str, past: list[str]) -> str:
    """The form in -ing; a past form that doubles its consonant says that this one does, too."""
    doubled = lemma + lemma[-1]
    if any(form == doubled + "ed" for form in past) or lemma in {"put", "begin", "hit"}:
        return doubled + "ing"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"


@cache
def cue_verbs() -> Mapping[str, CueVerb]:
    """Every form of every attributing verb, lower-cased, with the verb."""
    table = data("speech_verbs.yml")
    heads = {head: frozenset(table[head].split()) for head in ("quoting", "clause", "infinitive", "object")}
    prepositions: Mapping[str, str] = table["prepositions"]
    lemmas = sorted(set(prepositions).union(*heads.values()))
    verbs = {}
    for lemma in lemmas:
        takes = {head: lemma in members for head, members in heads.items()}
        verb = CueVerb(lemma, **takes, prepositions=frozenset(prepositions.get(lemma, "").split()))
        verbs.update(dict.fromkeys(inflections(lemma, table["irregular"]), verb))
    return verbs


@cache
def words(head: str) -> frozenset[str]:
    """The word list ``head`` of the data file."""
    return frozenset(str(data("speech_verbs.yml")[head]).split())
