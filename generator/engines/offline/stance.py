"""Who takes which side on what, in whose words.

A leaning (:mod:`stance_rules`) becomes a stance when it is known whose it is. In the outlet's own sentences that is the
grammatical subject, and a judgement without one is the outlet's own and nobody's stance. In words given to a speaker it is
the speaker's when the subject is "I", "we" or the speaker; when it is somebody else, the speaker describes another's side
(``described_by``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.engines.offline.attribution import Attribution
from generator.engines.offline.document import Document, Entities
from generator.engines.offline.echoes import ECHOED, echoing
from generator.engines.offline.stance_holders import Holders
from generator.engines.offline.stance_rules import leanings
from generator.engines.offline.weighing import is_former
from generator.model import Evidence, Stance

Polarity = Callable[[str, int, int], tuple[float, float, float]]
"""A sentence and a mention in it to the probabilities that it opposes, is neutral to and supports what is mentioned."""

# Below this nothing is said: of the records just below it a third were right, of those just above seven in ten (calibration).
THRESHOLD = 0.7
MOST = 10
OPENING = re.compile(r"\A(?:that |to (?:be )?)?(?:(?:the|an?|this|these|those|his|her|its|their) )?", re.IGNORECASE)
# More are never compared with each other: a seed that yields more is no news.
MOST_COMPARED = 300
# A polarity model that is this sure of the opposite silences a stance: better none than a reversed one.
CONTRADICTED = 0.9


def stances(
    document: Document, entities: Entities, attributions: tuple[Attribution, ...], polarity: Polarity | None = None
) -> tuple[Stance, ...]:
    """At most ``MOST`` stances of ``document``, those of the most important holders first, one for each holder and target."""
    holders = Holders(document, entities, attributions)
    told = list(_told(document, holders))
    found = _present(told)
    if polarity is not None:
        found = [stance for stance in found if not contradicted(stance, polarity)]
    return tuple(_best(found, entities)[:MOST])


def _told(document: Document, holders: Holders) -> Iterator[tuple[Stance, bool]]:
    """The stances of each sentence with whether they are former ones; an echo takes the last one of the sentence before."""
    before: list[tuple[Stance, bool]] = []
    for sentence in document.sentences:
        now = [
            (stance, is_former(leaning.anchor))
            for leaning in leanings(sentence)
            if (stance := holders.stance(leaning)) is not None and stance.confidence >= THRESHOLD
        ]
        echo = echoing(sentence) if before and not now else None
        name = holders.named(sentence, echo) if echo is not None else None
        if name is not None:
            now = [(_echo(before[-1][0], name, document.evidence(sentence.start, sentence.end)), before[-1][1])]
        yield from now
        before = now


def _echo(stance: Stance, holder: str, evidence: Evidence) -> Stance:
    """``stance`` as ``holder``'s, who is said to take the same side."""
    return replace(
        stance,
        holder=holder,
        basis="reported",
        by=None,
        quote=None,
        confidence=round(ECHOED * stance.confidence, 2),
        evidence=(evidence, *stance.evidence),
    )


def _present(told: list[tuple[Stance, bool]]) -> list[Stance]:
    """The stances without those that are told as a side of earlier days, where there is a newer one on the same."""
    now = {(stance.holder, _bare(stance.target)) for stance, former in told if not former}
    return [stance for stance, former in told if not former or (stance.holder, _bare(stance.target)) not in now]


def _bare(target: str) -> str:
    """The target without case, article and what opens a clause, as two tellings of one thing share it."""
    return OPENING.sub("", target.lower())


def contradicted(stance: Stance, polarity: Polarity) -> bool:
    """Whether the model reads the evidence toward the target the other way round."""
    place = target_in_evidence(stance)
    if place is None or stance.position not in {"supports", "opposes"}:
        return False
    against, _, favour = polarity(*place)
    return (against if stance.position == "supports" else favour) >= CONTRADICTED


def target_in_evidence(stance: Stance) -> tuple[str, int, int] | None:
    """The evidence of ``stance`` with the offsets of its target there; ``None`` where the target is in other words."""
    exact = stance.evidence[0].exact
    words = OPENING.sub("", stance.target)
    start = exact.find(words)
    return (exact, start, start + len(words)) if start >= 0 and words else None


def _best(found: list[Stance], entities: Entities) -> list[Stance]:
    """One stance for each holder and target, the surest; ordered by the holder's importance, then by confidence."""
    sure = sorted(
        (stance for stance in found if stance.target != stance.holder),
        key=lambda stance: (-stance.confidence, -len(stance.target), stance.evidence[0].start),
    )
    best: list[Stance] = []
    for stance in sure[:MOST_COMPARED]:
        number = next((n for n, other in enumerate(best) if _same(stance, other)), None)
        if number is None:
            best.append(stance)
        elif _turned(stance, best[number]):
            both = (*best[number].evidence, *stance.evidence)
            best[number] = replace(best[number], position="mixed", evidence=both)
    rank = {entity.name: number for number, entity in reversed(list(enumerate(entities.all)))}
    return sorted(best, key=lambda each: (rank.get(each.holder, len(rank)), -each.confidence, each.evidence[0].start))


def _same(stance: Stance, other: Stance) -> bool:
    """Whether two stances of one holder have one target, or a target that is part of the other's."""
    if stance.holder != other.holder:
        return False
    mine, others = _bare(stance.target), _bare(other.target)
    return mine in others or others in mine


def _turned(stance: Stance, other: Stance) -> bool:
    """Whether a holder takes both sides on exactly one target."""
    sides = {stance.position, other.position}
    return sides == {"supports", "opposes"} and _bare(stance.target) == _bare(other.target)
