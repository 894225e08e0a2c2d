"""Constructions that take a side, found in the dependency parse of one sentence.

Each rule yields a :class:`Leaning`: who (a grammatical subject, or whoever speaks), toward what, on which side, how surely.
Whose words they are is not decided here: see :mod:`generator.engines.offline.stance`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon, targets
from generator.engines.offline.document import Sentence
from generator.engines.offline.judgements import judgements
from generator.engines.offline.leaning import OPPOSITE, Leaning, after_preposition, infinitive
from generator.engines.offline.stance_lexicon import Sense
from generator.engines.offline.weighing import falls_short, is_denied, open_question, weighed
from generator.model import Position

# Tokens between "called for Ada Brandt (Norl)" and "to resign".
FARTHEST_DUTY = 8


def leanings(sentence: Sentence) -> Iterator[Leaning]:
    """All constructions of ``sentence`` that take a side, in the order of their anchors."""
    for token in sentence.span:
        for found in _at(sentence, token):
            if targets.stands_alone(*found.target) and not open_question(found.anchor):
                yield weighed(found)


def _at(sentence: Sentence, token: Token) -> Iterator[Leaning]:
    if token.tag_.startswith("VB"):
        yield from _verb(sentence, token)
    lower = token.lower_
    if lower in stance_lexicon.idioms():
        yield from _idiom(sentence, token)
    if lower in stance_lexicon.nominals() and token.pos_ == "NOUN":
        yield from _nominal(sentence, token)
    if lower in stance_lexicon.predicates():
        yield from _predicate(sentence, token)
    yield from judgements(sentence, token)


# ---------------------------------------------------------------- verbs


def _verb(sentence: Sentence, verb: Token) -> Iterator[Leaning]:
    """A stance verb with its target; the surest sense that finds one counts."""
    for sense in stance_lexicon.verbs().get(verb.lower_, ()):
        target = _target(verb, sense.takes)
        if target is None:
            continue
        holder = clauses.agent(verb) if clauses.passive(verb) else clauses.subject(verb)
        if holder is not None and holder != target:
            yield from _sided(sentence, verb, holder, target, sense)
        return


def _target(verb: Token, takes: str) -> Token | None:
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
    thing = clauses.child(verb, "dobj", "pcomp", "xcomp")
    return thing if thing is not None and thing.lower_ not in stance_lexicon.words("routine_things") else None


def _deed(verb: Token) -> Token | None:
    """What is to be done; taking a side ("agreed to back the plan") is a stance of its own and no deed."""
    found = clauses.child(verb, "xcomp")
    if found is None or not infinitive(found) or found.lower_ in stance_lexicon.words("routine_deeds"):
        return None
    senses = stance_lexicon.verbs().get(found.lower_, ())
    return None if any(_target(found, sense.takes) is not None for sense in senses) else found


def _urged(verb: Token) -> Token | None:
    return next((part for part in verb.children if part.dep_ in {"ccomp", "xcomp"} and infinitive(part)), None)


def _clause(verb: Token) -> Token | None:
    clause = clauses.child(verb, "ccomp")
    return clause if clause is not None and clauses.child(clause, "nsubj", "nsubjpass") is not None else None


def _called_on(verb: Token) -> Token | None:
    called = after_preposition(verb, frozenset(("on", "upon")))
    return clauses.child(verb, "xcomp", "advcl") if called is not None else None


def _object(verb: Token) -> Token | None:
    if clauses.passive(verb):
        return clauses.child(verb, "nsubjpass")
    if clauses.child(verb, "prt", "oprd", "ccomp") is not None:
        return None
    thing = clauses.child(verb, "dobj")
    if thing is not None:
        return thing if thing.lower_ not in stance_lexicon.words("routine_things") else None
    return _gerund(verb)


def _gerund(verb: Token) -> Token | None:
    """The action that is liked or hated: "opposed building it"."""
    found = next((part for part in verb.children if part.dep_ in {"xcomp", "advcl"} and part.tag_ == "VBG"), None)
    between = found.doc[verb.i + 1 : found.left_edge.i] if found is not None else ()
    return found if found is not None and found.i > verb.i and not any(t.text == "," for t in between) else None


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
    "call-on": _called_on,
}
"""How each kind of target is found; any other kind is a preposition."""


def _sided(sentence: Sentence, anchor: Token, holder: Token, target: Token, sense: Sense) -> Iterator[Leaning]:
    """The leaning that ``sense`` gives, turned round by a denial or a verb of refusing above it."""
    denied = is_denied(anchor)
    confidence = sense.confidence if denied == sense.only_denied else sense.denied
    if confidence <= 0:
        return
    position: Position = OPPOSITE[sense.position] if denied and not sense.only_denied else sense.position
    hedged = denied and sense.position == "opposes" and not sense.only_denied
    if falls_short(anchor):
        position, hedged = "neutral", True
    elif _retracted(anchor):
        position = "mixed"
    yield Leaning(sentence, anchor, holder, _with_duty(anchor, target), position, sense.basis, confidence, hedged)


def _with_duty(anchor: Token, target: Token) -> tuple[Token, Token]:
    """The target's words; of "urged the union to stop" and "called for the union to stop" with what is to be done."""
    first, last = targets.extent(target)
    if target.pos_ not in {"NOUN", "PROPN"}:
        return first, last
    behind = anchor.doc[last.i + 1 : last.i + 1 + FARTHEST_DUTY]
    duty = next(
        (t.head for t in behind if t.tag_ == "TO" and anchor in t.ancestors and t.head.pos_ in {"VERB", "AUX"}), None
    )
    if duty is None or target.dep_ != "pobj":
        return first, last
    after = targets.extent(duty)
    return (first, after[1]) if duty.left_edge.i == last.i + 1 else after


