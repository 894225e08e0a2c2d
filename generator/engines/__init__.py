"""Engines: articles in, a brief of each out. Whatever an engine says passes the evidence gate before it is filed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from generator.model import Article, Brief, EngineRef, Problem
from generator.slugs import mark, slug

OPENING_WORDS = 40


class Engine(Protocol):
    """What the pipeline asks of an engine."""

    @property
    def ref(self) -> EngineRef:
        """Name, version and model, as they stand in the brief files; known without loading the model."""
        ...

    def briefs(self, articles: Sequence[Article]) -> Iterable[tuple[Brief, tuple[Problem, ...]]]:
        """The brief of each of a seed's ``articles``, in order; what could not be read is left out and said in a problem."""
        ...


def brief_id(article: Article, headline: str) -> str:
    """A brief's id: its headline as a name, and a mark of the seed's path and the story's opening words.

    It stays when a better split moves the end of the article; the path tells two outlets' prints of one wire text apart.
    """
    body = " ".join(article.text_of(paragraph) for paragraph in article.labelled("body")[:5])
    opening = " ".join(body.split()[:OPENING_WORDS])
    return f"{slug(headline)}-{mark(article.seed.path + ' ' + opening)}"
