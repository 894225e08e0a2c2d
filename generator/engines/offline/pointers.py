"""Words within a sentence that point at an earlier one: "following that summit", "changes like these"."""

from __future__ import annotations

from spacy.tokens import Span, Token

_HIS_OR_HER = frozenset(("he", "she", "him", "his", "her", "hers"))
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
# What "this" speaks of here needs no earlier sentence.
_TIMES = frozenset(
    "afternoon century country day days decade evening kind kinds month months moment morning night point quarter season sort"
    " spring stage summer time times way week weekend winter year years autumn".split()
)


def points_back(span: Span) -> bool:
    """Whether a "that summit" or "like these" within ``span`` stands for something that an earlier sentence names."""
    return any(_points_back(token, span) for token in span)


def has_owner(span: Span) -> bool:
    """Whether the first "his" or "her" of ``span`` comes after a subject that it can belong to ("A baker rowed his boat")."""
    owned = next((token for token in span if token.lower_ in _HIS_OR_HER), None)
    return (
        owned is not None
        and owned.tag_ == "PRP$"
        and any(
            token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"} and token.i < owned.i
            for token in span
        )
    )


def _points_back(token: Token, span: Span) -> bool:
    if token.lower_ not in _DEMONSTRATIVES or token.tag_ not in {"DT", "PDT"} or token.i == span.start:
        return False
    if token.dep_ != "det":
        return token.dep_ == "pobj" and not any(child.dep_ in {"relcl", "acl", "prep"} for child in token.children)
    noun = token.head
    named = any(child.dep_ in {"relcl", "acl", "prep", "appos"} for child in noun.children)
    own = any(other.i < token.i and other.lower_ == noun.lower_ for other in span)
    return not (named or own or noun.lower_ in _TIMES or noun.pos_ == "PROPN")
