"""Sentences that turn a side round, leave it open or give it to somebody else: none may come out reversed."""

from __future__ import annotations

import pytest

from tests.engines.test_stance import heard, read

SUPPORTS, OPPOSES, NEUTRAL = "supports", "opposes", "neutral"


# ---------------------------------------------------------------- sides that must be heard


@pytest.mark.parametrize(
    ("sentence", "position", "target"),
    [
        ("Ada Brandt said she would vote against the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt said her party would vote against the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt voted no to the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt could not accept the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt fought the harbour accord for years.", OPPOSES, "the harbour accord"),
        ("Ada Brandt saw no need for the harbour toll.", OPPOSES, "the harbour toll"),
        ("Ada Brandt said there was no need for a second vote.", OPPOSES, "a second vote"),
        ("Ada Brandt repeated her call for a second vote.", SUPPORTS, "a second vote"),
        ("Ada Brandt wants the old quay rebuilt.", SUPPORTS, "the old quay rebuilt"),
        ("Ada Brandt walked out of the harbour talks.", OPPOSES, "the harbour talks"),
        ("“We support this accord,” said Ada Brandt.", SUPPORTS, "the accord"),
        ("“I am for the harbour accord,” said Ada Brandt.", SUPPORTS, "the harbour accord"),
        ("“I don’t think that we should sell the pier,” said Ada Brandt.", OPPOSES, "to sell the pier"),
        ("“The council must not sell the pier,” said Ada Brandt.", OPPOSES, "to sell the pier"),
        ("Ada Brandt urged the council not to sell the pier.", OPPOSES, "to sell the pier"),
        ("Ada Brandt promised not to sell the pier.", OPPOSES, "to sell the pier"),
        ("Ada Brandt voted for none of the harbour plans.", OPPOSES, "the harbour plans"),
        ("Ada Brandt no longer supports the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt no longer opposes the harbour accord.", SUPPORTS, "the harbour accord"),
        ("Ada Brandt withdrew her support for the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt dropped her opposition to the harbour accord.", SUPPORTS, "the harbour accord"),
        ("Ada Brandt is not opposed to the harbour accord.", NEUTRAL, "the harbour accord"),
        ("Ada Brandt has no objection to the harbour accord.", NEUTRAL, "the harbour accord"),
        ("Ada Brandt would not oppose the harbour accord.", NEUTRAL, "the harbour accord"),
        ("Ada Brandt denied opposing the harbour accord.", NEUTRAL, "the harbour accord"),
        ("Ada Brandt denied that she supported the harbour accord.", OPPOSES, "the harbour accord"),
        ("Ada Brandt rejected criticism of the harbour accord.", OPPOSES, "criticism of the harbour accord"),
    ],
)
def test_a_turn_is_heard(sentence: str, position: str, target: str) -> None:
    assert heard(sentence) == [("Ada Brandt", position, target)]


# ---------------------------------------------------------------- sides that must not be heard


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Ada Brandt failed to oppose the harbour accord.", OPPOSES),
        ("Ada Brandt never opposed the harbour accord.", OPPOSES),
        ("Ada Brandt did not support or welcome the harbour accord.", SUPPORTS),
        ("Ada Brandt would not speak, nor did she back the harbour accord.", SUPPORTS),
        ("Ada Brandt left without signing the harbour accord.", SUPPORTS),
        ("Ada Brandt left early instead of backing the harbour accord.", SUPPORTS),
        ("Rather than back the harbour accord, Ada Brandt left early.", SUPPORTS),
        ("Ada Brandt denied backing the harbour accord.", SUPPORTS),
        ("Ada Brandt refused to condemn the harbour accord.", OPPOSES),
        ("Ada Brandt stopped short of rejecting the harbour accord.", OPPOSES),
        ("No minister supports the harbour accord, Ada Brandt said.", SUPPORTS),
        ("If Ada Brandt opposed the harbour accord, it would fall.", OPPOSES),
        ("Would Ada Brandt oppose the harbour accord?", OPPOSES),
        ("Ada Brandt has yet to support the harbour accord.", SUPPORTS),
        ("Ada Brandt is wanted by the harbour police.", SUPPORTS),
        ("“I don’t think the harbour accord is wise,” said Ada Brandt.", SUPPORTS),
        ("“I don’t believe the accord would harm the port,” said Ada Brandt.", OPPOSES),
        ("“It is against the law to fish there,” said Ada Brandt.", OPPOSES),
        ("“There will be no quiet future for the port,” said Ada Brandt.", OPPOSES),
        ("“It is just great that it came out in our town,” said Ada Brandt.", SUPPORTS),
        ("Ada Brandt questioned the captain about the harbour fire.", OPPOSES),
        ("Ada Brandt had to ask both sides to wait.", SUPPORTS),
        ("Ada Brandt asked to see the harbour plans.", SUPPORTS),
    ],
)
def test_what_is_not_said_is_not_heard(sentence: str, never: str) -> None:
    assert never not in [position for holder, position, _ in heard(sentence) if holder == "Ada Brandt"]


