"""Dated events of an article, and the date of its main event."""

from __future__ import annotations

import time

import pytest

from generator.engines.offline.document import Document, parse
from generator.engines.offline.nlp import parser
from generator.engines.offline.when import MOST, main, when
from generator.model import Published, When
from tests.engines.pieces import article, holds

FRIDAY = Published("2031-03-14", "stated")
needs_parses = pytest.mark.skipif(parser().model is None, reason="the weights of the parser are not installed")


def document(*body: str) -> Document:
    return parse(article(*(("body", text) for text in body)), parser())


def events(*body: str, published: Published = FRIDAY) -> list[tuple[str, str, str]]:
    whole = document(*body)
    found = when(whole, published)
    assert all(_rests_on_the_seed(whole, one) for one in found)
    return [(one.edtf, one.phrase, one.event) for one in found]


def _rests_on_the_seed(whole: Document, one: When) -> bool:
    words = " ".join(" ".join(part.exact for part in one.evidence).split())
    return holds(whole.article, *one.evidence) and one.phrase in words and one.event in words


@needs_parses
def test_events_are_dated_by_the_words_around_them() -> None:
    found = events(
        "Ministers of both towns signed the harbour accord on Tuesday, after the mayor had resigned.",
        "Wednesday's meeting between Brandt and Oyelaran was short. The talks will continue next week.",
    )
    assert [(day, phrase) for day, phrase, _ in found] == [
        ("2031-03-11", "Tuesday"),
        ("2031-03-12", "Wednesday"),
        ("2031-W12", "next week"),
    ]
    assert "signed the harbour accord on Tuesday" in found[0][2]
    assert "resigned" not in found[0][2]
    assert found[1][2] == "Wednesday's meeting between Brandt and Oyelaran"


def test_a_day_spoken_of_in_the_sentence_before() -> None:
    found = events("Brandt signed the accord on Tuesday.", "Oyelaran left the hall on the same day.")
    assert [day for day, _, _ in found] == ["2031-03-11", "2031-03-11"]


def test_an_undated_article_gives_only_what_stands_alone() -> None:
    found = events(
        "Brandt signed on Tuesday. She was elected in 2029. A summit will be held on April 20-21.",
        published=Published(),
    )
    assert [day for day, _, _ in found] == ["2029", "XXXX-04-20/XXXX-04-21"]


def test_a_year_in_a_name_dates_nothing() -> None:
    assert events("Many will attend Harbour Fair 2031 in Port Verran.") == []


def test_the_same_event_told_twice_is_one() -> None:
    found = events("The ministers signed the accord on Tuesday. Both ministers signed the accord on Tuesday, she said.")
    assert len(found) == 1


def test_dropped_paragraphs_do_not_count() -> None:
    whole = parse(article(("caption", "The pier on Monday"), ("body", "Brandt signed on Tuesday.")), parser())
    assert [one.phrase for one in when(whole, FRIDAY)] == ["Tuesday"]


def test_every_date_comes_before_any_comes_again() -> None:
    many = [f"The council of town {name} met on Tuesday." for name in "ABCDEFGHIJKLMN"]
    found = events(*many, "It dissolves in May 2032.")
    assert len(found) <= MOST
    assert found[-1][0] == "2032-05"


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        (
            "A ferry sank off Port Verran on Wednesday morning, police said on Friday.",
            "Wednesday morning",
            "2031-03-12",
        ),
        ("A ferry sank shortly after 6am on Wednesday, police said.", "shortly after 6am on Wednesday", "2031-03-12"),
        ("A ferry sank in the early hours of Thursday.", "the early hours of Thursday", "2031-03-13"),
        ("A ferry will be named in June. It sank on Tuesday.", "Tuesday", "2031-03-11"),
        ("A ferry sank.", "", "2031-03-14"),
    ],
)
def test_the_main_event(text: str, phrase: str, day: str) -> None:
    assert main(document(text), FRIDAY) == (phrase, day)


def test_the_main_event_of_an_undated_article_has_a_phrase_without_a_day() -> None:
    assert main(document("A ferry sank on Tuesday."), Published()) == ("Tuesday", "")


def test_a_long_sentence_full_of_dates_is_read_in_time() -> None:
    whole = document("Brandt met Oyelaran on Monday and on Tuesday and in May 2030 and " * 150)
    start = time.process_time()
    assert when(whole, FRIDAY)
    assert time.process_time() - start < 10
