"""Temporal expressions in English text with their values, by rules over classes of words (as SUTime and HeidelTime do).

A text becomes tokens of one class each (:mod:`date_tokens`); rules are patterns over those classes (:mod:`date_rules`), tried at
each token in order of precedence; the first that gives a value wins. The work is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.engines.offline.date_patterns import Found, Reading
from generator.engines.offline.date_rules import RULES_AT
from generator.engines.offline.date_tokens import tokens
from generator.engines.offline.date_values import anchor_of, edtf


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression: ``value`` as in TIMEX3, ``edtf`` empty where it is no date, ``rule`` in plain English."""

    start: int
    end: int
    value: str
    kind: str
    rule: str
    edtf: str = ""


def expressions(text: str, anchor: str | None) -> tuple[Expression, ...]:
    """The temporal expressions of ``text`` in order, relative ones counted from ``anchor`` (``YYYY-MM-DD`` or less)."""
    words, known = tokens(text), anchor_of(anchor)
    found: list[Expression] = []
    reference: date | None = known.day
    quarter: str | None = None
    place, count = 0, len(words.all)
    while place < count:
        step = 1
        for rule in RULES_AT.get(words.classes[place], ()):
            match = rule.pattern.match(words.classes, place)
            if match is None:
                continue
            reading = rule.resolve(Found(text, words, match, known, reference, quarter))
            if reading is None:
                continue
            found.append(
                _expression(words.all[place].start, words.all[match.end() - 1].end, reading, rule.kind, rule.name)
            )
            reference = _day(found[-1].edtf) or reference
            if "-Q" in reading.value and "a year before" not in found[-1].rule:
                quarter = reading.value
            step = match.end() - place
            break
        place += step
    return tuple(found)


def _expression(start: int, end: int, reading: Reading, kind: str, rule: str) -> Expression:
    calendar = reading.edtf if reading.edtf is not None else edtf(reading.value)
    return Expression(start, end, reading.value, kind, reading.rule or rule, calendar)


def _day(value: str) -> date | None:
    return anchor_of(value).day
