"""Dateline, section, language and headline of an article, and what its page states of itself."""

from __future__ import annotations

import time

import pytest

from generator.engines.offline.source import headline, source
from generator.model import Article
from tests.engines.pieces import article, holds

BODY = "The harbour will open in the spring, ministers of both towns said on Tuesday, and it will be the largest of the coast."

LONG = (
    "Ministers of both towns signed an accord on the harbour after eleven years of talks, which had failed four times before"
    " the old mayor stepped down in the spring of last year."
)


def test_the_data_of_the_page_come_first() -> None:
    page = "outlet: The Harbour Gazette\nauthor: Ada Brandt\nauthor: Tunde Oyelaran\nsection: World\nurl: https://gazette.example/a"
    whole = article(("promotion", "Subscribe to The Courier"), ("body", BODY), ("metadata", page))
    found = source(whole)
    assert found.outlet is not None
    assert (found.outlet.text, [author.text for author in found.authors]) == (
        "The Harbour Gazette",
        ["Ada Brandt", "Tunde Oyelaran"],
    )
    assert found.section is not None
    assert found.url is not None
    assert (found.section.text, found.url.text) == ("World", "https://gazette.example/a")
    assert holds(whole, *found.outlet.evidence, *found.url.evidence)


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("PORT VERRAN — ", "PORT VERRAN"),
        ("VERRAN, Coastland (AP) — ", "VERRAN, Coastland"),
        ("VERRAN (Reuters) - ", "VERRAN"),
        ("PORT VERRAN, March 2 (CPA) - ", "PORT VERRAN"),
        ("SAINT-ORME, 4 March 2031 – ", "SAINT-ORME"),
        ("WASHINGTON, D.C. -- ", "WASHINGTON, D.C."),
    ],
)
def test_a_dateline_opens_the_body(start: str, place: str) -> None:
    whole = article(("headline", "A harbour opens"), ("body", start + BODY), ("body", "NOT HERE — " + BODY))
    found = source(whole).dateline
    assert found is not None
    assert found.text == place
    assert holds(whole, *found.evidence)


def test_a_shout_is_no_dateline() -> None:
    for text in ("NEVER — said the minister, and left.", "NO — The minister left.", "The minister — A captain — left."):
        assert source(article(("body", text))).dateline is None


def test_a_section_before_the_date() -> None:
    found = source(article(("timestamp", "Coast • Mar 3, 2031, 6:21 AM"), ("body", BODY))).section
    assert found is not None
    assert found.text == "Coast"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"),
        (
            "Der Hafen wird im Frühling eröffnet, sagten die Minister beider Städte am Dienstag in einer Erklärung.",
            "de",
        ),
        ("Le port ouvrira au printemps, ont déclaré mardi les ministres des deux villes dans un communiqué.", "fr"),
        ("港口将于春天开放,两座城市的部长周二在一份声明中表示。", "zh"),
        ("12 34 56", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_the_body(text: str, code: str) -> None:
    assert source(article(("body", text))).language == code


def test_a_headline_that_is_printed() -> None:
    whole = article(("section", "World"), ("headline", "A harbour\nopens"), ("body", BODY))
    assert headline(whole).text == "A harbour opens"
    assert holds(whole, *headline(whole).evidence)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("PORT VERRAN — A harbour opened on Tuesday. It is large.", "A harbour opened on Tuesday"),
        ("The U.S. envoy, J. Brandt, left. He was late.", "The U.S. envoy, J. Brandt, left"),
        (
            LONG,
            "Ministers of both towns signed an accord on the harbour after eleven years of talks",
        ),
    ],
)
def test_a_headline_made_of_the_first_sentence(body: str, title: str) -> None:
    whole = article(("body", body), ("body", BODY))
    assert headline(whole).text == title
    assert holds(whole, *headline(whole).evidence)


@pytest.mark.parametrize("text", ["x" * 5000, "?", "A" * 50 + " " + "b" * 5000, "—", "BRANDT — "])
def test_a_headline_of_anything_is_short_and_rests_on_the_seed(text: str) -> None:
    whole: Article = article(("body", text))
    assert 0 < len(headline(whole).text) <= 120
    assert holds(whole, *headline(whole).evidence)


@pytest.mark.parametrize("piece", ["A", " A", "By A, ", "© A", "@a.", "1/", "told Ada B. ", "(", "  ", "*", "March 1 "])
def test_a_long_run_of_anything_takes_little_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for label in ("byline", "navigation", "body", "credit"):
        began = time.process_time()
        source(article((label, text), ("body", BODY)))
        assert time.process_time() - began < 5


def test_a_long_first_sentence_is_cut_where_its_main_clause_is_complete() -> None:
    text = (
        "The harbour board's plan to close the oldest of its nine quays to ferries of every size and flag and age next spring"
        " may break the law of the coast, according to a study that nobody has published."
    )
    assert headline(article(("body", text))).text.endswith(("may break the law of the coast", "…"))
    opened = (
        "When the ferry sank off Oldmar last winter with all its lights on, the minister was giving a speech in the north"
        " of the country, far away from it."
    )
    assert len(headline(article(("body", opened))).text) > len(
        "When the ferry sank off Oldmar last winter with all its lights on"
    )
