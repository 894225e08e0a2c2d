"""The claim diff: what briefs say now that they did not say before, for the reviewer of a pull request."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import Literal

from generator.model import Brief, BriefFile, Correction, Evidence, Fact, Stance

# The least certain sixth: 38 of 229 stances of the sample desk and five real seeds lie below, which a reader finds right in about
# three of four cases (see engines.offline.calibration).
DOUBTFUL = 0.75
REWORDED = 0.6
"""How like a sentence that is gone a new one must be (difflib's ratio) to be told as its change: difflib's default."""
COMPARED = 500
"""Characters of two sentences that are compared: a longer text takes time by its square."""
CANDIDATES = 20
"""Sentences that are gone which a new one is compared with, at half a millisecond each. The engine finds ten of a kind at most;
in a stranger's file there may be thousands, and to compare each with each takes minutes.
"""
SENTENCES = frozenset(("what", "when"))
"""Kinds of claims that are called by a sentence, which may be worded otherwise and still be the same claim."""
FILE = "file"
"""What is told of a brief that moved along with its seed."""

Change = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is ``said`` of the subject of a claim (nothing where naming it says all), and the ``words`` that it rests on."""

    said: str
    words: str = ""


Claims = Mapping[tuple[str, str], Claim]
"""What a brief claims, by kind and subject."""


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
    """What changed; of what is there now, ``actors`` nobody had named, ``doubtful`` stances and ``undated`` things, by file.

    ``corrections`` are those entries of the editors' file that are new or gone.
    """

    briefs: tuple[ChangedBrief, ...]
    actors: tuple[str, ...]
    doubtful: tuple[tuple[str, Stance], ...]
    undated: tuple[tuple[str, str], ...]
    corrections: tuple[tuple[Change, Correction], ...] = ()

    def count(self, change: Change) -> int:
        """How many claims are ``change``; that a brief lies in another file is none."""
        claims = (claim for brief in self.briefs for claim in brief.claims if claim.kind != FILE)
        return sum(claim.change == change for claim in claims)


Files = Mapping[str, BriefFile]
"""Brief files by their paths below the folder of briefs."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A brief in its file."""

    file: str
    brief: Brief
    reviewed: bool


_Pair = tuple[_Told | None, _Told | None]


def claim_diff(before: Files, after: Files, known: Iterable[str]) -> ClaimDiff:
    """What changed from ``before`` to ``after``, the changed brief files alone; ``known`` are names that other briefs have."""
    pairs = _pairs(_listed(before), _listed(after))
    changed = tuple(brief for was, now in pairs if (brief := _changed(was, now)) is not None)
    fresh = [(was, now) for was, now in pairs if now is not None and now != was]
    met = {*known, *(who.name for was, _ in pairs if was is not None for who in was.brief.who)}
    names = dict.fromkeys(who.name for _, now in fresh for who in now.brief.who if who.name not in met)
    return ClaimDiff(
        briefs=changed,
        actors=tuple(names),
        doubtful=tuple((now.file, one) for was, now in fresh for one in _doubtful(was, now)),
        undated=tuple((now.file, what) for was, now in fresh for what in _undated(was, now)),
    )


# ---------------------------------------------------------------- which brief was which


def _listed(files: Files) -> list[_Told]:
    return [_Told(name, brief, file.reviewed) for name, file in sorted(files.items()) for brief in file.briefs]


def _pairs(before: Sequence[_Told], after: Sequence[_Told]) -> list[_Pair]:
    """Each brief as it was and is: the one with its id in its file, else in any file, else the next one of its file."""
    keys: tuple[Callable[[_Told], Hashable], ...] = (
        lambda told: (told.file, told.brief.id),
        lambda told: told.brief.id,
        lambda told: told.file,
    )
    found: list[_Pair] = []
    for key in keys:
        more, before, after = _matched(before, after, key)
        found += more
    found += [(one, None) for one in before]
    found += [(None, one) for one in after]
    return sorted(found, key=_place)


def _matched(
    before: Sequence[_Told], after: Sequence[_Told], key: Callable[[_Told], Hashable]
) -> tuple[list[_Pair], list[_Told], list[_Told]]:
    """The briefs that have the same ``key``, in their order; and the others of each side."""
    waiting: dict[Hashable, deque[_Told]] = {}
    for one in before:
        waiting.setdefault(key(one), deque()).append(one)
    pairs: list[_Pair] = []
    rest: list[_Told] = []
    for one in after:
        if queue := waiting.get(key(one)):
            pairs.append((queue.popleft(), one))
        else:
            rest.append(one)
    return pairs, [one for queue in waiting.values() for one in queue], rest


def _place(pair: _Pair) -> tuple[str, int]:
    """Order of files, and of briefs within them."""
    told = pair[1] or pair[0]
    return (told.file, told.brief.span.start) if told else ("", 0)


# ---------------------------------------------------------------- what changed in it


def _changed(was: _Told | None, now: _Told | None) -> ChangedBrief | None:
    """What changed in a brief; ``None`` where it says the same."""
    told = now or was
    if told is None:
        return None
    claims = tuple(_changes(_claims(was), _claims(now)))
    if was and now and was.file != now.file:
        claims = (ChangedClaim("changed", FILE, "", was.file, now.file), *claims)
    change: Change = "changed" if was and now else "new" if now else "gone"
    return ChangedBrief(change, told.file, told.brief.headline.text, claims) if claims else None


def _changes(old: Claims, new: Claims) -> Iterator[ChangedClaim]:
    gone = {key: claim for key, claim in old.items() if key not in new}
    for (kind, subject), now in new.items():
        was = old.get((kind, subject))
        if was is not None:
            yield from _compared(kind, subject, was, now)
        elif (before := _reworded(kind, subject, gone)) is not None:
            told = (_whole(before, gone.pop((kind, before))), _whole(subject, now))
            yield ChangedClaim("changed", kind, "", *told)
        else:
            yield ChangedClaim("new", kind, subject, "", now.said)
    yield from (ChangedClaim("gone", kind, subject, was.said, "") for (kind, subject), was in gone.items())


def _compared(kind: str, subject: str, was: Claim, now: Claim) -> Iterator[ChangedClaim]:
    """What is said otherwise of the same subject; where that is the same, the words that it rests on may not be."""
    if was.said != now.said:
        yield ChangedClaim("changed", kind, subject, was.said, now.said)
    elif was.words != now.words:
        yield ChangedClaim("changed", f"words behind {kind}", subject, was.words, now.words)


def _reworded(kind: str, subject: str, gone: Iterable[tuple[str, str]]) -> str | None:
    """The sentence of ``gone`` that ``subject`` most likely was, if there is one."""
    if kind not in SENTENCES:
        return None
    others = islice((other for same, other in gone if same == kind), CANDIDATES)
    candidates = {other[:COMPARED]: other for other in others}
    near = get_close_matches(subject[:COMPARED], candidates, n=1, cutoff=REWORDED)
    return candidates[near[0]] if near else None


def _whole(subject: str, claim: Claim) -> str:
    return f"{subject}: {claim.said}" if claim.said else subject


def _claims(told: _Told | None) -> Claims:
    """What a brief claims, in the order of its fields; two claims of one kind and subject are told together."""
    found: dict[tuple[str, str], Claim] = {}
    for kind, subject, said, evidence in _said(told) if told else ():
        words = " … ".join(one.exact for one in evidence)
        before = found.get((kind, subject))
        whole = Claim(f"{before.said}; {said}", f"{before.words} … {words}") if before else Claim(said, words)
        found[kind, subject] = whole
    return found


def _said(told: _Told) -> Iterator[tuple[str, str, str, Sequence[Evidence]]]:
    """Kind, subject, what is said and its evidence, for each claim of a brief."""
    brief = told.brief
    yield "headline", "", brief.headline.text, brief.headline.evidence
    if told.reviewed:
        yield "reviewed", "", "true", ()
    yield from _of_source(brief)
    published = brief.published
    date = f"{published.edtf} ({published.basis})" if published.edtf else "unknown"
    date += f", updated {published.updated}" if published.updated else ""
    yield "published", "", date, published.evidence
    for fact in brief.what:
        yield "what", fact.text, "", fact.evidence
    for who in brief.who:
        yield "who", who.name, f"{who.kind}, {who.role}" if who.role else who.kind, who.evidence
    for when in brief.when:
        yield "when", when.event or when.phrase, when.edtf, when.evidence
    for where in brief.where:
        yield "where", where.name, f"{where.kind}, {where.country}" if where.country else where.kind, where.evidence
    for one in brief.stance:
        yield "stance", f"{one.holder} on {one.target}", _side(one), one.evidence
    for tone in brief.tone:
        yield "tone", tone.actor, tone.tone, tone.evidence


def _of_source(brief: Brief) -> Iterator[tuple[str, str, str, Sequence[Evidence]]]:
    """What is known of where an article appeared; English goes without saying."""
    source = brief.source
    facts: dict[str, Sequence[Fact | None]] = {
        "outlet": (source.outlet,),
        "authors": source.authors,
        "dateline": (source.dateline,),
        "section": (source.section,),
        "address": (source.url,),
    }
    for kind, given in facts.items():
        known = [fact for fact in given if fact is not None]
        if known:
            yield kind, "", ", ".join(fact.text for fact in known), [one for fact in known for one in fact.evidence]
    if source.language not in ("en", "und"):
        yield "language", "", source.language, ()


def _side(one: Stance) -> str:
    """Which side a stance is, how that is known, and in whose words."""
    by = f" by {one.by}" if one.by else ""
    return f"{one.position}, {one.basis}{by}{', hedged' if one.hedged else ''}" + (
        f": “{one.quote}”" if one.quote else ""
    )


# ---------------------------------------------------------------- what to look at


def _doubtful(was: _Told | None, now: _Told) -> Iterator[Stance]:
    """Stances of low confidence that were not there before, or were surer."""
    known = {replace(one, evidence=()) for one in was.brief.stance} if was else set()
    yield from (one for one in now.brief.stance if one.confidence < DOUBTFUL and replace(one, evidence=()) not in known)


def _undated(was: _Told | None, now: _Told) -> Iterator[str]:
    """What has no date, and had one or was not there before."""
    known = set(_without_date(was.brief)) if was else set()
    yield from (what for what in _without_date(now.brief) if what not in known)


def _without_date(brief: Brief) -> Iterator[str]:
    """What of ``brief`` has no date: itself, and events whose words for a time could not be resolved."""
    if brief.published.basis == "unknown":
        yield f"published: {brief.headline.text}"
    yield from (f"when: {one.phrase} ({one.event})" for one in brief.when if not one.edtf.lstrip("./")[:1].isdigit())
