"""Persons, organisations, countries and places of an article, with and without the parser's model."""

from __future__ import annotations

import time
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engines.offline import nlp
from generator.engines.offline.entities import find
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_runs import title_case
from tests.engines.named import document, entity, names, said


@cache
def blank() -> nlp.Parser:
    """The parser of a machine without the model."""
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return nlp.Parser(language, None)


@pytest.mark.parametrize("parser", [nlp.parser, blank])
def test_a_surname_is_joined_to_the_full_name(parser: object) -> None:
    assert callable(parser)
    parsed = document(
        "Harbour minister Ada Brandt signed the accord. Brandt said it would last.",
        "Ministers praised Brandt's plan.",
        parser=parser(),
    )
    assert said(parsed, entity(parsed, "Ada Brandt")) == ["Ada Brandt", "Brandt", "Brandt"]
    assert names(parsed, "person") == ["Ada Brandt"]


def test_spellings_of_one_name_are_one_person() -> None:
    parsed = document("President Oleksandr Marchenkoy arrived. Later Oleksander Marchenkoi left, and Marchenkoy waved.")
    assert len(names(parsed, "person")) == 1


def test_a_name_across_a_line_end_is_one_name() -> None:
    parsed = document(
        "The commission's president Greta von der\nHaar said so. Von der Haar then left, Von der\nHaar's aide said."
    )
    assert said(parsed, entity(parsed, "Greta von der Haar")) == ["Greta von der Haar", "Von der Haar", "Von der Haar"]


def test_a_hyphen_joins_two_persons_or_parts_of_one() -> None:
    parsed = document(
        "Ada Brandt met Omar Reyes on Monday. The Brandt-Reyes talks failed. Nora Hale-Quist said she was not surprised."
    )
    assert sorted(names(parsed, "person")) == ["Ada Brandt", "Nora Hale-Quist", "Omar Reyes"]
    assert said(parsed, entity(parsed, "Omar Reyes")) == ["Omar Reyes", "Reyes"]


def test_an_editors_bracket_stands_inside_a_name() -> None:
    parsed = document("“But Sir Keith [Marlow] should remember the port,” the mayor said.")
    assert names(parsed, "person") == ["Keith Marlow"]


def test_a_title_case_headline_gives_only_names_of_the_text() -> None:
    parsed = document(
        "Ada Brandt wrote to Omar Reyes on Monday.", headline="Brandt Letter Leaves Harbour Workers Reeling"
    )
    assert title_case(parsed.sentences[0])
    assert said(parsed, entity(parsed, "Ada Brandt")) == ["Brandt", "Ada Brandt"]
    assert not names(parsed, "organisation")


def test_namesakes_are_told_apart_by_their_titles() -> None:
    parsed = document(
        "Thomas Quist, 42, and his wife Laura Quist left the court. Mrs. Quist wept. Mr. Quist was silent."
    )
    assert said(parsed, entity(parsed, "Laura Quist")) == ["Laura Quist", "Quist"]
    assert said(parsed, entity(parsed, "Thomas Quist")) == ["Thomas Quist", "Quist"]


def test_countries_are_named_by_adjectives_and_spellings() -> None:
    parsed = document("Polish officials met U.K. officials. The United Kingdom and Poland agreed. The Poles were glad.")
    assert said(parsed, entity(parsed, "Poland")) == ["Polish", "Poland", "Poles"]
    assert said(parsed, entity(parsed, "United Kingdom")) == ["U.K.", "United Kingdom"]


def test_organisations_have_heads_acronyms_and_usual_names() -> None:
    parsed = document(
        "The Ministry of Tides (MoT) fined Axle Shipping Company. The MoT said the E.U. knew. A spokesman for Ferrix agreed.",
        "Ferrix and the European Union declined to comment.",
    )
    assert said(parsed, entity(parsed, "Ministry of Tides")) == ["Ministry of Tides", "MoT", "MoT"]
    assert {"Axle Shipping Company", "Ferrix"} <= set(names(parsed, "organisation"))
    assert len(said(parsed, entity(parsed, "European Union"))) == 2


def test_common_words_and_weapons_are_nobody() -> None:
    parsed = document("Member states bought Kestrels. The Kestrel missile is new. On Monday, An SME hub opened.")
    assert not names(parsed, "person")
    assert "Kestrels" not in names(parsed, "organisation")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("French President Luc Armand spoke. Later the French president left.", "French president"),
        ("Harbour minister Ada Brandt spoke. The minister then left.", "minister"),
        ("King Olaf VI spoke. Crowds met the king.", "king"),
    ],
)
def test_a_title_means_its_only_holder(text: str, title: str) -> None:
    parsed = document(text)
    assert said(parsed, find(parsed).all[0], "title") == [title]


def test_a_title_with_two_holders_means_nobody() -> None:
    parsed = document("President Luc Armand met President Omar Reyes. The president then left.")
    assert not [m for one in find(parsed).all for m in one.mentions if m.form == "title"]


