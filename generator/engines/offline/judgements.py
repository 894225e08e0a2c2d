"""Judgements of whoever speaks: what is good or bad, what must be, what cannot be, what does harm.

They have no holder of their own: the stance is the speaker's, and in the outlet's own sentences it is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon, targets
from generator.engines.offline.document import Sentence
from generator.engines.offline.leaning import Leaning, after_preposition, infinitive
from generator.engines.offline.speech_verbs import cue_verbs
from generator.model import Position

# Confidence by construction: an order set by hand while reading the errors of some 300 records, not a measured share.
PREDICATE, EPITHET, DEONTIC, OWN_DUTY, HARM = 0.8, 0.6, 0.66, 0.57, 0.7
# Verbs that state how things are: what hangs on them is reported as fact, not judged.
FACTIVE = frozenset(
    ("show", "prove", "mean", "imply", "suggest", "find", "reveal", "indicate", "ask", "wonder", "deny", "doubt")
)
# "the party would be wise to wait": not the party is judged but what it does.
TO_DO = frozenset(("wise", "right", "wrong", "foolish", "crazy", "insane", "reckless", "irresponsible", "better"))
# "there can be no pier"; "there will be no pier" may be a forecast.
RULING = frozenset(("can", "could", "must", "should", "may"))
THINKING = frozenset(("think", "thinks", "thought", "believe", "believes", "believed"))
# What somebody says that others cannot do, and by that asks them not to do.
FORBEARING = frozenset(("rely", "depend", "continue", "ignore", "allow", "let", "tolerate"))
# "we have to build it" is a demand as "we must build it" is.
OUR_DUTY = frozenset(("must", "should", "need", "have", "got"))
FATED = frozenset(("doomed",))
INSISTING = frozenset(
    ("insist", "insists", "insisted", "stress", "stresses", "stressed", "demand", "demands", "demanded")
)
# "we should tell you", "we have to remember": ways of speaking, not demands.
SMALL_DUTIES = frozenset(("have", "tell", "say", "ask", "thank", "note", "remember", "admit"))
LIGHT_PRONOUNS = frozenset(("it", "this", "that"))


def judgements(sentence: Sentence, token: Token) -> Iterator[Leaning]:
    """The judgements that ``token`` anchors."""
    tag, lower = token.tag_, token.lower_
    if tag.startswith("VB"):
        yield from _called(sentence, token)
        yield from _harm(sentence, token)
        yield from _fated(sentence, token)
    if tag == "MD" or lower in {"need", "needs", "needed", "has", "have", "got"}:
        yield from _deontic(sentence, token)
    if lower == "time" and token.dep_ == "attr":
        yield from _high_time(sentence, token)
    if lower in stance_lexicon.judging():
        yield from _predicate(sentence, token)
    if (lower == "no" and token.dep_ in {"det", "neg"}) or (lower == "never" and token.dep_ == "neg"):
        yield from _existential(sentence, token)


def _asserted(verb: Token) -> bool:
    """Whether ``verb`` is what the speaker asserts: a main clause, or one that hangs on a verb of saying or thinking."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.dep_ in {"ROOT", "parataxis", "csubj"} or verb.head is verb:
        return True
    if verb.dep_ != "ccomp":
        return False
    cue = cue_verbs().get(verb.head.lower_)
    if cue is None:
        return verb.head.dep_ == "ROOT" and verb.i < verb.head.i
    return cue.lemma not in FACTIVE and (not clauses.negated(verb.head) or verb.head.lower_ in THINKING)


def _predicate(sentence: Sentence, word: Token) -> Iterator[Leaning]:
    """As in "the plan is a costly trap", "it would be wrong to sign": what stands for the judged thing is the target."""
    noun = word if word.dep_ != "amod" else word.head
    verb = noun.head
    if noun.dep_ not in {"acomp", "attr"} or verb.pos_ not in {"AUX", "VERB"} or not _asserted(verb):
        return
    judged, side = _judged(verb, noun), _side(word, verb)
    if judged is None or side is None or any(part.lower_ == "at" for part in word.children):
        return
    praise = word is noun or side == "opposes" or noun.lower_ in stance_lexicon.words("praised_things")
    confidence = PREDICATE if word is noun or side == "opposes" else EPITHET
    if not praise:
        return
    yield Leaning(sentence, word, None, targets.extent(judged), side, "reported", confidence)


def _side(word: Token, verb: Token) -> Position | None:
    """On which side a judging word stands; a denied bad word says nothing, a denied good one is bad."""
    denied = clauses.negated(verb) or any(part.lower_ in {"not", "no", "hardly"} for part in word.children)
    denied = denied != _doubted(verb)
    if denied:
        good = word.lower_ in stance_lexicon.words("good") or word.lower_ in stance_lexicon.words("bad_when_denied")
        return "opposes" if good else None
    if word.lower_ in stance_lexicon.words("good"):
        return "supports"
    return "opposes" if word.lower_ in stance_lexicon.words("bad") else None


