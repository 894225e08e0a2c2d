"""Predictions for the sets that judge cleaning and splitting: main text, bodies, starts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model import Article, Label, Reading, Seed
from generator.reading import articles

BODY: tuple[Label, ...] = ("body", "subheading")


def _read(item: Mapping[str, Any]) -> Reading:
    text = str(item["text"])
    return articles.read(Seed(path=f"{item['id']}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text))


def body(article: Article) -> str:
    """The article's words without headline and byline, a paragraph a line."""
    return "\n\n".join(" ".join(article.text_of(span).split()) for span in article.labelled(*BODY))


def predict_body(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each ``{"id", "text"}`` ``{"id", "body"}``: the longest article's words, empty where there is none."""
    for item in items:
        found = [body(article) for article in _read(item).articles]
        yield {"id": item["id"], "body": max(found, key=len, default="")}


def predict_bodies(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each ``{"id", "text"}`` ``{"id", "bodies"}``: the words of each article."""
    for item in items:
        yield {"id": item["id"], "bodies": [body(article) for article in _read(item).articles]}


def predict_starts(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each ``{"id", "text"}`` ``{"id", "starts"}``: where each article starts, in code points."""
    for item in items:
        yield {"id": item["id"], "starts": [article.start for article in _read(item).articles]}
