"""Words of the outlet that judge an actor in a sentence: "the hapless Ada Brandt", "Brandt's baseless claim", "Brandt caved".

A word of the lexicon (``data/tone_lexicon.yml``) counts where the parse ties it to the actor within a few steps: as a word
beside the name, of what is the actor's own, or of what the actor does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from spacy.tokens import Token

from generator.engines.offline.clauses import FARTHEST
from generator.engines.offline.document import Mention, Sentence
from generator.engines.offline.speech_verbs import data

FILE = "tone_lexicon.yml"
# Steps from a word up to the actor or to what the actor does: "issued a bombastic call" takes two.
STEPS = 3
# From a mention up to the noun phrase that it is part of: "Brandt's plan", "the Brandt plan", "the plan of Brandt".
PARTS = frozenset(("poss", "compound", "nmod", "amod", "appos", "prep", "pobj"))
# What a word on the way up may be to the next.
LINKS = PARTS | {"advmod", "attr", "acomp", "dobj", "xcomp", "oprd", "conj"}

Side = Literal["favourable", "unfavourable"]


@cache
def lexicon() -> dict[str, Side]:
    """The side of each word, by its form in lower case."""
    table: dict[str, Side] = {}
    for side in ("favourable", "unfavourable"):
        table |= dict.fromkeys(str(data(FILE)[side]).split(), side)
    return table


def judged(sentence: Sentence, mention: Mention) -> Side | None:
    """The side on which the words of ``sentence`` stand toward ``mention``; ``None`` without any, or with both sides."""
    named = _named(sentence, mention)
    if not named:
        return None
    sides = {side for token, side in _judging(sentence.span) if token not in named and _is_of(token, named)}
    return sides.pop() if len(sides) == 1 else None


def is_acting(sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is the subject of an active verb, or part of it; what is done to somebody is news, not tone."""
    named = _named(sentence, mention)
    return bool(named) and _whole(named).dep_ == "nsubj"


def _judging(tokens: Iterable[Token]) -> Iterator[tuple[Token, Side]]:
    for token in tokens:
        side = lexicon().get(token.lower_)
        if side is not None:
            yield token, side


def _named(sentence: Sentence, mention: Mention) -> list[Token]:
    """The tokens of the mention."""
    start, end = mention.start - sentence.origin, mention.end - sentence.origin
    span = sentence.span.doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span is not None else []


def _whole(named: list[Token]) -> Token:
    """The head of the noun phrase that the mention is part of."""
    inside = set(named)
    token = next((one for one in named if one.head not in inside), named[-1])
    for _ in range(FARTHEST):
        token = token.head if token.dep_ in PARTS else token
    return token


def _is_of(word: Token, named: list[Token]) -> bool:
    """Whether ``word`` is said of the mention, of what is its own, or of what it does."""
    whole = _whole(named)
    for _ in range(STEPS + 1):
        if word in named or any(part in named and part.dep_ in {"poss", "appos"} for part in word.children):
            return True
        if word.pos_ in {"VERB", "AUX"} and whole.head == word:
            return whole.dep_ == "nsubj" or (
                whole.dep_ in {"nsubjpass", "dobj"} and word.lower_ == data(FILE)["done_to"]
            )
        if word.dep_ not in LINKS or word.head == word:
            return False
        word = word.head
    return False
