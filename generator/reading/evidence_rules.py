"""The rules of the gate, value by value: each yields what is wrong with one value of a brief, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator import edtf
from generator.model import Evidence, Fact, Published, Source, Stance, Tone, When, Where, Who

QUOTE_EXACTLY = "Give start, end and exact words of a stretch of the article."
WORD = re.compile(r"\w+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
SLUG = re.compile(r"[a-z0-9-]{1,120}")


class Finding(NamedTuple):
    """What is wrong at a field path, and the remedy."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What evidence may rest on: the seed's text, and the stretches of it that belong to the article."""

    text: str
    stretches: tuple[tuple[int, int], ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether ``start`` to ``end`` lies within one of the stretches."""
        return any(first <= start and end <= last for first, last in self.stretches)


Findings = Iterator[Finding]


def piece(evidence: Evidence, ground: Ground, place: str) -> Findings:
    """One piece of evidence: in the seed, word for word, not blank, and within the article."""
    start, end = evidence.start, evidence.end
    if not 0 <= start < end <= len(ground.text):
        yield Finding(
            place, f"{start} to {end} is no stretch of the seed ({len(ground.text)} characters).", QUOTE_EXACTLY
        )
    elif ground.text[start:end] != evidence.exact:
        found = _shortened(ground.text[start:end])
        yield Finding(
            place, f"'{_shortened(evidence.exact)}' is not what the seed has there ('{found}').", QUOTE_EXACTLY
        )
    elif not evidence.exact.strip():
        yield Finding(place, "rests on white space.", QUOTE_EXACTLY)
    elif not ground.holds(start, end):
        yield Finding(place, f"{start} to {end} lies outside the article and the page's metadata.", QUOTE_EXACTLY)


def pieces(evidence: tuple[Evidence, ...], ground: Ground, place: str) -> Findings:
    """All evidence of a value that must have some."""
    if not evidence:
        yield Finding(place, "has no evidence.", "Add evidence or remove the value.")
    for i, one in enumerate(evidence):
        yield from piece(one, ground, f"{place}.evidence[{i}]")


def fact(value: Fact, ground: Ground, place: str) -> Findings:
    """A text and its evidence."""
    yield from _filled(value.text, f"{place}.text")
    yield from pieces(value.evidence, ground, place)


def url(value: Fact, ground: Ground, place: str) -> Findings:
    """A web address and its evidence."""
    if not value.text.startswith(("https://", "http://")):
        yield Finding(f"{place}.text", "is no web address.", "Start it with https:// or http://.")
    yield from pieces(value.evidence, ground, place)


def source(value: Source, ground: Ground, place: str) -> Findings:
    """Outlet, authors, dateline, section, address and language."""
    for name in ("outlet", "dateline", "section"):
        known: Fact | None = getattr(value, name)
        if known is not None:
            yield from fact(known, ground, f"{place}.{name}")
    for i, author in enumerate(value.authors):
        yield from fact(author, ground, f"{place}.authors[{i}]")
    if value.url is not None:
        yield from url(value.url, ground, f"{place}.url")
    if not LANGUAGE.fullmatch(value.language):
        yield Finding(f"{place}.language", "is no language code.", "Use ISO 639-1, or und where it is not known.")


def published(value: Published, ground: Ground, place: str) -> Findings:
    """A publication date whose basis agrees with what is given."""
    if (value.basis == "unknown") != (value.edtf == ""):
        yield Finding(
            place, "has a date with basis unknown, or none with another.", "Leave edtf empty if it is unknown."
        )
    if value.edtf:
        yield from _dated(value.edtf, f"{place}.edtf")
    if value.basis == "stated" and not value.evidence:
        yield Finding(place, "is stated but has no evidence.", "Add evidence, or make it inferred or unknown.")
    if value.basis == "inferred" and not (value.reasoning or "").strip():
        yield Finding(f"{place}.reasoning", "is missing for an inferred date.", "Say how the date follows.")
    for i, one in enumerate(value.evidence):
        yield from piece(one, ground, f"{place}.evidence[{i}]")


def who(value: Who, ground: Ground, place: str) -> Findings:
    """An actor; every word of the role must be in the evidence."""
    yield from _filled(value.name, f"{place}.name")
    if value.mentions < 1:
        yield Finding(f"{place}.mentions", "is below 1.", "Count the article's mentions of the actor.")
    yield from pieces(value.evidence, ground, place)
    if value.role is not None and not has_role(value):
        yield Finding(
            f"{place}.role", "has words that its evidence lacks.", "Give the role in the article's words, or null."
        )


def has_role(value: Who) -> bool:
    """Whether the actor's role stands, word by word, in the evidence."""
    given = {word for one in value.evidence for word in _words(one.exact)}
    words = _words(value.role or "")
    return bool(words) and given.issuperset(words)


def when(value: When, ground: Ground, place: str) -> Findings:
    """A dated event; an empty ``edtf`` says that the phrase cannot be resolved."""
    if value.edtf:
        yield from _dated(value.edtf, f"{place}.edtf")
    yield from _filled(value.phrase, f"{place}.phrase")
    yield from pieces(value.evidence, ground, place)


def where(value: Where, ground: Ground, place: str) -> Findings:
    """A place."""
    yield from _filled(value.name, f"{place}.name")
    yield from pieces(value.evidence, ground, place)


def stance(value: Stance, ground: Ground, place: str) -> Findings:
    """Who takes which side: a quotation must be in the evidence, and ``by`` belongs to ``described_by`` alone."""
    yield from _filled(value.holder, f"{place}.holder")
    yield from _filled(value.target, f"{place}.target")
    yield from _confident(value.confidence, place)
    if (value.basis == "described_by") != bool(value.by and value.by.strip()):
        yield Finding(
            f"{place}.by", "goes with basis described_by, and only with it.", "Name who describes, or remove it."
        )
    if value.quote is not None and not _is_quoted(value.quote, value.evidence):
        yield Finding(f"{place}.quote", "is not in the evidence.", "Quote word for word what the evidence has.")
    yield from pieces(value.evidence, ground, place)


def tone(value: Tone, ground: Ground, place: str) -> Findings:
    """How the outlet itself speaks of an actor."""
    yield from _filled(value.actor, f"{place}.actor")
    yield from _confident(value.confidence, place)
    yield from pieces(value.evidence, ground, place)


def identifier(value: str, place: str) -> Findings:
    """An id that is safe as a file name and in an address."""
    if not SLUG.fullmatch(value) or value.startswith("-") or value.endswith("-") or "--" in value:
        yield Finding(place, "is no safe id.", "Use at most 120 of a-z, 0-9 and single hyphens between them.")


def _filled(text: str, place: str) -> Findings:
    if not text.strip():
        yield Finding(place, "is blank.", "Fill it, or remove the value.")


def _dated(value: str, place: str) -> Findings:
    if not edtf.is_valid(value):
        message = f"'{_shortened(value)}' is no EDTF date."
        yield Finding(place, message, "Write it like 2025-03-04, 2025-03, 2025, 2025-W07 or 2025-03-04/2025-03-06.")


def _confident(value: float, place: str) -> Findings:
    if not 0 <= value <= 1:
        yield Finding(f"{place}.confidence", "is not between 0 and 1.", "Give a share between 0 and 1.")


def _is_quoted(quote: str, evidence: tuple[Evidence, ...]) -> bool:
    """Whether the evidence has the quotation, white space aside; it may run over several pieces of evidence."""
    wanted = " ".join(quote.split())
    return bool(wanted) and wanted in " ".join(" ".join(one.exact.split()) for one in evidence)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
