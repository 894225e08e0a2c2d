"""Coverage over time as the numbers of an inline SVG: one bar for each day, week or month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.publishing.dates import as_day, day_name, month_name, short_day

WIDTH = 640
HEIGHT = 96
FEWEST_DAYS = 14
LONGEST_BY_DAY = 62
LONGEST_BY_WEEK = 400
GAP = 0.22
"""Share of a bar's room that stays empty."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: geometry in the units of the drawing, and what it says."""

    x: float
    y: float
    width: float
    height: float
    count: int
    label: str
    path_day: str | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the first to the last period; ``unit`` is ``day``, ``week`` or ``month``; ``first``, ``last`` are its ends."""

    bars: tuple[Bar, ...]
    unit: str
    first: str
    last: str
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def coverage_chart(days: Iterable[str | None], window: tuple[str, str] | None = None) -> Chart | None:
    """The chart of ``days`` (``YYYY-MM-DD``; others are left out), ``None`` where there is no day at all.

    It spans at least ``window``, first and last day.
    """
    known = sorted(day for day in (as_day(text) for text in days if text) if day is not None)
    if not known:
        return None
    ends = sorted([known[0], known[-1], *(day for day in map(as_day, window or ()) if day is not None)])
    unit = _unit((ends[-1] - ends[0]).days)
    counts = Counter(_period(day, unit) for day in known)
    periods = _periods(ends[0], ends[-1], unit)
    most = max(counts.values())
    room = WIDTH / len(periods)
    bars = tuple(_bar(index, period, counts[period], room, most, unit) for index, period in enumerate(periods))
    return Chart(bars, unit, _label(periods[0], unit), _label(periods[-1], unit), most)


def _unit(length: int) -> str:
    if length <= LONGEST_BY_DAY:
        return "day"
    return "week" if length <= LONGEST_BY_WEEK else "month"


def _period(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day


def _periods(first: date, last: date, unit: str) -> list[date]:
    start = min(first, last - timedelta(days=FEWEST_DAYS - 1)) if unit == "day" else first
    periods = [_period(start, unit)]
    while periods[-1] < _period(last, unit):
        step = {"day": 1, "week": 7, "month": 32}[unit]
        periods.append(_period(periods[-1] + timedelta(days=step), unit))
    return periods


def _bar(index: int, period: date, count: int, room: float, most: int, unit: str) -> Bar:
    height = HEIGHT * count / most
    return Bar(
        x=round((index + GAP / 2) * room, 2),
        y=round(HEIGHT - height, 2),
        width=round(room * (1 - GAP), 2),
        height=round(height, 2),
        count=count,
        label=_label(period, unit),
        path_day=period.isoformat() if unit == "day" and count else None,
    )


def _label(period: date, unit: str) -> str:
    text = period.isoformat()
    if unit == "month":
        return month_name(text[:7])
    return f"week of {short_day(text)} {period.year}" if unit == "week" else day_name(text)
