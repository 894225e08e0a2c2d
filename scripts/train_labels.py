"""Train the weights of the label model: ``python scripts/train_labels.py ../shared/data/news``.

Reads the development part of the article-extraction benchmark (``aeb.dev.*.jsonl.gz``, MIT licence) in the folder given, in the
shapes that seeds come in (as found; without blank lines; hard-wrapped; the bare article), and writes
``generator/reading/data/label_weights.json``. Needs scipy (``pip install .[score]``). Takes about a minute.
"""

from __future__ import annotations

import difflib
import gzip
import json
import random
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from generator.reading.label_features import Array, features, matrix
from generator.reading.label_model import CAP, WEIGHTS
from generator.reading.looks import Look, look
from generator.reading.paragraphs import blocks

L2 = 300.0
"""Ridge penalty on standardised features (cross-validated F1 .914 at 10, .917 at 100, .919 at 300)."""
ROUND = 4
BOXES = ("Advertisement", "Read more:", "Related Articles", "Sign up for our newsletter", "Share this article", "Photo")
BOXED, CAPTIONED = 0.35, 0.2
"""Share of paragraphs after which a box stands, and of articles that begin with a picture's credit."""
Example = tuple[list[Look], list[bool], Array]


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Text and main text of each page."""
    gold = {row["id"]: row["body"] for row in _rows(folder / "aeb.dev.gold.jsonl.gz")}
    for row in _rows(folder / "aeb.dev.inputs.jsonl.gz"):
        yield row["text"], gold[row["id"]]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def shapes(text: str, body: str, around: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The page in the shapes that seeds come in; ``around`` is another page and its body."""
    yield text, body
    bare = "\n".join(line for line in text.split("\n") if line.strip())
    yield bare, body
    yield "\n".join(textwrap.fill(line, 80) for line in bare.split("\n")), body
    yield f"{text.split(chr(10), 1)[0]}\n\n{body}", body
    yield buried(text.split("\n", 1)[0], body, around)


def buried(title: str, body: str, around: tuple[str, str]) -> tuple[str, str]:
    """The article as scrapers leave it, in few long paragraphs with boxes between them, within the junk of another page."""
    rng = random.Random(len(body))  # noqa: S311
    lines = [" ".join(line.split()) for line in body.split("\n") if line.strip()]
    merged: list[str] = []
    while lines:
        count = rng.choice((1, 2, 3, 5))
        merged.append(" ".join(lines[:count]))
        del lines[:count]
    if rng.random() < CAPTIONED:
        merged[0] = f"Image copyright Reuters Image caption {merged[0]}"
    page, inner = ([" ".join(line.split()) for line in part.split("\n") if line.strip()] for part in around)
    places = [i for i, line in enumerate(page) if line in set(inner)] or [len(page) // 2]
    head, tail = page[: places[0]][-25:], page[places[-1] + 1 :][:40]
    boxes = [*BOXES, *(line for line in head if len(line) < 30)]
    day = f"20{rng.randint(10, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    text = "\n".join(head) + f"\n\n{title}\n\n{day}"
    for line in merged:
        text += f"\n\n{line}" + (f"\n\n{rng.choice(boxes)}" if rng.random() < BOXED else "")
    return text + "\n\n" + "\n".join(tail), "\n".join(merged)


def example(text: str, body: str) -> Example:
    """Looks, blank lines before, and whether each paragraph is of the main text, by aligning the two."""
    found = blocks(text)
    lines = [" ".join(text[one.start : one.end].split()) for one in found]
    wanted = [" ".join(line.split()) for line in body.split("\n") if line.strip()]
    answer = np.zeros(len(lines))
    for start, _, length in difflib.SequenceMatcher(a=lines, b=wanted, autojunk=False).get_matching_blocks():
        answer[start : start + length] = 1
    whole = " ".join(wanted)
    for i, line in enumerate(lines):
        answer[i] = answer[i] or (len(line) > 60 and line in whole)
    return [look(line) for line in lines], [one.apart for one in found], answer


def fit(rows: Array, answers: Array, weights: Array, penalty: float = L2) -> tuple[Array, float]:
    """Weights and bias of the ridge logistic regression, for features as they come."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    scaled = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])

    def loss(beta: Array) -> tuple[float, Array]:
        z = scaled @ beta
        ridge = np.append(beta[:-1], 0.0)
        error = weights * (1 / (1 + np.exp(-z)) - answers)
        return float(
            (weights * (np.logaddexp(0, z) - answers * z)).sum() + penalty / 2 * ridge @ ridge
        ), scaled.T @ error + penalty * ridge

    beta = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return beta[:-1] / spread, float(beta[-1] - (beta[:-1] / spread * mean).sum())


def train(examples: list[Example]) -> tuple[list[str], Array, float]:
    """Names, weights and bias from ``examples``."""
    columns = [features(looks, apart) for looks, apart, _ in examples]
    names = sorted(columns[0])
    rows = np.vstack([matrix(one, names) for one in columns])
    words = np.concatenate([np.minimum([float(one.size) for one in looks], CAP) for looks, _, _ in examples])
    weights, bias = fit(rows, np.concatenate([answer for _, _, answer in examples]), words / words.mean())
    return names, weights, bias


def made(found: Sequence[tuple[str, str]]) -> list[Example]:
    """The examples made of the pages, each in all shapes."""
    around = [*found[1:], *found[:1]]
    return [example(*shape) for page, other in zip(found, around, strict=True) for shape in shapes(*page, other)]


def main(folder: Path) -> None:
    """Train on all pages in ``folder`` and write the weights into the package."""
    examples = made(list(pages(folder)))
    names, weights, bias = train(examples)
    values = {name: round(float(weight), ROUND) for name, weight in zip(names, weights, strict=True)}
    out = Path(__file__).parents[1] / "generator" / "reading" / "data" / WEIGHTS
    out.write_text(json.dumps({"bias": round(bias, ROUND), "weights": values}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
