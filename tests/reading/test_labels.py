from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from generator.model import Label, Seed
from generator.reading import noise_patterns
from generator.reading.labels import label
from generator.reading.looks import look
from generator.reading.paragraphs import blocks
from generator.reading.patterns import Shape, shape

BODY = [
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
HEADLINE = "City council buys thirty trams from bankrupt line"


SEEDS = Path(__file__).parents[2] / "content" / "seeds"


def test_a_shape_shows_at_the_start_or_anywhere() -> None:
    cookies = shape("^accept all", r"\bcookies?\b")
    assert [cookies.search(text) for text in ("Accept all", "We accept all", "All our Cookies")] == [True, False, True]
    assert [shape("^more").search("any more"), shape("more").search("any more")] == [False, True]


def test_whatever_is_tried_at_the_start_alone_fits_nowhere_else() -> None:
    shapes = [one for one in vars(noise_patterns).values() if isinstance(one, Shape) and one.opening is not None]
    texts = [line for path in sorted(SEEDS.rglob("*.txt")) for line in path.read_text("utf-8", "replace").splitlines()]
    assert len(shapes) == 11
    assert not [text for text in texts for one in shapes if one.opening and one.opening.search(text, 1)]


def labelled(*paragraphs: str) -> dict[str, Label]:
    text = "\n\n".join(paragraphs)
    found = label(Seed(path="a.txt", sha256="0" * 64, text=text))
    return {text[one.block.start : one.block.end]: one.label for one in found}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our newsletter to get the best of the Lantern in your inbox", "promotion"),
        ("By continuing to browse our site you agree to our use of cookies", "consent_notice"),
        ("Error loading player: no sources found", "player_message"),
        ("A tram of the ring line waits at the depot of Hollmar. (Photo: Ines Aalto)", "caption"),
        ("A tram of the ring line in Hollmar, 3 March, 2026 AP Photo", "caption"),
        ("Photo: Ines Aalto", "credit"),
        ("READ MORE: Night buses are to run until four", "related_links"),
        ("ADVERTISEMENT - SCROLL DOWN TO CONTINUE READING", "promotion"),
        ("Join 12,000 readers", "promotion"),
        ("The best of the Lantern, free in your inbox. By signing up you agree to our terms.", "promotion"),
        ("Please use a modern browser to watch this video", "player_message"),
        ("Story continues below", "navigation"),
        ("Jonas Reit contributed reporting from Hollmar.", "contributors"),
        ("“The gates can be widened,” said Reuter, who has worked at the depot since it was built.", "body"),
    ],
)
def test_a_line_inside_an_article_gets_its_kind(line: str, kind: Label) -> None:
    assert labelled(HEADLINE, *BODY[:2], line, *BODY[2:])[line] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jonas Reit", "byline"),
        ("Jonas Reit in Hollmar", "byline"),
        ("Jonas Reit, Transport Correspondent", "byline"),
        (" , Updated 18:25, 18-Feb-2026".strip(), "timestamp"),
        ("March 2, 2026, 6:21 AM", "timestamp"),
        ("Politics", "section"),
        ("The trams are to run at night from October", "standfirst"),
        ("4 min read", "navigation"),
    ],
)
def test_a_line_under_the_headline_gets_its_kind(line: str, kind: Label) -> None:
    found = labelled(HEADLINE, line, *BODY)
    assert found[HEADLINE] == "headline"
    assert found[line] == kind


@pytest.mark.parametrize(
    "above",
    [
        ("Hollmar Observer",),
        ("THE LANTERN TODAY", "News Sport Money Travel Puzzles"),
        ("VPA0412 4 pol 210 HOL-TRAMS/COUNCIL",),
        ("La Lanterne de Hollmar", "City"),
    ],
)
def test_the_name_of_the_outlet_and_its_menu_are_no_headline(above: tuple[str, ...]) -> None:
    found = labelled(*above, HEADLINE, "By Jonas Reit", *BODY)
    assert found[HEADLINE] == "headline"
    assert "headline" not in {found[line] for line in above}


def test_the_headline_stands_over_its_standfirst() -> None:
    standfirst = "Mayor Duran calls the used trams the cheapest way to bring back the night service in Hollmar"
    found = labelled("Home > City", HEADLINE, standfirst, "By Jonas Reit", "3 March 2026, 18:40", *BODY)
    assert [found[HEADLINE], found[standfirst], found["Home > City"]] == ["headline", "standfirst", "navigation"]


def test_a_heading_with_nothing_under_it_is_no_part_of_the_article() -> None:
    found = labelled(HEADLINE, *BODY, "MOST READ IN NEWS", "Fox steals cake of bride", "Singer buys a lighthouse")
    assert found["MOST READ IN NEWS"] == "related_links"


def test_what_is_said_twice_is_a_caption_and_its_repeat() -> None:
    caption = "Mayor Pelle Duran looks at a tram of the ring line in the depot of Hollmar on Sunday"
    text = "\n\n".join([HEADLINE, *BODY[:2], caption, caption + " AP Photo", *BODY[2:]])
    found = label(Seed(path="a.txt", sha256="0" * 64, text=text))
    assert [one.label for one in found] == ["headline", "body", "body", "caption", "repeat", "body", "body"]


def test_two_paragraphs_that_only_begin_alike_are_both_body() -> None:
    start = "The council has talked about the night service of the ring lines for years "
    first, second = (
        start + "without a vote, because no party wanted to pay for it.",
        start + "and will now get it from May.",
    )
    found = labelled(HEADLINE, first, BODY[0], BODY[1], second, BODY[2])
    assert found[first] == found[second] == "body"


def test_a_block_quote_that_repeats_the_text_is_a_pull_quote() -> None:
    quote = "> Passengers had asked for years for a service after midnight"
    own = "> The line has been run at a loss since the first winter, the auditors of the city wrote in a letter of May"
    found = labelled(HEADLINE, *BODY[:3], quote, own, BODY[3])
    assert found[quote] == "pull_quote"
    assert found[own] == "body"


def test_teasers_with_other_names_after_the_article_are_none_of_its_words() -> None:
    teasers = []
    for title in ("Can Lorvia pay for its new harbour?", "Who is Tilda Varga?", "Apple growers count their losses"):
        teasers += [title, "Europe • 2:44 PM", "6 min", "Read the article"]
    found = labelled(HEADLINE, *BODY, "Yesterday", *teasers)
    assert not {found[line] for line in teasers} & {
        "headline",
        "body",
        "subheading",
        "standfirst",
        "byline",
        "timestamp",
    }


def test_wrapped_lines_become_paragraphs_again() -> None:
    paragraphs = [BODY[0], "NIGHT SERVICE TO RETURN", *BODY[1:]]
    text = "\n".join(textwrap.fill(one, 80) for one in paragraphs)
    found = [text[one.start : one.end] for one in blocks(text)]
    assert [" ".join(one.split()) for one in found] == paragraphs


def test_short_lines_that_nobody_wrapped_stay_paragraphs() -> None:
    lines = ["Home", "News", "Sport", "Weather", "About us", "The trams of the ring line come back at night", "More"]
    assert len(blocks("\n".join(lines))) == len(lines)


@pytest.mark.parametrize(
    "headline", ["Judges Take Up Crucial Issue in Tram Suit", "Pipe Bomb Found at Depot in Southern Hollmar"]
)
def test_a_headline_with_in_and_a_place_is_no_byline(headline: str) -> None:
    assert "byline_sure" not in look(headline).shapes
