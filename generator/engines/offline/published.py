"""When an article was published: stated by its own header, foot or page data; inferred where its words bound it; else unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from generator.engines.offline import page_zones, printed_dates
from generator.engines.offline.dateline_dates import of_dateline, with_year
from generator.engines.offline.dates import expressions
from generator.engines.offline.metadata import metadata
from generator.engines.offline.printed_dates import PrintedDate
from generator.engines.offline.publication_bounds import bounded
from generator.model import Article, Label, Published

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?!\d)")
_LEADING_DATE = re.compile(
    r"^\W{0,3}(?:[a-z]{1,12} ){0,2}(?:date|published|posted)?:?\s{0,3}(\d{4}-\d\d-\d\d)\b", re.IGNORECASE
)
_OWN: tuple[Label, ...] = ("timestamp", "dateline", "byline")
# Labels of lines that are about something else, whatever date they print.
_OTHERS: frozenset[Label] = frozenset(("caption", "promotion", "repeat", "author_bio", "consent_notice", "body"))
# What is amended or corrected stays the news of its first day. The word stands this far before the date, in characters.
_REPAIRED = re.compile(r"\b(?:amended|corrected|edited)\b", re.IGNORECASE)
_LEAD = 40
# Days after which an update is no longer news of the same story but a repair of an old page.
SAME_STORY = 7
UNKNOWN = Published()


def published(article: Article) -> Published:
    """The publication date of ``article`` with its basis and evidence; an empty one where the seed does not bound it.

    The page's own data come first, then dates in the article's head, "published" before "updated", then the date of a dateline,
    then an ISO date at the article's very start. A day without a year takes the year from a line of copyright or another full
    date of the page and is ``inferred``, as is a numeric date whose order of day and month the page's other words settle. Dates
    in related links, captions, credits and the body are never taken for it. An update of the same week is noted beside it.
    """
    stated = _of_page(article) or _of_head(article) or of_dateline(article) or _leading(article)
    return _followed(article, stated) if stated else bounded(article) or UNKNOWN


def _of_page(article: Article) -> Published | None:
    for fact in metadata(article, "published"):
        found = next(iter(expressions(_COMPACT.sub(r"\1-\2-\3", fact.text), None)), None)
        if found and _DAY.fullmatch(found.edtf):
            return Published(found.edtf, "stated", fact.evidence)
    return None


def _of_head(article: Article) -> Published | None:
    own = article.labelled(*_OWN)
    for hint in article.seed.hints:
        stamped = any(paragraph.start <= hint.start < paragraph.end for paragraph in own)
        if hint.kind == "time" and stamped and expressions(hint.value[:10], None) and _DAY.fullmatch(hint.value[:10]):
            return Published(hint.value[:10], "stated", (article.evidence(hint.start, hint.end),))
    found = _head_dates(article)
    if not found:
        return None
    best = min(found, key=lambda one: (one.edtf.startswith("X"), one.updated))
    evidence = article.evidence(best.start, best.end)
    if best.edtf.startswith("X"):
        return with_year(article, best.edtf, evidence) or Published(best.edtf, "stated", (evidence,))
    if best.order:
        reasoning = f"{evidence.exact} is read {'day' if best.order.day_first else 'month'} first: {best.order.reason}."
        return Published(best.edtf, "inferred", (evidence, *best.order.evidence), reasoning)
    return Published(best.edtf, "stated", (evidence,))


def _followed(article: Article, first: Published) -> Published:
    """``first`` with the latest day to which the head dates an update of the text, where that follows closely."""
    if first.basis != "stated" or not _DAY.fullmatch(first.edtf):
        return first
    dated = (one for one in _head_dates(article) if one.updated and not one.order and _DAY.fullmatch(one.edtf))
    updates = (one for one in dated if not _REPAIRED.search(article.seed.text, max(0, one.start - _LEAD), one.start))
    latest = max(updates, key=lambda one: one.edtf, default=None)
    if latest is None or not 0 < _days(first.edtf, latest.edtf) <= SAME_STORY:
        return first
    evidence = (*first.evidence, article.evidence(latest.start, latest.end))
    return replace(first, evidence=tuple(sorted(evidence, key=lambda one: one.start)), updated=latest.edtf)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _head_dates(article: Article) -> list[PrintedDate]:
    """The days of the article's own lines, then of the lines above it that say nothing else."""
    found = [date for paragraph in article.labelled(*_OWN) for date in printed_dates.dates(article, paragraph)]
    for paragraph in page_zones.head(article):
        if paragraph.label in _OWN or paragraph.label in _OTHERS:
            continue
        dates = list(printed_dates.dates(article, paragraph))
        if printed_dates.is_about_date(article, paragraph, dates):
            found += dates
    return found


def _leading(article: Article) -> Published | None:
    """An ISO date at the very start of the story, as scrapers print it."""
    for paragraph in article.labelled("headline", "standfirst", "body", "section")[:1]:
        match = _LEADING_DATE.match(article.text_of(paragraph))
        if match and expressions(match[1], None):
            return Published(
                match[1], "stated", (article.evidence(*(paragraph.start + place for place in match.span(1))),)
            )
    return None
