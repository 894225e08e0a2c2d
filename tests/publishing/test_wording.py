"""How corrections are told to readers: not in the words of the brief file."""

from __future__ import annotations

import pytest

from generator.model import Correction
from generator.publishing.wording import change, corrected_values


@pytest.mark.parametrize(
    ("field", "was", "now", "told"),
    [
        ("published.edtf", "2025-02-13", "2025-02-14", ("13 February 2025", "14 February 2025")),
        ("when[0].edtf", "2025-02", "", ("February 2025", "")),
        ("published.updated", "", "2025-02-14", ("", "14 February 2025")),
        ("stance[1].hedged", "false", "true", ("not hedged", "hedged")),
        ("who[0].role", "true", "2025-02-14", ("true", "2025-02-14")),
        ("odd", "true", "x", ("true", "x")),
    ],
)
def test_a_day_and_a_hedge_are_told_in_words(field: str, was: str, now: str, told: tuple[str, str]) -> None:
    kind = "correction" if now else "retraction"
    entry = Correction("a", field, was, now, kind, "Why.", "2025-03-01")  # type: ignore[arg-type]
    assert corrected_values(entry) == told
    assert all(f"“{text}”" in change(entry) for text in told if text)
