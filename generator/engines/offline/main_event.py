"""The main event as short phrases: who acts or is struck, and what happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.engines.offline import headlines, shorten
from generator.engines.offline import what as facts
from generator.engines.offline.document import Document, Entities
from generator.engines.offline.headlines import STRAY
from generator.engines.offline.sentences import SUBJECTS

LONGEST = 9  # words of a predicate
STOPS = frozenset("after amid as because before but despite following for since though when while with".split())
PLACED = frozenset("in near across inside at".split())
COUNTED = frozenset(
    "and at least dead dozen dozens hundreds injured more nearly over scores several than thousands up to".split()
)
# Words of a headline before which nothing is cut: token F1 on basil .415 uncut, .425 with 3, .431 with 4, .429 with 5.
TELLING = 4
CIRCUMSTANCE = re.compile(r"[,;]\s|\s(?:after|amid|as|but|despite|following|when|while)\s", re.IGNORECASE)
LOOSE = ("relcl", "appos", "acl", "advcl", "npadvmod", "parataxis")


def who(document: Document, entities: Entities) -> str:
    """Who the main event is about: the subject of the headline, else of the lead, else the weightiest entity."""
    clause = headlines.news(document)
    if clause and clause.verb and not _is_bare_number(clause.tokens[: clause.verb]):
        return _text(_without_adverbs(clause.tokens[: clause.verb]))
    lead = _lead(document, entities)
    if lead and lead.subject.pos_ != "PRON":
        return _text(
            [
                token
                for token in lead.subject.subtree
                if token.idx >= lead.opening and not _hangs_on(token, lead.subject)
            ]
        )
    return entities.all[0].name if entities.all else ""


def what(document: Document, entities: Entities) -> str:
    """What happens in the main event: the predicate of the headline, with its subject where that is what it happens to."""
    clause = headlines.news(document)
    if clause is None or headlines.is_question(clause):
        lead = _lead(document, entities)
        return _text(_until_stop(list(lead.verb.doc[_first(lead.verb) :]), 0)) if lead else ""
    if clause.verb is None or clause.tokens[clause.verb].tag_ == "VBN":
        return _text(_until_stop(clause.tokens, 0))
    return _text(_until_stop(clause.tokens, clause.verb))


def headline(document: Document, entities: Entities) -> str:
    """The main event as a headline: the article's own up to its first circumstance, else what its lead says."""
    own = headlines.headline(document)
    breaks = (found.start() for found in CIRCUMSTANCE.finditer(own))
    end = next((place for place in breaks if len(own[:place].split()) >= TELLING), len(own))
    return own[:end] or what(document, entities)


def _without_adverbs(subject: Sequence[Token]) -> Sequence[Token]:
    while len(subject) > 1 and (subject[-1].pos_ == "ADV" or subject[-1].text in headlines.QUOTE_OPENERS):
        subject = subject[:-1]
    return subject


def _until_stop(tokens: Sequence[Token], start: int) -> list[Token]:
    """The tokens from ``start`` up to the first that begins a circumstance."""
    kept: list[Token] = []
    for token in tokens[start : start + LONGEST]:
        if len(kept) >= 2 and (token.lower_ in STOPS or token.text in ",;:"):
            break
        if len(kept) >= 3 and (token.lower_ in PLACED or token.tag_ == "TO"):
            break
        kept.append(token)
    return kept


@dataclass(frozen=True, slots=True)
class Lead:
    """Subject and verb of the sentence that tells the main event; ``opening`` is where it begins after its dateline."""

    subject: Token
    verb: Token
    opening: int


def _lead(document: Document, entities: Entities) -> Lead | None:
    chosen = facts.choose(document, entities, most=1)
    if not chosen:
        return None
    span = chosen[0].sentence.span
    begin = span.start_char + shorten.opening(span.text)
    clauses = [
        Lead(child, verb, begin)
        for verb in (span.root, *(child for child in span.root.children if child.dep_ in ("ccomp", "conj")))
        for child in verb.children
        if child.dep_ in SUBJECTS and child.dep_ != "expl" and child.idx >= begin
    ]
    # A speaker named after what is said ("…, the paper reported") is not who the news is about.
    return min(clauses, key=lambda clause: clause.subject.i, default=None)


def _first(verb: Token) -> int:
    """Where the predicate of ``verb`` begins: its auxiliaries and negation belong to what is said."""
    return min(token.i for token in (verb, *verb.lefts) if token == verb or token.dep_ in ("aux", "auxpass", "neg"))


def _is_bare_number(subject: Sequence[Token]) -> bool:
    """Whether ``subject`` counts somebody without saying whom ("At least seven")."""
    return all(token.like_num or token.lower_ in COUNTED for token in subject)


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether ``token`` belongs to a loose part of ``head``, such as a relative clause."""
    while token not in (head, token.head):
        if token.dep_ in LOOSE:
            return True
        token = token.head
    return False


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text_with_ws for token in tokens).strip(STRAY)
