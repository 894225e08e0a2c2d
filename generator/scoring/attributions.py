"""Predictions for ``polnear``: who says what. Contents and sources are character offsets in the item's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.engines.offline import attribution, entities, nlp
from generator.engines.offline.document import parse
from generator.model import Seed
from generator.reading.articles import read


def predict(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """``{"id", "attributions": [{"content": [start, end], "source": [start, end] | None}]}`` for each ``{"id", "text"}``.

    The set takes one stretch for each content, also where it has several pieces.
    """
    for item in items:
        seed = Seed(f"{item['id']}.txt", "", item["text"])
        documents = (parse(article, nlp.parser()) for article in read(seed).articles)
        found = [said for document in documents for said in attribution.attributions(document, entities.find(document))]
        yield {"id": item["id"], "attributions": [_span(said) for said in found]}


def _span(said: attribution.Attribution) -> dict[str, Any]:
    return {"content": list(_stretch(said)), "source": list(said.source) if said.source else None}


def _stretch(said: attribution.Attribution) -> tuple[int, int]:
    """The one stretch that has most in common with all pieces: from the first to the last, or only the longest."""
    lengths = [end - start for start, end in said.contents]
    longest = max(said.contents, key=lambda piece: piece[1] - piece[0])
    return (said.start, said.end) if sum(lengths) ** 2 >= max(lengths) * (said.end - said.start) else longest
