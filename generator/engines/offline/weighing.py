"""What turns a construction round, leaves it open or makes it less sure: denials, questions, conditions, hedges, irony."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon, targets
from generator.engines.offline.leaning import Leaning, infinitive
from generator.engines.offline.speech_verbs import cue_verbs

# Verbs over a stance verb that turn it round: "refused to back", "stopped short of backing".
TURNING = frozenset(
    "refuse refuses refused refusing decline declines declined declining fail fails failed failing stopped stops stop "
    "fell falls avoid avoids avoided deny denies denied denying".split()
)
DENYING = frozenset(("deny", "denies", "denied", "denying"))
DEMANDING = frozenset(
    "insist insists insisted insisting demand demands demanded demanding ask asks asked asking urge urges urged urging".split()
)
TRYING = frozenset(
    ("try", "tries", "tried", "trying", "attempt", "attempted", "attempting", "sought", "seeking", "moved", "moving")
)
# Factors on confidence, set by hand: what is hedged stays above the threshold, what is hedged twice or under "if" falls below.
HEDGED, POSSIBLE, CONDITIONAL, PURPOSE, RESTRICTING, UNDONE, OPEN = 0.8, 0.6, 0.5, 0.6, 0.75, 0.7, 0.6
BACKWARD, FORMER = 0.7, 0.75
UNDOING = frozenset(("without", "than", "instead"))
IF = frozenset(("if", "unless"))
EARLIER = frozenset(("ago", "formerly", "previously", "once", "originally", "initially", "hitherto"))


def governors(anchor: Token) -> list[Token]:
    """The words that ``anchor`` hangs on, the nearest first; what it is only listed with ("and") governs nothing."""
    current = anchor
    for _ in range(clauses.FARTHEST):
        if current.dep_ != "conj":
            break
        current = current.head
    return [*islice(current.ancestors, clauses.FARTHEST)]


def is_denied(anchor: Token) -> bool:
    """Whether an odd number of denials stand over ``anchor``: "did not", "refused to", "stopped short of"."""
    turns, current = 0, anchor
    for _ in range(clauses.FARTHEST):
        no = any(part.dep_ == "det" and part.lower_ == "no" for part in current.children)
        turns += no or clauses.negated(current) or _shares_denial(current) or _after_nor(current)
        if current.dep_ == "ccomp" and current.head.lower_ in DENYING:
            turns += 1
        if current.dep_ not in {"xcomp", "pcomp", "prep", "acl", "dobj", "attr", "acomp", "pobj"}:
            break
        current = current.head
        if current.pos_ in {"VERB", "AUX"} and current.lower_ in TURNING:
            turns += 1
    return turns % 2 == 1


def _after_nor(verb: Token) -> bool:
    """As in "she would not speak, nor did she rule it out"."""
    edge = verb.left_edge.i
    near = verb.doc[max(verb.sent.start, edge - 1) : edge + 1]
    return verb.pos_ in {"VERB", "AUX"} and any(part.lower_ == "nor" and part.dep_ == "cc" for part in near)


def _shares_denial(verb: Token) -> bool:
    """Whether the denial of the verb before goes on: "did not support or welcome the plan"."""
    if (
        verb.dep_ != "conj"
        or not clauses.negated(verb.head)
        or clauses.child(verb, "aux", *clauses.SUBJECTS) is not None
    ):
        return False
    return any(part.dep_ == "cc" and part.lower_ in {"or", "nor"} for part in verb.head.children)


def falls_short(anchor: Token) -> bool:
    """Whether somebody "stopped short of" it: neither for nor against."""
    of = anchor.head
    return anchor.dep_ == "pcomp" and of.lower_ == "of" and of.head.lower_ == "short"


def open_question(anchor: Token) -> bool:
    """Whether the sentence asks, or the construction stands under "whether", "rather than" or "without"."""
    if _left_undone(anchor):
        return True
    if anchor.sent.text.rstrip("”\"’' ").endswith("?"):
        return True
    chain = (anchor, *anchor.ancestors)
    return any(part.lower_ == "whether" and part.dep_ == "mark" for up in chain for part in up.children)


def _left_undone(anchor: Token) -> bool:
    """Whether it is what was not done: "left without signing it", "rather than call for a vote", "instead of backing it"."""
    before = anchor.doc[max(anchor.sent.start, anchor.left_edge.i - 2) : anchor.i]
    return any(part.lower_ in UNDOING for part in before) and anchor.dep_ in {"pcomp", "conj", "advcl", "xcomp", "ROOT"}


def weighed(found: Leaning) -> Leaning:
    """``found`` with its confidence lowered by hedges, conditions, irony and a place in a side clause."""
    anchor = found.anchor
    chain = [anchor, *governors(anchor)]
    near = {part.lower_ for up in chain[:3] for part in up.children} | {up.lower_ for up in chain[1:3]}
    settled = {"would"} if anchor.lower_.startswith("need") or _told(chain) else set()
    hedged = bool(near & stance_lexicon.words("hedges") - settled)
    shared = anchor.head.children if anchor.dep_ == "conj" else ()
    possible = not (is_denied(anchor) or is_over(anchor)) and any(
        part.lower_ in stance_lexicon.words("weak_modals") for part in (*anchor.children, *shared)
    )
    conditional = any(part.lower_ in IF and part.dep_ == "mark" for up in chain for part in up.children)
    on_condition = not conditional and _on_condition(anchor)
    purpose = anchor.dep_ in {"advcl", "acl", "relcl"} and infinitive(anchor)
    factors = (
        (hedged, HEDGED),
        (possible, POSSIBLE if found.holder is not None else HEDGED),
        (conditional, CONDITIONAL),
        (on_condition, HEDGED),
        (is_former(anchor), FORMER),
        (_obliged(anchor), OPEN),
        (_ironic(found), HEDGED),
        (purpose, PURPOSE),
        (_restricts(anchor), RESTRICTING),
        (targets.points_back(*found.target), BACKWARD),
        (anchor.lower_ in {"want", "wanted"} and _past_or_own(found), HEDGED),
        (found.basis == "action" and infinitive(anchor) and anchor.head.lower_ not in TRYING, UNDONE),
        (found.holder is not None and _open(chain), OPEN),
    )
    confidence = found.confidence
    for applies, factor in factors:
        confidence *= factor if applies else 1
    hedged = found.hedged or hedged or possible or conditional or on_condition
    return replace(found, hedged=hedged, confidence=confidence)


def _told(chain: list[Token]) -> bool:
    """Whether "would" is only the "will" of reported speech: "said she would vote against it"."""
    return any(up.tag_ in {"VBD", "VBN"} and up.lower_ in cue_verbs() for up in chain[1:4])


def _on_condition(anchor: Token) -> bool:
    """Whether the side is taken under a condition: "would back it if the price fell"."""
    return any(
        part.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in IF for mark in part.children)
        for part in anchor.children
    )


def _obliged(anchor: Token) -> bool:
    """Whether somebody only had to: "had to ask both to stop"."""
    up = anchor.head
    return anchor.dep_ == "xcomp" and infinitive(anchor) and up.lower_ in {"had", "has", "have", "forced", "obliged"}


def is_over(anchor: Token) -> bool:
    """Whether it was so and is no more: "no longer opposes"."""
    chain = [anchor, *([anchor.head] if anchor.dep_ in {"acomp", "xcomp", "prep"} else [])]
    return any(
        part.lower_ == "longer" and part.i > 0 and part.nbor(-1).lower_ == "no" for up in chain for part in up.children
    )


def is_former(anchor: Token) -> bool:
    """Whether it is told as a side of earlier days: "had rejected the fund ten days ago", "used to support it"."""
    head = anchor.head
    if anchor.dep_ == "xcomp" and head.lower_ == "used":
        return True
    clause = anchor.doc[anchor.left_edge.i : anchor.right_edge.i + 1]
    dated = any(part.lower_ in EARLIER for part in clause)
    perfect = any(part.lower_ in {"had", "’d", "'d"} and part.dep_ == "aux" for part in anchor.children)
    recalled = any(
        up.tag_ == "VBD" and up.lower_ in cue_verbs() and (up.dep_ == "relcl" or _told_earlier(up, anchor))
        for up in governors(anchor)[:3]
    )
    return recalled or ((perfect or anchor.tag_ == "VBD") and (dated or (perfect and anchor.dep_ == "relcl")))


def _told_earlier(verb: Token, anchor: Token) -> bool:
    """As in "nine days ago she said that she opposed it"."""
    told = clauses.child(verb, "ccomp")
    dated = any(part.lower_ in EARLIER and part.dep_ == "advmod" for part in verb.children)
    return dated and told is not None and (told == anchor or told.is_ancestor(anchor))


def _restricts(anchor: Token) -> bool:
    """Whether the construction only says which ones are meant ("those backing it") or by what means ("by backing it")."""
    if anchor.dep_ == "pcomp":
        return clauses.child(anchor, "nsubj") is None and not is_denied(anchor)
    subject = clauses.child(anchor, "nsubj")
    own = subject is not None and subject.tag_ not in {"WDT", "WP"}
    return anchor.dep_ in {"relcl", "acl"} and anchor.head.pos_ == "NOUN" and not own and not infinitive(anchor)


def _past_or_own(found: Leaning) -> bool:
    """Whether a wish is over, or the small one of a speaker ("I want to say")."""
    return found.anchor.tag_ == "VBD" or (found.holder is not None and found.holder.lower_ == "i")


def _ironic(found: Leaning) -> bool:
    """Whether the target is set off: "so-called", "supposed"."""
    first, last = found.target
    text = first.doc[max(0, first.i - 1) : last.i + 1].text.lower()
    return any(word in text for word in stance_lexicon.words("irony"))


def _open(chain: list[Token]) -> bool:
    """Whether the construction hangs on something denied ("not sure that"), on hearsay ("the claim that") or on a wish."""
    anchor = chain[0]
    helpers = {part.lower_ for part in anchor.children if part.dep_ == "aux"}
    demanded = anchor.tag_ == "VB" or (anchor.tag_ == "VBP" and anchor.head.lower_ in DEMANDING)
    wished = demanded and anchor.dep_ == "ccomp" and not helpers  # "insisted that they agree": they have not
    if wished or helpers & {"should", "must", "ought"}:
        return True
    denied = anchor.dep_ != "xcomp" and any(clauses.negated(up) for up in chain[1:] if up.pos_ == "VERB")
    return denied or any(up.lower_ in stance_lexicon.words("hearsay") for up in chain[1:4])
