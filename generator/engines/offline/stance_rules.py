"""Constructions that take a side, found in the dependency parse of one sentence.

Each rule yields a :class:`Leaning`: who (a grammatical subject, or whoever speaks), toward what, on which side, how surely.
Whose words they are is not decided here: see :mod:`generator.engines.offline.stance`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon, targets
from generator.engines.offline.document import Sentence
from generator.engines.offline.echoes import answered
from generator.engines.offline.exceptions import exceptions
from generator.engines.offline.judgements import judgements
from generator.engines.offline.leaning import OPPOSITE, Leaning, after_preposition, infinitive
from generator.engines.offline.stance_lexicon import Sense
from generator.engines.offline.stance_targets import target_of
from generator.engines.offline.turns import NO_LONGER, outcome
from generator.engines.offline.weighing import is_denied, open_question, weighed

# Tokens between "called for Ada Brandt (Norl)" and "to resign".
FARTHEST_DUTY = 8
ASKING = frozenset(("person-infinitive", "call-on"))
# Tokens between a colon and its verb: "quickly build".
NEXT_VERB = 3
# "voted no": the parser has it as an adverb.
IDIOM_ROLES = frozenset(("dobj", "attr", "advmod"))


def leanings(sentence: Sentence) -> Iterator[Leaning]:
    """All constructions of ``sentence`` that take a side, in the order of their anchors."""
    for token in sentence.tokens:
        for found in _at(sentence, token):
            stands = targets.stands_alone(*found.target) or targets.is_open(*found.target)
            if stands and open_question(found.anchor):
                yield from map(weighed, answered(found))
            elif stands:
                yield from map(weighed, (found, *_together(found), *exceptions(found)))


def _together(found: Leaning) -> Iterator[Leaning]:
    """The same leaning of those who are named in one breath with its holder: "Brandt and Vale back the pier"."""
    if found.holder is None or found.holder.pos_ != "PROPN":
        return
    for other in found.holder.conjuncts:
        beside = other.left_edge.i == found.holder.i + 2 and other.left_edge.nbor(-1).lower_ == "and"
        if beside and other.pos_ == "PROPN":
            yield replace(found, holder=other)


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
        target = target_of(verb, sense.takes)
        if target is None:
            continue
        holder = clauses.agent(verb) if clauses.passive(verb) else _set_apart(verb) or clauses.subject(verb)
        if holder is not None and holder != target:
            yield from _sided(sentence, verb, holder, target, sense)
        return


def _set_apart(verb: Token) -> Token | None:
    """The subject that a long apposition parts from its verb: "The League, the club to which Norl belongs, welcomed it"."""
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBD", "VBZ"} or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    root = verb.sent.root
    return root if root.pos_ in {"NOUN", "PROPN"} and root.i < verb.i else None


def _sided(sentence: Sentence, anchor: Token, holder: Token, target: Token, sense: Sense) -> Iterator[Leaning]:
    """The leaning that ``sense`` gives, turned round by a denial or a verb of refusing above it."""
    found = outcome(sense, anchor, target)
    if found is not None:
        target = _of_which_none(target)
        words = targets.antecedent(target) or _with_duty(anchor, target) if target != anchor else (anchor, anchor)
        if sense.takes in ASKING:
            words = _with_asked(anchor, words)
        yield Leaning(sentence, anchor, holder, words, found.position, sense.basis, found.confidence, found.hedged)


def _with_asked(anchor: Token, words: tuple[Token, Token]) -> tuple[Token, Token]:
    """The deed with who is to do it: "urged the council to open talks"; a pronoun or "not to" leaves the deed alone."""
    asked = clauses.child(anchor, "dobj") or after_preposition(anchor, frozenset(("on", "upon")))
    if asked is None or asked.pos_ not in {"NOUN", "PROPN"}:
        return words
    between = anchor.doc[asked.right_edge.i + 1 : words[0].i]
    return (asked.left_edge, words[1]) if [token.lower_ for token in between] == ["to"] else words


def _of_which_none(target: Token) -> Token:
    """The texts of "none of the texts"; any other target is itself."""
    of = next((part for part in target.children if part.lower_ == "of"), None)
    return (clauses.child(of, "pobj") or target) if of is not None and target.lower_ == "none" else target


def _with_duty(anchor: Token, target: Token) -> tuple[Token, Token]:
    """The target's words; of "urged the union to stop" and "called for the union to stop" with what is to be done."""
    first, last = targets.extent(target)
    if target.pos_ not in {"NOUN", "PROPN"}:
        return _spelled_out(target, last) or (first, last)
    near = (anchor, target, target.head)
    behind = anchor.doc[last.i + 1 : last.i + 1 + FARTHEST_DUTY]
    duty = next(
        (t.head for t in behind if t.tag_ == "TO" and t.head.head in near and t.head.pos_ in {"VERB", "AUX"}), None
    )
    if duty is None or target.dep_ != "pobj":
        return first, last
    after = targets.extent(duty)
    return (first, after[1]) if duty.left_edge.i == last.i + 1 else after


