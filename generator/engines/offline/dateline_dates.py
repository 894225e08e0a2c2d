"""The date in a dateline ("PORT VERRAN, March 2 (HPA) -"), and the year that the page around gives to a day without one."""

from __future__ import annotations

import re
from datetime import date

from generator.engines.offline import page_zones
from generator.engines.offline.date_values import real_day
from generator.engines.offline.dates import expressions
from generator.model import Article, Evidence, Published

_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{2,20}[^\n—–]{5,80}?(?: |\))[—–-]{1,2}\s")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?:,? [A-ZÀ-Þ][\w.’'-]{0,20}){0,6}[,.:]? ?")
_SLUG = re.compile(r",?(?: ?\([^()\n]{1,40}\))?,? ?[—–-]{1,2}\s")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\([cC]\)|\b[Cc]opyright\b)[^\n\d]{0,60}(?<!\d)((?:19|20)\d\d)(?!\d)")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
# How much of a seed's end is searched for the line of copyright that all its articles share, in characters.
_LAST = 300
# Paragraphs whose weekdays are compared: news names its day in its first ones.
_OPENING = 2


def of_dateline(article: Article) -> Published | None:
    """The day that the dateline of the running text's first paragraph gives; without a year, that of the page."""
    for paragraph in page_zones.running(article)[:1]:
        text = article.text_of(paragraph)
        match = _DATELINE.match(text)
        found = next(iter(expressions(match[0], None)), None) if match else None
        if not match or not found or not found.rule.startswith("explicit da") or len(found.edtf) != len("XXXX-03-02"):
            return None
        if not _PLACE.fullmatch(text, 0, found.start) or not _SLUG.fullmatch(text, found.end, match.end()):
            return None
        evidence = article.evidence(paragraph.start + found.start, paragraph.start + found.end)
        if not found.edtf.startswith("X"):
            return Published(found.edtf, "stated", (evidence,))
        return with_year(article, found.edtf, evidence) or Published(found.edtf, "stated", (evidence,))
    return None


def with_year(article: Article, day: str, stated: Evidence) -> Published | None:
    """``XXXX-MM-DD`` with the one year of the page's copyright, unless the weekdays that the article opens with deny it."""
    years = _years(article)
    if len({year.exact for year in years}) != 1:
        return None
    known = real_day(int(years[0].exact), int(day[5:7]), int(day[8:10]))
    if known is None or not _fits(article, known):
        return None
    reasoning = f"The article gives {stated.exact}, the page's line of copyright the year {years[0].exact}."
    evidence = tuple(sorted((stated, years[0]), key=lambda one: one.start))
    return Published(known.isoformat(), "inferred", evidence, reasoning)


def _years(article: Article) -> list[Evidence]:
    text = article.seed.text
    last = text.rstrip().rfind("\n", max(0, len(text) - _LAST)) + 1
    places = [(one.start, one.end) for one in (*page_zones.head(article), *page_zones.foot(article))]
    found = []
    for start, end in (*places, (last, len(text))):
        match = _COPYRIGHT_YEAR.search(text, start, end)
        if match:
            found.append(article.evidence(*match.span(1)))
    return found


def _fits(article: Article, day: date) -> bool:
    """Whether the opening names the weekday of ``day`` or of the day before, or names none."""
    words = " ".join(article.text_of(one) for one in page_zones.running(article)[:_OPENING])
    named = {_WEEKDAYS.index(name) for name in _WEEKDAY.findall(words)}
    return not named or not named.isdisjoint((day.weekday(), (day.weekday() - 1) % 7))
