"""What a stance word comes to in its clause: denied, over ("no longer"), for "none of" a thing, or gone back on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon
from generator.engines.offline.leaning import OPPOSITE, infinitive
from generator.engines.offline.stance_lexicon import Sense
from generator.engines.offline.weighing import falls_short, is_denied, is_over
from generator.model import Position

# Who no longer opposes a thing need not be for it, so that a turn is less sure than a plain word.
NO_LONGER = 0.85
NONE = frozenset(("no", "none", "neither", "nothing"))
# "won't rule out sending troops" leaves open that it will; "is not opposed" leaves open everything.
OPENING = "out-object"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The position that is left, how surely, and whether it is hedged."""

    position: Position
    confidence: float
    hedged: bool = False


def outcome(sense: Sense, anchor: Token, target: Token) -> Outcome | None:
    """What ``sense`` says at ``anchor`` about ``target``; ``None`` where a denial leaves nothing to say."""
    if falls_short(anchor):
        return Outcome("neutral", sense.denied or sense.confidence, hedged=True)
    if is_over(anchor):
        turned = OPPOSITE[sense.position]
        return Outcome(turned, NO_LONGER * sense.confidence, hedged=turned == "supports")
    found = _denied(sense) if is_denied(anchor) else _plain(sense)
    if found is None or found.confidence <= 0:
        return None
    if names_none(target):
        return Outcome("opposes", found.confidence) if found.position == "supports" else None
    return Outcome("mixed", found.confidence) if _retracted(anchor) else found


def _plain(sense: Sense) -> Outcome | None:
    return None if sense.only_denied else Outcome(sense.position, sense.confidence)


def _denied(sense: Sense) -> Outcome:
    """Who does not support is against; who does not oppose has not said more than that."""
    if sense.only_denied:
        return Outcome(sense.position, sense.confidence)
    if sense.position == "supports":
        return Outcome("opposes", sense.denied)
    return Outcome("supports" if sense.takes == OPENING else "neutral", sense.denied, hedged=True)


def names_none(target: Token) -> bool:
    """Whether ``target`` is none of something, or what is not to be done: "promised not to strike"."""
    if target.pos_ in {"VERB", "AUX"}:
        return infinitive(target) and clauses.negated(target)
    return target.lower_ in NONE or any(
        part.lower_ in NONE and part.dep_ in {"det", "predet"} for part in target.children
    )


def _retracted(verb: Token) -> bool:
    """Whether the holder then went back on it: "agreed to the plan, but then reneged"."""
    return any(part.dep_ == "conj" and part.lower_ in stance_lexicon.words("retracting") for part in verb.children)
