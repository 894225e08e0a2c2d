"""Names for ids and addresses: safe everywhere, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.slugs import MAX_LENGTH, identity, mark, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brandt’s accord: signed!", "brandts-accord-signed"),
        ("Žižek & Müller", "zizek-muller"),
        ("Łódź ß", "lodz-ss"),
        ("../../etc/passwd", "etc-passwd"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_readable_names(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text())
def test_any_text_gives_a_safe_name(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= MAX_LENGTH


def test_texts_without_latin_letters_and_device_names_are_told_apart() -> None:
    assert slug("Гавань") != slug("Порт")
    assert slug("CON") == f"con-{mark('CON')}"


@pytest.mark.parametrize(
    ("one", "other"),
    [("海峡 TV", "広島 TV"), ("a" * 80, "a" * 80 + "b"), ("Банк Verran", "Порт Verran"), ("😀 x", "😁 x")],
)
def test_who_differs_in_what_a_slug_leaves_out_is_somebody_else(one: str, other: str) -> None:
    assert slug(one) == slug(other) or slug(one)[:MAX_LENGTH] == slug(other)[:MAX_LENGTH]
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    "name", ["Estmark Courier", "ESTMARK COURIER", "Éstmark Courier", "Estmark-Courier", "“Estmark” Courier"]
)
def test_case_accents_and_punctuation_make_nobody_else(name: str) -> None:
    assert identity(name) == "estmark-courier"
