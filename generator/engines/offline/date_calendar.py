"""Rules for what the calendar names: days, months, years, decades, quarters, seasons, ranges of days."""

from __future__ import annotations

import re
from datetime import date

from generator.engines.offline.date_patterns import Found, Reading, rule
from generator.engines.offline.date_values import month_value, real_day, year_value

_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")
_FAR_YEAR = re.compile(r"[2-9]\d{3}", re.ASCII)
# What stands after a number that counts something.
_COUNTED = frozenset(("word", "capital", "unit", "units", "percent", "hyphen"))
# A two-digit year above this is of the last century.
_PIVOT = 50
# A date without a year is of the year of publication, unless the tense says otherwise and it lies further off than this many
# days: reports in the past tense also name days soon to come ("a dividend payable Dec. 7").
_NEAR_PAST = 75
_HALF_YEAR = 184


def full_year(short: int) -> int:
    """The year of two digits."""
    return short + (1900 if short > _PIVOT else 2000)


def _iso(found: Found) -> Reading | None:
    text = _text(found, "iso")
    year, month, day = (int(part) for part in text[:10].split("-"))
    return Reading(text[:10]) if real_day(year, month, day) else None


def _numeric(found: Found) -> Reading | None:
    match = _NUMERIC.fullmatch(_text(found, "numeric"))
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    year = year if year > 99 else full_year(year)
    ambiguous = first <= 12 and second <= 12 and first != second and "/" in match[0]
    day_first = first > 12 or "." in match[0]
    day = real_day(year, *((second, first) if day_first else (first, second)))
    if day is None:
        return None
    return Reading(day.isoformat(), rule="numeric date, month first" if ambiguous else "")


def _full(found: Found) -> Reading | None:
    day = real_day(found.number("year"), found.number("month"), found.number("day"))
    return Reading(day.isoformat()) if day else None


def _far(found: Found) -> Reading | None:
    """A day of a year that no other rule takes for one ("December 31, 9999"); not "on 5 May 3000 people marched"."""
    after = found.neighbour(1)
    counts = after is not None and after.kind in _COUNTED
    return None if counts or not _FAR_YEAR.fullmatch(_text(found, "year")) else _full(found)


def year_of(found: Found, month: int, day: int | None = None) -> int | None:
    """The year meant by a month (and day) without one: the nearest in the direction of the clause's tense."""
    anchor = found.anchor
    if anchor.year is None or anchor.month is None:
        return anchor.year
    today = anchor.day or date(anchor.year, anchor.month, 15)
    distance = (month - today.month) * 31 + ((day or today.day) - today.day)
    tense = found.tense()
    if distance > (_NEAR_PAST if tense < 0 else _HALF_YEAR if tense == 0 else 366):
        return anchor.year - 1
    if distance < (-_NEAR_PAST if tense > 0 else -366):
        return anchor.year + 1
    return anchor.year


def _day_of_month(found: Found) -> Reading | None:
    month, day = found.number("month"), found.number("day")
    if real_day(2000, month, day) is None:
        return None
    year = _year_by_weekday(found, year_of(found, month, day), month, day)
    if year and real_day(year, month, day) is None:
        return None
    name = "day of the year of publication" if year else "explicit day without a year"
    return Reading(f"{month_value(year, month)}-{day:02d}", rule=name)


def _year_by_weekday(found: Found, year: int | None, month: int, day: int) -> int | None:
    """``year``, or the one beside it in which the day falls on the weekday that stands before it."""
    if year is None or not found.has("weekday"):
        return year
    for near in (year, year - 1, year + 1):
        meant = real_day(near, month, day)
        if meant is not None and meant.weekday() == found.number("weekday"):
            return near
    return year


def _days(found: Found) -> Reading | None:
    month, first, last = found.number("month"), found.number("day"), found.number("last")
    until = found.number("until") if found.has("until") else month
    year = found.number("year") if found.has("year") else year_of(found, month, first)
    if real_day(2000, month, first) is None or real_day(2000, until, last) is None or (until, last) <= (month, first):
        return None
    if year and not (real_day(year, month, first) and real_day(year, until, last)):
        return None
    start, end = (f"{month_value(year, m)}-{d:02d}" for m, d in ((month, first), (until, last)))
    return Reading(start, edtf=f"{start}/{end}")


def _month_year(found: Found) -> Reading:
    return Reading(month_value(found.number("year"), found.number("month")))


def _month(found: Found) -> Reading:
    month = found.number("month")
    year = year_of(found, month)
    return Reading(month_value(year, month), rule="" if year else "month without a year")


