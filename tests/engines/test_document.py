"""The parsed article: offsets that hold, and what is not parsed."""

from __future__ import annotations

import time

import pytest

from generator.engines.offline.datelines import place_and_text
from generator.engines.offline.document import TEXT_LIMIT, parse, parse_all
from generator.engines.offline.nlp import parser
from tests.engines.pieces import article


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("PORT VERRAN, March 2 (HPA) - Kestria signed.", "PORT VERRAN", "Kestria signed."),
        ("Tallow, 4 March 2026 – The council voted.", "Tallow", "The council voted."),
        ("SELBRIDGE/MARRIN — “No,” he said.", "SELBRIDGE/MARRIN", "“No,” he said."),
        ("SAINT-ORME (HPA) -- 27 of 49 seats", "SAINT-ORME", "27 of 49 seats"),
    ],
)
def test_datelines(text: str, place: str, rest: str) -> None:
    found = place_and_text(text)
    assert found is not None
    assert (text[: found[0]], text[found[1] :]) == (place, rest)


@pytest.mark.parametrize(
    "text", ["Then – He left.", "NATO allies – all of them", "A well – dry for years – gave water."]
)
def test_what_is_no_dateline(text: str) -> None:
    assert place_and_text(text) is None


def test_offsets_refer_to_the_seed_in_hard_wrapped_text() -> None:
    one = article(("headline", "Council votes"), ("body", "TALLOW — Jon Harl, mayor of\nTallow, spoke. He left."))
    document = parse(one, parser())
    assert [one.seed.text[part.start : part.end] for part in document.sentences] == [
        "Council votes",
        "Jon Harl, mayor of\nTallow, spoke.",
        "He left.",
    ]
    assert [one.seed.text[start:end] for start, end in document.datelines] == ["TALLOW"]
    for sentence in document.sentences:
        for token in sentence.span:
            start, end = sentence.offsets(token)
            assert one.seed.text[start:end] == token.text


def test_articles_that_are_parsed_together_are_parsed_as_each_alone() -> None:
    told = "Harbour minister Ada Brandt opened quay {} on Tuesday, and Jonas Reth of the Estmark Union left."
    count = TEXT_LIMIT // len(told)  # with headlines more than are parsed at a time
    short = [article(("headline", f"Quay {n} opens"), ("body", "TALLOW — " + told.format(n))) for n in range(count)]
    together = list(parse_all([article(), *short, article(("body", "He left."))], parser()))
    assert [len(one.sentences) for one in together] == [0, *([2] * count), 1]
    for number in (1, count // 2, count):
        alone, found = parse(short[number - 1], parser()), together[number]
        assert found.article is short[number - 1]
        assert [one.span.text for one in found.sentences] == [one.span.text for one in alone.sentences]
        assert found.datelines == alone.datelines != ()
        docs = [(one.span.doc, other.span.doc) for one, other in zip(found.sentences, alone.sentences, strict=True)]
        assert all((doc.tensor == other.tensor).all() for doc, other in docs)
        assert all(doc.to_json()["tokens"] == other.to_json()["tokens"] for doc, other in docs)


def test_a_long_run_of_marks_takes_no_time() -> None:
    started = time.process_time()
    document = parse(article(("body", "He said " + "[" * 3_000 + " and left.")), parser())
    assert time.process_time() - started < 2
    assert document.sentences[-1].span.text.endswith("and left.")
