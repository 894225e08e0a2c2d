"""The words of Daybrief as frozen dataclasses: what each stage takes and gives.

Values are complete when born and are never changed. :mod:`articles` is what reading gives, :mod:`briefs` the brief file
(schema 1, key for key and in this order), :mod:`editorial` what editors write, :mod:`desk` what publishing needs.

Offsets are half-open, in Unicode code points of the seed's text.
"""

from __future__ import annotations

from generator.model.articles import Article, Hint, Reading, Seed
from generator.model.briefs import (
    Brief,
    BriefFile,
    EngineRef,
    Fact,
    Published,
    SeedRef,
    Source,
    Span,
    Stance,
    Tone,
    When,
    Where,
    Who,
)
from generator.model.common import (
    KEPT,
    SCHEMA,
    Basis,
    CorrectionKind,
    Evidence,
    Kind,
    Label,
    LabelSpan,
    PlaceKind,
    Position,
    Problem,
    Severity,
    StanceBasis,
)
from generator.model.desk import (
    Actor,
    Claim,
    Desk,
    Disagreement,
    DisagreementKind,
    Edition,
    FiledBrief,
    Outlet,
    Shift,
    Split,
    Stand,
    Statement,
    Story,
    Topic,
)
from generator.model.editorial import ActorEntry, Correction, Issue, TopicEntry

__all__ = [
    "KEPT",
    "SCHEMA",
    "Actor",
    "ActorEntry",
    "Article",
    "Basis",
    "Brief",
    "BriefFile",
    "Claim",
    "Correction",
    "CorrectionKind",
    "Desk",
    "Disagreement",
    "DisagreementKind",
    "Edition",
    "EngineRef",
    "Evidence",
    "Fact",
    "FiledBrief",
    "Hint",
    "Issue",
    "Kind",
    "Label",
    "LabelSpan",
    "Outlet",
    "PlaceKind",
    "Position",
    "Problem",
    "Published",
    "Reading",
    "Seed",
    "SeedRef",
    "Severity",
    "Shift",
    "Source",
    "Span",
    "Split",
    "Stance",
    "StanceBasis",
    "Stand",
    "Statement",
    "Story",
    "Tone",
    "Topic",
    "TopicEntry",
    "When",
    "Where",
    "Who",
]
