"""Values of temporal expressions: TIMEX3 values (ISO 8601 with names for parts of a day or year), and the same in EDTF.

A value has the granularity of its words: ``2025-02-17``, ``2025-W07``, ``2025-02``, ``2025-Q1``, ``2025``, ``202``. An unknown
year is ``XXXX``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
# ISO 8601-2 numbers quarters 33 to 36 and halves 40 and 41 in the place of the month.
_EDTF_QUARTER, _EDTF_HALF = 32, 39
_ANCHOR = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the day from which relative expressions count."""

    year: int | None = None
    month: int | None = None
    day: date | None = None


def anchor_of(value: str | None) -> Anchor:
    """The anchor ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``XXXX-MM``; nothing is known where it is none of these."""
    match = _ANCHOR.fullmatch(value or "")
    if not match:
        return Anchor()
    year = int(match[1]) if match[1].isdecimal() and int(match[1]) > 0 else None
    month = int(match[2]) if match[2] and 1 <= int(match[2]) <= 12 else None
    exact = real_day(year, month, int(match[3])) if year and month and match[3] else None
    return Anchor(year, month, exact)


def real_day(year: int, month: int, day: int) -> date | None:
    """That day, ``None`` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    """``day`` moved by ``days``, ``None`` beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_value(year: int | None, month: int) -> str:
    """``YYYY-MM``."""
    return f"{year_value(year)}-{month:02d}"


def year_value(year: int | None) -> str:
    """``YYYY``, ``XXXX`` for an unknown one."""
    return "XXXX" if year is None else f"{year:04d}"


def week_value(day: date) -> str:
    """``YYYY-Www`` of the ISO week that holds ``day``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def moved_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month, ``months`` later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def edtf(value: str) -> str:
    """A TIMEX3 date as EDTF; empty for durations, sets, references and unknown values."""
    for pattern, write in _EDTF:
        if match := pattern.fullmatch(value):
            return write(match)
    return ""


def _weekend(match: re.Match[str]) -> str:
    saturday, sunday = (date.fromisocalendar(int(match[1]), int(match[2]), day).isoformat() for day in (6, 7))
    return f"{saturday}/{sunday}"


_EDTF: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"((?:\d{4}|XXXX)-\d\d-\d\d)(?:T.+)?"), lambda match: match[1]),
    (re.compile(r"\d{4}(?:-\d\d|-W\d\d)?|XXXX-\d\d"), lambda match: match[0]),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda match: f"{match[1]}-{_EDTF_QUARTER + int(match[2])}"),
    (re.compile(r"(\d{4})-H([12])"), lambda match: f"{match[1]}-{_EDTF_HALF + int(match[2])}"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda match: f"{match[1]}-{_EDTF_SEASONS[match[2]]}"),
    (re.compile(r"\d{2,3}"), lambda match: match[0].ljust(4, "X")),
)