def _retracted(verb: Token) -> bool:
    """Whether the holder then went back on it: "agreed to the plan, but then reneged"."""
    return any(part.dep_ == "conj" and part.lower_ in stance_lexicon.words("retracting") for part in verb.children)


# ---------------------------------------------------------------- idioms, nouns and predicates


def _idiom(sentence: Sentence, noun: Token) -> Iterator[Leaning]:
    """As in "cast doubt on the plan"."""
    for idiom in stance_lexicon.idioms()[noun.lower_]:
        verb = noun.head
        if verb.lower_ not in idiom.verbs or noun.dep_ not in {"dobj", "attr"}:
            continue
        target = after_preposition(noun, idiom.prepositions) or after_preposition(verb, idiom.prepositions)
        holder = clauses.subject(verb)
        if target is not None and holder is not None:
            for found in _sided(sentence, noun, holder, target, idiom.sense):
                yield replace(found, target=_with_rest(noun, found.target))
            return


def _with_rest(noun: Token, target: tuple[Token, Token]) -> tuple[Token, Token]:
    """A target with the preposition after it that the parser hung on the noun: "our support to the call for a truce"."""
    first, last = target
    loose = (*noun.children, *noun.head.children)
    after = next((part for part in loose if part.i == last.i + 1 and part.dep_ == "prep"), None)
    return (first, targets.extent(after)[1]) if after is not None else target


def _nominal(sentence: Sentence, noun: Token) -> Iterator[Leaning]:
    """As in "the union's opposition to the toll", "his disdain for the council"."""
    holder = clauses.child(noun, "poss")
    if holder is None:
        return
    for prepositions, sense in stance_lexicon.nominals()[noun.lower_]:
        target = after_preposition(noun, prepositions)
        if target is None and sense.takes == "infinitive":
            target = next((part for part in noun.children if part.dep_ == "acl" and infinitive(part)), None)
        if target is not None and not is_denied(noun):
            yield Leaning(sentence, noun, holder, targets.extent(target), sense.position, sense.basis, sense.confidence)
            return


def _predicate(sentence: Sentence, word: Token) -> Iterator[Leaning]:
    """As in "is opposed to", "came out in favour of", and "is against"."""
    for prepositions, sense in stance_lexicon.predicates()[word.lower_]:
        target = after_preposition(word, prepositions) if prepositions else clauses.child(word, "pobj", "pcomp")
        verb = _predicated(word)
        if target is None or verb is None or (not prepositions and verb.pos_ != "AUX"):
            continue
        holder = clauses.subject(verb)
        if holder is not None:
            yield from _sided(sentence, word, holder, target, sense)
            return


def _predicated(word: Token) -> Token | None:
    """The verb whose subject has the property ``word``."""
    if word.tag_.startswith("VB") and clauses.child(word, "nsubj", "nsubjpass") is not None:
        subjunctive = any(part.lower_ == "be" for part in word.children) and not any(
            p.tag_ == "MD" for p in word.children
        )
        return None if subjunctive else word
    up = word.head.head if word.dep_ == "pobj" else word.head
    verb = up if up.pos_ in {"AUX", "VERB"} else None
    if verb is None:
        return None
    return verb if verb.pos_ == "AUX" or word.dep_ in {"acomp", "pobj", "oprd", "ROOT"} else None
