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


def test_an_event_named_again_by_a_phrase_is_not_listed_again() -> None:
    found = events(
        "Brandt will meet Oyelaran in the harbour office on Friday. Friday's talks matter, the mayor said.",
        "“We will see what happens on Friday,” he said.",
    )
    assert [phrase for _, phrase, _ in found] == ["Friday"]
    assert "Oyelaran" in found[0][2]


def test_two_events_of_one_day_are_both_listed() -> None:
    found = events("The council of Port Verran met on Tuesday. A fire destroyed nine boats in Oldmar on Tuesday.")
    assert [day for day, _, _ in found] == ["2031-03-11", "2031-03-11"]


@needs_parses
def test_a_month_alone_gives_way_to_the_day_of_the_same_meeting() -> None:
    found = events(
        "A harbour summit in Oldmar is planned for May 19. Oyelaran spoke of next month's summit.",
        published=Published("2031-04-14", "stated"),
    )
    assert [day for day, _, _ in found] == ["2031-05-19"]


@needs_parses
def test_what_was_said_on_a_day_is_told_with_it() -> None:
    found = events("The pier will be closed, the harbour office said on Tuesday.")
    assert "The pier will be closed" in found[0][2]


@needs_parses
def test_no_quotation_is_cut_in_half() -> None:
    found = events("Oyelaran called the port a leading “gate of the northern trade by 2035,” and left.")
    assert all(event.count("“") == event.count("”") for _, _, event in found)
    assert [day for day, _, _ in found] == ["2035"]


def test_a_time_of_day_far_from_its_day_is_left_out() -> None:
    assert events("Brandt signed on Tuesday.", "The log shows a call at 02:41.") == events("Brandt signed on Tuesday.")


def test_two_years_make_a_range() -> None:
    assert [day for day, _, _ in events("The pier was rebuilt between 1985 and 1987.")] == ["1985/1987"]


def test_an_update_counts_from_its_own_day() -> None:
    sunday = Published("2031-03-16", "stated", updated="2031-03-17")
    assert [day for day, _, _ in events("Divers found a boat on Monday.", published=sunday)] == ["2031-03-17"]


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


@needs_parses
def test_what_is_quoted_is_told_with_its_speaker_and_a_remark_of_nobody_not_at_all() -> None:
    quoted = document("“We signed nothing on Tuesday,” the mayor of Oldmar said.", "On Monday you signed a guarantee.")
    assert [one.event for one in when(quoted, FRIDAY)] == ["“We signed nothing on Tuesday,” the mayor of Oldmar said."]


@needs_parses
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The two ferries carry most of the winter traffic to the islands.", []),
        ("The two ferries carry most of the visitors to the islands in winter.", []),
        ("The two ferries sank in the winter, the mayor said.", ["2030-24"]),
        ("The new ferry will sail to the islands by summer.", ["2031-22"]),
    ],
)
def test_a_season_of_every_year_is_no_date(text: str, days: list[str]) -> None:
    assert [day for day, _, _ in events(text)] == days


@needs_parses
@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Brandt supported the accord without reservation on Monday.",
            "Brandt supported the accord without reservation on Monday",
        ),
        ("Pay rises by six percent on 1 April.", "Pay rises by six percent on 1 April."),
    ],
)
def test_an_event_is_more_than_how_it_went(text: str, event: str) -> None:
    assert [event for _, _, event in events(text)] == [event]
