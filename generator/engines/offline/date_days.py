"""Rules for single days: weekdays, today and its neighbours, parts and times of the day, feasts of a fixed or counted day."""

from __future__ import annotations

from datetime import date, timedelta

from generator.engines.offline.date_calendar import year_of
from generator.engines.offline.date_patterns import Found, Reading, rule
from generator.engines.offline.date_tokens import Token
from generator.engines.offline.date_values import month_value, real_day, shifted


def _weekday(found: Found) -> Reading | None:
    number, today = found.number("weekday"), found.anchor.day
    if _is_name(found):
        return None
    part = found.code("part")
    suffix = f"T{part}" if len(part) == 2 else ""
    if today is None:
        return Reading(f"XXXX-WXX-{number + 1}{suffix}", edtf="")
    if found.code("last") in _BEFORE and found.reference:
        today = found.reference
    back = (today.weekday() - number) % 7
    if found.has("last"):
        day, name = shifted(today, -(back or 7)), "last weekday before publication"
    elif found.has("ahead") or (found.tense() > 0 and back):
        day, name = shifted(today, (7 - back) % 7 or 7), "next weekday after publication"
    elif back == 0:
        day, name = today, "weekday of publication"
    else:
        day, name = shifted(today, -back), "last weekday before publication"
    return Reading(day.isoformat() + suffix, rule=name) if day else None


def _weekday_beyond(found: Found) -> Reading | None:
    """For "the Monday before last", "the Monday after next" and "Monday week", each a week beyond the nearest."""
    today, number, after = found.anchor.day, found.number("weekday"), found.get("after")
    if today is None or (after and after.text != "after"):
        return None
    back = (today.weekday() - number) % 7 or 7
    if found.has("back"):
        day, name = shifted(today, -back - 7), "weekday before the last one before publication"
    else:
        day, name = (
            shifted(today, 7 + ((number - today.weekday()) % 7 or 7)),
            "weekday after the next one after publication",
        )
    return Reading(day.isoformat(), rule=name) if day else None


def _weekday_week(found: Found) -> Reading | None:
    """For "Monday week", in small letters: "Sunday Week 3" is a round of matches."""
    unit = found.get("unit")
    return _weekday_beyond(found) if unit and unit.text == "week" else None


_BEFORE = frozenset(("previous", "preceding", "prior"))
_NAMED_DAYS = frozenset(
    "Ash Black Bloody Cyber Easter Giving Good Maundy Palm Remembrance Shrove Spy Super Whit".split()
)


def _is_name(found: Found) -> bool:
    """Whether it is part of a name, as in "The Sunday Gazette" and "Good Friday"."""
    before, after = found.neighbour(-1), found.neighbour(1)
    named = before is not None and before.text in _NAMED_DAYS
    paper = before is not None and after is not None and before.text.lower() == "the" and after.kind == "capital"
    return named or paper


_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NEAR_NAMES = {0: "day of publication", -1: "day before publication", 1: "day after publication"}


def _near_day(found: Found) -> Reading | None:
    if found.anchor.day is None:
        return None
    word, token = found.code("day"), found.get("day")
    if token and (token.text.isupper() or _is_outlet(found, token)):
        return None
    day = shifted(found.anchor.day, _NEAR_DAYS[word])
    part = "NI" if word == "tonight" else found.code("part")
    suffix = f"T{part}" if len(part) == 2 else ""
    return Reading(day.isoformat() + suffix, rule=_NEAR_NAMES[_NEAR_DAYS[word]]) if day else None


def _is_outlet(found: Found, token: Token) -> bool:
    """Whether a capitalised "Today" ends a name, as in "The Coast Today"."""
    before = found.neighbour(-1)
    return token.text.istitle() and before is not None and before.kind in {"capital", "word"}


def _part_of_day(found: Found) -> Reading | None:
    """For "this morning" and "last night"."""
    if found.anchor.day is None:
        return None
    day = shifted(found.anchor.day, -1) if found.has("last") else found.anchor.day
    part = found.code("part")
    suffix = f"T{part}"
    return (
        Reading(day.isoformat() + suffix, rule="day before publication" if found.has("last") else "") if day else None
    )


