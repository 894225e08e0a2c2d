"""What all parts of the model share: the named values, evidence, labels and problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

SCHEMA = 1
STRICT: Mapping[str, object] = {"extra": "forbid", "strict": True}
"""How files are validated: a key that is not known, or a number where text belongs, is a fault and never passed over."""

UNDATED = "9999-99-99"
"""Stands for the day of what has none, where things are put in the order of their days: it sorts after every day."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
"""An offset or a number of mentions: of a text that fits into memory."""
Share = Annotated[float, Field(ge=0, le=1)]

Label = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "timestamp",
    "section",
    "body",
    "subheading",
    "pull_quote",
    "caption",
    "consent_notice",
    "promotion",
    "related_links",
    "author_bio",
    "credit",
    "contributors",
    "player_message",
    "navigation",
    "repeat",
    "metadata",
    "noise",
]
KEPT: frozenset[Label] = frozenset(
    ("headline", "standfirst", "byline", "dateline", "timestamp", "section", "body", "subheading")
)
"""Labels whose words belong to an article; what has another label never contributes to a brief, except ``metadata``
(the page's own data, set at the end of an HTML seed's text), which may give outlet, authors, date, section and address."""

Severity = Literal["error", "warning"]
Kind = Literal["person", "organisation", "country", "group"]
PlaceKind = Literal["city", "region", "country", "site", "body_of_water", "place"]
Basis = Literal["stated", "inferred", "unknown"]
Position = Literal["supports", "opposes", "mixed", "neutral"]
StanceBasis = Literal["quoted", "reported", "action", "described_by"]
CorrectionKind = Literal["typo", "clarification", "correction", "retraction"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should look at: gathered, never raised. ``place`` is a line, an offset or a field path."""

    path: str
    place: str
    message: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """``path:place: message. remedy`` on one line."""
        where = f"{self.path}:{self.place}" if self.place else self.path
        return f"{where}: {self.message} {self.remedy}".rstrip()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the seed that a value rests on: ``seed.text[start:end] == exact``."""

    start: Count
    end: Count
    exact: str


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """A labelled stretch of the seed. All of a seed's spans together cover it without gap or overlap."""

    start: Count
    end: Count
    label: Label
