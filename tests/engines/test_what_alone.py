"""Facts that stand alone: no word that points at a sentence left out, nobody's answer as a fact, nothing that can be spared."""

from __future__ import annotations

import pytest

from generator.engines.offline import anaphora, main_event, nlp, pointers, sentences, shorten
from tests.engines.test_what import LEAD, NONE, blank, read, texts

needs_parses = pytest.mark.skipif(nlp.parser().model is None, reason="the weights of the parser are not installed")


@needs_parses
@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Brandt was annoyed at the silence that followed that summit.", True),
        ("Changes like these will need a vote of the council.", True),
        ("The mayor said this week that the ferry would sail.", False),
        ("The council backed this method of fishing for plaice.", False),
        ("The mayor thanked those who had stayed.", False),
    ],
)
def test_words_within_a_sentence_that_need_the_one_before(text: str, back: bool) -> None:
    assert pointers.points_back(nlp.parser().language(text)[:]) is back


@needs_parses
def test_a_lead_whose_his_has_its_owner_stands_alone() -> None:
    lead = "A baker rowed his neighbours to safety when the river flooded Kesselby on Tuesday night."
    told = texts(
        lead, "The baker, Cass Marrow, is 44 years old and has lived there since his youth.", title="Baker rows out"
    )
    assert told[0] == lead


@needs_parses
def test_an_answer_of_an_interview_is_nobodys_statement() -> None:
    told = texts(
        LEAD, "Ada Brandt, the harbour minister, welcomed the vote.", "Ada Brandt: No job is at risk at the port."
    )
    assert not any("No job is at risk" in text for text in told)


@needs_parses
def test_what_stands_between_commas_gives_way_where_room_is_short() -> None:
    text = "The council, which was elected in 2019, voted on Tuesday to build a second bridge over the strait."
    whole = read(text)
    (sentence,) = whole.body()
    assert shorten.plain(sentence, NONE).text == text
    short = shorten.plain(sentence, NONE, brief=True)
    assert short.text == "The council voted on Tuesday to build a second bridge over the strait."
    assert whole.article.seed.text[short.start : short.end] == text


@needs_parses
def test_an_aside_with_a_quotation_or_without_its_second_comma_stays() -> None:
    for text in (
        "The council, which he called “a lost and tired crew”, voted on Tuesday to build a bridge.",
        "The council that was elected in 2019 voted on Tuesday to build a bridge.",
    ):
        (sentence,) = read(text).body()
        assert shorten.plain(sentence, NONE, brief=True).text == text


def test_a_tokenised_text_is_set_as_print_sets_it() -> None:
    (sentence,) = read("The council did n't vote , the mayor 's office ( in Oldmar ) said .", parser=blank()).body()
    assert shorten.plain(sentence, NONE).text == "The council didn't vote, the mayor's office (in Oldmar) said."


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Council backs second Verran bridge after years of quarrel", "Council backs second Verran bridge"),
        ("Brandt quits as ferry owners sue", "Brandt quits as ferry owners sue"),
        (
            "Council, mayor and ferry owners agree on bridge, ending quarrel",
            "Council, mayor and ferry owners agree on bridge",
        ),
    ],
)
def test_the_main_event_is_the_headline_without_its_circumstances(title: str, told: str) -> None:
    assert main_event.headline(read(LEAD, title=title), NONE) == told


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("The union said 3,400 workers had stopped, the city that about 2,900 had.", True),
        ("The mayor had promised that she would resign, but never did.", True),
        ("The mayor told the council what powers the county has.", False),
        ("The mayor has more friends than the council has.", False),
        ("The mayor said that the council had a plan.", False),
    ],
)
def test_a_verb_that_the_sentence_before_completes(text: str, open_: bool) -> None:
    assert sentences.words_left_open(text) is open_


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("It is a small promise that has split the town.", True),
        ("It is likely that the town will vote again.", False),
    ],
)
def test_an_it_that_is_what_was_spoken_of(text: str, hangs: bool) -> None:
    assert anaphora.leans(text, names_person=False) is hangs
