"""Rules for lengths of time, for what repeats, and for words that only point to past, present or future."""

from __future__ import annotations

import re
from datetime import date

from generator.engines.offline.date_patterns import Found, Reading, Resolver, rule
from generator.engines.offline.date_relative import moved, period_value
from generator.engines.offline.date_values import shifted

_SET = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
}  # fmt: skip
_PREFIX = {"2W": ("W", 2), "10Y": ("Y", 10), "100Y": ("Y", 100), "1000Y": ("Y", 1000), "WE": ("D", 2)}


def length(count: int | str, unit: str) -> str:
    """The TIMEX3 value of ``count`` units; "X" for a vague count."""
    letter, factor = _PREFIX.get(unit, (unit, 1))
    number = str(count * factor) if isinstance(count, int) else count
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"


# What is counted before "a year" makes it a rate: "340 crowns a year", "nine flights a week".
_RATE = re.compile(
    r"(?:\d[\d,.]{0,15}|\b(?:[mb]illion|hundred|thousand|two|three|four|five|six|seven|eight|nine|ten))%?\s"
    r"(?:[a-z]{1,20}\s){0,2}$"
)
_RATE_REACH = 60  # characters


def _single(found: Found) -> Reading | None:
    """For "a week", unless it says how often something happens."""
    start = found.tokens.all[found.match.start()].start
    rate = _RATE.search(found.text[max(0, start - _RATE_REACH) : start])
    return None if rate and found.has("article") else _duration(found)


def _duration(found: Found) -> Reading | None:
    token, after = found.get("count"), found.neighbour(1)
    if token is not None and isinstance(token.value, float):
        return None
    if found.code("unit") == "Q" and after is not None and after.kind == "of":
        return None
    if token is not None and token.kind in {"year", "number"} and found.number("count") > 3000:
        return None
    return Reading(length(found.number("count"), found.code("unit")), edtf="")


def _vague(found: Found) -> Reading:
    count = 2 if found.get("vague") and found.code("vague") == "couple" else "X"
    return Reading(length(count, found.code("unit")), edtf="")


def _half_more(found: Found) -> Reading | None:
    halves = {"Y": "P{}Y6M", "TH": "PT{}H30M", "TM": "PT{}M30S"}
    half = halves.get(found.code("unit"))
    return Reading(half.format(found.number("count")), edtf="") if half else None


def _half(found: Found) -> Reading | None:
    values = {"Y": "P6M", "TH": "PT30M", "10Y": "P5Y", "100Y": "P50Y"}
    return Reading(values[found.code("unit")], edtf="") if found.code("unit") in values else None


def _stretch(found: Found) -> Reading | None:
    """A length that ends or starts on the day of publication: "the last 48 hours", "the past decade"."""
    unit, count = found.code("unit"), found.number("count")
    if found.has("vague"):
        return Reading(length("X", unit), edtf="")
    if not found.has("count") and (reading := _uncounted(found, unit)) is not None:
        return reading if reading.value else None
    ahead = found.has("ahead")
    if ahead and found.tense() < 0:
        return Reading(length(count, unit), edtf="")
    return Reading(length(count, unit), edtf=_span(found.anchor.day, unit, count if ahead else -count))


def _uncounted(found: Found, unit: str) -> Reading | None:
    """The reading of a stretch without a number, an empty one for none; ``None`` where it counts as one unit."""
    if found.has("ahead"):
        return Reading(length("X", unit), edtf="")
    token = found.get("unit")
    if token and token.kind == "units":
        return Reading("PAST_REF", edtf="")
    if unit == "Y" and found.code("back") == "past" and found.anchor.day:
        return Reading(str(found.anchor.day.year - 1), edtf=_span(found.anchor.day, unit, -1))
    return None if unit in {"10Y", "100Y"} or found.code("back") == "past" else Reading("")


