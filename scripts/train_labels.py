"""Train the weights of the label model: ``python scripts/train_labels.py ../shared/data/news``.

Reads the development part of the article-extraction benchmark (``aeb.dev.*.jsonl.gz``, MIT licence) in the folder given, in the
shapes that seeds come in (as found; without blank lines; hard-wrapped; the bare article), and writes
``generator/reading/data/label_weights.json``. Needs scipy (``pip install .[score]``). Takes about a minute.
"""

from __future__ import annotations

import difflib
import gzip
import json
import sys
import textwrap
from collections.abc import Iterator
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
Example = tuple[list[Look], list[bool], Array]


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Text and main text of each page."""
    gold = {row["id"]: row["body"] for row in _rows(folder / "aeb.dev.gold.jsonl.gz")}
    for row in _rows(folder / "aeb.dev.inputs.jsonl.gz"):
        yield row["text"], gold[row["id"]]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def shapes(text: str, body: str) -> Iterator[tuple[str, str]]:
    """The page in the shapes that seeds come in."""
    yield text, body
    bare = "\n".join(line for line in text.split("\n") if line.strip())
    yield bare, body
    yield "\n".join(textwrap.fill(line, 80) for line in bare.split("\n")), body
    yield f"{text.split(chr(10), 1)[0]}\n\n{body}", body


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


def main(folder: Path) -> None:
    """Train on all pages in ``folder`` and write the weights into the package."""
    examples = [example(*shape) for page in pages(folder) for shape in shapes(*page)]
    names, weights, bias = train(examples)
    values = {name: round(float(weight), ROUND) for name, weight in zip(names, weights, strict=True)}
    out = Path(__file__).parents[1] / "generator" / "reading" / "data" / WEIGHTS
    out.write_text(json.dumps({"bias": round(bias, ROUND), "weights": values}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