def _judged(verb: Token, predicate: Token) -> Token | None:
    """The judged thing: the clause behind an empty subject ("it is good that …"), else the subject itself."""
    subject = clauses.child(verb, "nsubj", "csubj", "expl")
    if subject is None:
        return None
    if subject.lower_ not in LIGHT_PRONOUNS:
        deed = clauses.child(predicate, "xcomp") if predicate.lower_ in TO_DO else None
        named = subject if subject.pos_ != "PRON" else None
        return deed if deed is not None and infinitive(deed) else named
    if subject.lower_ != "it" or predicate.lower_ in stance_lexicon.words("taking_infinitive"):
        return None
    behind = (*predicate.children, *verb.children)
    clause = next((part for part in behind if part.dep_ in {"xcomp", "ccomp", "csubj", "relcl", "acl", "advcl"}), None)
    if clause is None or clause.i < predicate.i:
        return None
    subject = clauses.child(clause, "nsubj")
    if subject is not None and subject.lower_ in LIGHT_PRONOUNS:
        return None
    marked = any(part.lower_ == "that" and part.dep_ == "mark" for part in clause.children)
    finite = marked or (clause.dep_ == "ccomp" and predicate.pos_ == "ADJ")
    return clause if finite or infinitive(clause) else None


def _called(sentence: Sentence, verb: Token) -> Iterator[Leaning]:
    """As in "called the plan a mistake", "described the talks as fruitful": the subject judges the object."""
    if verb.lower_ not in stance_lexicon.calling() or clauses.negated(verb) or clauses.passive(verb):
        return
    judged, judgement = _small_clause(verb)
    holder = clauses.subject(verb)
    if judged is None or judgement is None or holder is None:
        return
    for word in (judgement, *judgement.children):
        side = _side(word, judgement) if word.lower_ in stance_lexicon.judging() else None
        if side is not None:
            yield Leaning(sentence, verb, holder, targets.extent(judged), side, "reported", PREDICATE)
            return


def _small_clause(verb: Token) -> tuple[Token | None, Token | None]:
    """The object of a verb of calling and what it is called, in the ways the parser has for them."""
    small = clauses.child(verb, "ccomp", "xcomp")
    if small is not None and small.pos_ not in {"VERB", "AUX"} and small.head is verb:
        return clauses.child(small, "nsubj"), small
    judged = clauses.child(verb, "dobj")
    named = clauses.child(verb, "oprd", "acomp") or after_preposition(verb, frozenset(("as",)))
    as_ = next((part for part in verb.children if part.lower_ == "as" and part.dep_ == "prep"), None)
    if named is None and as_ is not None:
        named = clauses.child(as_, "amod", "acomp", "pobj")
    return judged, named


def _harm(sentence: Sentence, verb: Token) -> Iterator[Leaning]:
    """As in "the toll would violate the treaty": whoever says so is against the toll."""
    if (
        (verb.lower_ not in stance_lexicon.harming() and not _worsens(verb))
        or clauses.negated(verb)
        or clauses.passive(verb)
        or _doubted(verb)
        or not _asserted(verb)
    ):
        return
    subject = clauses.child(verb, "nsubj")
    if subject is not None and subject.pos_ == "NOUN" and (_worsens(verb) or clauses.child(verb, "dobj") is not None):
        yield Leaning(sentence, verb, None, targets.extent(subject), "opposes", "reported", HARM)


def _fated(sentence: Sentence, verb: Token) -> Iterator[Leaning]:
    """As in "a plan without them is doomed": whoever says so is against it."""
    thing = clauses.child(verb, "nsubjpass")
    if verb.lower_ in FATED and thing is not None and not clauses.negated(verb) and _asserted(verb):
        yield Leaning(sentence, verb, None, targets.extent(thing), "opposes", "reported", PREDICATE)


def _high_time(sentence: Sentence, time: Token) -> Iterator[Leaning]:
    """As in "now is the time to build the quay": whoever says so is for it."""
    deed = next((part for part in time.children if part.dep_ in {"acl", "relcl"} and infinitive(part)), None)
    if deed is not None and time.head.pos_ == "AUX" and not clauses.negated(time.head) and _asserted(time.head):
        yield Leaning(sentence, time, None, targets.extent(deed), "supports", "reported", DEONTIC)


def _worsens(verb: Token) -> bool:
    """As in "would make things worse"."""
    small = clauses.child(verb, "ccomp") if verb.lower_ in {"make", "makes", "made", "making"} else None
    return small is not None and small.lower_ == "worse"


