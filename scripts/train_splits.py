"""Train the weights of the splitting model: ``python scripts/train_splits.py ../shared/data/news``.

Sets articles one after another in the shapes that seeds come in (with and without headlines, bylines and blank lines,
hard-wrapped) and learns where the next one starts. The articles come from ``aeb.dev.*`` (MIT) and ``clusters_g5.dev.*``
(Apache-2.0; several reports of one event) in the folder given. Writes ``generator/reading/data/split_weights.json``. Needs scipy.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from train_labels import fit

from generator.reading.label_features import Array, Columns, matrix
from generator.reading.looks import look
from generator.reading.paragraphs import blocks
from generator.reading.split_features import Told, features
from generator.reading.split_model import WEIGHTS

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
TEXTS = 400
L2 = 20.0
Article = tuple[str, list[str]]


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Items of one set with input and gold in one mapping."""

    def read(part: str) -> list[dict[str, Any]]:
        with gzip.open(folder / f"{name}.dev.{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    gold = {one["id"]: one for one in read("gold")}
    return [{**one, **gold[one["id"]]} for one in read("inputs")]


def pages(folder: Path) -> list[Article]:
    """Title and paragraphs of English pages with an article of some length."""
    found: list[Article] = []
    for row in rows(folder, "aeb"):
        lines = [" ".join(line.split()) for line in row["body"].split("\n") if line.strip()]
        if sum(len(line.split()) for line in lines) >= 80 and " the " in row["body"]:
            found.append((SITE.split(row["text"].split("\n", 1)[0])[0], lines))
    return found


def reports(folder: Path, rng: random.Random) -> list[list[Article]]:
    """Groups of reports of one event; their texts have no paragraphs, so one to three sentences make one."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for row in rows(folder, "clusters_g5"):
        lines: list[str] = []
        for stretch in row["text"].split("\n"):
            sentences = [one for one in SENTENCE.split(stretch) if one.strip()]
            while sentences:
                count = rng.choice((1, 1, 2, 2, 3))
                lines.append(" ".join(sentences[:count]).strip())
                del sentences[:count]
        groups[str(row["cluster"])].append((row["title"], lines))
    return list(groups.values())


def dress(article: Article, rng: random.Random, heading: int, byline: bool) -> list[str]:
    """The paragraphs of an article with or without headline (2: with a full stop) and byline, cut to some length."""
    title, lines = article
    head = [title + "." * (heading == 2)] if heading else []
    if head and byline:
        name, day = rng.choice(NAMES), rng.randint(1, 28)
        head += rng.choice(
            ([f"By {name}"], [f"By {name}", f"March {day}, 2019"], [f"{day} November 2016"], [name, "Staff Writer"])
        )
    return head + lines[: rng.choice((8, 15, 30, 60))]


def joined(articles: list[list[str]], shape: str) -> tuple[str, list[int]]:
    """The text and where its articles start. A ``+`` in the shape: blank lines between articles only."""
    inner = "\n\n" if "blank" in shape else "\n"
    text, starts = "", []
    for paragraphs in articles:
        text += ("\n\n" if "+" in shape else inner) if text else ""
        starts.append(len(text))
        text += inner.join(textwrap.fill(one, 80) if "wrap" in shape else one for one in paragraphs)
    return text, starts


def example(text: str, starts: list[int]) -> tuple[Columns, Array]:
    """Features of a text's paragraphs after the first, and whether an article starts there."""
    found = blocks(text)
    told = [Told(look(" ".join(text[one.start : one.end].split()))) for one in found]
    answers = np.array([float(one.start in starts) for one in found])
    return features(told, [one.apart for one in found]), answers


def examples(folder: Path) -> list[tuple[Columns, Array]]:
    """The training texts' features and answers."""
    rng = random.Random(1)  # noqa: S311
    page, events = pages(folder), reports(folder, rng)
    mixed = [one for event in events for one in event]
    found = []
    for _ in range(TEXTS):
        count = rng.choice((1, 2, 2, 3, 3, 4, 6))
        pool = rng.choice((rng.choice([event for event in events if len(event) > 1]), mixed, page, mixed + page))
        heading, byline = rng.choice((0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3)), rng.random() < 0.25
        articles = [
            dress(one, rng, heading if heading < 3 else rng.choice((0, 1)), byline)
            for one in rng.sample(pool, min(count, len(pool)))
        ]
        shape = rng.choice(("blank", "blank", "line", "wrap", "wrap", "wrapblank", "line+", "wrap+"))
        found.append(example(*joined(articles, shape)))
    return found


def main(folder: Path) -> None:
    """Train on texts made from the sets in ``folder`` and write the weights into the package."""
    made = examples(folder)
    names = sorted(made[0][0])
    answers = np.concatenate([one[1:] for _, one in made])
    table = np.vstack([matrix(columns, names)[1:] for columns, _ in made])
    weights, bias = fit(table, answers, np.ones(len(answers)), L2)
    values = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    out = Path(__file__).parents[1] / "generator" / "reading" / "data" / WEIGHTS
    out.write_text(json.dumps({"bias": round(bias, 4), "weights": values}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
