"""Corrections: an editor's dated, public changes, laid over the briefs without touching their files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from generator import faults, store
from generator.desk.claims import Change
from generator.desk.editorial import CORRECTIONS
from generator.desk.fields import FieldError, find
from generator.model import Brief, Correction, Problem

HEADLINE = "headline"
"""Who takes back a headline withdraws the brief: its page stays with the note, and nothing of it is told anywhere else."""


@cache
def _brief() -> TypeAdapter[Brief]:
    """What checks a corrected brief; made when there is one, since making it takes a while."""
    return TypeAdapter(Brief)


def corrected(
    briefs: Iterable[Brief], corrections: Iterable[Correction]
) -> tuple[Mapping[str, tuple[Brief, tuple[Correction, ...]]], tuple[Problem, ...]]:
    """Each brief by id, as corrected, with the corrections that were carried out; and those that could not be.

    A correction whose brief or field is gone, or whose field no longer says what it corrects, is a problem: it is not
    carried out, and the brief stays as it is.
    """
    found: dict[str, tuple[Brief, tuple[Correction, ...]]] = {brief.id: (brief, ()) for brief in briefs}
    problems: list[Problem] = []
    for number, correction in enumerate(corrections):
        brief, done = found.get(correction.brief, (None, ()))
        if brief is None:
            why = f"no brief has the id {correction.brief!r}."
            problems.append(Problem(CORRECTIONS, f"[{number}].brief", why, _meant(correction.brief, found)))
            continue
        try:
            found[brief.id] = (_applied(brief, correction), (*done, correction))
        except FieldError as error:
            remedy = "Look at the brief, and mend or delete this entry."
            problems.append(Problem(CORRECTIONS, f"[{number}].field", f"{brief.id}: {error}", remedy))
    return found, tuple(problems)


def changed(before: Sequence[Correction], now: Sequence[Correction]) -> tuple[tuple[Change, Correction], ...]:
    """The entries that are gone, then those that are new; one that was edited is both."""
    gone: list[tuple[Change, Correction]] = [("gone", one) for one in before if one not in now]
    new: list[tuple[Change, Correction]] = [("new", one) for one in now if one not in before]
    return (*gone, *new)


def says(brief: Brief, field: str) -> str:
    """What ``field`` of ``brief`` says, as a correction quotes it; nothing where there is no such field."""
    try:
        return find(store.plain(brief), field).says()
    except FieldError:
        return ""


def _applied(brief: Brief, correction: Correction) -> Brief:
    """The brief with ``correction`` carried out. Raises :class:`FieldError` where it cannot be."""
    data = store.plain(brief)
    field = find(data, correction.field)
    if _folded(field.says()) != _folded(correction.was):
        raise FieldError(f"{field.path} says {field.says()!r}, not {correction.was!r}.")
    if correction.kind == "retraction" and field.path == HEADLINE:
        return replace(brief, what=(), who=(), when=(), where=(), stance=(), tone=())
    if correction.kind == "retraction":
        field.retract()
    else:
        field.change(correction.now)
    try:
        return _brief().validate_python(data)
    except ValidationError as error:
        if correction.kind == "retraction":
            raise FieldError(f"{field.path} cannot be taken back: a brief needs it.") from error
        raise FieldError(f"{field.path} {next(faults.told(error, _brief())).message}") from error


def _folded(text: str) -> str:
    """``text`` as two editors may type it: white space and composed letters make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _meant(identifier: str, ids: Iterable[str]) -> str:
    """What to do about an id that no brief has: one that begins alike, or that ends in the same mark, may be meant."""
    mark = identifier.rpartition("-")[2]
    near = [one for one in ids if one.startswith(identifier) or (mark and one.rpartition("-")[2] == mark)]
    if identifier and len(near) == 1:
        return f"Did you mean {near[0]}?"
    return "A brief's id is the last part of its address on the site, and stands in its brief file."