def _deontic(sentence: Sentence, modal: Token) -> Iterator[Leaning]:
    """As in "the council must do more", "the plan needs money": whoever says so is for it."""
    verb = _duty(modal)
    if verb is None:
        return
    finite = modal if modal.tag_ != "MD" else verb
    subject = clauses.child(finite, "nsubj", "nsubjpass")
    if (
        subject is None
        or modal.i < subject.i
        or (clauses.child(finite, "mark") is not None and finite.dep_ == "advcl")
        or not _asserted(finite)
    ):
        return
    if _forbidden(verb, finite, modal):
        _, last = targets.extent(verb)
        if last.i > verb.i:
            yield Leaning(sentence, modal, None, (verb, last), "opposes", "reported", DEONTIC)
    elif _doubted(finite):
        return
    elif subject.lower_ == "we" and modal.lower_ in OUR_DUTY:
        first, last = targets.extent(verb)
        if last.i - first.i >= 2 and verb.lower_ not in SMALL_DUTIES and not _past(verb):
            yield Leaning(sentence, modal, None, (verb, last), "supports", "reported", OWN_DUTY)
    elif subject.pos_ in {"NOUN", "PROPN"} and not _is_maxim(subject):
        last = targets.extent(finite)[1]
        target = (targets.extent(subject)[0], last) if verb.pos_ in {"VERB", "AUX"} else targets.extent(verb)
        yield Leaning(sentence, modal, None, target, "supports", "reported", DEONTIC)


def _is_maxim(subject: Token) -> bool:
    """Whether it is said of nobody: "a minister who fails should go" asks only a minister who fails."""
    article = clauses.child(subject, "det")
    return article is not None and article.lower_ in {"a", "an"} and clauses.child(subject, "relcl") is not None


def _forecast(need: Token) -> bool:
    """Whether a need is only foreseen ("the ships would need more hands") and not insisted on, nor said to be for a purpose."""
    foreseen = any(part.dep_ == "aux" and part.lower_ in {"will", "would", "'ll", "’ll"} for part in need.children)
    purpose = any(part.dep_ in {"advcl", "xcomp"} and infinitive(part) for part in need.children)
    return foreseen and not purpose and need.head.lower_ not in INSISTING


def _forbidden(verb: Token, finite: Token, modal: Token) -> bool:
    """Whether it must not be done: "they must not sell the pier", "I don't think that we should sell the pier"."""
    return modal.tag_ == "MD" and clauses.negated(verb) != _doubted(finite)


def _doubted(verb: Token) -> bool:
    """Whether the speaker does not think so: "I don't think that it is wise"."""
    return verb.dep_ == "ccomp" and verb.head.lower_ in THINKING and clauses.negated(verb.head)


def _past(verb: Token) -> bool:
    """Whether it is too late: "should have stopped the ship"."""
    return any(part.dep_ == "aux" and part.lower_ in {"have", "'ve", "’ve"} for part in verb.children)


def _duty(modal: Token) -> Token | None:
    """What must be done: the verb under a modal or "need to", or the thing that is needed."""
    if modal.tag_ == "MD":
        forbearing = modal.lower_ in {"can", "ca"} and modal.head.lower_ in FORBEARING and clauses.negated(modal.head)
        asks = modal.lower_ in stance_lexicon.words("deontic") or forbearing
        return modal.head if asks and modal.dep_ == "aux" else None
    verb = clauses.child(modal, "xcomp")
    if any(part.lower_ == "yet" for part in modal.children):
        return None
    if verb is not None and infinitive(verb):
        return None if any(part.lower_ in {"will", "’ll", "'ll"} for part in modal.children) else verb
    needed = modal.lower_.startswith("need") and modal.tag_.startswith("VB") and not _forecast(modal)
    return clauses.child(modal, "dobj") if needed else None


def _existential(sentence: Sentence, no: Token) -> Iterator[Leaning]:
    """As in "there can be no talks without us", "there must never be a pier": whoever says so opposes talks without us."""
    noun = no.head if no.lower_ == "no" else clauses.child(no.head, "attr")
    if noun is None:
        return
    verb = noun.head
    subject = clauses.child(verb, "expl") if verb.lower_ in {"be", "is", "’s", "'s", "was"} else None
    never = no.lower_ == "never" and not any(part.lower_ in {"must", "should", "can"} for part in verb.children)
    needless = noun.lower_ == "need"
    ruled_out = any(part.tag_ == "MD" and part.lower_ in RULING for part in verb.children)
    if subject is None or never or not (needless or ruled_out):
        return
    needed = after_preposition(noun, frozenset(("for",))) if needless else None
    if needed is not None:
        yield Leaning(sentence, no, None, targets.extent(needed), "opposes", "reported", PREDICATE)
    if needless:
        return
    _, last = targets.extent(noun)
    without = next((part for part in noun.sent if part.lower_ == "without" and part.i > noun.i), None)
    if without is not None and without.right_edge.i > last.i:
        last = targets.extent(without)[1]
    first = noun.doc[no.i + 1] if no.lower_ == "no" else targets.extent(noun)[0]
    yield Leaning(sentence, no, None, (first, last), "opposes", "reported", PREDICATE)
