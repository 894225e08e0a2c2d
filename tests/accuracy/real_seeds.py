"""Persons and dates in saved files of real news, measured against what a reader found in them by hand.

The files are not part of this repository, and neither are their words: ``real_seeds.yml`` holds, for each article of each
file, salted hashes of what is right: ``persons`` (names as the article gives them in full), ``published`` (EDTF) and ``dates``
(a phrase and its EDTF). What the engine says is hashed in the same way and compared. ``python -m tests.accuracy.real_seeds
GOLD.yml`` writes such a file from one with the same shape in plain words, each date as a list of phrase and EDTF.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import pipeline, store, yamlio
from generator.model import Brief

NAME = "seeds"
GOLD = Path(__file__).with_name("real_seeds.yml")
LENGTH = 16  # hexadecimal digits that are kept of a hash

Gold = Mapping[str, Sequence[Mapping[str, Any]]]
"""File name to its articles in order, each with any of the keys ``persons``, ``published`` and ``dates``."""


def measure(folder: Path, gold: Gold | None = None) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 (``P``, ``R``, ``F1``, and ``n`` of the gold) of each key over the files in ``folder``."""
    known = gold if gold is not None else load(GOLD)
    counts: Counter[tuple[str, str]] = Counter()
    for name, briefs in _briefs(folder, known):
        for number, right in enumerate(known[name]):
            brief = briefs[number] if number < len(briefs) else None
            for key, values in right.items():
                wanted = Counter([values] if isinstance(values, str) else values)
                found = Counter(_hash(name, number, value) for value in _said(brief, key)) if brief else Counter()
                counts[key, "right"] += sum((wanted & found).values())
                counts[key, "wanted"] += wanted.total()
                counts[key, "found"] += found.total()
    return {key: _rates(counts, key) for key in sorted({key for key, _ in counts})}


def load(path: Path) -> Gold:
    """The gold in ``path``; a file that does not hold is a mistake of the programmer."""
    gold, problems = yamlio.load(path, path.name)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    answer: Gold = gold
    return answer


def hashed(plain: Gold) -> dict[str, list[dict[str, Any]]]:
    """Gold in plain words as gold in hashes."""
    return {
        name: [{key: _hashes(name, number, article[key]) for key in article} for number, article in enumerate(articles)]
        for name, articles in plain.items()
    }


def _hashes(name: str, number: int, values: str | Sequence[str | Sequence[str]]) -> str | list[str]:
    if isinstance(values, str):
        return _hash(name, number, values)
    return sorted(_hash(name, number, one if isinstance(one, str) else "|".join(one)) for one in values)


def _hash(name: str, number: int, value: str) -> str:
    """The hash of ``value`` in article ``number`` of file ``name``, accents, case and white space left aside."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", value) if not unicodedata.combining(c))
    words = " ".join(plain.replace("’", "'").casefold().split())
    return hashlib.sha256(f"{name}\0{number}\0{words}".encode()).hexdigest()[:LENGTH]


def _briefs(folder: Path, known: Gold) -> Iterator[tuple[str, Sequence[Brief]]]:
    """What the engine says of each file of the gold, through the same stages as in a build."""
    with TemporaryDirectory() as room:
        pipeline.read(pipeline.Folders.of(Path(room), folder, Path(room)))
        for name in known:
            file, _ = store.read(Path(room), store.brief_path(name))
            yield name, file.briefs if file is not None else ()


def _said(brief: Brief, key: str) -> Iterable[str]:
    """The values of ``brief`` that answer ``key``."""
    if key == "persons":
        return [actor.name for actor in brief.who if actor.kind == "person"]
    if key == "published":
        return [brief.published.edtf]
    return [f"{event.phrase}|{event.edtf}" for event in brief.when]


def _rates(counts: Counter[tuple[str, str]], key: str) -> dict[str, float]:
    right, wanted, found = (counts[key, what] for what in ("right", "wanted", "found"))
    return {
        "P": right / max(1, found),
        "R": right / max(1, wanted),
        "F1": 2 * right / max(1, wanted + found),
        "n": wanted,
    }


if __name__ == "__main__":
    sys.stdout.write(yamlio.dump(hashed(load(Path(sys.argv[1])))))
