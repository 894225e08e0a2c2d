"""Words taken apart quickly are those that the patterns find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk import words

TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet="ab '-_’“”–é9.\u0307", max_size=40))


@given(TEXTS)
def test_words_are_those_of_the_patterns(text: str) -> None:
    assert words.plain(text) == words.PLAIN.findall(text)
    assert words.joined(text) == words.JOINED.findall(text)


@pytest.mark.parametrize(
    "text", ["a_b", "it's 5-year-old", "'--'a-'b--c", "“No,” she said – “never”…", "naïve café", ""]
)
def test_examples(text: str) -> None:
    assert words.plain(text) == words.PLAIN.findall(text)
    assert words.joined(text) == words.JOINED.findall(text)
