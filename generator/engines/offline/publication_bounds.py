"""What the words of an undated article say about when it was published: a year or a month, with the reasoning; mostly nothing.

Two kinds of evidence bound the date. An event named with its year that is "this year's" gives the year. An event "next month" or
"last month" that the article also dates to a day gives the month. Anything weaker is a guess and is not made.
"""

from __future__ import annotations

import re
from itertools import islice, product

from generator.engines.offline.date_values import month_value, moved_month
from generator.engines.offline.dates import Expression, expressions
from generator.model import Article, Evidence, Label, Published

_WORD = r"[A-Z][\w&’'-]{1,24}"
_NAMED_YEAR = re.compile(rf"\b({_WORD}(?:\s{_WORD}){{0,3}})\s(20\d\d)\b")
_THIS_ONE = re.compile(rf"\b[Tt]his\s(?:year|month|week)['’]s\s({_WORD}(?:\s{_WORD}){{0,3}})")
_EVENTS = (
    "summit|meeting|talks|conference|gathering|vote|election|referendum|hearing|trial|visit|games|tournament|session"
)
_NEXT_MONTH = re.compile(rf"\b([Nn]ext|[Ll]ast)\smonth['’]s\s(?:\w{{1,20}} ){{0,2}}({_EVENTS})\b")
# Words for the same kind of occasion; an article varies them for one event.
_ALIKE = (
    {"summit", "meeting", "talks", "conference", "gathering", "session"},
    {"vote", "election", "referendum"},
    {"hearing", "trial"},
)
# How near an event's word stands to its day, in characters.
_NEAR = 60
# Places of a kind that are looked at: far more than an honest article has.
_MOST = 50
_TEXT: tuple[Label, ...] = ("standfirst", "body", "headline")


def bounded(article: Article) -> Published | None:
    """The year or month that the body's words give, with basis ``inferred``; ``None`` where they give none."""
    return _this_years(article) or _month_of(article)


def _this_years(article: Article) -> Published | None:
    """The year of "this year's Harbour Fair" in an article that also says "Harbour Fair 2031"."""
    current = _matches(article, _THIS_ONE)
    named = _matches(article, _NAMED_YEAR) if current else []
    for (place, this), (other, name) in product(current, named):
        if name[1].endswith(this[1]) or this[1].endswith(name[1]):
            evidence = sorted({place, other}, key=lambda one: one.start)
            reasoning = f"The article calls {_flat(name[0])} an event of the current year, so it is of {name[2]}."
            return Published(name[2], "inferred", tuple(evidence), reasoning)
    return None


def _month_of(article: Article) -> Published | None:
    """The month of "next month's meeting" in an article that dates that meeting to a day, and no other one."""
    spoken = _matches(article, _NEXT_MONTH)
    days = _days(article) if spoken else []
    for where, match in spoken:
        dated = [(told, day) for told, day, near in days if near & _alike(match[2])]
        if len({day.edtf[:7] for _, day in dated}) != 1:
            continue
        told, day = dated[0]
        ahead = match[1].lower() == "next"
        year, month = moved_month(_year(day) or 2000, int(day.edtf[5:7]), -1 if ahead else 1)
        reasoning = f'The article dates the {match[2]} to {_flat(told.exact)} and speaks of "{_flat(where.exact)}"'
        reasoning += ", so it is of the month before." if ahead else ", so it is of the month after."
        value = month_value(year if _year(day) else None, month)
        return Published(value, "inferred", tuple(sorted((where, told), key=lambda one: one.start)), reasoning)
    return None


def _matches(article: Article, pattern: re.Pattern[str]) -> list[tuple[Evidence, re.Match[str]]]:
    """The first places in the article's running text that match ``pattern``."""
    matches = (
        (article.evidence(paragraph.start + match.start(), paragraph.start + match.end()), match)
        for paragraph in article.labelled(*_TEXT)
        for match in pattern.finditer(article.text_of(paragraph))
    )
    return list(islice(matches, _MOST))


def _days(article: Article) -> list[tuple[Evidence, Expression, set[str]]]:
    """The days that the article names, and the words that stand shortly before each."""
    found = []
    for paragraph in article.labelled(*_TEXT):
        text = article.text_of(paragraph)
        for one in expressions(text, None):
            if one.rule.startswith("explicit da") and len(one.edtf) == 10:
                near = set(re.findall(r"\w+", text[max(0, one.start - _NEAR) : one.start].lower()))
                found.append((article.evidence(paragraph.start + one.start, paragraph.start + one.end), one, near))
    return found[:_MOST]


def _alike(event: str) -> set[str]:
    return next((group for group in _ALIKE if event in group), {event})


def _flat(text: str) -> str:
    return " ".join(text.split())


def _year(day: Expression) -> int | None:
    return None if day.edtf.startswith("X") else int(day.edtf[:4])
