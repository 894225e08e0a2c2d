"""Disagreements: numbers, dates and roles that outlets tell differently of one thing, within one story of one day.

A false disagreement is worse than none. Two numbers are set against each other only where they count the same thing in
clauses that otherwise say the same; two dates only where the dated clauses do; two roles only where they are of one kind.
Copies and a second telling by the same outlet are no other voice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from generator.desk.actors import fold
from generator.desk.quantities import Quantity, quantities, stem
from generator.desk.quantity_words import FATE_OF, MONEY
from generator.desk.recall import NOTHING, Recall
from generator.desk.terms import STOP
from generator.desk.words import joined
from generator.memo import json_form, key_of
from generator.model import Claim, Disagreement, DisagreementKind, Edition, Evidence, FiledBrief, Story, When

MOST = 6
"""How many disagreements of a story are told."""
SAME_EVENT = 0.75  # share of the longer clause's words that two dated clauses must have in common
FEWEST = 3  # words that must be in common
ADJOINING = 3  # characters between two sentences of one paragraph
RANKS = frozenset("deputy vice former ex then acting interim assistant outgoing incoming designate".split())
HEADS = frozenset(
    "minister president chairman chairwoman chair chief director head leader mayor governor secretary ambassador spokesman"
    " spokeswoman spokesperson judge commander general".split()
)


Told = tuple[tuple[DisagreementKind, str, tuple[tuple[int, str, tuple[Evidence, ...]], ...]], ...]
"""Disagreements with the place of each claim's brief in its story instead of the brief itself."""
TOLD = json_form(Told)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A quantity with the brief that tells it and the sentence it stands in."""

    filed: FiledBrief
    quantity: Quantity
    evidence: tuple[Evidence, ...]


def marked(editions: Iterable[Edition], recall: Recall = NOTHING) -> tuple[Edition, ...]:
    """``editions`` with what the outlets of each story tell differently."""
    return tuple(
        replace(
            edition, stories=tuple(replace(story, disagreements=of_story(story, recall)) for story in edition.stories)
        )
        for edition in editions
    )


def of_story(story: Story, recall: Recall = NOTHING) -> tuple[Disagreement, ...]:
    """What the briefs of ``story`` tell differently: numbers, then dates, then roles; at most :data:`MOST`."""
    briefs = [filed for filed in story.briefs if filed.brief.id not in story.copies]
    if len({_outlet(filed) for filed in briefs}) < 2:
        return ()
    kind = key_of("told differently", *(actor for filed in briefs for actor in filed.actors))
    told = recall.of(TOLD, kind, [filed.brief for filed in briefs], partial(_told, briefs))
    return tuple(
        Disagreement(kind, about, tuple(Claim(briefs[place], value, evidence) for place, value, evidence in claims))
        for kind, about, claims in told
    )


def _told(briefs: Sequence[FiledBrief]) -> Told:
    """What ``briefs`` tell differently."""
    places = {filed.brief.id: place for place, filed in enumerate(briefs)}
    found = (*_numbers(briefs), *_dates(briefs), *_roles(briefs))[:MOST]
    return tuple(
        (
            one.kind,
            one.about,
            tuple((places[claim.brief.brief.id], claim.value, claim.evidence) for claim in one.claims),
        )
        for one in found
    )


# ---------------------------------------------------------------- numbers


def _numbers(briefs: Sequence[FiledBrief]) -> Iterator[Disagreement]:
    told = [counted for filed in briefs for counted in _counted(filed)]
    taken: set[int] = set()
    for one, other in combinations(range(len(told)), 2):
        if taken.isdisjoint((one, other)) and _at_odds(told[one], told[other]):
            group = [
                number
                for number, counted in enumerate(told)
                if any(counted.quantity.same_thing(told[seed].quantity) for seed in (one, other))
            ]
            taken.update(group)
            if not _updated([told[number] for number in group]):
                yield _number_disagreement([told[number] for number in group])


def _updated(group: Sequence[_Counted]) -> bool:
    """Whether an outlet tells two numbers in two briefs of the day: then the thing moved on, and nobody disagrees."""
    return any(
        _outlet(one.filed) == _outlet(other.filed)
        and one.filed.brief.id != other.filed.brief.id
        and one.quantity.contradicts(other.quantity)
        for one, other in combinations(group, 2)
    )


def _outlet(filed: FiledBrief) -> str:
    """The outlet, with or without its article."""
    return filed.source_id.removeprefix("the-")


def _at_odds(one: _Counted, other: _Counted) -> bool:
    if _outlet(one.filed) == _outlet(other.filed):
        return False
    return one.quantity.same_thing(other.quantity) and one.quantity.contradicts(other.quantity)


def _number_disagreement(group: Sequence[_Counted]) -> Disagreement:
    ranked = sorted(group, key=lambda counted: (counted.quantity.value, counted.quantity.low))
    claims = {(counted.filed.brief.id, counted.quantity.value): counted for counted in ranked}
    told = tuple(Claim(one.filed, one.quantity.printed, one.evidence) for one in claims.values())
    return Disagreement("number", _about(group[0].quantity.thing), told)


def _about(thing: str) -> str:
    """What a number is of, as a heading."""
    if thing in FATE_OF.values():
        return f"People {thing}"
    if thing == "percent":
        return "Percentage"
    return f"Sum in {thing}s" if thing in MONEY else f"Number of {thing}s"


def _counted(filed: FiledBrief) -> Iterator[_Counted]:
    """Every quantity that ``filed`` tells in its headline, facts and statements, each sentence once."""
    seen: set[str] = set()
    carried, end = "", 0
    for evidence in sorted(filter(None, _sentences(filed)), key=lambda pieces: pieces[0].start):
        text = " ".join(" ".join(piece.exact for piece in evidence).split())
        if text in seen:
            continue
        seen.add(text)
        found = quantities(text, carried if 0 <= evidence[0].start - end <= ADJOINING else "")
        carried, end = found[-1].thing if found else "", evidence[-1].end
        yield from (_Counted(filed, quantity, evidence) for quantity in found)


def _sentences(filed: FiledBrief) -> Iterator[tuple[Evidence, ...]]:
    brief = filed.brief
    yield brief.headline.evidence
    yield from (fact.evidence for fact in brief.what)
    yield from (stance.evidence for stance in brief.stance)


# ---------------------------------------------------------------- dates


def _dates(briefs: Sequence[FiledBrief]) -> Iterator[Disagreement]:
    dated = [(filed, when) for filed in briefs for when in filed.brief.when if _is_day(when.edtf)]
    for (one, first), (other, second) in combinations(dated, 2):
        if _outlet(one) != _outlet(other) and first.edtf != second.edtf and _one_event(first, second):
            claims = sorted(((first.edtf, one, first), (second.edtf, other, second)), key=lambda claim: claim[0])
            yield Disagreement(
                "date", first.event, tuple(Claim(filed, edtf, when.evidence) for edtf, filed, when in claims)
            )


def _is_day(edtf: str) -> bool:
    return len(edtf) == len("2026-03-04") and edtf.replace("-", "").isdigit()


def _one_event(one: When, other: When) -> bool:
    """Whether two dated clauses say the same in nearly the same words, and so date one event."""
    first, second = _telling(one.event) - _telling(one.phrase), _telling(other.event) - _telling(other.phrase)
    shared = len(first & second)
    return shared >= FEWEST and shared >= math.ceil(SAME_EVENT * max(len(first), len(second)))


def _telling(text: str) -> set[str]:
    return {stem(word) for word in joined(text.casefold())} - STOP


# ---------------------------------------------------------------- roles


def _roles(briefs: Sequence[FiledBrief]) -> Iterator[Disagreement]:
    """Actors to whom two outlets give roles of one kind that differ in rank: "leader" and "deputy leader"."""
    given: dict[str, list[Claim]] = {}
    names: dict[str, str] = {}
    for filed in briefs:
        for who, actor in zip(filed.brief.who, filed.actors, strict=False):
            if who.role and who.kind == "person":
                names.setdefault(actor, who.name)
                given.setdefault(actor, []).append(Claim(filed, who.role, who.evidence))
    for actor, claims in given.items():
        if any(_other_rank(one, other) for one, other in combinations(claims, 2)):
            yield Disagreement("role", names[actor], tuple(claims))


def _other_rank(one: Claim, other: Claim) -> bool:
    if _outlet(one.brief) == _outlet(other.brief):
        return False
    first, second = set(fold(one.value).replace("-", " ").split()), set(fold(other.value).replace("-", " ").split())
    return bool(first & second & HEADS) and first & RANKS != second & RANKS
