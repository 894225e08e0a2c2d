from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import KEPT, Article, Hint, Reading, Seed
from generator.reading.articles import read

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"

HARBOUR = [
    "Ministers sign harbour accord after night of talks",
    "By Ada Brandt",
    "March 4, 2026",
    (
        "PORT VERRAN — The harbour ministers of Lorvia and Estmark signed an accord on Tuesday that opens the northern docks to "
        "ships of both countries, after a night of talks that nearly failed."
    ),
    (
        "Harbour Minister Tilda Varga of Lorvia said the accord would end a quarrel of nine years about fees. “We have "
        "waited long enough,” Varga told reporters on the quay."
    ),
    (
        "Her colleague from Estmark, Oskar Lind, called the text a fair one. He said that the first ships would come in May, and "
        "that the pilots of both ports would be trained together from the autumn."
    ),
    (
        "The accord has to pass both parliaments. Varga said she expected a vote before the summer, while Lind was more careful "
        "and spoke only of the coming months."
    ),
]
ORCHARD = [
    "Late frost ruins half of the apple harvest, growers warn",
    (
        "Apple growers in the Tessel valley have lost about half of their blossom to a late frost, the growers’ union said on "
        "Friday, and prices of fruit are likely to rise by the end of the year."
    ),
    (
        "Union chair Mirella Janssen said the cold had come in the worst week. “The trees were in full bloom,” Janssen said. “We "
        "lit fires between the rows, but on most farms that was too late.”"
    ),
    (
        "The regional government has promised loans to farms that lost more than a third of their trees’ blossom. Janssen said "
        "that loans alone would not save the smaller orchards of the valley."
    ),
    (
        "Insurers said they had received four hundred claims since Monday. Cider makers in the valley are looking for apples "
        "abroad, but freight costs have doubled since the winter."
    ),
]
TRAMS = [
    "City council buys thirty trams from bankrupt line",
    (
        "The council of Hollmar voted on Monday to buy thirty used trams from a bankrupt operator, a step that Mayor Pelle Duran "
        "called the cheapest way to bring back the night service."
    ),
    (
        "Duran said the trams would run from October on the two ring lines. Passengers had asked for years for a service after "
        "midnight, when only taxis are to be had in the suburbs."
    ),
    (
        "Critics in the council said that the trams were too wide for the old depot. Engineer Sanna Reuter said the gates of the "
        "depot could be widened within three weeks."
    ),
    (
        "The tickets of the night service will cost twice as much as those of the day. The council will look at the price again "
        "after the first year."
    ),
]
STORIES = [HARBOUR, ORCHARD, TRAMS]


def seed(text: str, **values: object) -> Seed:
    return Seed(path="a.txt", sha256="0" * 64, text=text, **values)  # type: ignore[arg-type]


def check(reading: Reading) -> None:
    """The promises that hold for every text."""
    text, at = reading.seed.text, 0
    for span in reading.labels:
        assert span.start == at < span.end
        at = span.end
    assert at == len(text)
    assert all(a.label != b.label for a, b in zip(reading.labels, reading.labels[1:], strict=False))
    last = 0
    seen: set[tuple[int, int]] = set()
    for article in reading.articles:
        assert last <= article.start < article.end <= len(text)
        last = article.end
        inner = [one for one in article.paragraphs if article.start <= one.start and one.end <= article.end]
        around = [one for one in article.paragraphs if one.label != "metadata"]
        assert not seen & {(one.start, one.end) for one in around}
        seen |= {(one.start, one.end) for one in around}
        assert all(one.end <= article.end for one in around if one.label in KEPT)
        assert (inner[0].start, inner[-1].end) == (article.start, article.end)
        assert all(a.end <= b.start for a, b in zip(article.paragraphs, article.paragraphs[1:], strict=False))
        assert all(article.text_of(one) == article.text_of(one).strip() != "" for one in article.paragraphs)


def openings(reading: Reading) -> list[str]:
    return [reading.seed.text[article.start :][:30] for article in reading.articles]


def words(article: Article, label: str) -> list[str]:
    return [" ".join(article.text_of(one).split()) for one in article.paragraphs if one.label == label]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [0, 72, 80])
def test_articles_with_headlines_are_told_apart_in_every_layout(gap: str, width: int) -> None:
    paragraphs = [textwrap.fill(one, width) if width else one for story in STORIES for one in story]
    reading = read(seed(gap.join(paragraphs) + "\n"))
    check(reading)
    assert openings(reading) == [story[0][:30] for story in STORIES]
    assert [words(one, "headline") for one in reading.articles] == [[story[0]] for story in STORIES]


def test_the_head_is_labelled_part_by_part() -> None:
    article = read(seed("\n\n".join(HARBOUR))).articles[0]
    assert [one.label for one in article.paragraphs] == ["headline", "byline", "timestamp", *["body"] * 4]


def test_a_dateline_opens_an_article_without_headline() -> None:
    bodies = [HARBOUR[3:], ["HOLLMAR — " + TRAMS[1], *TRAMS[2:]]]
    reading = read(seed("\n".join(textwrap.fill(one, 80) for body in bodies for one in body)))
    check(reading)
    assert openings(reading) == ["PORT VERRAN — The harbour mini", "HOLLMAR — The council of Hollm"]


