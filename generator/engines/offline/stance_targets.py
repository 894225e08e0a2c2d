"""What a stance verb is about: the object, the deed, the clause or the phrase that its sense takes as a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon
from generator.engines.offline.leaning import after_preposition, infinitive
from generator.engines.offline.speech_verbs import words

# Who can be asked to do something, beside names.
_ASKED = words("bodies") | words("people") | frozenset(("public", "company", "council", "mayor", "minister", "judge"))
ABLE = frozenset(("can", "could"))

_CALLING_OFF = ("delay", "cancel", "scrap", "suspend")
# Whom the police question, beside those with names.
_QUESTIONED = frozenset(
    "suspect suspects witness witnesses man men woman women driver drivers captain crew officer officers".split()
)


def target_of(verb: Token, takes: str) -> Token | None:
    """The head of what ``verb`` takes as its target."""
    find = TARGETS.get(takes)
    if find is not None:
        return find(verb)
    moved = clauses.child(verb, "dobj", "prt") is not None  # "pushed one across for the team" is no push for the team
    return None if moved and takes == "for" else after_preposition(verb, frozenset((takes,)))


def _ruled_out(verb: Token) -> Token | None:
    particle = clauses.child(verb, "prt")
    if particle is None or particle.lower_ != "out":
        return None
    thing = clauses.child(verb, "dobj", "pcomp", "xcomp") or _measured(verb)
    return thing if thing is not None and thing.lower_ not in stance_lexicon.words("routine_things") else None


def _measured(verb: Token) -> Token | None:
    """A percentage, which the parser takes for a measure: "ruled out twelve percent"."""
    found = clauses.child(verb, "npadvmod")
    return found if found is not None and found.lower_ in {"percent", "%"} and found.i > verb.i else None


def _deed(verb: Token) -> Token | None:
    """What is to be done; taking a side ("agreed to back the plan") is a stance of its own and no deed."""
    found = clauses.child(verb, "xcomp")
    if found is None or not infinitive(found) or found.lower_ in stance_lexicon.words("routine_deeds"):
        return None
    if found.left_edge.i < verb.i:
        return None
    senses = stance_lexicon.verbs().get(found.lower_, ())
    return None if any(target_of(found, sense.takes) is not None for sense in senses) else found


def _urged(verb: Token) -> Token | None:
    found = next((part for part in verb.children if part.dep_ in {"ccomp", "xcomp"} and infinitive(part)), None)
    asked = clauses.child(verb, "dobj")
    if found is not None:
        subject = clauses.child(found, "nsubj") or asked
        return found if subject is not None and subject.lower_ not in {"it", "this", "that"} else None
    if asked is None or not (asked.ent_type_ or asked.pos_ == "PROPN" or asked.lower_ in _ASKED):
        return None
    return next(
        (part for part in verb.children if part.dep_ == "advcl" and infinitive(part) and part.i > asked.i), None
    )


def _clause(verb: Token) -> Token | None:
    clause = clauses.child(verb, "ccomp")
    subject = clauses.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    return clause if subject is not None and subject.lower_ not in {"it", "this", "that"} else None


def _clause_to_be(verb: Token) -> Token | None:
    """What is agreed to happen: "agreed that the two will build a quay"; a fact that is agreed on is no stance."""
    clause = _clause(verb)
    to_be = clause is not None and any(part.lower_ in {"will", "would", "shall", "should"} for part in clause.children)
    return clause if to_be else None


def _called_on(verb: Token) -> Token | None:
    called = after_preposition(verb, frozenset(("on", "upon")))
    return clauses.child(verb, "xcomp", "advcl") if called is not None else None


def _object(verb: Token) -> Token | None:
    if clauses.passive(verb):
        return clauses.child(verb, "nsubjpass") if verb.lower_ != "wanted" else None  # "wanted by the police"
    if clauses.child(verb, "prt", "oprd", "ccomp") is not None:
        return None
    thing = clauses.child(verb, "dobj")
    if thing is None:
        return _gerund(verb)
    return None if thing.lower_ in stance_lexicon.words("routine_things") or _no_side(verb, thing) else thing


def _no_side(verb: Token, thing: Token) -> bool:
    """Whether a suspect is questioned, a player signed, or somebody calls off what is his own: "delayed its launch"."""
    if verb.lower_.startswith(("question", "sign")):
        return _is_person(thing)
    return verb.lower_.startswith(_CALLING_OFF) and clauses.child(thing, "poss") is not None


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in words("people") or token.lower_ in _QUESTIONED


def _gerund(verb: Token) -> Token | None:
    """The action that is liked or hated: "opposed building it"."""
    found = next((part for part in verb.children if part.dep_ in {"xcomp", "advcl"} and part.tag_ == "VBG"), None)
    between = found.doc[verb.i + 1 : found.left_edge.i] if found is not None else ()
    return found if found is not None and found.i > verb.i and not any(t.text == "," for t in between) else None


def _spoken_of(verb: Token) -> Token | None:
    """What is defended in words, not by arms."""
    thing = _object(verb)
    return thing if thing is not None and thing.lower_ in stance_lexicon.words("spoken_of") else None


def _changed(verb: Token) -> Token | None:
    """What somebody wants done with a thing: "wants the quay rebuilt", "want the ships kept in harbour"."""
    found = clauses.child(verb, "ccomp")
    if found is None or found.tag_ not in {"VBN", "VBD"} or clauses.child(found, "nsubj", "nsubjpass") is None:
        return None
    bare = not any(part.dep_ in {"aux", "auxpass", "mark"} for part in found.children)
    return found if bare and found.i > verb.i else None


def _able_with(verb: Token) -> Token | None:
    """What somebody "can live with"."""
    able = any(part.tag_ == "MD" and part.lower_ in ABLE for part in verb.children)
    return after_preposition(verb, frozenset(("with",))) if able else None


def _out_of(verb: Token) -> Token | None:
    out = next((part for part in verb.children if part.lower_ == "out" and part.i > verb.i), None)
    if out is None:
        return None
    left = after_preposition(out, frozenset(("of",))) or after_preposition(verb, frozenset(("of",)))
    # Who leaves a union, a room or a country says nothing of it.
    return left if left is not None and left.pos_ == "NOUN" and left.lower_ not in words("bodies") else None


def _abstained(verb: Token) -> Token | None:
    """What somebody abstains on or from; the verb itself where that is what the text says a vote is on."""
    return after_preposition(verb, frozenset(("on", "from", "in"))) or verb


def _seen(verb: Token) -> Token | None:
    """What somebody would like to see."""
    wish = clauses.child(verb, "xcomp")
    if wish is None or wish.lower_ != "see" or not any(part.tag_ == "MD" for part in verb.children):
        return None
    return clauses.child(wish, "ccomp", "dobj")


TARGETS: Mapping[str, Callable[[Token], Token | None]] = {
    "object": _object,
    "out-object": _ruled_out,
    "infinitive": _deed,
    "would-see": _seen,
    "person-infinitive": _urged,
    "clause": _clause,
    "clause-to-be": _clause_to_be,
    "call-on": _called_on,
    "spoken-of": _spoken_of,
    "changed": _changed,
    "able-with": _able_with,
    "out-of": _out_of,
    "abstained": _abstained,
}
"""How each kind of target is found; any other kind is a preposition."""
