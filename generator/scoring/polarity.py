"""Predictions for ``newsmtsc``: how a sentence speaks of somebody named in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.engines.offline.polarity import polarities


def predict(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """``{"id", "polarity": -1 | 0 | 1}`` for each ``{"id", "sentence", "from", "to"}``."""
    rows = list(items)
    found = polarities((row["sentence"], row["from"], row["to"]) for row in rows)
    for row, (negative, neutral, positive) in zip(rows, found, strict=True):
        best = max(negative, neutral, positive)
        yield {"id": row["id"], "polarity": 0 if best == neutral else 1 if best == positive else -1}