def test_a_note_of_contributors_closes_its_article() -> None:
    note = "Ida Moor and Finn Castellan contributed reporting from Port Verran."
    reading = read(seed("\n".join([*HARBOUR[3:], note, *ORCHARD[1:]])))
    assert len(reading.articles) == 2
    assert words(reading.articles[0], "contributors") == [note]
    assert reading.seed.text[: reading.articles[0].end].endswith(note)


def test_credits_between_articles_belong_to_none() -> None:
    credit = "First published in The Verran Lantern, March 4, 2026 | By Jo Castellan"
    reading = read(seed("\n".join([*HARBOUR[3:], credit, *ORCHARD[1:]])))
    assert len(reading.articles) == 2
    assert all(credit not in reading.seed.text[one.start : one.end] for one in reading.articles)


def test_one_article_with_subheadings_stays_one() -> None:
    text = "\n\n".join([*HARBOUR[:5], "What comes next", *HARBOUR[5:]])
    reading = read(seed(text))
    assert len(reading.articles) == 1
    assert words(reading.articles[0], "subheading") == ["What comes next"]


def test_glued_labels_are_cut_off_inside_the_line() -> None:
    reading = read(seed("2026-03-04 " + "\n".join([HARBOUR[0], *HARBOUR[3:]])))
    assert words(reading.articles[0], "headline") == [HARBOUR[0]]
    check(reading)


def test_metadata_of_a_page_goes_with_its_article() -> None:
    data = "outlet: The Verran Lantern\npublished: 2026-03-04"
    text = "\n\n".join([*HARBOUR, data])
    start = text.index(data)
    main = Hint(0, start - 2, "main")
    reading = read(seed(text, media="html", hints=(main, Hint(start, len(text), "metadata"))))
    check(reading)
    (article,) = reading.articles
    assert words(article, "metadata") == data.split("\n")
    assert article.end < start
    assert reading.labels[-1].label == "metadata"


@pytest.mark.parametrize(
    "text",
    [
        " ".join(HARBOUR[3:]),
        " ".join(HARBOUR[3:]).lower() + " and so",
        f"{HARBOUR[0]}\n\n2026-03-04\n\n{' '.join(HARBOUR[3:])}",
        f"{HARBOUR[0]}\n\n{HARBOUR[3]}\n\n{HARBOUR[4]}",
        " ".join(ORCHARD[1:3]),
    ],
)
def test_a_readable_text_is_always_one_article(text: str) -> None:
    reading = read(seed(text))
    check(reading)
    assert len(reading.articles) == 1
    assert words(reading.articles[0], "body")


def test_the_page_around_goes_with_its_article() -> None:
    note = "First published in The Verran Lantern, March 4, 2026 | By Ada Brandt"
    parts = [
        "The Verran Lantern",
        *HARBOUR,
        note,
        *ORCHARD,
        "© 2026 Verran Lantern Media",
    ]
    reading = read(seed("\n\n".join(parts)))
    check(reading)
    first, second = reading.articles
    assert [reading.seed.text[one.start :].split("\n")[0] for one in (first, second)] == [HARBOUR[0], ORCHARD[0]]
    around = [words(one, label) for one, label in ((first, "navigation"), (first, "credit"))]
    assert around == [["The Verran Lantern"], [note]]
    assert words(second, "credit") == ["© 2026 Verran Lantern Media"]
    assert len(first.paragraphs) + len(second.paragraphs) == len(parts)


def test_navigation_of_a_page_is_no_article() -> None:
    menu = ORCHARD[1] + "\n\n" + ORCHARD[2]
    text = menu + "\n\n" + "\n\n".join(HARBOUR)
    hints = (Hint(0, len(menu), "navigation", "nav"), Hint(len(menu) + 2, len(text), "main"))
    reading = read(seed(text, media="html", hints=hints))
    assert openings(reading) == [HARBOUR[0][:30]]
    assert reading.labels[0].label == "navigation"


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\ufeff", "a", "|", "> ", "\u200b", "…", "12:30"])
def test_next_to_nothing_is_no_article(text: str) -> None:
    reading = read(seed(text))
    check(reading)
    assert reading.articles == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [line for story in STORIES for line in story] + ["", "> quoted", "-", "By Ada Brandt", "é\u0301"]
        )
    )
)
def test_promises_hold_for_any_order_of_lines(lines: list[str]) -> None:
    check(read(seed("\n".join(lines))))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_promises_hold_for_any_text(text: str) -> None:
    check(read(seed(text)))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A ",
        "By A ",
        "\n",
        "> ",
        "“",
        "(",
        "A. ",
        "photo/",
        "- ",
        "0:",
        "LONDON — ",
        "a.\n",
        "[](",
        "**a",
        "# ",
        "![a](b)\n",
    ],
)
@pytest.mark.parametrize("media", ["text", "markdown"])
def test_hundred_kilobytes_of_the_same_take_seconds(unit: str, media: str) -> None:
    start = time.process_time()
    check(read(seed((unit * 100_000)[:100_000], media=media)))
    assert time.process_time() - start < 12


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real seeds are not beside this checkout")
def test_the_real_seeds_hold_thirteen_articles() -> None:
    readings = [read(seed(path.read_text(encoding="utf-8"))) for path in sorted(SEEDS.glob("*.txt"))]
    for reading in readings:
        check(reading)
    assert [len(reading.articles) for reading in readings] == [1, 1, 1, 9, 1]
