"""Sides that are taken by pointing at another's: an answer without its verb, and "took the same view"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.document import Sentence
from generator.engines.offline.leaning import OPPOSITE, Leaning
from generator.engines.offline.speech_verbs import cue_verbs

# An answer and an echo are a little less sure than what they point at.
ANSWERED, ECHOED = 0.9, 0.9
ASKED = frozenset(("asked", "pressed"))
QUESTIONS = frozenset(("whether", "if"))
NOT = frozenset(("not", "n't", "n’t", "never"))
ECHOING = frozenset(("took", "takes", "take", "shared", "shares", "share", "holds", "held", "voiced", "expressed"))
VIEWS = frozenset(("view", "views", "position", "line", "opinion", "concerns", "doubts"))
SAME = frozenset(("same", "similar"))


def answered(found: Leaning) -> Iterator[Leaning]:
    """What "asked whether she would fight it, Ada Brandt said that she wouldn't" says of the side in the question."""
    if not _is_asked(found.anchor):
        return
    answer = next((token for token in found.anchor.sent if token.i > found.anchor.i and _is_bare(token)), None)
    holder = clauses.subject(answer.head) if answer is not None else None
    if answer is None or holder is None:
        return
    said = replace(found, holder=holder, confidence=ANSWERED * found.confidence)
    if not _is_no(answer):
        yield said
    elif found.position == "opposes":
        yield replace(said, position="neutral", hedged=True)
    else:
        yield replace(said, position=OPPOSITE[found.position])


def _is_asked(anchor: Token) -> bool:
    """Whether ``anchor`` leads the clause of "asked whether"."""
    marked = any(part.dep_ == "mark" and part.lower_ in QUESTIONS for part in anchor.children)
    return marked and anchor.head.lower_ in ASKED


def _is_bare(token: Token) -> bool:
    """Whether ``token`` is an auxiliary that stands for a whole clause, said by somebody: "she wouldn't"."""
    said = token.dep_ == "ccomp" and token.head.lower_ in cue_verbs()
    bare = all(part.dep_ in {"nsubj", "neg", "mark", "punct"} for part in token.children)
    return said and bare and (token.tag_ == "MD" or token.lower_ in {"did", "does", "do"})


def _is_no(answer: Token) -> bool:
    """Whether ``answer`` is denied; beside a curly apostrophe the parser may hang "n’t" elsewhere."""
    return clauses.negated(answer) or (answer.i + 1 < len(answer.doc) and answer.nbor(1).lower_ in NOT)


def echoing(sentence: Sentence) -> Token | None:
    """Who "took the same view" as the sentence before; ``None`` where ``sentence`` says no such thing."""
    for token in sentence.tokens:
        verb = token.head
        if token.lower_ in VIEWS and token.dep_ == "dobj" and verb.lower_ in ECHOING and not clauses.negated(verb):
            same = any(part.lower_ in SAME for part in token.children)
            bound = any(part.dep_ in {"prep", "relcl", "acl"} for part in token.children)
            return clauses.subject(verb) if same and not bound else None
    return None