def _span(day: date | None, unit: str, count: int) -> str:
    if day is None:
        return ""
    hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}.get(unit)
    other = shifted(day, round(count * hours / 24)) if hours else moved(day, unit, count)
    if other is None:
        return ""
    grain = {"M": "M", "Q": "M", "Y": "Y", "10Y": "Y", "100Y": "Y"}.get(unit, "D")
    first, last = sorted((other, day))
    start, end = period_value(grain, first), period_value(grain, last)
    return start if start == end else f"{start}/{end}"


def _each(found: Found) -> Reading | None:
    if found.has("weekday"):
        return Reading(f"XXXX-WXX-{found.number('weekday') + 1}", edtf="")
    return Reading(length(found.number("count"), found.code("unit")), edtf="")


def _adverb(found: Found) -> Reading:
    return Reading(_SET[found.code("word")], edtf="")


def _points_to(value: str) -> Resolver:
    reading = Reading(value, edtf="")

    def resolve(_: Found) -> Reading:
        """The same reading wherever it is found."""
        return reading

    return resolve


def _soon(found: Found) -> Reading | None:
    return Reading("FUTURE_REF", edtf="") if found.tense() > 0 else None


def _recent(found: Found) -> Reading:
    return Reading("PAST_REF" if found.code("unit") == "Y" else length("X", found.code("unit")), edtf="")


def _year_end(found: Found) -> Reading | None:
    year = found.anchor.year
    return Reading(f"{year}", edtf=f"{year}-12") if year and found.code("unit") == "Y" else None


_BACK, _AHEAD = "back:last|past|previous|recent", "ahead:next|coming|following"
DURATIONS = (
    rule("past", "reference", "recent unit:units", _recent),
    rule("stretch up to publication", "duration", f"the? {_BACK} count:NUM? unit:UNIT", _stretch),
    rule("stretch up to publication", "duration", f"the? {_BACK} vague:few unit:UNIT", _stretch),
    rule("stretch from publication on", "duration", f"the? {_AHEAD} count:NUM? unit:UNIT", _stretch),
    rule("stretch from publication on", "duration", f"the? {_AHEAD} vague:few unit:UNIT", _stretch),
    rule("recurring", "set", "each count:NUM? unit:UNIT", _each),
    rule("recurring", "set", "each weekday:weekday", _each),
    rule("recurring", "set", "weekday:weekdays", _each),
    rule("recurring", "set", "word:daily", _adverb),
    rule("length of time", "duration", "count:NUM|a and a? half unit:UNIT", _half_more),
    rule("length of time", "duration", "count:NUM|a unit:unit and a half", _half_more),
    rule("length of time", "duration", "count:NUM day slash day unit:units", _half_more),
    rule("length of time", "duration", "half a unit:unit", _half),
    rule("length of time", "duration", "count:NUM more? hyphen? unit:UNIT >!hyphen|old", _duration),
    rule("length of time", "duration", "article:a unit:unit", _single),
    rule("length of time", "duration", "few unit:unit", _duration),
    rule("length of time", "duration", "the? rank? count:NUM unit:UNIT >!hyphen|old", _duration),
    rule("length of time", "duration", "a? vague:few of? more? hyphen? unit:UNIT", _vague),
    rule("length of time", "duration", "<for unit:units", _vague),
    rule("end of the year", "date", "unit:unit hyphen|possessive? end", _year_end),
    rule("end of the year", "date", "the end of the unit:unit", _year_end),
    rule("present", "reference", "now", _points_to("PRESENT_REF")),
    rule("present", "reference", "the? current time?", _points_to("PRESENT_REF")),
    rule("past", "reference", "once", _points_to("PAST_REF")),
    rule("past", "reference", "<in|by the past >!unit|units", _points_to("PAST_REF")),
    rule("future", "reference", "<!as soon >!for", _soon),
    rule("future", "reference", "the future", _points_to("FUTURE_REF")),
    rule("future", "reference", "<in the word future", _points_to("FUTURE_REF")),
)
