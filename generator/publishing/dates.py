"""EDTF dates in plain English, the same in every locale."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("spring {}", "summer {}", "autumn {}", "winter {}")
PARTS = dict(
    zip(
        map(str, range(21, 42)),
        (
            *SEASONS * 3,  # anywhere, north and south of the equator
            *("first quarter of {}", "second quarter of {}", "third quarter of {}", "fourth quarter of {}"),
            *("first third of {}", "second third of {}", "last third of {}"),
            *("first half of {}", "second half of {}"),
        ),
        strict=True,
    )
)
"""What EDTF's groupings within a year, 21 to 41, are called."""
QUALIFIED = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DAY_WITHIN = re.compile(r"(?<![\d/-])\d{4}-\d\d-\d\d(?![\d/-])", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_START = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?")
_DECADE = re.compile(r"\d{3}X|\d\dXX")


@lru_cache(maxsize=1 << 14)
def as_day(edtf: str) -> date | None:
    """The calendar day of ``edtf`` where it names exactly one that exists."""
    match = _DAY.fullmatch(edtf)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def day_name(day: str, *, weekday: bool = False) -> str:
    """``2026-03-04`` as ``4 March 2026`` or ``Wednesday, 4 March 2026``; anything else as it is."""
    value = as_day(day)
    if value is None:
        return day
    plain = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{WEEKDAYS[value.weekday()]}, {plain}" if weekday else plain


def span(first: str, last: str) -> str:
    """From the day ``first`` to the day ``last``, without saying a month or year twice: ``2 to 9 March 2026``."""
    start, end = as_day(first), as_day(last)
    if start is None or end is None or start == end:
        return day_name(first) if first == last else f"{first} to {last}"
    if start.year != end.year:
        return f"{day_name(first)} to {day_name(last)}"
    month = "" if start.month == end.month else f" {MONTHS[start.month - 1]}"
    return f"{start.day}{month} to {day_name(last)}"


def with_days(text: str) -> str:
    """``text`` with each day that it writes as ``2026-03-04`` in words."""
    return _DAY_WITHIN.sub(lambda match: day_name(match[0]), text)


def month_name(month: str) -> str:
    """``2026-03`` as ``March 2026``; anything else as it is."""
    match = _MONTH.fullmatch(month)
    if match is None or not 1 <= int(match[2]) <= 12:
        return month
    return f"{MONTHS[int(match[2]) - 1]} {match[1]}"


def short_day(day: str) -> str:
    """``2026-03-04`` as ``4 Mar``; anything else as it is."""
    value = as_day(day)
    return day if value is None else f"{value.day} {MONTHS[value.month - 1][:3]}"


def html_date(edtf: str) -> str:
    """``edtf`` where it is also a value of HTML's ``datetime`` (a day, month, year or week that exists), otherwise empty."""
    week = _WEEK.fullmatch(edtf)
    if as_day(edtf) or (week and _week_name(int(week[1]), int(week[2]), "")):
        return edtf
    known_month = _MONTH.fullmatch(edtf) and month_name(edtf) != edtf
    return edtf if known_month or (_YEAR.fullmatch(edtf) and int(edtf)) else ""


def first_day(edtf: str) -> str:
    """The earliest day that ``edtf`` may mean, as text that sorts; empty for one without a year in front."""
    start = edtf.partition("/")[0].rstrip("?~%")
    week = _WEEK.fullmatch(start)
    if week is not None and _week_name(int(week[1]), int(week[2]), ""):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    match = _START.match(start)
    return f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}" if match else ""


def spoken(edtf: str) -> str:
    """An EDTF date in words; ``date unknown`` for an empty one, and what is not understood as it is."""
    if not edtf or edtf in ("XXXX", "unknown"):
        return "date unknown"
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _interval(start, end)
    if edtf[-1] in QUALIFIED:
        return QUALIFIED[edtf[-1]] + spoken(edtf[:-1])
    return _single(edtf)


def _single(edtf: str) -> str:
    week = _WEEK.fullmatch(edtf)
    if week is not None:
        return _week_name(int(week[1]), int(week[2]), edtf)
    part = _MONTH.fullmatch(edtf)
    if part is not None and part[2] in PARTS:
        return PARTS[part[2]].format(part[1])
    moment = _MOMENT.fullmatch(edtf)
    if moment is not None and as_day(moment[1]):
        return f"{day_name(moment[1])}, {moment[2]}"
    return _masked(edtf) or (month_name(edtf) if _MONTH.fullmatch(edtf) else day_name(edtf))


def _masked(edtf: str) -> str:
    """A date of which digits are not specified, in words; empty where none are."""
    if _DECADE.fullmatch(edtf):
        return f"the {edtf.replace('X', '0')}s"
    known = edtf.removesuffix("-XX").removesuffix("-XX")
    if known != edtf:
        return spoken(known)
    # Any leap year stands for the one that is not told, so that 29 February can be said.
    yearless = spoken(edtf.replace("XXXX", "2000", 1)) if edtf.startswith("XXXX-") else ""
    return yearless.removesuffix(" 2000") if yearless.endswith(" 2000") else ""


def _week_name(year: int, week: int, edtf: str) -> str:
    try:
        return f"week of {day_name(date.fromisocalendar(year, week, 1).isoformat())}"
    except ValueError:
        return edtf


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"until {spoken(end)}"
    if end in ("", ".."):
        return f"from {spoken(start)}"
    first, last = as_day(start), as_day(end)
    if first and last and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_name(end)}"
    if first and last and first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_name(end)}"
    return f"{spoken(start)} – {spoken(end)}"
