"""Days that a line of a page's head or foot prints, also in other languages than English, and whether the line is about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.engines.offline.date_values import real_day
from generator.engines.offline.dates import expressions
from generator.engines.offline.numeric_dates import NUMERIC, Order, reading
from generator.engines.offline.outlet_names import has_paper_word, is_name
from generator.model import Article, LabelSpan

_MONTHS = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, name in enumerate(names.split(), 1)
}
"""Months in French, German, Spanish, Italian, Portuguese and Dutch."""
_FOREIGN = re.compile(
    rf"\b(\d{{1,2}})(?:er|\.|º)? (?:de )?({'|'.join(sorted(_MONTHS))}),? (?:de )?(\d{{4}})\b", re.IGNORECASE
)
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_UPDATED = re.compile(
    r"\b(?:updated|modified|edited|corrected|amended|mis à jour|aktualisiert|actualizado|aggiornato|atualizado)\b"
    r"[^\d]{0,30}(?:\d{1,2}[:.]\d\d[^\d]{0,12})?$",
    re.IGNORECASE,
)
# How far before a date the word "updated" may stand, with a time of day between, in characters.
_LEAD = 60
_WORDS = frozenset(
    "first published posted publié pubblicato publicado veröffentlicht on date at am pm a m p gmt utc cet cest bst est edt min"
    " mins minute minutes read last updated modified amended le à h".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_NOTE = re.compile(r"(?:\d{1,2}[:.h]\d\d|\d{1,3} min)[\w ]{0,8}")
# A line about a date is no longer, in characters: "published" and "updated", each with weekday and time, take 90.
_LINE = 160


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day (``YYYY-MM-DD``, ``XXXX-MM-DD`` without a year) at ``start`` to ``end`` of the seed.

    ``order`` says how a numeric date was read where that took other words of the page.
    """

    start: int
    end: int
    edtf: str
    updated: bool
    order: Order | None = None


def dates(article: Article, paragraph: LabelSpan) -> Iterator[PrintedDate]:
    """The days that a paragraph names and that can be read in one way."""
    text = article.text_of(paragraph)[:_LINE]
    numeric = list(NUMERIC.finditer(text))
    for match in numeric:
        found = reading(article, match, paragraph.start + match.start())
        if found:
            yield _date(article, paragraph, *match.span(), *found)
    foreign = list(_FOREIGN.finditer(text))
    for match in foreign:
        day = real_day(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
        if day:
            yield _date(article, paragraph, *match.span(), day.isoformat())
    taken = [match.span() for match in (*numeric, *foreign)]
    for one in expressions(text, None):
        free = not any(start < one.end and one.start < end for start, end in taken)
        if free and one.rule.startswith("explicit da") and _DAY.fullmatch(one.edtf):
            yield _date(article, paragraph, one.start, one.end, one.edtf)


def is_about_date(article: Article, paragraph: LabelSpan, found: list[PrintedDate]) -> bool:
    """Whether a line says nothing but when the article was published, and perhaps the outlet's name before that."""
    text = article.text_of(paragraph)
    if len(text) > _LINE or not found:
        return False
    rest = list(text)
    for one in found:
        rest[one.start - paragraph.start : one.end - paragraph.start] = " " * (one.end - one.start)
    left = _NOTE.sub(" ", "".join(rest))
    if all(word.lower() in _WORDS for word in _WORD.findall(left)):
        return True
    name = left.strip(" ,|·•–—-*_\n")
    return is_name(name) and has_paper_word(name)


def _date(
    article: Article, paragraph: LabelSpan, start: int, end: int, edtf: str, order: Order | None = None
) -> PrintedDate:
    first = paragraph.start + start
    before = article.seed.text[max(paragraph.start, first - _LEAD) : first]
    return PrintedDate(first, paragraph.start + end, edtf, bool(_UPDATED.search(before)), order)
