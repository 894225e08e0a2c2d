"""Kinds of names by the words around them, groups, what people are called, and whom pronouns mean beside them."""

from __future__ import annotations

import pytest

from generator.engines.offline.entities import find
from tests.engines.named import document, entity, names, said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "One of the four deputies who voted against, Tibor Vonk, said the rebate would end. He said no.",
            "Tibor Vonk",
        ),
        ("About twenty skippers left. One of them, Hanne Balt, said that the board was tired.", "Hanne Balt"),
        ("Two other Free Shore rebels, Ned Willow and Mald Ivsen, followed her.", "Mald Ivsen"),
        ("Radim Posh of the Marrin School of Economics said that a rebate would be cheaper.", "Radim Posh"),
        ("The union was founded on Friday. Its chair is Hanne Balt, who owns two boats.", "Hanne Balt"),
    ],
)
def test_an_apposition_names_a_person(text: str, name: str) -> None:
    assert entity(document(text), name).kind == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The broadcaster Télé-Brume had a poll.", "Télé-Brume", "organisation"),
        (
            "Jonas Feld, the leader of Free Coast, spoke. The opposition Free Coast party left.",
            "Free Coast",
            "organisation",
        ),
        ("The Maiden Bank is a shoal of sand. A survey of the Maiden Bank began.", "Maiden Bank", "place"),
        ("Orlance and Norway agreed on Monday.", "Orlance", "country"),
        ("In Marrin, the nationalist Homeland party said it would vote.", "Marrin", "place"),
    ],
)
def test_what_stands_around_a_name_outweighs_what_it_looks_like(text: str, name: str, kind: str) -> None:
    assert entity(document(text), name).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "He would lay up the sister ships, Aurora Stern and Aurora Tide, which carry the traffic.",
        "They stood aboard the Silver Anna. The crew of the Margot went home.",
        "Turnout was 78 percent, the highest for years.",
    ],
)
def test_ships_and_first_words_are_nobody(text: str) -> None:
    assert [one.name for one in find(document(text)).all] == []


def test_an_apposition_is_the_subject_that_a_pronoun_means() -> None:
    parsed = document("Prime Minister Mikal Dorny spoke. One of the deputies, Tibor Vonk, disagreed. He left.")
    assert said(parsed, entity(parsed, "Tibor Vonk"), "pronoun") == ["He"]


def test_an_object_is_not_the_subject_of_its_own_verb() -> None:
    parsed = document("Ada Brandt followed her to the door.")
    assert not said(parsed, entity(parsed, "Ada Brandt"), "pronoun")


def test_who_is_only_quoted_is_not_whom_the_next_sentence_is_about() -> None:
    parsed = document(
        "A small group is the biggest threat to the king, said Omar Reyes. And he has promised them a war."
    )
    assert not said(parsed, entity(parsed, "Omar Reyes"), "pronoun")
    parsed = document("The group is a threat, said Omar Reyes. He added that it was small.")
    assert said(parsed, entity(parsed, "Omar Reyes"), "pronoun") == ["He"]


def test_groups_act_where_a_body_and_a_plural_name_them() -> None:
    parsed = document(
        "Danish lawmakers voted against the tunnel on Monday.",
        "NATO defence ministers met in the port. The NATO defence ministers were content. Polish officials were there.",
        headline="European leaders reject the tunnel",
    )
    assert names(parsed, "group") == ["European leaders", "Danish lawmakers", "NATO defence ministers"]
    assert entity(parsed, "NATO").kind == "organisation"
    leaders = entity(parsed, "European leaders").mentions[0]
    assert find(parsed).at(leaders.start, leaders.end) == entity(parsed, "European leaders")


def test_a_crown_belongs_to_the_name() -> None:
    parsed = document("King Aldo IV met Queen Ada Brandt. The king was pleased. Aldo left with Pope Leo.")
    assert names(parsed, "person") == ["King Aldo IV", "Ada Brandt", "Pope Leo"]


def test_an_acronym_is_written_without_points() -> None:
    parsed = document("The T.U.C. said on Monday that it would vote. The T.U.C. has members.")
    assert names(parsed, "organisation") == ["TUC"]


def test_a_feeling_about_somebody_is_no_role() -> None:
    assert entity(document("Furious harbour minister Ada Brandt left."), "Ada Brandt").role == "harbour minister"


def test_a_title_case_line_and_a_first_word_make_no_name_of_a_common_word() -> None:
    parsed = document(
        "Seaweed is sold in the port. The seaweed is green.", headline="Marrin Brandt Sues Over Seaweed Sale"
    )
    assert "Seaweed" not in [one.name for one in find(parsed).all]
