"""Whether a date is well-formed EDTF (ISO 8601-2:2019), in the part that news needs.

Level 0 and 1 without letter-prefixed and negative years: dates to the day, month or year, date and time (seconds may be
missing), intervals with open ends, ``?~%``, unspecified digits (``199X``, ``2025-XX``); of level 2 the sub-year
groupings (``2025-21`` spring to ``2025-41`` second half) and days of an unspecified year (``XXXX-03-20``); and ISO 8601
weeks (``2025-W07``), which EDTF lacks.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)
MASKED = re.compile(r"\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-(?:0[1-9]|1[0-2])-XX", re.ASCII)
YEARLESS = re.compile(r"XXXX-(\d\d(?:-\d\d)?)", re.ASCII)
LEAP_YEAR = "2000"
"""Stands for an unspecified year, so that 29 February is one of its days."""
WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))?", re.ASCII)
TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-](\d\d)(?::?(\d\d))?)?", re.ASCII)
GROUPINGS = range(21, 42)

Bounds = tuple[str, str]


def is_valid(value: str) -> bool:
    """Whether ``value`` is one well-formed date or interval that the calendar has; an empty string is not."""
    if "/" not in value:
        return _bounds(value) is not None
    ends = value.split("/")
    if len(ends) != 2 or all(end in {"", ".."} for end in ends):
        return False
    bounds = [_bounds(end) for end in ends if end not in {"", ".."}]
    known = [pair for pair in bounds if pair is not None]
    return len(known) == len(bounds) and known[0][0] <= known[-1][1]


def _bounds(value: str) -> Bounds | None:
    """First and last day of a single date as ``YYYY-MM-DD`` (roughly, where digits are unspecified); ``None`` if malformed."""
    if match := TIME.fullmatch(value):
        clock = [int(part or 0) for part in match.groups()[1:]]
        possible = all(part < limit for part, limit in zip(clock, (24, 60, 60, 24, 60), strict=True))
        return _day_bounds(match[1]) if possible else None
    if match := WEEK.fullmatch(value):
        return _week_bounds(int(match[1]), int(match[2]), int(match[3] or 0))
    if MASKED.fullmatch(value):
        year = value[:4]
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if match := YEARLESS.fullmatch(value):
        return ("0001-01-01", "9999-12-31") if _day_bounds(f"{LEAP_YEAR}-{match[1]}") else None
    return _day_bounds(value)


def _day_bounds(value: str) -> Bounds | None:
    match = DAY.fullmatch(value)
    if match is None or match[1] == "0000":
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[2] is None or (month in GROUPINGS and match[3] is None):
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if match[3] is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last}"
    return (f"{year:04}-{month:02}-{day:02}",) * 2 if 1 <= day <= last else None


def _week_bounds(year: int, week: int, day: int) -> Bounds | None:
    try:
        first = date.fromisocalendar(year, week, day or 1)
        last = date.fromisocalendar(year, week, day or 7)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()
