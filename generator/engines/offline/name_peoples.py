"""Countries that no gazetteer has, and the words for what comes from them ("Corland", "Corlandian"), from the text itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_types import Name

_VOWELS = "aeiouy"
_MIN_LETTERS = 4
_ENDINGS = ("an", "ian", "ean", "n", "ese", "ish", "ic", "i", "er", "ite")
# Endings that are an adjective's even where the text does not name the country.
_ADJECTIVE = ("an", "ans", "ese", "ish")


def peoples(found: Sequence[Name]) -> Mapping[str, str]:
    """Words for a people or for what is theirs, each with the place of this text that it is formed from."""
    table = gazetteer()
    labels: dict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for name in found:
        if len(name.words) == 1:
            labels[name.text].add("NORP" if is_adjective(name) else name.label)
        elif name.words[0] in table.given_names:
            surnames.add(name.words[-1])
        elif name.hint == "organisation" and name.words[0].endswith(_ADJECTIVE):
            labels[name.words[0]].add("NORP")
    unknown = {text for text in labels if text.isalpha() and len(text) >= _MIN_LETTERS and not table.knows(text)}
    homes: dict[str, str] = {}
    for text in sorted(unknown):
        for word in _formed(text):
            if word in unknown and text not in surnames and word not in table.given_names and "NORP" in labels[word]:
                homes[word] = text
    return homes


def is_adjective(name: Name) -> bool:
    """Whether a single unknown word reads as a nationality ("the Velmoran capital") and stands before a common noun."""
    if len(name.words) > 1 or name.label not in ("NORP", "ORG", "GPE", "") or not name.text.endswith(_ADJECTIVE):
        return False
    doc = name.sentence.span.doc
    follower = doc[name.last] if name.last < len(doc) else None
    return follower is not None and follower.text.islower() and follower.pos_ in ("NOUN", "ADJ")


def _formed(place: str) -> Iterator[str]:
    """The adjectives and plurals that may be formed from the name of a place."""
    stems = {place}
    if place[-1] in _VOWELS:
        stems.add(place[:-1])
    if place.endswith("ia"):
        stems.add(place[:-2])
    for stem in sorted(stems):
        for ending in _ENDINGS:
            yield stem + ending
            yield stem + ending + "s"
