"""A construction that takes a side, as the rules of :mod:`stance_rules` and :mod:`judgements` find it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from generator.engines.offline.clauses import FARTHEST
from generator.engines.offline.document import Sentence
from generator.model import Position, StanceBasis

OPPOSITE: dict[Position, Position] = {
    "supports": "opposes",
    "opposes": "supports",
    "mixed": "mixed",
    "neutral": "neutral",
}


@dataclass(frozen=True, slots=True)
class Leaning:
    """A construction that takes a side. ``holder`` is ``None`` where it is whoever speaks; ``target`` is first and last token."""

    sentence: Sentence
    anchor: Token
    holder: Token | None
    target: tuple[Token, Token]
    position: Position
    basis: StanceBasis
    confidence: float
    hedged: bool = False


def infinitive(verb: Token) -> bool:
    """Whether ``verb`` is an infinitive with "to"."""
    return any(part.lower_ == "to" and part.tag_ == "TO" for part in verb.children)


def is_aside(anchor: Token) -> bool:
    """Whether ``anchor`` stands in a clause that a comma sets apart: "the toll, which Ada Brandt opposes"."""
    for up in (anchor, *islice(anchor.ancestors, FARTHEST)):
        if up.dep_ == "relcl":
            edge = up.left_edge.i
            return edge > 0 and up.doc[edge - 1].text == ","
    return False


def after_preposition(word: Token, prepositions: frozenset[str]) -> Token | None:
    """What follows one of ``prepositions`` that hangs on ``word``."""
    for part in word.children:
        if part.lower_ in prepositions and part.dep_ in {"prep", "prt", "agent", "dative"}:
            found = next((each for each in part.children if each.dep_ in {"pobj", "pcomp"}), None)
            if found is not None:
                return found
    return None
