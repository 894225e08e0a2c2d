"""Articles of one event among many other texts, as on a desk that has filled for years: clustering goes in steps there.

The other texts are those of the sets in :data:`OTHERS`, each on a day drawn from the time of the articles. Measured with the
steps that the desk takes, and with all that is told as one step; the mean of :data:`DRAWS` drawings.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from statistics import mean
from typing import Any

from generator.desk import steps
from generator.desk.clusters import cluster
from generator.desk.terms import Telling
from generator.scoring.stories import telling

OTHERS = ("polnear", "timeml", "aeb", "realsumm", "gum")
DRAWS = 5
WAYS = {"in steps": steps.FIRST, "all at once": 1 << 30}
"""Of how many tellings the first step is, for each way."""


def measure(name: str, split: str, datasets: Any, scorer: Any) -> dict[str, Mapping[str, float]]:
    """The mean figures of the articles of one part of the set ``name``, by :data:`WAYS`."""
    items = [item for item in datasets.SETS[name]() if item["split"] == split]
    own = [telling(item["input"] | {"id": item["id"], "date": _day(item)}) for item in items]
    others = [telling(item["input"] | {"id": item["id"]}) for other in OTHERS for item in datasets.SETS[other]()]
    found: dict[str, Mapping[str, float]] = {}
    for way, first in WAYS.items():
        answers = []
        for draw in range(DRAWS):
            with _first_step_of(first):
                numbers = cluster([*own, *_spread(others, own, random.Random(draw))])  # noqa: S311 (no secret)
            said = {
                item["id"]: {"id": item["id"], "cluster": str(number)}
                for item, number in zip(items, numbers, strict=False)
            }
            answers.append(scorer.run(name, split, said))
        found[way] = {"B3 F1": mean(answer["B3 F1"] for answer in answers)}
    return found


def _day(item: Mapping[str, Any]) -> str | None:
    """The day of an article: of the input, else of the gold, since a desk knows the days of nearly all its briefs."""
    day: str | None = item["input"].get("date") or item["gold"].get("date")
    return day


def _spread(others: Sequence[Telling], own: Sequence[Telling], dice: random.Random) -> Iterator[Telling]:
    """``others`` on days from the first to the last of ``own``."""
    days = sorted(one.day for one in own if one.day)
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    for other in others:
        yield replace(other, day=(first + timedelta(days=dice.randint(0, (last - first).days))).isoformat())


@contextmanager
def _first_step_of(size: int) -> Iterator[None]:
    """Has the first step hold at least so many tellings."""
    before, steps.FIRST = steps.FIRST, size
    try:
        yield
    finally:
        steps.FIRST = before
