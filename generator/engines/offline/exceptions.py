"""Who is left out of a side: "with one exception, Ada Brandt, they pledged", "the leaders (apart from Brandt) demanded"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.leaning import OPPOSITE, Leaning

# An exception is told in a word or two: what exactly is refused stays open.
EXCEPTED = 0.9
EXCEPTION = "exception"
EXCEPT = frozenset(("except", "excluding", "barring"))
NAMING = frozenset(("in", "of", "being", "for", "from"))


def exceptions(found: Leaning) -> Iterator[Leaning]:
    """The other side of ``found`` for each person or country that its clause makes an exception of; only for groups."""
    if (
        found.holder is None
        or found.holder.tag_ not in {"NNS", "NNPS", "PRP"}
        or found.position not in {"supports", "opposes"}
    ):
        return
    for place in (found.anchor, found.holder):
        for part in place.children:
            name = _excepted(part)
            if name is not None and name.pos_ == "PROPN":
                yield replace(
                    found,
                    holder=name,
                    position=OPPOSITE[found.position],
                    basis="reported",
                    confidence=EXCEPTED * found.confidence,
                )


def _excepted(part: Token) -> Token | None:
    """The name in "with one exception in Ada Brandt", "apart from Ada Brandt", "except Ada Brandt"."""
    thing = clauses.child(part, "pobj")
    if part.lower_ == "with" and thing is not None and thing.lower_ == EXCEPTION:
        of = next((each for each in thing.children if each.lower_ in NAMING), None)
        return clauses.child(of, "pobj") if of is not None else clauses.child(thing, "appos")
    if part.lower_ == "apart":
        of = next((each for each in part.children if each.lower_ == "from"), None)
        return clauses.child(of, "pobj") if of is not None else None
    return thing if part.lower_ in EXCEPT else None
