"""What kind of thing each name of an article is: votes of its words, of what stands around it and of spaCy, over all places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from spacy.tokens import Token

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_clues import clues
from generator.engines.offline.name_groups import is_group
from generator.engines.offline.name_peoples import is_adjective
from generator.engines.offline.name_runs import ORGANISATION_HEADS, PLACE_HEADS, opens
from generator.engines.offline.name_types import Name, NameKind
from generator.engines.offline.roles import is_honorific, is_role
from generator.engines.offline.speech_verbs import cue_verbs

_HINTED: Mapping[str, NameKind] = {
    "country": "country",
    "demonym": "demonym",
    "organisation": "organisation",
    "media": "media",
    "group": "group",
    "thing": "other",
}
_HINT_WEIGHT = 6.0
# An adjective formed from it makes a name a country, unless the words around it say something else several times.
_FORMED = 8.0
# Votes of one mention. spaCy's small model is right about persons 95 times of 100, about organisations 53 times (counted by
# hand on 299 mentions), so that its ORG is worth half of its PERSON.
_LABELS: Mapping[str, tuple[NameKind, float]] = {
    "PERSON": ("person", 2.0),
    "ORG": ("organisation", 1.0),
    "NORP": ("group", 1.5),
    "GPE": ("place", 1.5),
    "LOC": ("place", 1.5),
    "FAC": ("place", 1.5),
    "PRODUCT": ("other", 1.5),
    "EVENT": ("other", 1.5),
    "LAW": ("other", 1.5),
    "WORK_OF_ART": ("other", 1.5),
}
_LOCATIVE = 1.5
_LOCATIVES = frozenset(("in", "near", "outside", "around", "across", "throughout"))
_PEOPLE_ENDINGS = ("s", "i", "ist", "an", "ese", "ish", "er", "ic")
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# A word alone needs more than spaCy's word for it: two thirds of its single words labelled ORG are none.
_SINGLE_WORD_PROOF = 1.0
_LONGEST_BODY = 8  # tokens of "the Tide School of Economics" and a verb after it
_WEB = re.compile(r"\.[a-z]{2,4}$")
_ENOUGH = 1.0


def kinds(names: Sequence[Name], homes: Mapping[str, str] = MappingProxyType({})) -> dict[str, NameKind]:
    """The kind of each distinct name text; ``other`` where nothing is certain. ``homes`` is of :mod:`.name_peoples`."""
    votes: dict[str, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
    proof: dict[str, float] = defaultdict(float)
    for name in names:
        given = votes[name.text]
        for kind, weight in _votes(name):
            given[kind] += weight
        proof[name.text] += _proof(name)
    for word, home in homes.items():
        votes[word]["demonym"] += _HINT_WEIGHT * 2
        votes[home]["country"] += _FORMED
    winners = {text: _winner(text, given, proof[text]) for text, given in votes.items()}
    winners = {text: "other" if _is_sort(text, winners) else kind for text, kind in winners.items()}
    coupled = {text for text in _coupled(names, winners) if winners[text] in ("place", "other")}
    winners = {text: "country" if text in coupled else kind for text, kind in winners.items()}
    firsts = _heads(names, winners)
    winners = {text: "organisation" if text in firsts else kind for text, kind in winners.items()}
    # What has a singular that names nobody is a class of things ("the Kestrels" beside "a Kestrel missile").
    things = {text for text in winners if text.endswith("s") and winners.get(text[:-1]) == "other"}
    return {text: "other" if text in things and votes[text] else kind for text, kind in winners.items()}


def _is_sort(text: str, winners: Mapping[str, NameKind]) -> bool:
    """Whether a name is that of a place or body with a common noun ("the Corland campaign")."""
    place, _, noun = text.rpartition(" ")
    return noun.islower() and not is_group(text) and winners.get(place, "person") != "person"


def _coupled(names: Sequence[Name], winners: Mapping[str, NameKind]) -> Iterator[str]:
    """Single unknown words that "and" joins to a country ("Corland and Norway agreed"), and never anything else."""
    unlike: set[str] = set()
    alike: set[str] = set()
    for left, right in pairwise(names):
        doc = left.sentence.span.doc
        joined = right.sentence is left.sentence and right.first == left.last + 1 and doc[left.last].lower_ == "and"
        for name, other in ((left, right), (right, left)) if joined else ():
            if len(name.words) == 1 and not gazetteer().knows(name.text):
                (alike if winners[other.text] == "country" else unlike).add(name.text)
    yield from sorted(alike - unlike)


def _heads(names: Iterable[Name], winners: Mapping[str, NameKind]) -> frozenset[str]:
    """Single unknown words that begin the name of one organisation ("Axle" beside "Axle Works") and nothing speaks against."""
    wholes: dict[str, set[str]] = defaultdict(set)
    owned: set[str] = set()
    for name in names:
        if len(name.words) > 1:
            wholes[name.words[0]].add(name.text if winners[name.text] == "organisation" else "")
            owned.update(name.words[1:])
        elif _is_placed(name):
            owned.add(name.text)
    return frozenset(
        word
        for word, texts in wholes.items()
        if len(texts) == 1 and "" not in texts and word not in owned and not gazetteer().knows(word)
    )


def _is_placed(name: Name) -> bool:
    """Whether the words around a name speak of it as a place or a person."""
    before, _ = _around(name)
    told = before is not None and (before.lower_ in _LOCATIVES or is_honorific(before.text))
    return told or any(kind in ("place", "country", "person") for kind, weight in clues(name) if weight > 0)


def _winner(text: str, votes: Mapping[NameKind, float], proof: float) -> NameKind:
    best: NameKind = max(votes, key=lambda kind: (votes[kind], kind), default="other")
    if not votes or votes[best] < _ENOUGH:
        return "other"
    if _WEB.search(text):
        return "organisation"
    if " " in text and text.isupper() and best == "person":
        return "other"
    if any(c.isdigit() for c in text) and best in ("person", "place"):
        return "other"
    doubtful = " " not in text and votes[best] < _HINT_WEIGHT and best in ("person", "organisation", "group")
    return "other" if doubtful and proof < _SINGLE_WORD_PROOF else best


def _votes(name: Name) -> list[tuple[NameKind, float]]:
    """What speaks for each kind at one mention."""
    given: list[tuple[NameKind, float]] = []
    if not name.hint and is_adjective(name):
        return [("other", _HINT_WEIGHT)]
    if name.hint in _HINTED:
        given.append((_HINTED[name.hint], _HINT_WEIGHT))
    elif name.hint == "place":
        given.append(("place", 4.0))
    elif name.hint == "person":
        given.append(("person", 4.0))
    elif name.hint == "acronym":
        given.append(("organisation", 1.0))
    if name.label in _LABELS and not (name.hint == "acronym" and name.label != "ORG"):
        given.append(_labelled(name))
    return given + _context(name) + list(clues(name))


def _labelled(name: Name) -> tuple[NameKind, float]:
    """What spaCy's label says; a word that is called a people but reads like none ("Axle said") is an organisation."""
    before, _ = _around(name)
    plain = not name.hint and len(name.words) == 1 and not name.text.endswith(_PEOPLE_ENDINGS)
    if name.label == "NORP" and plain and (before is None or before.lower_ != "the"):
        return "organisation", 1.5
    return _LABELS[name.label]


