"""The brief file (schema 1), key for key and in this order; :mod:`generator.store` reads and writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from generator.model.common import (
    STRICT,
    Basis,
    Count,
    Evidence,
    Kind,
    LabelSpan,
    PlaceKind,
    Position,
    Share,
    StanceBasis,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A text and the evidence for it: a headline, an outlet, an author, a sentence of ``what``."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published and by whom. ``language`` is an ISO 639-1 code, ``und`` where it is not recognised."""

    outlet: Fact | None = None
    authors: tuple[Fact, ...] = ()
    dateline: Fact | None = None
    section: Fact | None = None
    language: str = "und"
    url: Fact | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Publication date as EDTF. ``basis`` ``unknown`` goes with an empty ``edtf``; ``reasoning`` explains an inferred one.

    ``updated`` is the later day (``YYYY-MM-DD``) to which the article itself dates the text as it was saved.
    """

    edtf: str = ""
    basis: Basis = "unknown"
    evidence: tuple[Evidence, ...] = ()
    reasoning: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """An actor in an article: ``role`` is as the article gives it, ``mentions`` counts names and resolved short forms."""

    name: str
    kind: Kind
    role: str | None
    mentions: Count
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A dated event. ``rule`` names how ``phrase`` became ``edtf``; ``event`` is the clause that it dates."""

    edtf: str
    phrase: str
    rule: str
    event: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the events. ``country`` is its country's English name, ``None`` where the text and data do not say."""

    name: str
    kind: PlaceKind
    country: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """Who takes which side on what, in whose words. ``by`` is set only when ``basis`` is ``described_by``."""

    holder: str
    target: str
    position: Position
    basis: StanceBasis
    hedged: bool
    confidence: Share
    quote: str | None
    evidence: tuple[Evidence, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Tone:
    """How the outlet itself, outside quotations, speaks of an actor; kept apart from stance."""

    actor: str
    tone: Literal["favourable", "unfavourable", "mixed", "neutral"]
    confidence: Share
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """First and last offset of an article in its seed."""

    start: Count
    end: Count


@dataclass(frozen=True, slots=True)
class Brief:
    """What one article says. ``analysed`` is false where the engine does not read the article's language."""

    id: str
    span: Span
    headline: Fact
    source: Source
    published: Published
    what: tuple[Fact, ...] = ()
    who: tuple[Who, ...] = ()
    when: tuple[When, ...] = ()
    where: tuple[Where, ...] = ()
    stance: tuple[Stance, ...] = ()
    tone: tuple[Tone, ...] = ()
    analysed: bool = True

    def rests_on(self) -> Iterator[Evidence]:
        """All evidence, value by value."""
        source = self.source
        for fact in (
            self.headline,
            source.outlet,
            *source.authors,
            source.dateline,
            source.section,
            source.url,
            *self.what,
        ):
            if fact is not None:
                yield from fact.evidence
        for values in (self.who, self.when, self.where, self.stance, self.tone):
            for value in values:
                yield from value.evidence
        yield from self.published.evidence


@dataclass(frozen=True, slots=True)
class SeedRef:
    """Which seed a brief file was made from."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EngineRef:
    """Which engine made it. A new name, version or model makes the file anew, unless it is reviewed."""

    name: str
    version: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class BriefFile:
    """One file of ``content/briefs``. ``reviewed`` freezes it."""

    schema: int
    seed: SeedRef
    engine: EngineRef
    labels: tuple[LabelSpan, ...]
    briefs: tuple[Brief, ...]
    reviewed: bool = False

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT
