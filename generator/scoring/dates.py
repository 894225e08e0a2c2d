"""Predictions for ``timeml``: temporal expressions and their values, counted from the day of creation of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.engines.offline.dates import expressions


def predict(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """``{"id", "timex": [{"start", "end", "value"}]}`` for each ``{"id", "text", "dct"}``."""
    for item in items:
        found = expressions(item["text"], item["dct"])
        yield {"id": item["id"], "timex": [{"start": e.start, "end": e.end, "value": e.value} for e in found]}