def _spelled_out(deed: Token, last: Token) -> tuple[Token, Token] | None:
    """The deed that a colon tells: "agreed to do what was asked: build a second quay"."""
    after = deed.doc[last.i + 1 : last.i + 2 + NEXT_VERB]
    if deed.lower_ != "do" or not after or after[0].text != ":":
        return None
    told = next((token for token in after[1:] if token.tag_ == "VB"), None)
    return targets.extent(told) if told is not None else None


# ---------------------------------------------------------------- idioms, nouns and predicates


def _idiom(sentence: Sentence, noun: Token) -> Iterator[Leaning]:
    """As in "cast doubt on the plan"."""
    for idiom in stance_lexicon.idioms()[noun.lower_]:
        verb = noun.head
        if verb.lower_ not in idiom.verbs or noun.dep_ not in IDIOM_ROLES:
            continue
        target = after_preposition(noun, idiom.prepositions) or after_preposition(verb, idiom.prepositions)
        holder = clauses.subject(verb)
        if target is not None and holder is not None:
            for found in _sided(sentence, noun, holder, target, idiom.sense):
                first, last = _with_rest(noun, found.target)
                yield replace(found, target=(noun.left_edge if idiom.whole else first, last))
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
    if holder is not None and holder.lower_ in {"its", "their"} and noun.dep_ == "dobj":
        holder = clauses.subject(noun.head)
    if holder is None:
        return
    for prepositions, sense in stance_lexicon.nominals()[noun.lower_]:
        target = after_preposition(noun, prepositions)
        if target is None and sense.takes == "infinitive":
            target = next((part for part in noun.children if part.dep_ == "acl" and infinitive(part)), None)
        given_up = noun.dep_ == "dobj" and noun.head.lower_ in stance_lexicon.giving_up()
        if target is None and given_up:
            target = after_preposition(noun.head, prepositions) or _named_before(noun, sense)
        if target is not None and not is_denied(noun):
            found = Leaning(
                sentence, noun, holder, targets.extent(target), sense.position, sense.basis, sense.confidence
            )
            yield _given_up(found) if given_up else found
            return


def _named_before(noun: Token, sense: Sense) -> Token | None:
    """What the sentence said before that they were for or against: "who had backed the toll, withdrew their support"."""
    for verb in noun.sent:
        for other in stance_lexicon.verbs().get(verb.lower_, ()) if verb.i < noun.i else ():
            target = target_of(verb, other.takes) if other.position == sense.position else None
            if target is not None:
                return target
    return None


def _given_up(found: Leaning) -> Leaning:
    """The other side of ``found``, which its holder gives up."""
    position = OPPOSITE[found.position]
    if any(part.lower_ in stance_lexicon.words("unreserved") for part in found.anchor.children):
        return replace(found, position="mixed")
    return replace(found, position=position, confidence=NO_LONGER * found.confidence, hedged=position == "supports")


def _predicate(sentence: Sentence, word: Token) -> Iterator[Leaning]:
    """As in "is opposed to", "came out in favour of", and "is against"."""
    for prepositions, sense in stance_lexicon.predicates()[word.lower_]:
        target = after_preposition(word, prepositions) if prepositions else clauses.child(word, "pobj", "pcomp")
        verb = _predicated(word)
        if target is None or verb is None or (not prepositions and verb.pos_ != "AUX"):
            continue
        holder = clauses.subject(verb)
        if holder is not None and not _no_side(word, verb, holder):
            yield from _sided(sentence, word, holder, target, sense)
            return


def _no_side(word: Token, verb: Token, holder: Token) -> bool:
    """Whether the word has another sense: "it is against the law", "the flat is for sale", "on the other side"."""
    if word.lower_ == "against" and holder.lower_ in {"it", "that", "this"}:
        return True
    if word.lower_ == "for":
        return holder.lower_ not in {"i", "we"} or clauses.child(verb, "acomp", "attr") is not None
    return word.lower_ == "side" and (verb.pos_ != "AUX" or any(part.dep_ == "amod" for part in word.children))


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
