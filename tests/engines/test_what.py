"""What happened: the sentence that tells it, made to stand alone, and nothing that an editor would not print."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import spacy

from generator.engines.offline import document, entities, headlines, main_event, nlp, sentences, shorten, what
from generator.engines.offline.anaphora import leans
from generator.engines.offline.document import Document, Entities, Entity, Mention
from generator.engines.offline.nlp import Parser
from generator.engines.offline.sentences import outside_quotations
from generator.model import Article, Label, LabelSpan, Seed
from tests.engines.pieces import article

NONE = Entities(())
LEAD = "Port Verran's council voted on Tuesday to build a second bridge over the Verran strait."
BODY = (
    LEAD,
    "The bridge will cost 40 million crowns and open in 2029, the harbour office said.",
    "Ferry owners fear that the bridge will end their trade within five years.",
    "The council turned down the same bridge in 2019 by a single vote.",
)


def read(
    *paragraphs: str, title: str = "Council votes for second Verran bridge", parser: Parser | None = None
) -> Document:
    parts: list[tuple[Label, str]] = [("headline", title)] if title else []
    parts += [("body", text) for text in paragraphs]
    spans, start = [], 0
    for label, text in parts:
        spans.append(LabelSpan(start, start + len(text), label))
        start += len(text) + 2
    seed = Seed("a.txt", "5f", "\n\n".join(text for _, text in parts))
    return document.parse(Article(seed, 0, len(seed.text), tuple(spans)), parser or nlp.parser())


def texts(*paragraphs: str, title: str = "Council votes for second Verran bridge") -> list[str]:
    read_document = read(*paragraphs, title=title)
    return [fact.text for fact in what.what(read_document, entities.find(read_document))]


def blank() -> Parser:
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return Parser(language, None)


def test_the_main_event_comes_first_and_stands_in_the_seed() -> None:
    made = read(*BODY)
    facts = what.what(made, NONE)
    assert facts[0].text == LEAD
    assert 2 <= len(facts) <= what.MOST
    for fact in facts:
        for evidence in fact.evidence:
            assert made.article.seed.text[evidence.start : evidence.end] == evidence.exact


def test_a_soft_opening_is_passed_over_for_the_news() -> None:
    soft = "Sometimes it is better not to know what your neighbours are planning."
    assert texts(soft, *BODY)[0] == LEAD


@pytest.mark.parametrize(
    "passed_over",
    [
        "Will the second bridge over the Verran strait ever be built at all?",
        "Here's what to know about the council's vote on the second Verran bridge.",
        "Read more about the council's vote on the second Verran bridge here.",
        "We think the council of Port Verran was wrong to vote for the bridge.",
        "You can follow the council's vote on the second Verran bridge with us.",
        "“The second Verran bridge is the best news for the strait in years.”",
        "“The second Verran bridge is the best news for the strait",
        "Voting on Tuesday: the council of Port Verran at its long table",
        "A council voting for a second bridge over the Verran strait.",
        "Scroll down for pictures of the second bridge over the Verran strait.",
    ],
)
def test_what_an_editor_would_not_print_is_no_fact(passed_over: str) -> None:
    told = texts(passed_over, *BODY)
    assert told[0] == LEAD
    assert not any(passed_over[:30] in fact for fact in told)


def test_a_quotation_comes_with_its_speaker() -> None:
    said = "“The second bridge over the strait will carry 9,000 cars a day,” said Ada Brandt, the harbour minister."
    alone = "“The second bridge over the strait will carry 9,000 cars a day.”"
    assert said in texts(*BODY, said)
    assert alone not in texts(*BODY, alone)


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT VERRAN — ",
        "PORT VERRAN, Estmark, March 3 (NWA) — ",
        "PORT VERRAN (NWA) - ",
        "PORT VERRAN -- ",
        "(NWA) ",
        "Port Verran – ",
    ],
)
def test_the_dateline_comes_off_and_the_evidence_starts_after_it(dateline: str) -> None:
    sentence = "Councillors of the harbour town voted on Tuesday to build a second bridge over the strait."
    made = read(dateline + sentence, *BODY[1:])
    first = what.what(made, NONE)[0]
    assert first.text == sentence
    assert first.evidence[0].exact == sentence


@pytest.mark.parametrize("opening", ["Meanwhile, ", "But ", "However, ", "And yet ", "In addition, "])
def test_a_connective_at_the_start_comes_off(opening: str) -> None:
    told = texts(*BODY[:2], opening + BODY[2][0].lower() + BODY[2][1:])
    assert BODY[2] in told


def test_attribution_and_negation_stay() -> None:
    sentence = (
        "The council of Port Verran will not build the second bridge before 2029, according to the harbour office."
    )
    assert texts(sentence)[0] == sentence


def test_picture_notes_come_off() -> None:
    told = texts(
        "Councillor Ada Brandt (pictured left) voted on Tuesday against the second bridge over the Verran strait."
    )
    assert told == ["Councillor Ada Brandt voted on Tuesday against the second bridge over the Verran strait."]


def test_a_pronoun_becomes_the_name_that_it_means_with_evidence_for_both() -> None:
    made = read(
        "Ada Brandt opposes the bridge.", "She told the council on Tuesday that her ministry would pay nothing for it."
    )
    second = made.sentences[2]
    name = Mention(made.sentences[1].start, made.sentences[1].start + 10, 1, "name")
    she = Mention(second.start, second.start + 3, 2, "pronoun")
    known = Entities((Entity("Ada Brandt", "person", (name, she)),))
    said = shorten.plain(second, known)
    assert said.text == "Ada Brandt told the council on Tuesday that her ministry would pay nothing for it."
    facts = what.what(made, known)
    assert [evidence.exact for evidence in facts[0].evidence] == [second.span.text, "Ada Brandt"]


def test_a_possessive_pronoun_becomes_a_possessive_name() -> None:
    made = read("Ada Brandt resigned.", "Her ministry had opposed the second bridge over the strait for six years.")
    second = made.sentences[2]
    mentions = (
        Mention(made.sentences[1].start, made.sentences[1].start + 10, 1, "name"),
        Mention(second.start, second.start + 3, 2, "pronoun"),
    )
    said = shorten.plain(second, Entities((Entity("Ada Brandt", "person", mentions),)))
    assert said.text.startswith("Ada Brandt’s ministry had opposed")


def test_a_sentence_that_leans_on_another_never_tells_the_main_event() -> None:
    leaning = "It is the largest bridge that the council of Port Verran has voted to build over the Verran strait."
    assert texts(leaning, *BODY)[0] == LEAD


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("They were ordered by the harbour office.", True),
        ("The move was welcomed by ferry owners.", True),
        ("He said the bridge was too dear.", True),
        ("It emerged on Monday that the bridge was too dear.", False),
        ("There were 40 people on the bridge.", False),
        ("Those who cross the bridge will pay a toll.", False),
        ("The harbour office ordered new cranes.", False),
    ],
)
def test_leaning(text: str, leaning: bool) -> None:
    assert leans(text, names_person=False) is leaning


def test_facts_add_something() -> None:
    again = "On Tuesday Port Verran's council voted to build the second bridge over the Verran strait."
    told = texts(LEAD, again, *BODY[1:])
    assert again not in told
    assert len(told) == len(set(told))


def test_no_statement_no_fact() -> None:
    assert texts("Who knows?", "Well.") == []
    assert what.what(read("", title=""), NONE) == ()


def test_it_works_without_tags_and_parses() -> None:
    made = read("Who would want a bridge?", *BODY, parser=blank())
    told = [fact.text for fact in what.what(made, NONE)]
    assert told[0] == LEAD
    assert len(told) == 4


@pytest.mark.parametrize(
    ("title", "who", "happened"),
    [
        ("Ada Brandt opens bridge in Port Verran after long delay", "Ada Brandt", "opens bridge in port verran"),
        ("BREAKING NEWS: Council backs second bridge", "Council", "backs second bridge"),
        ("Seven hurt as ferry hits bridge", "Seven people", "Seven hurt"),
        ("Oldmar Nurses Strike Over Night Pay", "Oldmar Nurses", "strike over night pay"),
    ],
)
def test_the_main_event_in_a_phrase(title: str, who: str, happened: str) -> None:
    made = read(
        "Seven people were hurt on Tuesday when a ferry hit the bridge over the strait, police said.", title=title
    )
    assert main_event.who(made, NONE).lower() == who.lower()
    assert main_event.what(made, NONE).lower() == happened.lower()


def test_a_question_for_a_headline_is_answered_from_the_lead() -> None:
    made = read("Councillors rejected the second bridge on Tuesday.", title="Why is there no second bridge?")
    assert main_event.what(made, NONE) == "rejected the second bridge on Tuesday"


def test_negation_belongs_to_what_is_said() -> None:
    made = read("The council will not build the second bridge, Ada Brandt said.", title="")
    assert main_event.who(made, NONE) == "The council"
    assert main_event.what(made, NONE).startswith("will not build the second bridge")


def test_parts_of_a_headline_that_tell_most_come_first() -> None:
    assert headlines.parts("'It hurts': Ferry hits bridge") == ["Ferry hits bridge", "'It hurts'"]
    assert headlines.parts("Live: Ferry hits bridge in strait")[0] == "Ferry hits bridge in strait"


@pytest.mark.parametrize(
    ("text", "outside"), [("He said “no” twice", "He said  twice"), ("“No", None), ('A "b', None), ("``a '' b", " b")]
)
def test_outside_quotations(text: str, outside: str | None) -> None:
    assert outside_quotations(text) == outside


@pytest.mark.parametrize("unit", ["a", "“", "(", "the ", "A-", ". ", "A ", "But ", "in ", "A, ", "‘", "1 ", "he "])
def test_hostile_text_costs_little(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    shorten.opening(text)
    shorten.PICTURE_NOTE.search(text)
    leans(text, names_person=False)
    outside_quotations(text)
    headlines.parts(text)
    for pattern in (sentences.PICTURE_LABEL, sentences.ENDING, sentences.WORD, what.DAY, what.BACKGROUND):
        pattern.search(text)
    assert time.process_time() - begun < 2


def test_an_article_of_many_sentences_costs_little() -> None:
    made = read(
        " ".join(f"Councillor number {number} voted for bridge {number % 97} on Tuesday." for number in range(3000)),
        parser=blank(),
    )
    begun = time.process_time()
    assert what.what(made, NONE)
    assert time.process_time() - begun < 5


def test_a_standfirst_may_tell_the_main_event() -> None:
    pieces: tuple[tuple[Label, str], ...] = (
        ("headline", "Council votes for second Verran bridge"),
        ("standfirst", LEAD),
        ("body", "The harbour office blamed the price of fuel."),
    )
    made = document.parse(article(*pieces), nlp.parser())
    assert [fact.text for fact in what.what(made, NONE)] == [LEAD, "The harbour office blamed the price of fuel."]


def test_facts_have_no_marks_of_markdown() -> None:
    marked = "The ship *Silver Anne* left **the harbour** on Monday, the [harbour office](https://a.example/b) said."
    made = read(marked)
    (fact,) = what.what(made, NONE)
    assert fact.text == "The ship Silver Anne left the harbour on Monday, the harbour office said."
    assert fact.evidence[0].exact == marked


@pytest.mark.parametrize("text", ["a * b * c", "2*3*4 and _x_y_", "snake_case_name", "[1] and (2)"])
def test_what_only_looks_like_markdown_stays(text: str) -> None:
    assert shorten.unmarked(text) == text


def test_a_fact_that_leans_follows_the_sentence_it_leans_on() -> None:
    for made in (
        read(*BODY),
        read(*BODY[::-1]),
        read("No trams ran on Monday.", *BODY, "They want more pay and more rest."),
    ):
        chosen = what.choose(made, entities.find(made))
        for before, after in pairwise(chosen):
            assert not after.leans or after.sentence.index == before.sentence.index + 1