def test_a_title_in_the_first_sentence_gives_the_role() -> None:
    parsed = document("When Luc Armand sent boats to Poland, the French president knew it.")
    assert entity(parsed, "Luc Armand").role == "French president"


def test_pronouns_go_to_the_last_fitting_subject_only() -> None:
    parsed = document("Ada Brandt met Omar Reyes in the port. She said she was content. “He is right,” she added.")
    assert said(parsed, entity(parsed, "Ada Brandt"), "pronoun") == ["She", "she", "she"]
    assert not said(parsed, entity(parsed, "Omar Reyes"), "pronoun")


def test_the_headline_and_the_subject_rank_first() -> None:
    parsed = document(
        "The union opposed Ada Brandt on Monday, said Omar Reyes.",
        "Nobody mentioned Nora Hale.",
        headline="Brandt will not resign",
    )
    assert names(parsed, "person")[0] == "Ada Brandt"
    assert names(parsed, "person")[-1] == "Nora Hale"


WORDS = [
    "Ada",
    "Brandt",
    "said",
    "the",
    "minister",
    "of",
    "-",
    "(",
    "[",
    "]",
    "’s",
    "Moscow",
    "he",
    "President",
    ",",
    ".",
    "\n",
    "“",
    "”",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_mentions_are_words_of_the_seed_in_order(words: list[str]) -> None:
    parsed = document("Ada Brandt " + " ".join(words) + " end.", parser=blank())
    for one in find(parsed).all:
        spots = [(m.start, m.end) for m in one.mentions]
        assert spots == sorted(spots)
        assert all(0 <= start < end <= len(parsed.article.seed.text) for start, end in spots)
        assert all(parsed.article.seed.text[start:end].strip() for start, end in spots)


def test_the_same_text_gives_the_same_entities() -> None:
    text = "Ada Brandt met Omar Reyes of Axle Bank in Warsaw. Polish officials said the bank would pay."
    assert find(document(text)).all == find(document(text)).all


@pytest.mark.parametrize("piece", ["Aa ", "he ", "the president ", "Ada, ", "Aa-", "Ministry of "])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        parsed = document("Ada Brandt spoke. " + piece * (length // len(piece)), parser=blank())
        start = time.process_time()
        find(parsed)
        return time.process_time() - start

    gazetteer()
    seconds(1000)
    assert seconds(20_000) < 12 * seconds(5_000) + 0.5


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prices will rise, the operator Tidal Lines said on Monday.", "Tidal Lines", "organisation"),
        ("The owner, Quayline, said so. Quayline was sorry.", "Quayline", "organisation"),
        ("A choir from the village of Upper Tarn won on Monday.", "Upper Tarn", "place"),
        ("The farm minister of Corland resigned. Corland is in shock.", "Corland", "country"),
        ("Orvania's prime minister spoke. Orvanian ships waited for Orvania to act.", "Orvania", "country"),
        ("The chair of the Dockers' Federation spoke.", "Dockers' Federation", "organisation"),
        ("The leader of the Meadow party, Ulla Brisk, was there.", "Ulla Brisk", "person"),
        ("Work on the Widow Bank began on Monday.", "Widow Bank", "place"),
        ("The Tidal Guild said that it agreed.", "Tidal Guild", "organisation"),
    ],
)
def test_the_words_around_a_name_say_its_kind(text: str, name: str, kind: str) -> None:
    assert entity(document(text), name).kind == kind


def test_a_ship_is_no_actor() -> None:
    found = find(document("The ferry Silver Dawn sank on Monday. Divers reached the Silver Dawn at noon.")).all
    assert [one.name for one in found] == []


def test_the_first_word_of_a_company_means_the_company() -> None:
    parsed = document(
        "Axworth Energy will build a dam. Axworth said so, and Axworth's chief executive, Ada Brandt, wept."
    )
    assert said(parsed, entity(parsed, "Axworth Energy")) == ["Axworth Energy", "Axworth", "Axworth"]


def test_a_loud_headline_adds_nothing_to_a_name() -> None:
    parsed = document(
        "Harbour minister Ada Brandt resigned on Monday.", headline="LIVE Ada Brandt QUITS over ferry deal"
    )
    assert names(parsed, "person") == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ada Brandt, who leads the Hauliers' Guild, agreed.", "leads the Hauliers' Guild"),
        ("Ada Brandt, 58, chief engineer of the ferry, agreed.", "chief engineer of the ferry"),
    ],
)
def test_a_role_after_the_name(text: str, role: str) -> None:
    assert entity(document(text), "Ada Brandt").role == role


def test_a_pronoun_after_a_stranger_is_left_alone() -> None:
    parsed = document("Premier Karl Brandt spoke on Monday. One of the four, Tibor Wexley, said that he would abstain.")
    assert said(parsed, entity(parsed, "Karl Brandt"), "pronoun") == []


def test_at_finds_the_entity_of_a_place_in_the_text() -> None:
    parsed = document("Ada Brandt met Karl Venn. Brandt left before Venn.")
    found = find(parsed)
    for one in found.all:
        for mention in one.mentions:
            assert found.at(mention.start, mention.end) is one
    assert found.at(10, 14) is None