def _speaks(token: Token) -> bool:
    """Whether ``token`` is a finite form of a verb of speaking."""
    verb = cue_verbs().get(token.text)
    finite = token.pos_ in ("VERB", "AUX", "") and not token.text.endswith("ing")
    return verb is not None and verb.quoting and finite and token.text != verb.lemma


def _context(name: Name) -> list[tuple[NameKind, float]]:
    """Votes of the words before and after."""
    if _lower(_around(name)[0]) in ("a", "an") and not name.hint.startswith(("c", "d")):
        return [("other", 3.0)]
    given = [*_preceded(name), *_followed(name)]
    heads = set(name.words) & (ORGANISATION_HEADS | PLACE_HEADS)
    if len(name.words) > 1 and name.words[0] in gazetteer().given_names and not heads:
        given.append(("person", 2.0))
    return given


def _preceded(name: Name) -> Iterator[tuple[NameKind, float]]:
    """Votes of the word before: a title, an owner's preposition, an article, "in"."""
    before, _ = _around(name)
    if before is None:
        return
    words = len(name.words)
    if is_honorific(before.text) or (is_role(before.text) and words <= 3):
        yield "person", 3.0
    if _belongs(name) and name.label not in ("GPE", "PERSON", "LOC", "NORP"):
        yield "organisation", 1.5
    if before.lower_ == "the":
        yield "person", -2.0
        if words > 1 and not name.hint and not name.text.endswith("s"):
            yield "organisation", -1.0  # a ship, a work: "the Silver Tern"
    if before.lower_ in _LOCATIVES and not name.hint:
        yield "place", _LOCATIVE
        yield "person", -_LOCATIVE


