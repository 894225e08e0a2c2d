"""What turns a construction round, leaves it open or makes it less sure: denials, questions, conditions, hedges, irony."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon, targets
from generator.engines.offline.leaning import Leaning, infinitive

# Verbs over a stance verb that turn it round: "refused to back", "stopped short of backing".
TURNING = frozenset(
    "refuse refuses refused refusing decline declines declined declining fail fails failed failing stopped stops stop "
    "fell falls avoid avoids avoided".split()
)
TRYING = frozenset(
    ("try", "tries", "tried", "trying", "attempt", "attempted", "attempting", "sought", "seeking", "moved", "moving")
)
# Factors on confidence, set by hand: what is hedged stays above the threshold, what is hedged twice or under "if" falls below.
HEDGED, POSSIBLE, CONDITIONAL, PURPOSE, RESTRICTING, UNDONE, OPEN = 0.8, 0.6, 0.5, 0.6, 0.75, 0.7, 0.6
BACKWARD = 0.7


def is_denied(anchor: Token) -> bool:
    """Whether an odd number of denials stand over ``anchor``: "did not", "refused to", "stopped short of"."""
    turns, current = 0, anchor
    for _ in range(clauses.FARTHEST):
        no = any(part.dep_ == "det" and part.lower_ == "no" for part in current.children)
        turns += no or clauses.negated(current)
        if current.dep_ not in {"xcomp", "pcomp", "prep", "acl", "dobj", "attr", "acomp", "pobj"}:
            break
        current = current.head
        if current.pos_ in {"VERB", "AUX"} and current.lower_ in TURNING:
            turns += 1
    return turns % 2 == 1


def falls_short(anchor: Token) -> bool:
    """Whether somebody "stopped short of" it: neither for nor against."""
    of = anchor.head
    return anchor.dep_ == "pcomp" and of.lower_ == "of" and of.head.lower_ == "short"


def open_question(anchor: Token) -> bool:
    """Whether the sentence asks, or the construction stands under "whether"."""
    if anchor.sent.text.rstrip("”\"’' ").endswith("?"):
        return True
    chain = (anchor, *anchor.ancestors)
    return any(part.lower_ == "whether" and part.dep_ == "mark" for up in chain for part in up.children)


def weighed(found: Leaning) -> Leaning:
    """``found`` with its confidence lowered by hedges, conditions, irony and a place in a side clause."""
    anchor = found.anchor
    chain = [anchor, *list(anchor.ancestors)[: clauses.FARTHEST]]
    near = {part.lower_ for up in chain[:3] for part in up.children} | {up.lower_ for up in chain[1:3]}
    needed = anchor.lower_.startswith("need")
    hedged = bool(near & stance_lexicon.words("hedges") - ({"would"} if needed else set()))
    shared = anchor.head.children if anchor.dep_ == "conj" else ()
    possible = any(part.lower_ in stance_lexicon.words("weak_modals") for part in (*anchor.children, *shared))
    conditional = any(part.lower_ in {"if", "unless"} and part.dep_ == "mark" for up in chain for part in up.children)
    purpose = anchor.dep_ in {"advcl", "acl", "relcl"} and infinitive(anchor)
    factors = (
        (hedged, HEDGED),
        (possible, POSSIBLE if found.holder is not None else HEDGED),
        (conditional, CONDITIONAL),
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
    return replace(found, hedged=found.hedged or hedged or possible or conditional, confidence=confidence)


def _restricts(anchor: Token) -> bool:
    """Whether the construction only says which ones are meant ("those backing it") or by what means ("by backing it")."""
    if anchor.dep_ == "pcomp":
        return clauses.child(anchor, "nsubj") is None and not is_denied(anchor)
    return anchor.dep_ in {"relcl", "acl"} and anchor.head.pos_ == "NOUN" and not infinitive(anchor)


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
    wished = anchor.tag_ == "VB" and anchor.dep_ == "ccomp" and not helpers  # "insisted that they agree": they have not
    if wished or helpers & {"should", "must", "ought"}:
        return True
    denied = anchor.dep_ != "xcomp" and any(clauses.negated(up) for up in chain[1:] if up.pos_ == "VERB")
    return denied or any(up.lower_ in stance_lexicon.words("hearsay") for up in chain[1:4])
