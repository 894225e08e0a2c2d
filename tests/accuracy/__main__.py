"""``make accuracy``: run the engine on annotated news and print one table; ``--record`` also sets it into the site's page.

The folder (``NEWS``, default ``../shared/data/news``) holds ``NAME.SPLIT.inputs.jsonl.gz`` and ``.gold.jsonl.gz``, a loader
``datasets.py`` and the scorer ``score.py``. Predictions come from ``generator.scoring``, as from ``daybrief score``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from generator import scoring
from generator.engines import registry
from tests.accuracy import crowd, positions, real_seeds, stances

SAMPLE_SEEDS = Path("content/seeds")
PAGE = Path("content/pages/how-far-to-trust.md")
START, END = "<!-- accuracy: written by `make accuracy RECORD=--record` -->\n", "<!-- /accuracy -->\n"


AMONG_OTHERS, CROWDED = "among others", ("basil", "clusters_g5")
"""Sets that are also measured by :mod:`.crowd`, and where in their answers that stands."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: ``path`` leads to the figure in the scorer's answer; ``best`` and ``floor`` are others' figures."""

    name: str
    split: str
    what: str
    path: tuple[str, ...]
    best: float | None = None
    floor: float | None = None


FIGURES = (
    *(Figure("g5w1h", "dev", f"{q}: token F1", (q, "tokenF1"), best, floor) for q, best, floor in (
        ("who", 0.504, 0.559), ("what", 0.152, 0.515), ("when", 0.385, 0.477), ("where", 0.639, None))),
    *(Figure("dirty", "dev", f"{q} in page junk: token F1", (q, "tokenF1")) for q in ("who", "what", "when", "where")),
    Figure("aeb", "dev", "main text of a page as plain text: F1", ("F1",), 0.844, 0.761),
    Figure("dirtycat", "dev", "articles in one file: recall", ("article recall (F1>=.7)",), 0.867),
    Figure("dirtycat", "dev", "articles in one file: precision", ("article precision (F1>=.7)",), 0.720),
    Figure("dirtycat", "dev", "articles in one file: count right", ("count right",), 0.467),
    Figure("concat", "dev", "where each article starts: F1", ("all", "boundary F1"), 0.877, 0.537),
    Figure("timeml", "train", "dates and times: value F1", ("value F1",), 0.781, 0.636),
    Figure("basilfacts", "dev", "main actors: recall", ("who R",), 0.739),
    Figure("basilfacts", "dev", "main actors: precision", ("who P",), 0.563),
    Figure("basilfacts", "dev", "main event: token F1", ("what token F1",), 0.466),
    Figure("basil", "dev", "articles of one event: B3 F1", ("B3 F1",), 0.957),
    Figure("clusters_g5", "dev", "articles of one event: B3 F1", ("B3 F1",), 0.921),
    *(Figure(name, "dev", f"articles of one event among other texts, {way}: B3 F1", (AMONG_OTHERS, way, "B3 F1"))
      for name in CROWDED for way in crowd.WAYS),
    Figure("realsumm", "dev", "human content units in 85 words: recall", ("SCU token recall",), 0.633, 0.591),
    Figure("salient", "dev", "most salient actors: recall at 5", ("recall@5 of salience>=4",), None, 0.579),
    Figure("polnear", "dev", "who says what: attribution F1", ("attribution F1",), 0.784, 0.382),
    Figure("polnear", "dev", "who says what: recall with the source right", ("who-said-what R",), 0.701, 0.198),
    Figure("newsmtsc", "dev_rw", "polarity toward a name: F1 macro", ("F1 macro",), 0.831, 0.513),
    Figure("newsmtsc", "dev_mt", "polarity toward a name: F1 macro", ("F1 macro",), 0.825, 0.481),
    Figure(real_seeds.NAME, "five", "persons in saved pages: F1", ("persons", "F1")),
    *(Figure(stances.NAME, part, f"who takes which side, {of}: {what}", (key,))
      for part, of in (("five", "saved pages"), ("sample", "sample desk"))
      for key, what in (("P", "precision"), ("R", "recall"), ("reversed", "reversed"))),
    *(Figure(positions.NAME, part, f"side toward a target, {of}, {named}: {what}", (way, key))
      for part, of in (("five", "saved pages"), ("sample", "sample desk"))
      for way, named in positions.WAYS.items()
      for key, what in (("P", "precision"), ("R", "recall"), ("reversed", "reversed"))),
    *(Figure(positions.NAME, part, f"polarity toward a name ({of}), {named}: F1 macro", (way, "F1 macro"))
      for part, of in (("dev_rw", "real-world"), ("dev_mt", "several names"))
      for way, named in positions.WAYS.items()),
)  # fmt: skip
"""Best known and floor are measured on other parts of the same sets; for polnear a second human is the best."""

SOURCES = {"basilfacts": "basil", "salient": "gum"}
"""Sets that are read from another's texts."""


