"""Dates in words, cut texts, editors' Markdown, and characters that hide."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Correction, CorrectionKind
from generator.publishing.dates import spoken
from generator.publishing.editorial import markdown_html
from generator.publishing.jsonld import script_json
from generator.publishing.page import shortened
from generator.publishing.visible import _UNSEEN, visible
from generator.publishing.wording import change


@pytest.mark.parametrize(
    ("field", "was", "now", "says"),
    [
        ("headline", "A", "B", "Headline: “A” now reads “B”."),
        ("headline", "A", "", "The whole brief: “A” was taken back."),
        ("source.url", "", "https://a.example/", "Address: “https://a.example/” was added."),
        ("source.authors[1]", "A B", "", "Author, 2: “A B” was taken back."),
        ("what[0].text", "So.", "Not so.", "What happened, 1: “So.” now reads “Not so.”"),
        (
            "stance[2].position",
            "supports",
            "opposes",
            "Who takes which side, 3: position: “supports” now reads “opposes”.",
        ),
        ("published.edtf", "2026", "", "Publication: date: “2026” was taken back."),
    ],
)
def test_a_correction_is_told_in_words_for_readers(field: str, was: str, now: str, says: str) -> None:
    kind: CorrectionKind = "correction" if now else "retraction"
    assert change(Correction("a", field, was, now, kind, "", "2026-03-06")) == says


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-03-04", "4 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("2026-W10", "week of 2 March 2026"),
        ("2026-03-02/2026-03-05", "2–5 March 2026"),
        ("2026-02-27/2026-03-02", "27 February – 2 March 2026"),
        ("2026-03-04/..", "from 4 March 2026"),
        ("../2026", "until 2026"),
        ("2026~", "about 2026"),
        ("", "date unknown"),
        ("2026-02-31", "2026-02-31"),
        ("2026-W60", "2026-W60"),
        ("2026-13", "2026-13"),
        ("2027-23", "autumn 2027"),
        ("2026-21/2026-24", "spring 2026 – winter 2026"),
        ("2026-34", "second quarter of 2026"),
        ("2026-39", "last third of 2026"),
        ("2026-41", "second half of 2026"),
        ("2026-42", "2026-42"),
        ("202X", "the 2020s"),
        ("2026-03-XX", "March 2026"),
        ("2026-XX-XX", "2026"),
        ("XXXX-03-05", "5 March"),
        ("XXXX-02-29", "29 February"),
        ("XXXX-04", "April"),
        ("XXXX-13", "XXXX-13"),
        ("2026-03-04T21:30:15+01:00", "4 March 2026, 21:30"),
        ("2026-21?", "perhaps spring 2026"),
    ],
)
def test_dates_are_spoken(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


@given(st.text(max_size=40))
def test_any_text_can_be_spoken_as_a_date(text: str) -> None:
    assert isinstance(spoken(text), str)


@given(st.text())
def test_json_cannot_end_its_element(text: str) -> None:
    assert not set("<>&\u2028\u2029") & set(script_json({"x": text}))


def test_the_short_way_of_making_text_visible_lets_no_character_pass_that_the_long_way_replaces() -> None:
    passed = [chr(code) for code in range(sys.maxunicode + 1) if visible(f"a{chr(code)}b") == f"a{chr(code)}b"]
    assert _UNSEEN.findall("a".join(passed)) == []
    assert visible("a\ufe0fb") == "a\ufe0fb"
    assert visible("a\ufe0f\ufe0e\U000e0101b") == "a\ufe0f\ufffd\ufffdb"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_visible_text_has_no_hiding_characters(text: str) -> None:
    assert not set("\x00\x1b\u061c\u202e\u2066\u3164\ufeff\U000e0041") & set(visible(text))
    assert len(visible(text)) == len(text)


def test_text_cut_for_a_description_ends_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one\n two") == "one two"
    assert len(shortened("x" * 100_000)) <= 160


def test_editors_markdown_keeps_structure_and_loses_script() -> None:
    html = str(markdown_html("## A *b*\n\n<script>x()</script> [l](javascript:x()) <p onclick=x() style=a:b>q</p>"))
    assert "<em>b</em>" in html
    assert not [bad for bad in ("script", "onclick", "style") if bad in html]
