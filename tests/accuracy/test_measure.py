"""The measure over saved pages: hashes of a reader's notes against what the engine says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accuracy import real_seeds

TEXT = """Harbour minister opens the quay

By Nora Hale
Published 4 March 2026

Harbour minister Ada Brandt opened the new quay in Port Verran on Tuesday, a year later than planned and far above its price.

Opposition leader Omar Reyes stayed away, and said that the quay had cost too much. "It is a waste," Reyes told reporters.

Brandt said that the quay would pay for itself in ten years. She thanked the dockers, who had built it with their own hands.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "quay.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_what_is_right_wrong_and_missing_is_counted(folder: Path) -> None:
    gold = real_seeds.hashed({"quay.txt": [{"persons": ["ada  Brandt", "Omar Réyes", "Luc Armand"]}]})
    assert real_seeds.measure(folder, gold)["persons"] == {"P": 1.0, "R": 2 / 3, "F1": 0.8, "n": 3}


def test_a_date_is_a_phrase_and_its_value(folder: Path) -> None:
    gold = real_seeds.hashed({"quay.txt": [{"published": "2026-03-04", "dates": [["Tuesday", "2026-03-03"]]}]})
    rates = real_seeds.measure(folder, gold)
    assert rates["published"]["F1"] == 1.0
    assert rates["dates"]["R"] == 1.0


def test_an_article_that_is_not_found_counts_as_missed(folder: Path) -> None:
    gold = real_seeds.hashed({"quay.txt": [{"persons": ["Ada Brandt"]}, {"persons": ["Luc Armand"]}]})
    assert real_seeds.measure(folder, gold)["persons"]["R"] == 0.5


def test_a_hash_holds_for_its_own_article_alone() -> None:
    (one, two), (other,) = real_seeds.hashed(
        {"a.txt": [{"persons": ["X"]}] * 2, "b.txt": [{"persons": ["X"]}]}
    ).values()
    assert len({one["persons"][0], two["persons"][0], other["persons"][0]}) == 3


def test_the_gold_of_the_repository_holds_hashes_and_no_words() -> None:
    for articles in real_seeds.load(real_seeds.GOLD).values():
        for article in articles:
            for values in article.values():
                for value in [values] if isinstance(values, str) else values:
                    assert len(value) == real_seeds.LENGTH
                    assert int(value, 16) >= 0
