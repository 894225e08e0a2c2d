"""Likeness in meaning: exact, symmetric, and silent without its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk import nearness as module
from generator.desk.nearness import nearness


def test_words_of_one_subject_are_nearer_than_words_of_two() -> None:
    assert nearness("a tax on houses", "levies for homes") > 0.4
    assert nearness("a tax on houses", "the ferry captain") < 0.2


def test_order_case_and_plain_words_do_not_count() -> None:
    assert nearness("Ferry captain", "the captain of a ferry") == pytest.approx(1, abs=1e-12)
    assert nearness("wind farm", "boats") == nearness("boats", "wind farm")


@pytest.mark.parametrize("text", ["", "the of and", "123 — ??", "жжж", "qqzx" * 25_000])
def test_a_text_without_known_words_is_near_nothing(text: str) -> None:
    assert nearness(text, "a tax on houses") == 0


def test_another_file_gives_no_vectors(tmp_path: Path) -> None:
    other = tmp_path / "word_vectors.bin"
    other.write_bytes(module.FILE.read_bytes()[:-1] + b"\0")
    assert len(module._table(module.FILE)) > 10_000
    assert module._table(other) == module._table(tmp_path / "none.bin") == {}