def _month_shifted(found: Found) -> Reading | None:
    """For "last March", "next March", "March last year"."""
    anchor, month = found.anchor, found.number("month")
    if anchor.year is None or (found.has("unit") and found.code("unit") != "Y"):
        return None
    shift = -1 if found.has("back") else 1 if found.has("ahead") else 0
    if not found.has("unit"):
        if anchor.month is None:
            return None
        shift = -int(month >= anchor.month) if found.has("back") else int(month <= anchor.month)
    return Reading(month_value(anchor.year + shift, month))


def _year(found: Found) -> Reading | None:
    year = found.number("year")
    return Reading(year_value(year)) if year >= 1400 else None


def _plain_year(found: Found) -> Reading | None:
    """A number that may be a year by itself: not before a plural or a unit ("2000 soldiers", "1990 people")."""
    year, before, after = found.number("year"), found.neighbour(-1), found.neighbour(1)
    if not 1900 <= year <= 2050 or (after and after.kind == "word" and after.text.endswith(("s", "people", "men"))):
        return None
    is_name = before is not None and before.kind == "capital"
    return Reading(year_value(year), edtf="" if is_name else None, rule="year in a name" if is_name else "")


def _short_year(found: Found) -> Reading:
    return Reading(year_value(full_year(int(_text(found, "short_year")[1:]))))


def _years(found: Found) -> Reading | None:
    first, last = found.number("year"), found.number("last")
    if found.get("last") and last < 100:
        last += first // 100 * 100
    return Reading(year_value(first), edtf=f"{first:04d}/{last:04d}") if 1400 <= first < last < first + 400 else None


def _decade(found: Found) -> Reading | None:
    digits = re.sub(r"\D", "", _text(found, "decade"))
    if len(digits) == 2 and _text(found, "decade")[0] in "'’":
        return Reading(year_value(full_year(int(digits)))[:3])
    return Reading(digits[:3]) if len(digits) == 4 else None


def _century(found: Found) -> Reading | None:
    number = found.number("rank")
    return Reading(f"{number - 1:02d}") if 1 < number < 23 and found.code("unit") == "100Y" else None


def _quarter(found: Found) -> Reading | None:
    rank, anchor = found.number("rank"), found.anchor
    if found.code("unit") != "Q" or not 1 <= rank <= 4:
        return None
    if found.has("year"):
        return Reading(f"{found.number('year')}-Q{rank}")
    if anchor.year is None or anchor.month is None:
        return None
    now = (anchor.month - 1) // 3 + 1
    if found.has("base"):
        shift = -1 if found.has("back") else 1 if found.has("ahead") else 0
    else:
        tense = found.tense()
        shift = -1 if rank - now > 1 and tense < 1 else 1 if now - rank > 1 and tense > 0 else 0
    return Reading(f"{anchor.year + shift}-Q{rank}", rule="quarter nearest to publication")


def _half(found: Found) -> Reading | None:
    rank, anchor = found.number("rank"), found.anchor
    if rank not in {1, 2}:
        return None
    year = found.number("year") if found.has("year") else anchor.year
    return Reading(f"{year}-H{rank}") if year else None


def _season(found: Found) -> Reading | None:
    season, anchor = found.code("season"), found.anchor
    if found.has("year"):
        return Reading(f"{found.number('year')}-{season}")
    if anchor.year is None or anchor.month is None:
        return None
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = anchor.year
    if found.has("same"):
        return Reading(f"{year}-{season}", rule="season nearest to publication")
    if found.has("back") or (not found.has("ahead") and found.tense() < 1):
        year -= starts > anchor.month or (found.has("back") and starts + 2 >= anchor.month)
    else:
        year += starts + 2 < anchor.month
    return Reading(f"{year}-{season}", rule="season nearest to publication")


def _text(found: Found, name: str) -> str:
    token = found.get(name)
    return token.text if token else ""


