"""What is wrong with a value of a YAML file, said to the person who wrote it: pydantic's findings in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

FEW = 100
"""Faults that are told with the wrong value and the nearest known key: more take longer than anybody reads."""
LONGEST = 60
"""Characters of a wrong value that are repeated."""
WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing.", "Add it."),
    "string_type": ("is {value}, which is no text.", "Put it in quotes."),
    "int_type": ("is {value}, which is no whole number.", "Write digits alone, without quotes."),
    "bool_type": ("is {value}, neither true nor false.", "Write true or false."),
    "bool_parsing": ("is {value}, neither true nor false.", "Write true or false."),
    "tuple_type": ("is no list.", "Write it as [one, two], or each on a line of its own after a hyphen."),
    "dataclass_type": ("is no entry with keys.", "Write each key with its value, such as id: accord."),
    "literal_error": ("is {value}; it can be {expected}.", "Write one of these."),
}
"""Message and remedy by pydantic's name of the error."""
UNKNOWN = "unexpected_keyword_argument"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at ``where`` in the data, and what to do about it."""

    where: tuple[str | int, ...]
    message: str
    remedy: str

    def __str__(self) -> str:
        """The field (``briefs[0].what``) and the message; an entry's number says less than its line and is left out."""
        parts = self.where[1:] if self.where and isinstance(self.where[0], int) else self.where
        field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).lstrip(".")
        return f"{field}: {self.message}" if field else self.message


@dataclass(frozen=True, slots=True)
class Faulty:
    """Data that are no value of their ``shape``, and pydantic's ``error``."""

    error: ValidationError
    shape: TypeAdapter[Any]

    def __len__(self) -> int:
        return self.error.error_count()

    def __iter__(self) -> Iterator[Fault]:
        return told(self.error, self.shape)


def told(error: ValidationError, shape: TypeAdapter[Any]) -> Iterator[Fault]:
    """What is wrong with a value of ``shape``; of very much, without what was written in each place."""
    few = error.error_count() <= FEW
    for detail in error.errors(include_url=False, include_input=few, include_context=few):
        where, kind = tuple(detail["loc"]), detail["type"]
        if kind == UNKNOWN:
            yield Fault(
                where, "is no key that can stand here.", _meant(str(where[-1]), shape) if few else "Take it out."
            )
        elif kind in WORDS and few:
            message, remedy = WORDS[kind]
            expected = detail.get("ctx", {}).get("expected", "")
            yield Fault(where, message.format(value=_shown(detail["input"]), expected=expected), remedy)
        else:
            yield Fault(where, f"{detail['msg'][:1].lower()}{detail['msg'][1:]}.", "Mend the value.")


def _meant(key: str, shape: TypeAdapter[Any]) -> str:
    """What to do about ``key``: the key of ``shape`` that it looks like, if there is one."""
    near = get_close_matches(key, _keys(shape), n=1)
    return f"Did you mean {near[0]}?" if near else "Take it out."


@cache
def _keys(shape: TypeAdapter[Any]) -> tuple[str, ...]:
    """The keys of every object within ``shape``."""
    schema = shape.json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    return tuple(sorted({name for part in parts for name in part.get("properties", {})}))


def _shown(value: object) -> str:
    """``value`` as far as a line has room for it."""
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
