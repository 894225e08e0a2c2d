from __future__ import annotations

import time

import pytest
import spacy

from generator.engines.offline import entities, nlp
from generator.engines.offline.attribution import Attribution, attributions
from generator.engines.offline.document import Document, parse
from generator.engines.offline.nlp import Parser
from generator.engines.offline.quotations import quotations
from generator.model import Article, LabelSpan, Seed


def document(*paragraphs: str, headline: str | None = None, parser: Parser | None = None) -> Document:
    """An invented article of these paragraphs."""
    spans: list[LabelSpan] = []
    text = ""
    for number, paragraph in enumerate((headline, *paragraphs) if headline else paragraphs):
        label = "headline" if headline and number == 0 else "body"
        spans.append(LabelSpan(len(text), len(text) + len(paragraph), label))  # type: ignore[arg-type]
        text += paragraph + "\n\n"
    return parse(Article(Seed("a.txt", "", text), 0, len(text), tuple(spans)), parser or nlp.parser())


def read(*paragraphs: str, headline: str | None = None) -> tuple[Document, tuple[Attribution, ...]]:
    """An invented article and what it attributes."""
    parsed = document(*paragraphs, headline=headline)
    return parsed, attributions(parsed, entities.find(parsed))


def words(parsed: Document, said: Attribution) -> str:
    """The contents of an attribution, pieces joined by an ellipsis."""
    return " … ".join(parsed.article.seed.text[start:end] for start, end in said.contents)


def said_by(parsed: Document, found: tuple[Attribution, ...], speaker: str) -> list[str]:
    """What ``speaker`` says."""
    return [words(parsed, each) for each in found if each.speaker is not None and each.speaker.name == speaker]


def quoted(text: str) -> list[str]:
    """The outer quotations in one paragraph."""
    return [text[start:end] for found in quotations(document(text)) for start, end in found.parts]


# ---------------------------------------------------------------- quotation marks


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is closed,” she said.",
        '"The quay is closed," she said.',
        "''The quay is closed,'' she said.",
        "«The quay is closed,» she said.",
        "‘The quay is closed,’ she said.",
        "„The quay is closed,“ she said.",
    ],
)
def test_marks_of_all_kinds_are_read(text: str) -> None:
    (found,) = quoted(text)
    assert "The quay is closed," in found
    assert "she" not in found


def test_a_nested_quotation_belongs_to_the_outer_one() -> None:
    text = "“He told me ‘never again’ and left,” she said."
    assert quoted(text) == ["“He told me ‘never again’ and left,”"]


def test_apostrophes_open_no_quotation() -> None:
    assert quoted("The dockers’ leaders’ plan isn’t the mayor’s, and it's the '90s again.") == []


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    assert quoted("‘The dockers’ pay is low,’ she said.") == ["‘The dockers’ pay is low,’"]


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    parsed = document("“The quay is closed.", "“It will stay closed,” she said.", "Nobody objected.")
    (found,) = quotations(parsed)
    assert len(found.parts) == 2


def test_a_mark_that_never_closes_within_a_sentence_is_no_quotation() -> None:
    assert quoted('A 12" pipe burst near the quay on Monday.') == []


