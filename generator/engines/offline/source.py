"""Where an article was published and by whom, from its own header, foot and page data; and its headline."""

from __future__ import annotations

import re

from generator.engines.offline.bylines import authors
from generator.engines.offline.datelines import place_and_text
from generator.engines.offline.first_sentence import TITLE, title_length
from generator.engines.offline.language import language
from generator.engines.offline.metadata import metadata
from generator.engines.offline.outlet import outlet
from generator.model import Article, Fact, LabelSpan, Source

_SECTION = re.compile(r"^\s*([A-Z][\w&’' -]{2,30}?)\s*[•|·]")


def source(article: Article) -> Source:
    """Outlet, authors, dateline, section, language and address of ``article``; what the seed does not say is left out."""
    sections, urls, printed = _sections(article), metadata(article, "url"), outlet(article)
    itself = printed.text.casefold() if printed else ""
    return Source(
        outlet=printed,
        authors=tuple(one for one in authors(article) if one.text.casefold() != itself),
        dateline=_dateline(article),
        section=sections[0] if sections else None,
        language=language(_body(article)),
        url=urls[0] if urls else None,
    )


def headline(article: Article) -> Fact:
    """The headline; of an article without one, its first sentence, cut at the end of a clause to the length of a title."""
    for paragraph in article.labelled("headline"):
        return Fact(_flat(article.text_of(paragraph)), (article.evidence(paragraph.start, paragraph.end),))
    first = next(iter(article.labelled("body", "standfirst", "subheading")), None)
    if first is None:
        return Fact(
            _flat(article.seed.text[article.start : article.end])[:TITLE],
            (article.evidence(article.start, article.end),),
        )
    start = _after_dateline(article, first)
    text = article.seed.text[start : first.end]
    length, whole = title_length(text)
    evidence = article.evidence(start, start + length)
    return Fact(_flat(evidence.exact) + ("" if whole else "…"), (evidence,))


def _body(article: Article) -> str:
    return "\n".join(article.text_of(paragraph) for paragraph in article.labelled("headline", "standfirst", "body"))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _after_dateline(article: Article, paragraph: LabelSpan) -> int:
    found = place_and_text(article.text_of(paragraph))
    return paragraph.start + (found[1] if found else 0)


def _fact(article: Article, origin: int, start: int, end: int) -> Fact:
    evidence = article.evidence(origin + start, origin + end)
    return Fact(_flat(evidence.exact), (evidence,))


def _dateline(article: Article) -> Fact | None:
    for paragraph in article.labelled("dateline"):
        text = article.text_of(paragraph)
        return _fact(article, paragraph.start, 0, len(text.rstrip(" —–-\n")))
    for paragraph in article.labelled("body")[:1]:
        found = place_and_text(article.text_of(paragraph))
        if found:
            return _fact(article, paragraph.start, 0, found[0])
    return None


def _sections(article: Article) -> tuple[Fact, ...]:
    stated = metadata(article, "section")
    if stated:
        return stated
    found = [_fact(article, span.start, 0, len(article.text_of(span))) for span in article.labelled("section")]
    for paragraph in article.labelled("timestamp"):
        match = _SECTION.match(article.text_of(paragraph))
        if match:
            found.append(_fact(article, paragraph.start, *match.span(1)))
    return tuple(found)