def main() -> int:
    """Measure, print, and record where asked; 2 where the data are not there."""
    options = _arguments().parse_args()
    folder: Path = options.news
    if not (folder / "score.py").is_file():
        sys.stderr.write(
            f"No annotated data in {folder}: nothing to measure. Name the folder: make accuracy NEWS=DIR\n"
        )
        return 2
    sys.path.insert(0, str(folder))
    datasets, scorer = import_module("datasets"), import_module("score")
    wanted = [figure for figure in FIGURES if not options.only or figure.name in options.only]
    if not options.seeds.is_dir():
        wanted = [figure for figure in wanted if figure.name != real_seeds.NAME and figure.split != "five"]
        sys.stderr.write(f"No saved pages in {options.seeds}: {real_seeds.NAME} is not measured.\n")
    rows = list(_measured(wanted, datasets, scorer, options.seeds))
    sys.stdout.write(_table(rows))
    if options.record:
        _record_all(rows, whole=not options.only)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make accuracy", description=__doc__)
    parser.add_argument("news", nargs="?", type=Path, default=Path("../shared/data/news"), help="folder of the data")
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"), help="folder of the saved pages")
    parser.add_argument("--only", action="append", help="measure this set only; may be given again")
    parser.add_argument("--record", action="store_true", help=f"set the figures into {PAGE} and the model's card")
    return parser


def _measured(wanted: list[Figure], datasets: Any, scorer: Any, seeds: Path) -> Iterator[tuple[Figure, float]]:
    """Each figure with its value; a set's predictions are made once for all its figures."""
    answers: dict[tuple[str, str], Mapping[str, Any]] = {}
    for figure in wanted:
        key = figure.name, figure.split
        if key not in answers:
            answers[key] = _answer(*key, datasets, scorer, seeds)
        value: Any = answers[key]
        for part in figure.path:
            value = value[part]
        yield figure, float(value)


def _answer(name: str, split: str, datasets: Any, scorer: Any, seeds: Path) -> Mapping[str, Any]:
    """The figures of one part of a set, by the scorer or by the gold in this repository."""
    if name == real_seeds.NAME:
        return real_seeds.measure(seeds)
    if name == stances.NAME:
        return stances.measure_real(seeds) if split == "five" else stances.measure_sample(SAMPLE_SEEDS)
    if name == positions.NAME:
        return _positions(split, datasets, scorer, seeds)
    return _scored(name, split, datasets, scorer)


def _positions(split: str, datasets: Any, scorer: Any, seeds: Path) -> Mapping[str, Any]:
    """The figures of rules, model and both on one part."""
    if split in {"five", "sample"}:
        return positions.measure_real(seeds) if split == "five" else positions.measure_sample(SAMPLE_SEEDS)
    inputs = ({"id": item["id"], **item["input"]} for item in datasets.SETS["newsmtsc"]() if item["split"] == split)
    return positions.measure_sentences(inputs, lambda answers: scorer.run("newsmtsc", split, answers))


def _scored(name: str, split: str, datasets: Any, scorer: Any) -> Mapping[str, Any]:
    """The scorer's answer to the engine's predictions for one part of a set."""
    started = time.process_time()
    items = datasets.SETS[SOURCES.get(name, name)]()
    inputs = ({"id": item["id"], **item["input"]} for item in items if item["split"] == split)
    predictions = {one["id"]: one for one in scoring.predictor(name)(inputs)}
    answer: dict[str, Any] = dict(scorer.run(name, split, predictions))
    if name in CROWDED:
        answer[AMONG_OTHERS] = crowd.measure(name, split, datasets, scorer)
    seconds = time.process_time() - started
    sys.stderr.write(f"{name} {split}: {len(predictions)} items, {seconds:.0f} s\n")
    return answer


def _table(rows: list[tuple[Figure, float]]) -> str:
    lines = ["| set | figure | ours | best known | floor |", "| --- | --- | ---: | ---: | ---: |"]
    lines += [
        f"| {row.name} ({row.split}) | {row.what} | {value:.3f} | {_number(row.best)} | {_number(row.floor)} |"
        for row, value in rows
    ]
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _record_all(rows: list[tuple[Figure, float]], *, whole: bool) -> None:
    """Set the rows of sides into the model's card, and all rows into the site's page where none is left out."""
    if whole:
        _record(rows)
    sides = [
        (figure.what.replace(f", {positions.WAYS[figure.path[0]]}", ""), figure.path[0], value)
        for figure, value in rows
        if figure.name == positions.NAME
    ]
    if sides:
        positions.record(sides)


def _record(rows: list[tuple[Figure, float]]) -> None:
    """Set the table, the day and the engine into the page, between its two marks."""
    engine = registry.ref("offline")
    day = datetime.now(UTC).date().isoformat()
    said = f"Measured on {day} with engine {engine.name} {engine.version} ({engine.model}).\n\n"
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{START}\n{said}{_table(rows)}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
