"""Rules, model and both: what each way answers, and where the figures are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.engines.offline import polarity
from generator.model import Evidence, Position, Stance
from tests.accuracy import positions


def stance(position: Position, exact: str, target: str) -> Stance:
    evidence = (Evidence(0, len(exact), exact),)
    return Stance(
        "Ada Brandt", target, position, "reported", hedged=False, confidence=0.9, quote=None, evidence=evidence
    )


SURE = stance("supports", "Ada Brandt praised the wonderful old quay.", "the wonderful old quay")
ELSEWHERE = stance("supports", "She praised it.", "the old quay")


@pytest.mark.skipif(not polarity.available(), reason="the polarity model is not there")
def test_the_model_answers_only_where_the_target_stands_in_the_evidence() -> None:
    assert [one.position for one in positions._model([SURE, ELSEWHERE])] == ["supports"]


@pytest.mark.skipif(not polarity.available(), reason="the polarity model is not there")
def test_both_leave_out_what_the_model_hears_the_other_way() -> None:
    wrong = stance("opposes", SURE.evidence[0].exact, SURE.target)
    assert positions._both([SURE, wrong, ELSEWHERE]) == [SURE, ELSEWHERE]


@pytest.mark.parametrize(
    ("sentence", "name", "side"),
    [
        ("Peter Holm condemned Ada Brandt on Monday.", "Ada Brandt", -1),
        ("Peter Holm praised Ada Brandt on Monday.", "Ada Brandt", 1),
        ("Peter Holm met Ada Brandt on Monday.", "Ada Brandt", None),
        ("Peter Holm condemned the raid on the port that Ada Brandt runs.", "Ada Brandt", None),
    ],
)
def test_the_rules_answer_where_a_side_is_on_little_more_than_the_name(
    sentence: str, name: str, side: int | None
) -> None:
    start = sentence.index(name)
    assert positions._of_rules({"sentence": sentence, "from": start, "to": start + len(name)}) == side


def test_the_figures_are_set_between_the_marks_of_the_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = tmp_path / "CARD.md"
    card.write_text(f"# Card\n{positions.START}old\n{positions.END}\nrest\n", "utf-8")
    monkeypatch.setattr(positions, "CARD", card)
    positions.record([("F1", way, number / 10) for number, way in enumerate(positions.WAYS)])
    text = card.read_text("utf-8")
    assert "| F1 | 0.000 | 0.100 | 0.200 |" in text
    assert "old" not in text
    assert text.startswith("# Card\n")
    assert text.endswith("\nrest\n")


def test_the_card_of_the_package_has_the_marks() -> None:
    text = positions.CARD.read_text("utf-8")
    assert text.index(positions.START) < text.index(positions.END)
