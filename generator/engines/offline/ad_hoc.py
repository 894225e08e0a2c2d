"""Names that no list knows, by the words of the text: "Verran leaders", "a spokesman for Norl", "the Norl Chamber of Ships"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.document import Entity
from generator.engines.offline.speech_verbs import words


def group_name(token: Token) -> str | None:
    """As in "Verran leaders" of "all nine Verran leaders": a plural of people, or a body, with the name before it."""
    named = [
        part
        for part in token.lefts
        if (part.ent_type_ in {"NORP", "GPE", "ORG", "LOC"} or part.pos_ == "PROPN") and not part.text.islower()
    ]
    if not named:
        return None
    doc = token.doc
    if any(t.text in {"—", "–", "-", "--", ","} for t in doc[named[0].left_edge.i : token.i]):
        return None
    return "".join(
        t.text_with_ws for t in doc[named[0].left_edge.i : token.i + 1] if t.pos_ not in {"DET", "NUM"}
    ).strip()


def group(token: Token, name: str) -> Entity:
    """A group of people or a body called ``name``, which ``token`` leads."""
    return Entity(name, "group" if token.lower_ in words("people") else "organisation", ())


def named_after(token: Token) -> Entity | None:
    """As in "A representative from Norl": an organisation that no list knows, by the words of the text."""
    for part in token.children:
        if part.dep_ == "prep" and part.lower_ in {"from", "for", "of", "with", "at"}:
            name = clauses.child(part, "pobj")
            if name is not None and name.pos_ == "PROPN":
                first, last = clauses.phrase(name)
                words_ = [t.text_with_ws for t in name.doc[first.i : last.i + 1] if t.pos_ == "PROPN"]
                return Entity("".join(words_).strip(), "organisation", ())
    return None


def proper_name(token: Token) -> Entity | None:
    """As in "the Verran Chamber of Shipping": a name that no list knows, by the words of the text."""
    before = [part for part in token.lefts if part.dep_ in {"compound", "nmod"} and part.pos_ == "PROPN"]
    if token.pos_ != "PROPN" or not before:
        return None
    last = next((part.right_edge for part in token.rights if part.dep_ == "prep" and part.lower_ == "of"), token)
    name = "".join(t.text_with_ws for t in token.doc[before[0].left_edge.i : last.i + 1]).strip()
    return Entity(name, "organisation", ())
