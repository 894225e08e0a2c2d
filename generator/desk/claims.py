"""The claim diff: what briefs say now that they did not say before, for the reviewer of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model import Brief, BriefFile, Stance

# The least certain quarter: 31 of 137 stances of the sample desk and five real seeds lie below.
DOUBTFUL = 0.65

Change = Literal["new", "gone", "changed"]
Claims = Mapping[tuple[str, str], str]
"""What a brief claims: kind and subject of a claim, and what is said of the subject (empty where naming it says all)."""


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """One claim that is new, gone or changed; ``was`` and ``now`` are empty where there is nothing to say of it."""

    change: Change
    kind: str
    subject: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ChangedBrief:
    """A brief that is new, gone or changed, and its claims that are."""

    change: Change
    file: str
    headline: str
    claims: tuple[ChangedClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimDiff:
    """What changed; of what is there now, ``actors`` nobody had named, ``doubtful`` stances and ``undated`` things, by file."""

    briefs: tuple[ChangedBrief, ...]
    actors: tuple[str, ...]
    doubtful: tuple[tuple[str, Stance], ...]
    undated: tuple[tuple[str, str], ...]

    def count(self, change: Change) -> int:
        """How many claims are ``change``."""
        return sum(claim.change == change for brief in self.briefs for claim in brief.claims)


Files = Mapping[str, BriefFile]
"""Brief files by their paths below the folder of briefs."""


def claim_diff(before: Files, after: Files, known: Iterable[str]) -> ClaimDiff:
    """What changed from ``before`` to ``after``, the changed brief files alone; ``known`` are names that other briefs have."""
    pairs = [pair for name in sorted({*before, *after}) for pair in _pairs(name, before.get(name), after.get(name))]
    changed = tuple(brief for name, was, now in pairs if (brief := _changed(name, was, now)) is not None)
    fresh = [(name, now) for name, was, now in pairs if now is not None and now != was]
    met = {*known, *(who.name for _, was, _ in pairs if was is not None for who in was.who)}
    names = dict.fromkeys(who.name for _, now in fresh for who in now.who if who.name not in met)
    return ClaimDiff(
        briefs=changed,
        actors=tuple(names),
        doubtful=tuple((name, one) for name, now in fresh for one in now.stance if one.confidence < DOUBTFUL),
        undated=tuple((name, what) for name, now in fresh for what in _undated(now)),
    )


def _pairs(
    name: str, before: BriefFile | None, after: BriefFile | None
) -> Iterator[tuple[str, Brief | None, Brief | None]]:
    """Briefs of one file as they were and are: those of one id, then the others in their order in the seed."""
    was = {brief.id: brief for brief in before.briefs} if before else {}
    now = {brief.id: brief for brief in after.briefs} if after else {}
    for identifier, brief in now.items():
        if identifier in was:
            yield name, was[identifier], brief
    gone = [brief for identifier, brief in was.items() if identifier not in now]
    new = [brief for identifier, brief in now.items() if identifier not in was]
    for number in range(max(len(gone), len(new))):
        yield name, _at(gone, number), _at(new, number)


def _at(briefs: Sequence[Brief], number: int) -> Brief | None:
    return briefs[number] if number < len(briefs) else None


def _changed(name: str, was: Brief | None, now: Brief | None) -> ChangedBrief | None:
    """What changed in a brief; ``None`` where it says the same."""
    told = now or was
    if told is None:
        return None
    old, new = _claims(was), _claims(now)
    claims = tuple(_changes(old, new))
    change: Change = "changed" if was and now else "new" if now else "gone"
    return ChangedBrief(change, name, told.headline.text, claims) if claims else None


def _changes(old: Claims, new: Claims) -> Iterator[ChangedClaim]:
    for (kind, subject), now in new.items():
        was = old.get((kind, subject))
        if was is None:
            yield ChangedClaim("new", kind, subject, "", now)
        elif was != now:
            yield ChangedClaim("changed", kind, subject, was, now)
    for (kind, subject), was in old.items():
        if (kind, subject) not in new:
            yield ChangedClaim("gone", kind, subject, was, "")


def _claims(brief: Brief | None) -> Claims:
    """What ``brief`` claims, in the order of its fields; two claims of one kind and subject are told together."""
    found: dict[tuple[str, str], str] = {}
    for kind, subject, said in _told(brief) if brief else ():
        key = (kind, subject)
        found[key] = f"{found[key]}; {said}" if key in found else said
    return found


def _told(brief: Brief) -> Iterator[tuple[str, str, str]]:
    """Kind, subject and what is said, for each claim of ``brief``."""
    yield "headline", "", brief.headline.text
    source = brief.source
    yield "outlet", "", source.outlet.text if source.outlet else "not named"
    yield "authors", "", ", ".join(author.text for author in source.authors) or "not named"
    yield "published", "", f"{brief.published.edtf} ({brief.published.basis})" if brief.published.edtf else "unknown"
    for fact in brief.what:
        yield "what", fact.text, ""
    for who in brief.who:
        yield "who", who.name, f"{who.kind}, {who.role}" if who.role else who.kind
    for when in brief.when:
        yield "when", when.event or when.phrase, when.edtf
    for where in brief.where:
        yield "where", where.name, f"{where.kind}, {where.country}" if where.country else where.kind
    for one in brief.stance:
        said = f"{one.position}, {one.basis}" + (f" by {one.by}" if one.by else "") + (", hedged" if one.hedged else "")
        yield "stance", f"{one.holder} on {one.target}", said


def _undated(brief: Brief) -> Iterator[str]:
    """What of ``brief`` has no date: itself, and events whose words for a time could not be resolved."""
    if brief.published.basis == "unknown":
        yield f"published: {brief.headline.text}"
    yield from (f"when: {one.phrase} ({one.event})" for one in brief.when if not one.edtf[:1].isdigit())
