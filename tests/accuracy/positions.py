"""On which side a sentence stands toward a target: the rules, the polarity model, and both together, on the same items.

Two kinds of items are measured. The stances of the sample desk and of saved pages (:mod:`stances`): the rules say who and on
what; the side is theirs, the model's (its likeliest answer for the target's words in the evidence; where that is neutral, or
the target stands in other words, nothing is said), or theirs unless the model is very sure of the contrary
(``generator.engines.offline.stance.contradicted``). And the sentences of NewsMTSC: there the rules answer where they find a
leaning whose target is little more than the name, else neutral; together, the rules answer where they find one, else the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.engines.offline import nlp
from generator.engines.offline.document import parse
from generator.engines.offline.polarity import polarity
from generator.engines.offline.stance import contradicted, target_in_evidence
from generator.engines.offline.stance_rules import leanings
from generator.model import Article, LabelSpan, Position, Seed, Stance
from generator.scoring import polarity as model_alone
from tests.accuracy import stances

NAME = "positions"
CARD = Path("generator/engines/offline/data/polarity/CARD.md")
START = "<!-- rules, model and both: written by `make accuracy RECORD=--record` -->\n"
END = "<!-- /rules, model and both -->\n"
WAYS = {"rules": "rules", "model": "model", "both": "both together"}
SIDES: tuple[Position, Position, Position] = ("opposes", "neutral", "supports")
# Characters that a leaning's target may have beside the name: an article, a title, a possessive.
BESIDE = 25
POLARITIES = {"opposes": -1, "supports": 1}

Said = Mapping[str, Sequence[Sequence[Stance]]]
Sides = Callable[[Sequence[Stance]], list[Stance]]


def measure_sample(folder: Path) -> dict[str, dict[str, float]]:
    """The rates of :func:`stances.rates_of_sample` for each of the three ways."""
    said = stances.said(folder, stances.load(stances.SAMPLE))
    return {way: stances.rates_of_sample(_by(sides, said)) for way, sides in _WAYS.items()}


def measure_real(folder: Path) -> dict[str, dict[str, float]]:
    """As :func:`measure_sample`, over saved pages."""
    said = stances.said(folder, stances.load(stances.REAL))
    return {way: stances.rates_of_real(_by(sides, said)) for way, sides in _WAYS.items()}


def measure_sentences(inputs: Iterable[Mapping[str, Any]], score: Callable[[Any], Mapping[str, Any]]) -> dict[str, Any]:
    """What ``score`` says to the answers of each way for the sentences of one part of NewsMTSC."""
    rows = list(inputs)
    rules = {row["id"]: _of_rules(row) for row in rows}
    model = {one["id"]: one["polarity"] for one in model_alone.predict(rows)}
    answers = {
        "rules": {item: side or 0 for item, side in rules.items()},
        "model": model,
        "both": {item: model[item] if side is None else side for item, side in rules.items()},
    }
    return {
        way: score({item: {"id": item, "polarity": side} for item, side in found.items()})
        for way, found in answers.items()
    }


def record(rows: Iterable[tuple[str, str, float]]) -> None:
    """Set the figures into the model's card, between its two marks: ``rows`` of what is measured, the way, the value."""
    figures: dict[str, dict[str, float]] = {}
    for what, way, value in rows:
        figures.setdefault(what, {})[way] = value
    lines = (f"| {what} | {' | '.join(f'{found[way]:.3f}' for way in WAYS)} |" for what, found in figures.items())
    head = f"| | {' | '.join(WAYS.values())} |\n| --- |{' ---: |' * len(WAYS)}"
    table = "\n".join((head, *lines))
    before, _, rest = CARD.read_text("utf-8").partition(START)
    CARD.write_text(f"{before}{START}\n{table}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def _by(sides: Sides, said: Said) -> dict[str, list[list[Stance]]]:
    return {name: [sides(told) for told in articles] for name, articles in said.items()}


def _model(told: Sequence[Stance]) -> list[Stance]:
    """The stances of ``told`` with the sides that the model hears, without those on which it hears none."""
    return [replace(one, position=side) for one in told if (side := _heard(one)) != "neutral"]


def _heard(stance: Stance) -> Position:
    place = target_in_evidence(stance)
    if place is None or stance.position not in POLARITIES:
        return "neutral"
    found = polarity(*place)
    return SIDES[found.index(max(found))]


def _both(told: Sequence[Stance]) -> list[Stance]:
    return [one for one in told if not contradicted(one, polarity)]


_WAYS: Mapping[str, Sides] = {"rules": list, "model": _model, "both": _both}


def _of_rules(row: Mapping[str, Any]) -> int | None:
    """The polarity toward the name that the last leaning on it gives; ``None`` without one."""
    found = [POLARITIES.get(side, 0) for start, end, side in _leanings(row["sentence"]) if _is_it(row, start, end)]
    return found[-1] if found else None


def _is_it(row: Mapping[str, Any], start: int, end: int) -> bool:
    return bool(start <= row["from"] and row["to"] <= end and end - start <= row["to"] - row["from"] + BESIDE)


def _leanings(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of the target of each leaning in ``text``, and its side."""
    article = Article(Seed("sentence", "", text), 0, len(text), (LabelSpan(0, len(text), "body"),))
    for sentence in parse(article, nlp.parser()).sentences:
        for found in leanings(sentence):
            first, last = found.target
            yield sentence.offsets(first)[0], sentence.offsets(last)[1], found.position
