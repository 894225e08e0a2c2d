"""Small questions to a dependency parse: whose verb is this, is it denied, which words belong to that phrase."""

from __future__ import annotations

from spacy.tokens import Token

from generator.engines.offline.document import Sentence

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither", "hardly", "scarcely", "without"))
CHAINED = frozenset(("conj", "advcl", "xcomp", "pcomp", "ccomp", "prep"))
# Parses can chain clauses without end on hostile text; nobody's subject is further away than this.
FARTHEST = 6


def child(token: Token, *relations: str) -> Token | None:
    """The first child of ``token`` in one of ``relations``."""
    return next((part for part in token.children if part.dep_ in relations), None)


def subject(verb: Token) -> Token | None:
    """Who does what ``verb`` says: its own subject, or the one that it shares with the clause it hangs on."""
    current = verb
    for _ in range(FARTHEST):
        own = child(current, *SUBJECTS)
        if own is not None:
            return _antecedent(own, current)
        if current.dep_ in {"relcl", "acl"} and current.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return _identified(current.head)
        if current.dep_ == "ROOT" or not (current.dep_ in CHAINED or current.head.pos_ in {"AUX", "VERB"}):
            return None
        current = current.head
    return None


def _antecedent(own: Token, verb: Token) -> Token:
    """What a relative pronoun stands for, else the subject itself."""
    if own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return own


def _identified(noun: Token) -> Token:
    """Of "Ada is the one delaying it", the one is Ada; any other noun is itself."""
    if noun.lower_ == "one" and noun.dep_ == "attr":
        return child(noun.head, *SUBJECTS) or noun
    return noun


def passive(verb: Token) -> bool:
    """Whether ``verb`` stands in the passive."""
    return any(part.dep_ in {"auxpass", "nsubjpass"} for part in verb.children)


def agent(verb: Token) -> Token | None:
    """Who did it, in the passive: "by the minister"."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def negated(verb: Token) -> bool:
    """Whether ``verb`` or its auxiliary is denied."""
    return any(part.dep_ == "neg" or (part.lower_ in NEGATIONS and part.i < verb.i) for part in verb.children)


def phrase(token: Token) -> tuple[Token, Token]:
    """First and last token of the noun phrase around ``token``, without relative clauses and what follows a comma."""
    last = token
    for part in token.rights:
        if part.dep_ in {"relcl", "punct", "appos", "advcl", "acl"}:
            break
        last = part.right_edge
    return token.left_edge, last


def head_at(sentence: Sentence, start: int, end: int) -> Token | None:
    """The head of the words from ``start`` to ``end`` (offsets in the seed) of ``sentence``."""
    span = sentence.span.doc.char_span(start - sentence.origin, end - sentence.origin, alignment_mode="expand")
    return span.root if span is not None else None


def is_subject(token: Token) -> bool:
    """Whether ``token`` is a subject, or stands beside one in an apposition or a list."""
    while token.dep_ in {"compound", "appos", "conj"} and token.head is not token:
        token = token.head
    return token.dep_ in SUBJECTS and not (token.head.dep_ == "ccomp" and token.head.head.i < token.head.i)
