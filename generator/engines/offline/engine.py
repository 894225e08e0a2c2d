"""The offline engine: its parts in their order. Each part is a module with one public function on typed values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.engines import brief_id, offline
from generator.engines.offline import (
    attribution,
    entities,
    nlp,
    published,
    source,
    stance,
    tone,
    what,
    when,
    where,
    who,
)
from generator.engines.offline.document import Document, parse_all, unparsed
from generator.model import Article, Brief, EngineRef, Problem, Span

LANGUAGES = ("en",)
"""ISO 639-1 codes of the languages that are read; of others only headline, source and date are given."""


class OfflineEngine:
    """spaCy, rules and small models: no network, the same brief each time."""

    @property
    def ref(self) -> EngineRef:
        """Name, version and model of this engine on this machine."""
        return offline.ref()

    def briefs(self, articles: Sequence[Article]) -> Iterator[tuple[Brief, tuple[Problem, ...]]]:
        """The brief of each of ``articles``; of one in a language that is not read, headline, source and date alone."""
        known = [(article, _known(article)) for article in articles]
        documents = parse_all((article for article, brief in known if _is_read(brief)), nlp.parser())
        for article, brief in known:
            if _is_read(brief):
                yield _analysed(next(documents), brief), _cut_off(article, brief)
            else:
                yield replace(brief, analysed=False), (_not_read(article, brief),)


def _known(article: Article) -> Brief:
    """What is said of ``article`` in any language."""
    headline = source.headline(article)
    return Brief(
        id=brief_id(article, headline.text),
        span=Span(article.start, article.end),
        headline=headline,
        source=source.source(article),
        published=published.published(article),
    )


def _is_read(known: Brief) -> bool:
    return known.source.language in LANGUAGES


def _analysed(document: Document, known: Brief) -> Brief:
    """``known`` with what the words of ``document`` say."""
    named = entities.find(document)
    said = attribution.attributions(document, named)
    return replace(
        known,
        what=what.what(document, named),
        who=tuple(one for one in who.who(document, named) if not _is_outlet(one.name, known)),
        when=when.when(document, known.published),
        where=where.where(document, named),
        stance=stance.stances(document, named, said),
        tone=tone.tones(document, named, said),
    )


def _is_outlet(name: str, known: Brief) -> bool:
    """Whether ``name`` is the outlet itself, which is named in interviews and is no actor of its own report."""
    outlet = known.source.outlet
    return outlet is not None and name.casefold().removeprefix("the ") == outlet.text.casefold().removeprefix("the ")


def _cut_off(article: Article, known: Brief) -> tuple[Problem, ...]:
    """A warning where an article is too long to be read to its end."""
    left = unparsed(article)
    if not left:
        return ()
    message = f"the last {left:,} characters of {known.headline.text[:60]!r} were not read for facts: it is too long."
    return (Problem(article.seed.path, article.seed.place(article.start), message, "Split the article.", "warning"),)


def _not_read(article: Article, known: Brief) -> Problem:
    return Problem(
        article.seed.path,
        article.seed.place(article.start),
        f"the language of {known.headline.text[:60]!r} ({known.source.language}) is not read: "
        "headline, source and date only.",
        "Write the brief by hand and set reviewed: true, or leave it so.",
        "warning",
    )