_EDGE = "early|late|mid|begin|end"
_LEADS = ("weekday:WEEKDAY dot? comma? the?", "the?")
CALENDAR = (
    rule("explicit date", "date", "iso:iso", _iso),
    rule("explicit date", "date", "numeric:numeric", _numeric),
    rule("explicit range of days", "date", "month:MONTH dot? day:day hyphen last:day comma? year:year?", _days),
    rule(
        "explicit range of days",
        "date",
        "month:MONTH dot? day:day hyphen until:MONTH dot? last:day comma? year:year?",
        _days,
    ),
    rule(
        "explicit range of days", "date", "day:day hyphen|by|to|and last:day month:MONTH dot? comma? year:year?", _days
    ),
    *(
        rule("explicit date", "date", f"{lead} month:MONTH dot? the? day:DAY comma? year:year", _full)
        for lead in _LEADS
    ),
    *(
        rule("explicit date", "date", f"{lead} day:DAY hyphen? of? month:MONTH dot? hyphen? comma? year:year", _full)
        for lead in _LEADS
    ),
    *(
        rule("explicit date", "date", f"{lead} month:MONTH dot? the? day:DAY comma? year:number", _far)
        for lead in _LEADS
    ),
    *(
        rule("explicit date", "date", f"{lead} day:DAY of? month:MONTH dot? comma? year:number", _far)
        for lead in _LEADS
    ),
    *(rule("explicit day", "date", f"{lead} month:MONTH dot? the? day:DAY", _day_of_month) for lead in _LEADS),
    *(rule("explicit day", "date", f"{lead} day:DAY of? month:MONTH >!capital", _day_of_month) for lead in _LEADS),
    rule("explicit month", "date", f"{_EDGE}? hyphen? of? month:MONTH dot? comma? of? year:year", _month_year),
    rule("month of another year", "date", "month:MONTH dot? of? back:last unit:unit", _month_shifted),
    rule("month of another year", "date", "month:MONTH dot? of? ahead:next unit:unit", _month_shifted),
    rule("month of this year", "date", "month:MONTH dot? of? this unit:unit", _month_shifted),
    rule("last month of that name", "date", "back:PAST month:MONTH dot? >!day|ordinal", _month_shifted),
    rule("next month of that name", "date", "ahead:NEXT month:MONTH dot? >!day|ordinal", _month_shifted),
    rule("month nearest to publication", "date", "the? begin|end|mid of month:MONTH", _month),
    rule("month nearest to publication", "date", "early|late|mid hyphen? month:MONTH dot?", _month),
    rule("month nearest to publication", "date", "this? month:month", _month),
    rule("month nearest to publication", "date", "<in|by|to|of|and|hyphen|this month:month_weak", _month),
    rule("month nearest to publication", "date", "month:month_short dot", _month),
    rule("explicit range of years", "date", "year:year hyphen|slash last:year|day|number", _years),
    rule(
        "explicit quarter",
        "date",
        "the? fiscal? rank:RANK fiscal? hyphen? unit:unit of|in? fiscal? year:year",
        _quarter,
    ),
    rule("explicit quarter", "date", "the? year:year possessive? fiscal? rank:RANK hyphen? unit:unit", _quarter),
    rule(
        "explicit year",
        "date",
        "<in|by|to|of|hyphen|open|the|and|before|for|fiscal year:year >!percent|units|unit",
        _year,
    ),
    rule("explicit year", "date", "early|late|mid hyphen? year:year", _year),
    rule("explicit year", "date", "<!money year:year >!percent|units|unit|hyphen", _plain_year),
    rule("explicit year", "date", "<in|by|of|hyphen|and|late|early short_year:short_year", _short_year),
    rule("decade", "date", "the? early|late|mid? hyphen? decade:decade", _decade),
    rule("century", "date", "the? early|late|mid? hyphen? rank:RANK hyphen? unit:unit", _century),
    rule("quarter of another year", "date", "the? rank:RANK hyphen? unit:unit of|in? back:last base:unit", _quarter),
    rule("quarter of another year", "date", "back:last base:unit possessive rank:RANK hyphen? unit:unit", _quarter),
    rule("quarter of another year", "date", "the? rank:RANK hyphen? unit:unit of|in? ahead:next base:unit", _quarter),
    rule("quarter of another year", "date", "ahead:next base:unit possessive rank:RANK hyphen? unit:unit", _quarter),
    rule("quarter of this year", "date", "the? rank:RANK hyphen? unit:unit of|in? this base:unit", _quarter),
    rule("quarter of this year", "date", "this base:unit possessive rank:RANK hyphen? unit:unit", _quarter),
    rule(
        "quarter a year before",
        "date",
        "the? back:unit hyphen? ago|earlier fiscal? rank:RANK hyphen? unit:unit",
        _quarter,
    ),
    rule("quarter nearest to publication", "date", "the? fiscal? rank:RANK fiscal? hyphen? unit:unit", _quarter),
    rule("half of a year", "date", "the? rank:RANK half of year:year?", _half),
    rule("season of a year", "date", "the? early|late|mid? season:season of? year:year", _season),
    rule("last season of that name", "date", "early|late? back:last|past season:season", _season),
    rule("next season of that name", "date", "early|late? ahead:next|coming season:season", _season),
    rule("season nearest to publication", "date", "early|late? same:this season:season", _season),
    rule("season nearest to publication", "date", "<the|in|by|of|early|late|mid|on|at season:season >!of", _season),
)
