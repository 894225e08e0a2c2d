"""Subjects of briefs: by plain words of headline and facts, at most three, and none where words say too little."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.desk import subjects
from generator.publishing.catalogue import catalogue
from generator.publishing.pages import pages_of
from tests import desks

ELECTION, ECONOMY, LABOUR = "20000574", "20000344", "20000524"


def of(headline: str, *facts: str) -> tuple[str, ...]:
    return subjects.of_brief(desks.brief("b", headline, "Courier", "2026-03-04", what=facts))


@pytest.mark.parametrize(
    ("headline", "fact", "code"),
    [
        ("Voters go to the polls in Ormance", "The election is close, an exit poll says.", ELECTION),
        ("Central bank leaves its interest rate alone", "Inflation fell in March.", ECONOMY),
        ("Tram drivers on strike for a third day", "A picket line stood at the depot.", LABOUR),
    ],
)
def test_plain_words_give_the_subject(headline: str, fact: str, code: str) -> None:
    assert code in of(headline, fact)


def test_one_word_in_passing_gives_none() -> None:
    assert of("A lamplighter still works", "He has seen one election after the other.") == ()
    assert of("Customs union is back on the table", "The customs union would cover grain.") == ()


def test_at_most_three_and_the_plainest_first() -> None:
    text = "election ballot voter turnout court judge verdict police arrested detective flood earthquake"
    found = of(text, text)
    assert len(found) == subjects.MOST
    assert found[0] == ELECTION


def test_words_match_in_any_number_case_and_with_a_possessive() -> None:
    assert of("VOTERS’ BALLOTS", "Elections") == of("voter ballot", "election") == (ELECTION,)


def test_every_listed_code_is_one_of_the_vocabulary() -> None:
    filed = tuple(replace(one, subjects=subjects.of_brief(one.brief)) for one in desks.desk().briefs)
    listed = {code for codes in subjects._codes().values() for code in codes}
    assert listed <= subjects._vocabulary().keys()
    assert [one.code for one in subjects.used(filed)] == sorted(
        {c for f in filed for c in f.subjects}, key=list(subjects._vocabulary()).index
    )


def test_only_subjects_that_a_brief_has_get_a_page() -> None:
    desk = desks.desk()
    briefs = tuple(replace(one, subjects=(ELECTION,)) if one.day else one for one in desk.briefs)
    known = catalogue(replace(desk, briefs=briefs, subjects=subjects.used(briefs)))
    paths = [page.path for page in pages_of(known)[0] if page.path.startswith("subjects/")]
    assert paths == ["subjects/", f"subjects/{ELECTION}/"]
    bare = replace(desk, subjects=())
    assert not [page for page in pages_of(catalogue(bare))[0] if page.path.startswith("subjects/")]