@pytest.mark.parametrize("char", ["“", '"', "‘", "'", "”", "“a ", "'a ", '"a '])
def test_marks_without_end_take_linear_time(char: str) -> None:
    text = char * (100_000 // len(char))
    spans = (LabelSpan(0, len(text), "body"),)
    parsed = Document(Article(Seed("a.txt", "", text), 0, len(text), spans), ())
    started = time.process_time()
    quotations(parsed)
    assert time.process_time() - started < 2


# ---------------------------------------------------------------- who says what


def test_direct_speech_with_the_speaker_after_it() -> None:
    parsed, found = read("“The ferry will not sail this winter,” said Ada Brandt, the harbour minister.")
    assert said_by(parsed, found, "Ada Brandt") == ["“The ferry will not sail this winter,”"]
    assert found[0].form == "direct"


def test_direct_speech_with_the_speaker_before_it() -> None:
    parsed, found = read("Ada Brandt said: “The ferry will not sail this winter.”")
    assert said_by(parsed, found, "Ada Brandt") == ["“The ferry will not sail this winter.”"]


def test_indirect_speech() -> None:
    parsed, found = read("Ada Brandt said that the ferry would not sail this winter.")
    assert said_by(parsed, found, "Ada Brandt") == ["that the ferry would not sail this winter"]
    assert found[0].form == "indirect"


def test_mixed_speech_is_one_content() -> None:
    parsed, found = read("Ada Brandt said the ferry was “a floating wreck” that nobody should board.")
    assert said_by(parsed, found, "Ada Brandt") == ["the ferry was “a floating wreck” that nobody should board"]
    assert found[0].form == "mixed"


def test_a_split_quotation_has_one_speaker() -> None:
    parsed, found = read("“The ferry is old,” Ada Brandt said, “and we will not repair it again.”")
    assert said_by(parsed, found, "Ada Brandt") == ["“The ferry is old,” … “and we will not repair it again.”"]


def test_a_quotation_goes_on_after_the_speaker() -> None:
    parsed, found = read("“The ferry is old,” said Ada Brandt. “We will not repair it again.”")
    assert said_by(parsed, found, "Ada Brandt") == ["“The ferry is old,” … “We will not repair it again.”"]


def test_a_quotation_over_two_paragraphs_has_one_speaker() -> None:
    parsed, found = read("Ada Brandt said: “The ferry is old.", "“We will not repair it again.”")
    assert said_by(parsed, found, "Ada Brandt") == ["“The ferry is old. … “We will not repair it again.”"]


def test_according_to() -> None:
    parsed, found = read("The ferry will be sold in spring, according to Ada Brandt, the harbour minister.")
    assert said_by(parsed, found, "Ada Brandt") == ["The ferry will be sold in spring"]


def test_a_headline_with_a_colon() -> None:
    parsed, found = read("The harbour was quiet on Monday.", headline="Ada Brandt: ferry must stop sailing")
    assert said_by(parsed, found, "Ada Brandt") == ["ferry must stop sailing"]


def test_a_headline_with_the_source_behind_the_colon() -> None:
    parsed, found = read("The harbour was quiet on Monday.", headline="Ferry fares will double in May: report")
    (said,) = found
    assert said.source is not None
    assert parsed.article.seed.text[slice(*said.source)] == "report"
    assert words(parsed, said) == "Ferry fares will double in May"


def test_a_surname_is_the_full_name() -> None:
    parsed, found = read("Ada Brandt runs the harbour.", "“We will sell the ferry in spring,” Brandt said on Monday.")
    assert said_by(parsed, found, "Ada Brandt") == ["“We will sell the ferry in spring,”"]


def test_a_pronoun_is_the_last_subject() -> None:
    parsed, found = read(
        "Ada Brandt visited Port Verran on Monday.", "“We will sell the ferry in spring,” she told reporters."
    )
    assert said_by(parsed, found, "Ada Brandt") == ["“We will sell the ferry in spring,”"]


def test_a_pronoun_is_not_a_person_of_the_other_sex() -> None:
    parsed, found = read(
        "Peter Holm met Mary Lund on Monday.", "“We will sell the ferry in spring,” she told reporters."
    )
    assert said_by(parsed, found, "Mary Lund") == ["“We will sell the ferry in spring,”"]


def test_a_name_in_the_quotation_is_not_its_speaker() -> None:
    parsed, found = read("Peter Holm came late.", "“I never met John Lund in my life,” he said.")
    assert said_by(parsed, found, "Peter Holm") == ["“I never met John Lund in my life,”"]


def test_a_spokesperson_speaks_for_the_organisation() -> None:
    parsed, found = read("A spokeswoman for NATO said the exercise would go ahead as planned.")
    assert said_by(parsed, found, "NATO") == ["the exercise would go ahead as planned"]


def test_a_quotation_goes_on_from_what_was_reported_before_it() -> None:
    parsed, found = read("Ada Brandt said that the quay was closed. “We shall open it again in spring.”")
    assert said_by(parsed, found, "Ada Brandt")[-1] == "“We shall open it again in spring.”"
    (quoted_,) = [each for each in found if each.form == "direct"]
    assert not quoted_.negated


def test_an_orphan_quotation_has_no_source() -> None:
    parsed, found = read("The quay lay empty.", "“Nobody has told us anything at all.”", "Rain fell all day.")
    (orphan,) = found
    assert (orphan.source, orphan.speaker) == (None, None)
    assert words(parsed, orphan) == "“Nobody has told us anything at all.”"


def test_scare_quotes_are_no_speech() -> None:
    _, found = read("The so-called “green” ferry burns heavy oil.")
    assert [each for each in found if each.form != "indirect"] == []


def test_what_would_be_said_is_hypothetical() -> None:
    _, found = read("Ada Brandt would say that the ferry is safe.")
    assert [each.hypothetical for each in found] == [True]


def test_what_was_not_said_is_marked() -> None:
    _, found = read("Ada Brandt did not say that the ferry was safe.")
    assert [each.negated for each in found] == [True]


def test_the_quotation_of_a_quotation_is_the_outer_speakers() -> None:
    parsed, found = read("“Holm told me ‘the ferry is finished’ and left,” Ada Brandt said.")
    assert said_by(parsed, found, "Ada Brandt") == ["“Holm told me ‘the ferry is finished’ and left,”"]


def test_hard_wrapped_lines_keep_their_offsets() -> None:
    parsed, found = read("Ada Brandt said that the ferry\nwould not sail\nthis winter.")
    assert said_by(parsed, found, "Ada Brandt") == ["that the ferry\nwould not sail\nthis winter"]


def test_without_a_parse_quotations_are_still_found() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    parsed = document("“The ferry will not sail this winter,” said Ada Brandt.", parser=Parser(blank, None))
    found = attributions(parsed, entities.find(parsed))
    assert [words(parsed, each) for each in found] == ["“The ferry will not sail this winter,”"]
    assert found[0].source is not None
    assert parsed.article.seed.text[slice(*found[0].source)] == "Ada Brandt"


def test_an_empty_article_says_nothing() -> None:
    empty = Document(Article(Seed("a.txt", "", ""), 0, 0, ()), ())
    assert attributions(empty, entities.find(empty)) == ()
