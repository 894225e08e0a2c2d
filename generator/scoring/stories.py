"""Predictions of which articles tell of one event, for the sets basil (cluster) and clusters_g5."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.desk.clusters import cluster
from generator.desk.terms import Telling
from generator.model import Seed
from generator.reading import articles

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def predict(items: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A cluster for each item: the number of its story."""
    listed = list(items)
    numbers = cluster([telling(item) for item in listed])
    for item, number in zip(listed, numbers, strict=True):
        yield {"id": item["id"], "cluster": str(number)}


def telling(item: Mapping[str, Any]) -> Telling:
    """Title and body as the reading stage finds them, with the day that the item states."""
    text = "\n\n".join(part for part in (item.get("title"), item["text"]) if part)
    seed = Seed(f"{item['id']}.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    found = articles.read(seed).articles
    body = " ".join(article.text_of(part) for article in found for part in article.labelled("standfirst", "body"))
    day = DAY.match(str(item.get("date")))
    return Telling(str(item.get("title") or ""), body or str(item["text"]), day.group() if day else None)
