"""Who stands where, measured against what a reader found: in the sample desk's seeds, and in saved files of real news.

A record is right when holder and position are, and the target has one of the words that name the matter. The sample's gold is in
plain words (``tests/sample_stances.yml``). The real files are not part of this repository, and neither are their words: for them
``real_stances.yml`` holds salted hashes of each holder (last word of the name), position and word of the target that are right
together; ``python -m tests.accuracy.stances GOLD.yml`` writes it from a file of the sample's shape, a list for each article.
A position is reversed when the gold has the other side of the same holder and target, and not this one.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import pipeline, store, yamlio
from generator.desk.actors import fold
from generator.model import Stance

NAME = "stances"
SAMPLE = Path(__file__).parents[1] / "sample_stances.yml"
REAL = Path(__file__).with_name("real_stances.yml")
LENGTH = 16  # hexadecimal digits that are kept of a hash
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
OTHER = {"supports": "opposes", "opposes": "supports"}

Records = Sequence[Mapping[str, Any]]
Said = Mapping[str, Sequence[Sequence[Stance]]]
"""The stances of each article of each file."""


def measure_sample(folder: Path) -> dict[str, float]:
    """Precision ``P``, recall ``R`` and ``reversed`` over the seeds in ``folder`` of the sample's gold."""
    return rates_of_sample(said(folder, load(SAMPLE)))


def measure_real(folder: Path) -> dict[str, float]:
    """As :func:`measure_sample`, over the files in ``folder`` that the hashed gold is of."""
    return rates_of_real(said(folder, load(REAL)))


def rates_of_sample(told: Said) -> dict[str, float]:
    """The rates of what is ``told`` of the sample's seeds."""
    return _rates((_all(told[name]), records, fits) for name, records in load(SAMPLE).items())


def rates_of_real(told: Said) -> dict[str, float]:
    """The rates of what is ``told`` of the real files; the gold is by article there."""
    return _rates(
        (told[name][number] if number < len(told[name]) else (), records, _fits_hashed(name, number))
        for name, articles in load(REAL).items()
        for number, records in enumerate(articles)
    )


def load(path: Path) -> dict[str, Any]:
    """The gold in ``path``; a file that does not hold is a mistake of the programmer."""
    gold, problems = yamlio.load(path, path.name)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    answer: dict[str, Any] = gold
    return answer


def fits(stance: Stance, position: str, record: Mapping[str, Any]) -> bool:
    """Whether ``record`` (in plain words) has the holder and the target of ``stance``, on the side of ``position``."""
    holders = {fold(name.replace("’", "'")) for name in record["who"]}
    target = stance.target.casefold().replace("’", "'")
    about = any(words.casefold() in target for words in record["about"])
    return about and position in record["side"] and fold(stance.holder.replace("’", "'")) in holders


def _fits_hashed(name: str, number: int) -> Any:
    def hashed_fits(stance: Stance, position: str, record: Mapping[str, Any]) -> bool:
        return not set(record["any"]).isdisjoint(
            _hash(name, number, stance.holder, position, word) for word in WORD.findall(stance.target)
        )

    return hashed_fits


def hashed(plain: Mapping[str, Sequence[Records]]) -> dict[str, list[list[dict[str, Any]]]]:
    """Gold in plain words, a list of records for each article of each file, as gold in hashes."""
    return {
        name: [[_record(name, number, record) for record in records] for number, records in enumerate(articles)]
        for name, articles in plain.items()
    }


def _record(name: str, number: int, record: Mapping[str, Any]) -> dict[str, Any]:
    ways = product(record["who"], record["side"], record["about"])
    found: dict[str, Any] = {"any": sorted({_hash(name, number, *way) for way in ways})}
    return found | ({"minor": True} if record.get("minor") else {})


def _hash(name: str, number: int, holder: str, position: str, word: str) -> str:
    last = fold(holder).split()[-1]
    return hashlib.sha256(f"{name}\0{number}\0{last}\0{position}\0{_plain(word)}".encode()).hexdigest()[:LENGTH]


def _plain(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.replace("’", "'").casefold().removesuffix("'s")


def said(folder: Path, names: Iterable[str]) -> dict[str, list[Sequence[Stance]]]:
    """The stances of each article of each file, through the same stages as in a build."""
    with TemporaryDirectory() as room:
        pipeline.read(pipeline.Folders.of(Path(room), folder, Path(room)))
        found = {name: store.read(Path(room), store.brief_path(name))[0] for name in names}
    return {name: [brief.stance for brief in file.briefs] if file else [] for name, file in found.items()}


def _all(articles: Sequence[Sequence[Stance]]) -> tuple[Stance, ...]:
    return tuple(stance for stances in articles for stance in stances)


def _rates(pairs: Iterator[tuple[Sequence[Stance], Records, Any]]) -> dict[str, float]:
    """Records marked ``minor`` may be told but need not be: they count for precision only."""
    counts: Counter[str] = Counter()
    for stances, records, fit in pairs:
        needed = {number for number, record in enumerate(records) if not record.get("minor")}
        hit: set[int] = set()
        for stance in stances:
            right = {number for number, record in enumerate(records) if fit(stance, stance.position, record)}
            other = OTHER.get(stance.position, "")
            counts["reversed"] += not right and any(fit(stance, other, record) for record in records)
            counts["told"] += 1
            counts["right"] += bool(right)
            hit |= right
        counts["needed"] += len(needed)
        counts["found"] += len(hit & needed)
    return {
        "P": counts["right"] / max(1, counts["told"]),
        "R": counts["found"] / max(1, counts["needed"]),
        "reversed": float(counts["reversed"]),
    }


if __name__ == "__main__":
    sys.stdout.write(yamlio.dump(hashed(load(Path(sys.argv[1])))))
