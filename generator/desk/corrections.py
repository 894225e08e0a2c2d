"""Corrections: an editor's dated, public changes, laid over the briefs without touching their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator import store
from generator.model import Brief, Correction, Problem

FILE = "corrections.yml"
TELLING = ("text", "name", "quote", "target", "phrase")
"""What an entry of a list is quoted by, the first that it has; of a stance without a quotation, its target."""
_STEP = re.compile(r"([a-z_]+)((?:\[\d{1,4}\])*)\Z")


@dataclass(frozen=True, slots=True)
class _Target:
    """A field found in a brief's data: ``holder[key]``."""

    holder: Any
    key: str | int

    @property
    def value(self) -> Any:
        """What the field holds now."""
        return self.holder[self.key]


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
            problems.append(Problem(FILE, f"[{number}].brief", why, "Look up its new id, or delete this entry."))
            continue
        after, why = _apply(brief, correction)
        if after is None:
            problems.append(Problem(FILE, f"[{number}].field", why, "Look at the brief and mend or delete this entry."))
        else:
            found[brief.id] = (after, (*done, correction))
    return found, tuple(problems)


def says(brief: Brief, field: str) -> str | None:
    """What ``field`` of ``brief`` says, as a correction quotes it; ``None`` where there is no such field."""
    target = _find(store.plain(brief), field)
    return None if target is None else _words(target.value)


def _apply(brief: Brief, correction: Correction) -> tuple[Brief | None, str]:
    """The brief with ``correction`` carried out, or ``None`` and why not."""
    data = store.plain(brief)
    target = _find(data, correction.field)
    if target is None:
        return None, f"{correction.brief} has no field {correction.field!r}."
    says = _words(target.value)
    if says != correction.was:
        return None, f"{correction.field} of {correction.brief} says {says!r}, not {correction.was!r}."
    if correction.kind == "retraction":
        _retract(target)
    elif isinstance(target.value, dict):
        target.value["text" if "text" in target.value else "name"] = correction.now
    else:
        target.holder[target.key] = correction.now
    try:
        return _brief().validate_python(data), ""
    except ValidationError as error:
        return None, f"{correction.field} cannot become {correction.now!r}: {error.errors()[0]['msg']}."


def _retract(target: _Target) -> None:
    if isinstance(target.key, int):
        del target.holder[target.key]
    else:
        target.holder[target.key] = None


def _words(value: object) -> str:
    """What a field says, as an editor would quote it."""
    if isinstance(value, dict):
        return str(next((value[key] for key in TELLING if value.get(key)), ""))
    return "" if value is None else str(value)


def _find(data: dict[str, Any], field: str) -> _Target | None:
    """The place that a path such as ``who[1].role`` leads to."""
    target = _Target({"": data}, "")
    for part in field.split("."):
        step = _STEP.match(part)
        if step is None:
            return None
        keys = [step[1], *(int(digits) for digits in re.findall(r"\d+", step[2]))]
        for key in keys:
            holder = target.value
            if isinstance(key, int) != isinstance(holder, list):
                return None
            known = range(len(holder)) if isinstance(holder, list) else holder if isinstance(holder, dict) else ()
            if key not in known:
                return None
            target = _Target(holder, key)
    return target