def test_an_earlier_side_gives_way_to_the_present_one() -> None:
    text = "Ten days ago, Ada Brandt had rejected a toll fund.", "“We support a toll fund,” said Ada Brandt."
    assert heard(*text) == [("Ada Brandt", "supports", "a toll fund")]


def test_a_condition_is_a_hedge() -> None:
    (found,) = read("Ada Brandt said she would not oppose the toll if the port kept the money.")
    assert (found.position, found.hedged) == ("neutral", True)


# ---------------------------------------------------------------- what "it" is, and who "they" are


def test_it_is_the_only_thing_that_the_sentence_before_speaks_of() -> None:
    text = "The harbour accord ends in March. Ada Brandt said her members would vote against it."
    assert heard(text) == [("Ada Brandt", "opposes", "the harbour accord")]


def test_it_says_nothing_where_two_things_may_be_meant() -> None:
    assert heard("The toll follows the accord with its long annex on a new pier. Ada Brandt rejected it.") == []


def test_a_number_alone_counts_what_it_counted_before() -> None:
    text = "The company wants to build 60 turbines on the bank.", "“We oppose sixty,” said Ada Brandt."
    assert ("Ada Brandt", "opposes", "60 turbines") in heard(*text)


def test_they_goes_on_about_the_body_before() -> None:
    text = "The Verran Transport Union says that most of its members stayed away. They want more pay for nights."
    assert ("Verran Transport Union", "supports", "more pay for nights") in heard(text)


def test_what_a_president_says_of_the_union_is_the_unions() -> None:
    text = "Peter Holm, the president of the Verran Fishers' Union, said that the union supported the wind farm."
    (found,) = read(text)
    assert (found.holder, found.basis) == ("Verran Fishers' Union", "reported")


def test_an_opponent_does_not_speak_for_the_government() -> None:
    text = "Opposition leader Peter Holm said the government supported the toll."
    assert "Peter Holm" not in [holder for holder, _, _ in heard(text)]


def test_a_relative_clause_names_its_target() -> None:
    text = "Peter Holm spoke of the customs union, which Ada Brandt opposes."
    assert ("Ada Brandt", "opposes", "the customs union") in heard(text)


def test_confidence_is_never_below_what_is_told() -> None:
    assert all(0.7 <= found.confidence <= 0.97 for found in read("Ada Brandt backed the accord and asked for a toll."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked whether she would fight the harbour toll, Ada Brandt said that she wouldn’t.",
            ("neutral", "the harbour toll"),
        ),
        (
            "Asked whether she would support the harbour toll, Ada Brandt said she would.",
            ("supports", "the harbour toll"),
        ),
        (
            "Asked whether she would support the harbour toll, Ada Brandt said she wouldn’t.",
            ("opposes", "the harbour toll"),
        ),
    ],
)
def test_an_answer_without_its_verb_answers_the_question(text: str, expected: tuple[str, str]) -> None:
    assert heard(text) == [("Ada Brandt", *expected)]


def test_an_open_question_stays_open() -> None:
    assert heard("Ada Brandt was asked whether she would fight the harbour toll.") == []


def test_the_same_view_is_the_side_of_the_sentence_before() -> None:
    text = "Ada Brandt rejected the harbour toll. Peter Holm took the same view."
    assert heard(text) == [("Ada Brandt", "opposes", "the harbour toll"), ("Peter Holm", "opposes", "the harbour toll")]
    assert heard("Ada Brandt left the council. Peter Holm took the same view.") == []


def test_an_exception_stands_on_the_other_side() -> None:
    found = heard("With one exception in Peter Holm, they pledged to build a new quay.")
    assert ("Peter Holm", "opposes", "to build a new quay") in found


def test_two_who_are_named_together_share_a_side() -> None:
    text = "Ada Brandt and Peter Holm reject the harbour toll."
    assert heard(text) == [("Ada Brandt", "opposes", "the harbour toll"), ("Peter Holm", "opposes", "the harbour toll")]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("“Any plan without the dockers is doomed,” said Ada Brandt.", "any plan without the dockers"),
        ("“The islands cannot rely on the ferry company,” said Ada Brandt.", "to rely on the ferry company"),
        ("Ada Brandt does not plan to build a new quay.", "to build a new quay"),
    ],
)
def test_what_cannot_or_shall_not_be_is_opposed(text: str, target: str) -> None:
    assert heard(text) == [("Ada Brandt", "opposes", target)]


def test_a_medium_tells_whose_message_it_was() -> None:
    text = "“Norland's ministers had one message,” the BBC said: there can be no talks without the islands."
    assert [(position, target) for _, position, target in heard(text)] == [("opposes", "talks without the islands")]