def _followed(name: Name) -> Iterator[tuple[NameKind, float]]:
    """Votes of the words after: whoever speaks is a person."""
    _, after = _around(name)
    words = len(name.words)
    if after is None or name.hint or words > 3:
        return
    if _speaks(after):
        yield "person", 1.0
    elif words > 1 and _speaks_for(name):
        yield "person", 1.5


def _lower(token: Token | None) -> str:
    return token.lower_ if token is not None else ""


def _speaks_for(name: Name) -> bool:
    """Whether the name speaks as somebody of a body ("Ada Brandt of the Harbour Institute said")."""
    doc = name.sentence.span.doc
    if name.last + 1 >= len(doc) or doc[name.last].lower_ not in ("of", "from", "at", "with"):
        return False
    phrase = doc[name.last + 1 : name.last + 1 + _LONGEST_BODY]
    verb = next((token for token in phrase if token.is_punct or token.pos_ in ("VERB", "AUX")), None)
    return verb is not None and _speaks(verb)


def _belongs(name: Name) -> bool:
    """Whether somebody is said to work for it ("a spokesman for Axle", "an analyst at Axle")."""
    doc = name.sentence.span.doc
    return (
        name.first > 1 and doc[name.first - 1].text in ("for", "of", "at", "from") and is_role(doc[name.first - 2].text)
    )


def _around(name: Name) -> tuple[Token | None, Token | None]:
    doc = name.sentence.span.doc
    return (doc[name.first - 1] if name.first else None), (doc[name.last] if name.last < len(doc) else None)


def _proof(name: Name) -> float:
    """How surely this mention of a single word names somebody: an actor acts, owns, speaks or has a title."""
    before, after = _around(name)
    titled = before is not None and (is_honorific(before.text) or is_role(before.text))
    given = name.words[0] in gazetteer().given_names or (name.label == "PERSON" and name.sentence.label == "headline")
    if titled or given or _belongs(name):
        return 1.0
    if name.hint == "acronym":
        return 0.0 if name.text.endswith("s") else 0.5
    if after is not None and (_speaks(after) or after.text in ("'s", "’s", "(")):
        return 1.0
    if any(token.dep_ in _SUBJECTS for token in name.sentence.span.doc[name.first : name.last]):
        plain = opens(name.sentence.span.doc[name.first], name.sentence) and _lower(after) in (
            "is",
            "was",
        )  # "Turnout was low"
        return 1.0 if name.label in ("PERSON", "ORG", "") and not plain else 0.5
    if name.label == "NORP":
        return 1.0 if name.text.endswith(("s", "i", "ist")) else 0.0
    return 0.34 if name.label in ("PERSON", "ORG") else 0.0
