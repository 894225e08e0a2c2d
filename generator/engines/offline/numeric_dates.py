"""Dates like 02/03/2026: which number is the day, by what else the page prints.

In this order: the weekday beside the date; how the page writes its other dates ("2 March" or "March 2"); British or American
spelling. Where none of these tells, the date stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from generator.engines.offline.date_values import real_day
from generator.model import Article, Evidence

NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTH}\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}\b(?! ?:)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b,?\s{0,3}$", re.IGNORECASE)
_BRITISH = re.compile(
    r"\b(?:(?:harb|lab|col|fav|neighb|behavi|hon)our|theatre|programme|centre|metres|kilometres|per cent|defence|licence)\b"
)
_AMERICAN = re.compile(
    r"\b(?:(?:harb|lab|col|fav|neighb|behavi|hon)or|theater|center|meters|kilometers|defense|license)\b"
)
# Places of a kind that are looked at: far more than an honest article has.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day stands before the month, with the words that say so and the reason in plain English."""

    day_first: bool
    evidence: tuple[Evidence, ...]
    reason: str


def reading(article: Article, match: re.Match[str], start: int) -> tuple[str, Order | None] | None:
    """The day that a match of :data:`NUMERIC` at ``start`` of the seed names, and by what; ``None`` if nothing tells."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    days = real_day(year, second, first), real_day(year, first, second)
    known = {day for day in days if day}
    if len(known) == 1:
        return known.pop().isoformat(), None
    order = _by_weekday(article, days, start) or _by_written_dates(article) or _by_spelling(article)
    day = order and days[0 if order.day_first else 1]
    return (day.isoformat(), order) if day else None


def _by_weekday(article: Article, days: tuple[object, ...], start: int) -> Order | None:
    before = _WEEKDAY.search(article.seed.text, max(0, start - 14), start)
    if not before:
        return None
    fits = [getattr(day, "weekday", int)() == _WEEKDAYS.index(before[1].lower()) for day in days]
    if fits[0] == fits[1]:
        return None
    return Order(fits[0], (article.evidence(before.start(), before.end()),), f"that day was a {before[0].strip(' ,')}")


def _by_written_dates(article: Article) -> Order | None:
    day_first, month_first = _found(article, _DAY_FIRST), _found(article, _MONTH_FIRST)
    if bool(day_first) == bool(month_first):
        return None
    evidence = (day_first or month_first)[0]
    return Order(bool(day_first), (evidence,), f'the page writes its dates like "{" ".join(evidence.exact.split())}"')


def _by_spelling(article: Article) -> Order | None:
    british, american = _found(article, _BRITISH), _found(article, _AMERICAN)
    if bool(british) == bool(american):
        return None
    evidence = (british or american)[0]
    name = "British" if british else "American"
    return Order(bool(british), (evidence,), f'the page has {name} spelling ("{evidence.exact}")')


def _found(article: Article, pattern: re.Pattern[str]) -> list[Evidence]:
    found = (
        article.evidence(paragraph.start + match.start(), paragraph.start + match.end())
        for paragraph in article.paragraphs
        if article.start <= paragraph.start < article.end
        for match in pattern.finditer(article.text_of(paragraph))
    )
    return list(islice(found, _MOST))
