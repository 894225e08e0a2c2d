"""Grow the trees of the splitting model: ``python scripts/train_splits.py ../shared/data/news``.

Sets articles one after another in the shapes that seeds come in (with and without headlines, bylines and blank lines,
hard-wrapped) and learns where the next one starts. The articles come from ``aeb.dev.*`` (MIT) and ``clusters_g5.dev.*``
(Apache-2.0; several reports of one event) in the folder given. Writes ``generator/reading/data/split_trees.json``. Takes about
three minutes. Needs lightgbm (MIT licence), which nothing else does; growing is deterministic.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import tree_data

from generator.reading.label_features import Array, Columns, matrix
from generator.reading.looks import look
from generator.reading.paragraphs import blocks
from generator.reading.split_features import Told
from generator.reading.split_model import TREES, signs

SENTENCE = re.compile(r"(?<=[.!?])[\"”']? +(?=[A-Z“\"'])")
SITE = re.compile(r" [|–—-] ")
NAMES = (
    "Maria Keller",
    "John Osei",
    "Ann-Marie Dufour",
    "Tomas Lindgren",
    "Priya Nair",
    "Carlos Mendes",
    "Sarah O’Neill",
)
PLACES = ("LONDON", "WASHINGTON", "BERLIN", "NEW YORK", "BRUSSELS", "NAIROBI", "LIMA", "KUALA LUMPUR", "OSLO")
DATELINES = (" — ", " (Reuters) - ", " – ", ", March 3 (AP) -- ", " (AFP) — ")
TEXTS = 900
ROUNDS = 150
GROW = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 12,
    "min_data_in_leaf": 30,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
"""Of 12 leaves and 150 trees; on held-out events, half the signs a tree and 200 trees gave .01 less."""
LAYOUTS = ("blank", "blank", "line", "wrap", "wrap", "wrapblank", "line+", "wrap+", "title+")
"""How lines follow each other: blank lines between all paragraphs or none, hard-wrapped or not; ``+``: blank lines between
articles only; ``title``: and after each headline."""


@dataclass(frozen=True, slots=True)
class Report:
    """An article to be joined with others: what it was written about, its title and paragraphs."""

    event: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the reports of one text look: headline (0 none, 1, 2 with a full stop, 3 some), byline, dateline, note at the end."""

    heading: int
    byline: bool
    dateline: str
    closing: bool


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Items of one set with input and gold in one mapping."""

    def read(part: str) -> list[dict[str, Any]]:
        with gzip.open(folder / f"{name}.dev.{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    gold = {one["id"]: one for one in read("gold")}
    return [{**one, **gold[one["id"]]} for one in read("inputs")]


def pages(folder: Path) -> list[Report]:
    """English pages with an article of some length."""
    found: list[Report] = []
    for row in rows(folder, "aeb"):
        lines = _lines(row["body"])
        if sum(len(line.split()) for line in lines) >= 80 and " the " in row["body"]:
            found.append(Report(row["id"], SITE.split(row["text"].split("\n", 1)[0])[0].strip(), lines))
    return found


def reports(folder: Path) -> list[Report]:
    """Reports of which several tell of one event."""
    return [Report(str(row["cluster"]), row["title"], _lines(row["text"])) for row in rows(folder, "clusters_g5")]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def cut(lines: Sequence[str], rng: random.Random) -> list[str]:
    """The same words, one to three sentences a paragraph."""
    found: list[str] = []
    for line in lines:
        sentences = SENTENCE.split(line)
        while sentences:
            count = rng.choice((1, 1, 2, 2, 3))
            found.append(" ".join(sentences[:count]))
            del sentences[:count]
    return found


def dress(report: Report, rng: random.Random, manner: Manner) -> tuple[list[str], list[str]]:
    """Head and paragraphs of a report in the manner of its text, cut to some length."""
    heading = rng.choice((0, 1)) if manner.heading == 3 else manner.heading
    head = [report.title + "." * (heading == 2)] if heading else []
    if head and manner.byline:
        name, day = rng.choice(NAMES), rng.randint(1, 28)
        head += rng.choice(
            ([f"By {name}"], [f"By {name}", f"March {day}, 2019"], [f"{day} November 2016"], [name, "Staff Writer"])
        )
    whole = len(report.lines) == 1 and rng.random() < 0.7
    lines = cut(report.lines, rng) if whole or rng.random() < 0.25 else list(report.lines)
    lines = lines[: rng.choice((8, 15, 30, 60, None, None))]
    if manner.dateline and rng.random() < 0.7:
        lines[0] = f"{rng.choice(PLACES)}{manner.dateline}{lines[0]}"
    if manner.closing and rng.random() < 0.6:
        lines.append(f"{rng.choice(NAMES)} and {rng.choice(NAMES)} contributed reporting.")
    return head, lines


def joined(articles: Sequence[tuple[list[str], list[str]]], layout: str) -> tuple[str, list[int]]:
    """The text and where its articles start, in a layout of LAYOUTS."""
    inner = "\n\n" if "blank" in layout else "\n"
    text, starts = "", list[int]()
    for head, lines in articles:
        text += ("\n\n" if "+" in layout else inner) if text else ""
        starts.append(len(text))
        parts = [[textwrap.fill(one, 80) if "wrap" in layout else one for one in part] for part in (head, lines)]
        text += ("\n\n" if "title" in layout else inner).join(inner.join(part) for part in parts if part)
    return text, starts


def texts(found: Sequence[Report], count: int, rng: random.Random) -> Iterator[tuple[str, list[int]]]:
    """``count`` texts, each of one to six of the reports: of one event, of one kind, or mixed."""
    events: dict[str, list[Report]] = defaultdict(list)
    for one in found:
        events[one.event].append(one)
    several = [event for event in events.values() if len(event) > 1]
    alone = [event[0] for event in events.values() if len(event) == 1]
    for _ in range(count):
        number = rng.choice((1, 2, 2, 3, 3, 4, 6))
        together = [one for event in several for one in event]
        pool = rng.choice((rng.choice(several), rng.choice(several), together, together, alone, list(found)))
        manner = Manner(
            heading=rng.choice((0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 3)),
            byline=rng.random() < 0.2,
            dateline=rng.choice(DATELINES) if rng.random() < 0.25 else "",
            closing=rng.random() < 0.1,
        )
        chosen = rng.sample(pool, min(number, len(pool)))
        yield joined([dress(one, rng, manner) for one in chosen], rng.choice(LAYOUTS))


def example(text: str, starts: list[int]) -> tuple[Columns, Array]:
    """Signs of a text's paragraphs, and whether an article starts there."""
    found = blocks(text)
    told = [Told(look(" ".join(text[one.start : one.end].split()))) for one in found]
    answers = np.array([float(one.start in starts) for one in found])
    return signs(told, [one.apart for one in found]), answers


def grow(found: Sequence[Report]) -> dict[str, Any]:
    """The trees learnt from texts made of the reports, as :class:`generator.reading.trees.Trees` reads them."""
    made = [example(*one) for one in texts(found, TEXTS, random.Random(1))]  # noqa: S311
    names = sorted(made[0][0])
    table = np.vstack([matrix(columns, names)[1:] for columns, _ in made])
    answers = np.concatenate([one[1:] for _, one in made])
    booster = lightgbm.train(GROW, lightgbm.Dataset(table, answers), ROUNDS)
    return {"names": names, **tree_data.flat(booster)}


def main(folder: Path) -> None:
    """Learn from the sets in ``folder`` and write the trees into the package."""
    grown = grow([*pages(folder), *reports(folder)])
    tree_data.write(grown, TREES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
