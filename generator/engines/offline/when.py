"""When the events of an article happened: its temporal expressions as dates, each with the words that it dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.engines.offline.dated_clauses import clause
from generator.engines.offline.dates import Expression, expressions
from generator.engines.offline.document import Document, Sentence
from generator.engines.offline.event_choice import Telling, choose, telling
from generator.model import Evidence, Published, When

# More dates than this say less: of the articles at hand the richest has nine events with a date of its own.
MOST = 10
# Dates that are looked at in one article: more than the longest has that we know, and a bound for hostile ones.
LOOKED_AT = 60
# In sentences of the text: a date this much further down is as likely that of the main event (41 articles of g5w1h, by halves).
PART_OF_DAY, BARE_CLOCK, AHEAD = 2.0, 1.0, 3.0
_LEAD = 30
_ALONE = 20
_ABOUT = re.compile(
    r"\b(?:(?:(?:around|about|almost|approximately|shortly|just|soon|before|after|at) ){1,3}"
    r"|(?:the )?(?:early|late|small) (?:hours|minutes) of (?:the )?)$"
)
_WORD = re.compile(r"\w{3,}")
CLOCK = "time of the day spoken of"
_SEASON = "season nearest"
_POINTING = frozenset(("this", "last", "next", "the", "that", "coming", "past"))
_YEAR, _DAY = len("2031"), len("2031-03-14")
_RANGE = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_BEFORE = len("between ")


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression at ``start`` to ``end`` of the seed, and its sentence; ``anchored`` if its paragraph names a day before."""

    start: int
    end: int
    sentence: Sentence
    expression: Expression
    anchored: bool = True


def when(document: Document, published: Published) -> tuple[When, ...]:
    """The dated events of ``document`` in order of the text, at most :data:`MOST`, each event once.

    Every date comes once before any comes again. What cannot be resolved against ``published`` is left out.
    """
    found = [dated for dated in _dated(document, published) if dated.expression.edtf and not _is_adrift(dated)]
    return choose([_telling(document, dated) for dated in _each_first(found)[:LOOKED_AT]], MOST)


def _each_first(found: list[Dated]) -> list[Dated]:
    """``found`` with the first of every date before all others."""
    seen: set[str] = set()
    first: list[Dated] = []
    again: list[Dated] = []
    for dated in found:
        (again if dated.expression.edtf in seen else first).append(dated)
        seen.add(dated.expression.edtf)
    return [*first, *again]


def _telling(document: Document, dated: Dated) -> Telling:
    """The event that an expression dates, in the words of the clause around it."""
    start, end = clause(dated.sentence, dated.start, dated.end)
    event = When(
        edtf=dated.expression.edtf,
        phrase=_flat(document.article.seed.text[dated.start : dated.end]),
        rule=dated.expression.rule,
        event=_flat(document.article.seed.text[start:end]),
        evidence=_evidence(document, dated, start, end),
    )
    return telling(dated.sentence, (start, end), (dated.start, dated.end), event)


def _evidence(document: Document, dated: Dated, start: int, end: int) -> tuple[Evidence, ...]:
    if start <= dated.start and dated.end <= end:
        return (document.evidence(start, end),)
    return (document.evidence(dated.start, dated.end), document.evidence(start, end))


def _is_adrift(dated: Dated) -> bool:
    """Whether a bare time of day stands in another paragraph than the day it is taken to be of."""
    return dated.expression.rule == CLOCK and not dated.anchored


def _dated(document: Document, published: Published) -> Iterator[Dated]:
    """The expressions of the kept text, read as one, so that "the same day" knows the day before."""
    starts = [sentence.start for sentence in document.sentences]
    text, named = _kept(document), -1
    for expression in _joined(text, expressions(text, published.updated or published.edtf or None)):
        start, end = expression.start + document.article.start, expression.end + document.article.start
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= document.sentences[number].end:
            sentence = document.sentences[number]
            dated = Dated(start, end, sentence, expression, sentence.paragraph == named)
            named = sentence.paragraph if expression.rule != CLOCK and len(expression.edtf) == _DAY else named
            if not _is_alone(document, dated) and not _is_habit(dated):
                yield dated


def _joined(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    """``found`` with "between 2019 and 2023" as one expression instead of two years."""
    first: Expression | None = None
    for one in found:
        if first and _RANGE.search(text, max(0, first.start - _BEFORE), first.start) and _is_range(text, first, one):
            first = replace(first, end=one.end, edtf=f"{first.edtf}/{one.edtf}", rule="explicit range of years")
            continue
        if first:
            yield first
        first = one
    if first:
        yield first


def _is_range(text: str, first: Expression, last: Expression) -> bool:
    years = len(first.edtf) == len(last.edtf) == _YEAR and first.edtf < last.edtf
    return years and text[first.end : last.start].strip() in {"and", "to", "until", "through"}


def _is_alone(document: Document, dated: Dated) -> bool:
    """Whether the sentence says nothing but the date: a stamp, the length of a film."""
    text = document.article.seed.text
    around = text[dated.sentence.start : dated.start] + text[dated.end : dated.sentence.end]
    return len(around) < _ALONE and not _WORD.search(around)


def _is_habit(dated: Dated) -> bool:
    """Whether a season is that of every year: "winter traffic", "the ferries run twice a day in winter"."""
    if not dated.expression.rule.startswith(_SEASON):
        return False
    words = [token for token in dated.sentence.tokens if dated.start <= dated.sentence.offsets(token)[0] < dated.end]
    if words and words[-1].dep_ in {"compound", "nmod", "amod"}:
        return True
    if not words or words[0].i == 0 or any(token.lower_ in _POINTING for token in (words[0].nbor(-1), *words)):
        return False
    verb = next((up for up in words[-1].ancestors if up.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}


def _kept(document: Document) -> str:
    """The text that was parsed, with line breaks in place of all that is not kept: offsets stay."""
    article = document.article
    parts, here = [], article.start
    for paragraph in document.read():
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
    if found.rule == CLOCK:
        weight -= BARE_CLOCK
    if len(published.edtf) == 10 and found.edtf > (published.updated or published.edtf):
        weight -= AHEAD
    return weight


def _widened(text: str, dated: Dated) -> tuple[int, int]:
    """With the words that make a time less or more exact: "shortly after 6am", "the early hours of Sunday"."""
    before = _ABOUT.search(text[max(dated.sentence.start, dated.start - _LEAD) : dated.start])
    return dated.start - len(before[0]) if before else dated.start, dated.end
