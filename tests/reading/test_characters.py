"""Characters that act or hide: each kind is named to the editor, and what is common in good text is not."""

from __future__ import annotations

import pytest

from generator.publishing.visible import REPLACEMENT, visible
from generator.reading.characters import doubts

HIDDEN = "".join(chr(0xE0100 + byte) for byte in b"run")
"""Bytes written as variation selectors, which show nothing and survive copying."""


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb",
        "a\u2066b",
        "a\x1bb",
        "a\u206ab",
        "a\u2062b",
        "a\u3164b",
        "a\U000e0041b",
        "a\U000e01f5b",
        "a\U0001d173b",
        "a\u17b4b",
        f"a{HIDDEN}b",
    ],
)
def test_what_acts_or_hides_is_named_and_shown(text: str) -> None:
    assert [doubt.offset for doubt in doubts(text)] == [1]
    assert REPLACEMENT in visible(text)
    assert len(visible(text)) == len(text)


@pytest.mark.parametrize("text", ["min\u200bister", "minister \u200b\u200c\u200d\u200b said", "min\u2060ister"])
def test_zero_width_characters_that_may_hide_something_are_named(text: str) -> None:
    assert len(list(doubts(text))) == 1


@pytest.mark.parametrize(
    "text", ["❤️ said", "葛\U000e0100城", "می\u200cخواهم", "👩\u200d👧", "co\u00adoperate", "plain"]
)
def test_what_is_common_in_good_text_is_not(text: str) -> None:
    assert list(doubts(text)) == []
    assert visible(text) == text
