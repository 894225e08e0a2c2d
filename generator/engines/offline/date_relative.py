"""Rules for what counts from the day of publication or from the day spoken of last: weekdays, "last week", "two days ago"."""

from __future__ import annotations

from datetime import date

from generator.engines.offline.date_patterns import Found, Reading, rule
from generator.engines.offline.date_values import month_value, moved_month, shifted, week_value, year_value

_DAYS = {"D": 1, "W": 7, "2W": 14}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}


def period_value(unit: str, day: date) -> str:
    """The period of the calendar of size ``unit`` that holds ``day``: its week, month, quarter, year, decade or century."""
    values = {
        "D": day.isoformat(),
        "W": week_value(day),
        "WE": f"{week_value(day)}-WE",
        "M": month_value(day.year, day.month),
        "Q": f"{day.year}-Q{(day.month + 2) // 3}",
        "Y": year_value(day.year),
        "10Y": year_value(day.year)[:3],
        "100Y": year_value(day.year)[:2],
    }
    return values.get(unit, day.isoformat())


def moved(day: date, unit: str, count: int) -> date | None:
    """``day`` moved by ``count`` units of the calendar."""
    if unit in _DAYS or unit == "WE":
        return shifted(day, count * _DAYS.get(unit, 7))
    if unit not in _MONTHS:
        return day
    year, month = moved_month(day.year, day.month, count * _MONTHS[unit])
    return date(year, month, min(day.day, 28)) if 1 <= year <= 9999 else None


def _period(found: Found) -> Reading | None:
    """For "last week", "this month", "next year", "later this year"."""
    unit, anchor = found.code("unit"), found.anchor
    shift = -1 if found.has("back") else 1 if found.has("ahead") else 0
    names = {
        "W": "week",
        "M": "month",
        "Q": "quarter",
        "Y": "year",
        "WE": "weekend",
        "D": "day",
        "10Y": "decade",
        "100Y": "century",
    }
    if unit not in names or (unit == "D" and not shift) or (unit in {"10Y", "100Y"} and found.has("article")):
        return None
    name = f"{names[unit]} {('of', 'after', 'before')[shift]} publication"
    if anchor.day is None:
        return _partial_period(found, unit, shift, name)
    day = moved(anchor.day, unit, shift)
    return Reading(period_value(unit, day), rule=name) if day else None


def _period_beyond(found: Found) -> Reading | None:
    """For "the week before last" and "the year after next"."""
    unit, day, after = found.code("unit"), found.anchor.day, found.get("after")
    if day is None or (after and after.text != "after") or unit not in {"W", "M", "Y"}:
        return None
    there = moved(day, unit, -2 if found.has("back") else 2)
    return Reading(period_value(unit, there)) if there else None


def _partial_period(found: Found, unit: str, shift: int, name: str) -> Reading | None:
    anchor = found.anchor
    if unit == "Y" and anchor.year is not None:
        return Reading(year_value(anchor.year + shift), rule=name)
    if unit == "M" and anchor.month is not None:
        year, month = moved_month(anchor.year or 2000, anchor.month, shift)
        return Reading(month_value(year if anchor.year else None, month), rule=name)
    return None


def _whole_year(found: Found) -> Reading | None:
    """For "the year ended 31 March", which is none of the calendar."""
    return Reading("P1Y", edtf="") if found.code("unit") == "Y" else None


def _full_year(found: Found) -> Reading | None:
    """For "profit for the year"."""
    return _period(found) if found.code("unit") == "Y" else None


def _weekend(found: Found) -> Reading | None:
    if found.code("unit") != "WE" or found.anchor.day is None:
        return None
    weekend = found.anchor.day.weekday() >= 5
    day = shifted(found.anchor.day, -7 if found.tense() < 0 and not weekend else 0)
    return Reading(period_value("WE", day)) if day else None


def _ago(found: Found) -> Reading | None:
    """For "two weeks ago": at the granularity of the unit."""
    return _counted(found, found.anchor.day, -1)


def _earlier(found: Found) -> Reading | None:
    return _counted(found, found.reference, -1)


def _later(found: Found) -> Reading | None:
    return _counted(found, found.reference, 1)


def _counted(found: Found, base: date | None, sign: int) -> Reading | None:
    unit = found.code("unit")
    if base is None or unit == "WE" or found.has("vague"):
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF") if base else None
    count = found.number("count")
    if unit.startswith("T"):
        hours = {"TH": count, "TM": count / 60, "TS": count / 3600}[unit]
        day = shifted(base, -1) if sign < 0 and hours >= 24 else base
        return Reading(day.isoformat()) if day else None
    day = moved(base, unit, sign * count)
    return Reading(period_value("W" if unit == "2W" else unit, day)) if day else None


