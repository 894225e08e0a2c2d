"""The measure itself: what counts as right, as reversed, and as not needed."""

from __future__ import annotations

from typing import Any

from generator.model import Position, Stance
from tests.accuracy.stances import _fits_hashed, _rates, fits, hashed

GOLD: list[dict[str, Any]] = [
    {"who": ["Ada Brandt"], "side": ["supports"], "about": ["accord"]},
    {"who": ["Peter Holm"], "side": ["opposes"], "about": ["toll"], "minor": True},
]


def stance(holder: str, position: Position, target: str) -> Stance:
    return Stance(holder, target, position, "reported", hedged=False, confidence=0.9, quote=None, evidence=())


def test_holder_position_and_a_word_of_the_target_make_it_right() -> None:
    told = [stance("Ada Brandt", "supports", "the harbour accord"), stance("Peter Holm", "opposes", "a toll")]
    assert _rates(iter([(told, GOLD, fits)])) == {"P": 1.0, "R": 1.0, "reversed": 0.0}


def test_the_other_side_is_reversed_and_another_matter_is_only_wrong() -> None:
    told = [stance("Ada Brandt", "opposes", "the accord"), stance("Ada Brandt", "supports", "the ferry")]
    assert _rates(iter([(told, GOLD, fits)])) == {"P": 0.0, "R": 0.0, "reversed": 1.0}


def test_hashes_measure_what_words_do() -> None:
    (records,) = hashed({"a.txt": [GOLD]})["a.txt"]
    told = [stance("Ada Brandt", "supports", "the harbour accord"), stance("Holm", "supports", "a toll")]
    assert _rates(iter([(told, records, _fits_hashed("a.txt", 0))])) == {"P": 0.5, "R": 1.0, "reversed": 1.0}
    assert "Brandt" not in str(records)
