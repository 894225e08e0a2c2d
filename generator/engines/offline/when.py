"""When the events of an article happened: its temporal expressions as dates, each with the words that it dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.engines.offline.dated_clauses import clause
from generator.engines.offline.dates import Expression, expressions
from generator.engines.offline.document import PARSED, Document, Sentence
from generator.model import Evidence, Published, When

# More dates than this say less: of the articles at hand the richest has nine events with a date of its own.
MOST = 10
# Dates that are looked at in one article: more than the longest has that we know, and a bound for hostile ones.
LOOKED_AT = 60
# Events that share this part of the shorter one's words are told twice.
SAME_EVENT = 0.5
# In sentences of the text: a date this much further down is as likely that of the main event (41 articles of g5w1h, by halves).
PART_OF_DAY, BARE_CLOCK, AHEAD = 2.0, 1.0, 3.0
_LEAD = 30
_ALONE = 20
_ABOUT = re.compile(
    r"\b(?:(?:(?:around|about|almost|approximately|shortly|just|soon|before|after|at) ){1,3}"
    r"|(?:the )?(?:early|late|small) (?:hours|minutes) of (?:the )?)$"
)
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression at ``start`` to ``end`` of the seed, and its sentence."""

    start: int
    end: int
    sentence: Sentence
    expression: Expression


def when(document: Document, published: Published) -> tuple[When, ...]:
    """The dated events of ``document`` in order of the text, at most :data:`MOST`.

    Every date comes once before any comes again. What cannot be resolved against ``published`` is left out.
    """
    found = [dated for dated in _dated(document, published) if dated.expression.edtf]
    seen: set[str] = set()
    first: list[Dated] = []
    again: list[Dated] = []
    for dated in found:
        (again if dated.expression.edtf in seen else first).append(dated)
        seen.add(dated.expression.edtf)
    chosen: list[tuple[int, When]] = []
    for dated in (*first, *again)[:LOOKED_AT]:
        event = _when(document, dated)
        if len(chosen) < MOST and not any(_is_same(event, other) for _, other in chosen):
            chosen.append((dated.start, event))
    return tuple(event for _, event in sorted(chosen, key=lambda pair: pair[0]))


def _when(document: Document, dated: Dated) -> When:
    start, end = clause(dated.sentence, dated.start, dated.end)
    return When(
        edtf=dated.expression.edtf,
        phrase=_flat(document.article.seed.text[dated.start : dated.end]),
        rule=dated.expression.rule,
        event=_flat(document.article.seed.text[start:end]),
        evidence=_evidence(document, dated, start, end),
    )


def _evidence(document: Document, dated: Dated, start: int, end: int) -> tuple[Evidence, ...]:
    if start <= dated.start and dated.end <= end:
        return (document.evidence(start, end),)
    return (document.evidence(dated.start, dated.end), document.evidence(start, end))


def _is_same(one: When, other: When) -> bool:
    if one.edtf != other.edtf:
        return False
    first, second = (
        set(_WORD.findall(event.event.lower().replace(event.phrase.lower(), ""))) for event in (one, other)
    )
    return len(first & second) >= SAME_EVENT * min(len(first), len(second))


def _dated(document: Document, published: Published) -> Iterator[Dated]:
    """The expressions of the kept text, read as one, so that "the same day" knows the day before."""
    starts = [sentence.start for sentence in document.sentences]
    for expression in expressions(_kept(document), published.edtf or None):
        start, end = expression.start + document.article.start, expression.end + document.article.start
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= document.sentences[number].end:
            dated = Dated(start, end, document.sentences[number], expression)
            if not _is_alone(document, dated):
                yield dated


def _is_alone(document: Document, dated: Dated) -> bool:
    """Whether the sentence says nothing but the date: a stamp, the length of a film."""
    text = document.article.seed.text
    around = text[dated.sentence.start : dated.start] + text[dated.end : dated.sentence.end]
    return len(around) < _ALONE and not _WORD.search(around)


def _kept(document: Document) -> str:
    """The article's text with line breaks in place of all that is not kept: offsets stay."""
    article = document.article
    parts, here = [], article.start
    for paragraph in article.labelled(*PARSED):
        parts += ["\n" * (paragraph.start - here), article.text_of(paragraph)]
        here = paragraph.end
    return "".join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())


def main(document: Document, published: Published) -> tuple[str, str]:
    """Phrase and day (``YYYY-MM-DD``) of the main event; empty where the text does not say."""
    dated = [one for one in _dated(document, published) if _is_day(one.expression)]
    if not dated:
        return "", published.edtf if len(published.edtf) == 10 else ""
    best = max(dated, key=lambda one: (_weight(one, published), -one.start))
    start, end = _widened(document.article.seed.text, best)
    return _flat(document.article.seed.text[start:end]), best.expression.edtf


def _is_day(found: Expression) -> bool:
    return found.kind in {"date", "time"} and (
        len(found.edtf) == 10 or found.value.startswith(("XXXX-WXX", "XXXX-XX-XXT"))
    )


def _weight(dated: Dated, published: Published) -> float:
    """How likely the date is that of the main event: early in the text, to the hour or part of the day, not in the future."""
    found = dated.expression
    weight = -float(dated.sentence.index)
    if "T" in found.value:
        weight += PART_OF_DAY
    if found.rule == "time of the day spoken of":
        weight -= BARE_CLOCK
    if len(published.edtf) == 10 and found.edtf > published.edtf:
        weight -= AHEAD
    return weight


def _widened(text: str, dated: Dated) -> tuple[int, int]:
    """With the words that make a time less or more exact: "shortly after 6am", "the early hours of Sunday"."""
    before = _ABOUT.search(text[max(dated.sentence.start, dated.start - _LEAD) : dated.start])
    return dated.start - len(before[0]) if before else dated.start, dated.end