def _same_day(found: Found) -> Reading | None:
    return Reading(period_value(found.code("unit"), found.reference)) if found.reference and _calendar(found) else None


def _next_day(found: Found) -> Reading | None:
    if found.reference is None or not _calendar(found):
        return None
    day = moved(found.reference, found.code("unit"), -1 if found.has("back") else 1)
    return Reading(period_value(found.code("unit"), day)) if day else None


def _calendar(found: Found) -> bool:
    return found.code("unit") in {"D", "W", "M", "Y"}


def _year_before(found: Found) -> Reading | None:
    """For "a year ago": of the quarter where the text speaks of quarters, else of the month (the year alone in EDTF)."""
    if found.code("unit") != "Y" or found.anchor.year is None:
        return None
    if found.quarter:
        return Reading(f"{int(found.quarter[:4]) - 1}{found.quarter[4:]}", rule="quarter a year before")
    base = found.reference if found.has("earlier") and found.reference else found.anchor.day
    if base is None:
        return Reading(year_value(found.anchor.year - 1))
    return Reading(month_value(base.year - 1, base.month), edtf=year_value(base.year - 1))


def _same_quarter(found: Found) -> Reading | None:
    """For "the latest quarter" and "the year-ago period" in a text that speaks of quarters."""
    quarter = found.quarter or (_reported(found.anchor.day) if found.has("period") else None)
    if quarter is None or found.code("unit") not in {"", "Q"}:
        return None
    year = int(quarter[:4]) - found.has("back")
    return Reading(f"{found.number('year') if found.has('year') else year}{quarter[4:]}")


def _reported(day: date | None) -> str | None:
    """The quarter that figures of "the latest period" are for where the text names none: the last one before ``day``."""
    last = moved(day, "Q", -1) if day else None
    return period_value("Q", last) if last else None


_ABOUT = "early|late|earlier|later|mid"
_LAST = "last:last|past|previous"
RELATIVE = (
    rule("quarter spoken of", "date", "the fiscal? unit:unit", _same_quarter),
    rule("quarter spoken of", "date", "the|a|each? latest fiscal? period:period", _same_quarter),
    rule("quarter spoken of", "date", "the|a|each? latest fiscal? unit:unit", _same_quarter),
    rule("quarter a year before", "date", "the? same? base:unit hyphen? back:ago|earlier period:period", _same_quarter),
    rule("quarter a year before", "date", "the? same? base:unit hyphen? back:ago|earlier unit:unit?", _same_quarter),
    rule("quarter spoken of", "date", "the year:year unit:unit", _same_quarter),
    rule("quarter spoken of", "date", "the year:year period", _same_quarter),
    rule(
        "two before that of publication", "date", "the unit:unit before back:last >!UNIT|MONTH|weekday", _period_beyond
    ),
    rule(
        "two after that of publication",
        "date",
        "the unit:unit after:for ahead:next >!UNIT|MONTH|weekday",
        _period_beyond,
    ),
    rule("", "date", f"{_ABOUT}? article:the? back:last|previous unit:unit", _period),
    rule("", "date", f"{_ABOUT}? in? the? ahead:next|coming unit:unit", _period),
    rule("", "date", f"{_ABOUT}? this|current fiscal? unit:unit", _period),
    rule("", "date", "the current fiscal? unit:unit", _period),
    rule("", "date", "earlier|later in the unit:unit", _period),
    rule("length of time", "duration", "the fiscal? unit:unit >ended", _whole_year),
    rule("", "date", "<for the full? unit:unit >!ended", _full_year),
    rule("", "date", "the full|fiscal unit:unit >!ended", _full_year),
    rule("weekend nearest to publication", "date", "the unit:unit", _weekend),
    rule("a year before", "date", "nearly? a unit:unit ago", _year_before),
    rule("a year before", "date", "a unit:unit earlier:earlier", _year_before),
    rule("counted back from publication", "date", "nearly? count:NUM hyphen? unit:UNIT ago", _ago),
    rule("counted back from publication", "date", "nearly? count:a unit:unit ago", _ago),
    rule("counted back from publication", "date", "a? vague:few of? unit:units ago", _ago),
    rule("counted back from the day named before", "date", "count:NUM|a unit:UNIT earlier", _earlier),
    rule("counted on from the day named before", "date", "count:NUM|a unit:UNIT later", _later),
    rule("same day as the one named before", "date", "the? same|that unit:unit", _same_day),
    rule("day after the one named before", "date", "the following unit:unit", _next_day),
    rule("day before the one named before", "date", "the back:previous unit:unit", _next_day),
)