def _clock(found: Found) -> Reading | None:
    """A time of day, on the weekday or day beside it or on the day spoken of."""
    time = _minutes(found)
    if time is None:
        return None
    beside = _beside(found)
    if beside is None and found.has("date"):
        return None
    day = beside.value[:10] if beside else found.reference.isoformat() if found.reference else "XXXX-XX-XX"
    return Reading(f"{day}T{time}", rule=beside.rule if beside else "time of the day spoken of")


def _beside(found: Found) -> Reading | None:
    if found.has("weekday"):
        return _weekday(found)
    if found.has("date"):
        month, day = found.number("month"), found.number("date")
        year = found.number("year") if found.has("year") else year_of(found, month, day)
        possible = real_day(year or 2000, month, day)
        return Reading(f"{month_value(year, month)}-{day:02d}") if possible else None
    return _near_day(found) if found.has("day") else None


def _minutes(found: Found) -> str | None:
    token = found.get("clock")
    text = token.text.lower().replace(".m", "m").rstrip(".") if token else ""
    digits = text.rstrip("apm ").replace(".", ":").split(":")
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if text.endswith("pm") and hour < 12:
        hour += 12
    if text.endswith("am") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _midday(found: Found) -> Reading | None:
    """For "noon Thursday" and "midnight on Friday"."""
    beside = _weekday(found)
    time = found.code("time")
    return Reading(f"{beside.value}T{time}", rule=beside.rule) if beside and ":" in time else None


def _holiday(found: Found) -> Reading | None:
    name, month = found.code("name"), {"christmas": 12, "thanksgiving": 11, "halloween": 10}.get(found.code("name"))
    if month is None:
        return None
    year = found.number("year") if found.has("year") else year_of(found, month, 25)
    if year is None:
        return None
    if found.has("last") and found.anchor.month and year == found.anchor.year and month >= found.anchor.month:
        year -= 1
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return Reading((first + timedelta((3 - first.weekday()) % 7 + 21)).isoformat())
    return Reading({"christmas": f"{year}-12-25", "halloween": f"{year}-10-31"}[name])


_ABOUT = "early|late|earlier|later|mid"
_LAST = "last:last|past|previous"
DAYS = (
    rule("time of day", "time", "clock:clock zone|local? time? on? comma? weekday:weekday part:part?", _clock),
    rule("time of day", "time", "clock:clock zone|local? time? on? comma? day:NEARDAY", _clock),
    rule(
        "time of day",
        "time",
        "clock:clock zone|local? time? on? comma? month:MONTH dot? date:day comma? year:year?",
        _clock,
    ),
    rule("time of day", "time", "day:NEARDAY at|comma? clock:clock", _clock),
    rule("time of day", "time", "weekday:weekday part:part? at|comma? clock:clock", _clock),
    rule("time of day", "time", "clock:clock zone|local? time?", _clock),
    rule("", "date", "time:part on? weekday:weekday", _midday),
    rule("", "date", "the? weekday:weekday before back:last >!UNIT|MONTH|weekday", _weekday_beyond),
    rule("", "date", "the? weekday:weekday after:for ahead:next >!UNIT|MONTH|weekday", _weekday_beyond),
    rule("", "date", "weekday:weekday unit:unit >!hyphen", _weekday_week),
    rule("weekday", "date", f"{_ABOUT} hyphen? on? {_LAST}? weekday:weekday part:part?", _weekday),
    rule("weekday", "date", f"{_ABOUT}? this? ahead:NEXT weekday:weekday part:part?", _weekday),
    rule("weekday", "date", "the? this? early? part:part of|on weekday:weekday", _weekday),
    rule("weekday", "date", f"{_LAST}? weekday:weekday part:part?", _weekday),
    rule("weekday", "date", "this weekday:weekday part:part?", _weekday),
    rule("weekday", "date", "weekday:weekday_short dot part:part?", _weekday),
    rule("", "date", f"{_ABOUT}? day:NEARDAY part:part?", _near_day),
    rule("part of the day", "time", f"{_ABOUT}? last:last part:part", _part_of_day),
    rule("part of the day", "time", f"{_ABOUT}? this part:part", _part_of_day),
    rule("holiday", "date", f"{_LAST}? name:day_name unit? comma? year:year?", _holiday),
)
