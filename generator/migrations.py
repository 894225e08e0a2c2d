"""Brief files of older schemas made into today's: one step for each schema, so that a file climbs from wherever it is.

A step takes the plain data of one schema and gives those of the next. It changes what the format calls things, never what a
brief says; a file that lacks what a step needs keeps its fault, and is refused by validation with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.model import SCHEMA

Data = dict[str, Any]
NO_EVIDENCE = "As given in a brief file of schema 0, which kept no evidence for it."


def migrated(data: Data) -> tuple[Data, tuple[str, str] | None]:
    """``data`` of a brief file in today's schema; or as it was, with what is wrong and what to do."""
    found = data.get("schema")
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        return data, (
            f"schema {found!r} was never written.",
            f"Write schema: {SCHEMA}, or delete the file to have it made anew.",
        )
    if found > SCHEMA:
        return data, (f"schema {found} is newer than the one that this version reads ({SCHEMA}).", "Update Daybrief.")
    for step in STEPS[found:]:
        data = step(data)
    return data, None


def _from_0(data: Data) -> Data:
    """Schema 0, of the prototype: the engine was one text, dates were plain, and a brief did not say where its article lies."""
    engine, _, version = str(data.get("engine", "")).partition(" ")
    briefs = data.get("briefs")
    return {
        **data,
        "schema": 1,
        "engine": {"name": engine, "version": version or "0", "model": None},
        "briefs": [_brief_0(brief) for brief in briefs] if isinstance(briefs, list) else briefs,
    }


def _brief_0(brief: object) -> object:
    """A brief of schema 0 with the keys of schema 1."""
    if not isinstance(brief, dict):
        return brief
    offsets = [offset for offset in _offsets(brief) if isinstance(offset, int)]
    span = {"start": min(offsets, default=0), "end": max(offsets, default=0)}
    made = {"id": brief.get("id"), "span": span} | brief
    date = brief.get("published")
    if date is None or isinstance(date, str):
        known: Data = {"edtf": date, "basis": "inferred", "evidence": [], "reasoning": NO_EVIDENCE}
        made["published"] = known if date else {"edtf": "", "basis": "unknown", "evidence": []}
    return made


def _offsets(value: object) -> Iterator[object]:
    """Every start and end of evidence in ``value``: an article lies where the words are that its brief rests on."""
    if isinstance(value, dict):
        if "exact" in value:
            yield from (value.get("start"), value.get("end"))
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _offsets(item)


STEPS: tuple[Callable[[Data], Data], ...] = (_from_0,)
"""``STEPS[n]`` makes schema n into schema n + 1."""
