"""Fields of a brief that a correction may change, found in the brief's plain data by a path such as ``who[1].role``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator import edtf

PATH = re.compile(r"[a-z_]+(?:\[\d{1,4}\])*(?:\.[a-z_]+(?:\[\d{1,4}\])*)*")
PART = re.compile(r"[a-z_]+|\d+")
LOCKED = frozenset(("id", "span", "evidence", "analysed", "rule", "reasoning", "basis", "confidence", "mentions"))
"""What says how a brief was made and what it rests on, and not what it tells. ``basis`` of a stance is the one exception."""
DATES = frozenset(("edtf", "updated"))
FACTS = frozenset(("outlet", "dateline", "section", "url"))
"""Texts of a source that may be missing, and that an editor may fill in; they then have no evidence."""
MAIN = ("text", "name")
"""What an entry is called by: changing the entry means changing this."""
TELLING = (*MAIN, "quote", "target", "phrase", "actor", "edtf")
"""What an entry is quoted by, the first that it has; of a stance without a quotation, its target."""


class FieldError(Exception):
    """There is no such field, or it cannot say that; the message tells the editor why."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field found in a brief's data: ``holder[key]``, written as ``path``."""

    path: str
    holder: Any
    key: str | int

    @property
    def value(self) -> Any:
        """What the field holds now."""
        return self.holder[self.key]

    def says(self) -> str:
        """What the field says, as an editor would quote it."""
        return _words(self.value)

    def change(self, now: str) -> None:
        """Let the field say ``now``. Raises :class:`FieldError` where it holds more than one thing, or cannot be said so."""
        if not now.strip():
            raise FieldError(f"{self.path} cannot be empty: to take it back, make it a retraction (without --to).")
        if self.key in DATES and not edtf.is_valid(now):
            raise FieldError(f"{now!r} is no EDTF date; write it like 2025-03-04, 2025-03 or 2025-03-04/2025-03-06.")
        if self.value is None and self.key in FACTS:
            self.holder[self.key] = {"text": now, "evidence": []}
        elif isinstance(self.value, dict):
            self.value[self._main()] = now
        else:
            self.holder[self.key] = now
        if isinstance(self.holder, dict) and self.holder.get("basis") == "unknown":
            self.holder.update(basis="inferred", reasoning="As corrected by an editor.")

    def retract(self) -> None:
        """Take out what the field says."""
        if isinstance(self.key, int):
            del self.holder[self.key]
        elif self.key == "edtf" and "basis" in self.holder:
            self.holder.update(edtf="", basis="unknown", evidence=[], reasoning=None)
        else:
            self.holder[self.key] = "" if self.key == "edtf" else None

    def _main(self) -> str:
        """The key by which the entry in this field is called."""
        found = next((key for key in MAIN if key in self.value), None)
        if found is None:
            raise FieldError(f"{self.path} holds several values; name one, such as {_example(self.path, self.value)}.")
        return found


def find(data: dict[str, Any], path: str) -> Field:
    """The field of a brief's ``data`` that ``path`` leads to. Raises :class:`FieldError` where it leads nowhere."""
    if not PATH.fullmatch(path):
        raise FieldError(f"{path!r} is no field; write it like headline, what[0] or who[1].role.")
    field = Field("", {"": data}, "")
    for part in PART.findall(path):
        field = _step(field, int(part) if part.isdecimal() else part)
    if isinstance(field.value, list):
        raise FieldError(f"{_listed(field)}{'; name one of them' if field.value else ''}.")
    return field


def _step(field: Field, key: str | int) -> Field:
    """What lies below ``field`` under ``key``."""
    value = field.value
    if isinstance(value, list):
        if isinstance(key, str):
            raise FieldError(f"{_listed(field)}; name one of them, such as {field.path}[0].{key}.")
        if key >= len(value):
            raise FieldError(f"there is no {field.path}[{key}]: {_listed(field)}.")
        return Field(f"{field.path}[{key}]", value, key)
    place = f"{field.path}.{key}".lstrip(".")
    if not isinstance(value, dict) or isinstance(key, int):
        raise FieldError(f"{field.path} is one value, and has nothing below it.")
    if key in LOCKED and not (key == "basis" and "holder" in value):
        raise FieldError(f"{place} cannot be corrected: it says how the brief was made, not what it tells.")
    if key not in value:
        raise FieldError(f"there is no {place}: {field.path or 'a brief'} has {_keys(value)}.")
    return Field(place, value, key)


def _listed(field: Field) -> str:
    """How many entries a list has."""
    if not field.value:
        return f"{field.path} is an empty list, and a correction adds no entries"
    return f"{field.path} is a list of {len(field.value)}, counted from 0"


def _keys(value: Iterable[str]) -> str:
    return ", ".join(key for key in value if key not in LOCKED)


def _example(path: str, value: Iterable[str]) -> str:
    return f"{path}.{next(key for key in value if key not in LOCKED)}"


def _words(value: object) -> str:
    """What ``value`` says."""
    if isinstance(value, dict):
        return str(next((value[key] for key in TELLING if value.get(key)), ""))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
