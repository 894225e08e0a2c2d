"""Boxes, tables and hidden stretches of a web page: none of it is an article's words, and no article is taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.model import Label
from generator.reading import html
from tests.reading.test_page_hints import COUNCIL, VOTE, labels

HEAD = "<h1>Norhaven buys thirty trams</h1>"
BOX = "<p>The island of Sund has asked its ferries to slow down near the seals that rest on the long beach every spring.</p>"
MORE = (
    "<p>The trams were built in 2011 and have run on the line along the sea, which the bankrupt company closed last winter after"
    " a dispute with its lenders over unpaid interest.</p><p>Their new owner will paint them green, fit ramps for wheelchairs,"
    " and train forty drivers before the first of them carries passengers, according to the plan that the council passed.</p>"
)


def kinds(folder: Path, markup: str) -> dict[str, Label]:
    """The labels of the paragraphs by their first two words."""
    return {" ".join(text.removeprefix("- ").split()[:2]): label for text, label in labels(folder, markup)}


@pytest.mark.parametrize(
    ("box", "label"),
    [
        (f'<div aria-hidden="true">{BOX}</div>', "noise"),
        (f'<div class="panel d-none">{BOX}</div>', "noise"),
        (f'<section id="comments"><div class="comment">{BOX}</div></section>', "navigation"),
        (f'<div class="newsletter-form">{BOX}<button>Go on</button></div>', "promotion"),
        (f'<div class="c-related">{BOX}</div>', "related_links"),
    ],
)
def test_a_box_within_an_article_is_none_of_its_words(tmp_path: Path, box: str, label: Label) -> None:
    found = kinds(tmp_path, f"<article>{HEAD}{COUNCIL}{box}{VOTE}{MORE}</article>")
    assert found["The island"] == label
    assert [found[words] for words in ("The council", "Mayor Ida", "The vote", "Opponents said")] == ["body"] * 4


@pytest.mark.parametrize("names", ["hidden md:block", "d-none d-lg-flex", "story"])
def test_what_is_hidden_on_a_phone_alone_is_shown(tmp_path: Path, names: str) -> None:
    found = kinds(tmp_path, f'<article>{HEAD}{COUNCIL}<div class="{names}">{BOX}</div>{VOTE}</article>')
    assert found["The island"] == "body"


def test_the_rest_of_an_article_behind_a_button_is_its_words(tmp_path: Path) -> None:
    found = kinds(tmp_path, f'<article>{HEAD}{COUNCIL}<div class="is-hidden">{VOTE}</div></article>')
    assert [found["The vote"], found["Opponents said"]] == ["body", "body"]


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="post no-comments">',
        '<div class="story with-newsletter">',
        '<main aria-hidden="true">',
        '<div class="related-to-trams">',
    ],
)
def test_an_article_in_a_box_of_such_a_name_stays_one(tmp_path: Path, opening: str) -> None:
    found = kinds(tmp_path, f"{opening}{HEAD}{COUNCIL}{VOTE}")
    assert [found[words] for words in ("The council", "Mayor Ida", "The vote", "Opponents said")] == ["body"] * 4


def test_rows_of_figures_are_no_headings(tmp_path: Path) -> None:
    table = "<table><tr><td>Trams</td><td>30</td></tr><tr><td>Price</td><td>40 million</td></tr></table>"
    assert kinds(tmp_path, f"{HEAD}{COUNCIL}{table}{VOTE}")["Trams |"] == "noise"


def test_columns_of_an_old_page_stand_apart(tmp_path: Path) -> None:
    page = (
        f"<table><tr><td>News<br>Weather</td><td><b>Norhaven buys thirty trams</b><br>{COUNCIL}{VOTE}</td></tr></table>"
    )
    assert kinds(tmp_path, page)["Norhaven buys"] == "headline"


def test_entries_of_a_live_report_have_times(tmp_path: Path) -> None:
    live = f"{HEAD}<p>10:31</p>{COUNCIL}<ol><li><time>9.58 am</time><h2>How they voted</h2>{VOTE}</li></ol>"
    found = kinds(tmp_path, live)
    assert [found[time] for time in ("10:31", "1. 9.58")] == ["timestamp", "timestamp"]


def test_the_length_of_a_film_is_no_time_of_an_entry(tmp_path: Path) -> None:
    film = "<p>This video can not be played</p><p>02:41</p>"
    assert kinds(tmp_path, f"{HEAD}{film}{COUNCIL}{VOTE}")["02:41"] == "player_message"


def test_the_page_tells_its_headline(tmp_path: Path) -> None:
    deck = "<h2>Council of Norhaven ends dispute over its ageing fleet of trams</h2>"
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Thirty trams"}</script>'
    assert kinds(tmp_path, f"{data}<h3>Thirty trams</h3>{deck}{COUNCIL}{VOTE}")["Thirty trams"] == "headline"
    named = (
        "<title>Thirty trams at last - Norhaven Courier</title><h1>Norhaven Courier</h1><h2>Thirty trams at last</h2>"
    )
    assert kinds(tmp_path, f"{named}{deck}{COUNCIL}{VOTE}")["Thirty trams"] == "headline"
    assert kinds(tmp_path, f"<h1>Thirty trams</h1>{deck}{COUNCIL}{VOTE}")["Thirty trams"] == "headline"


def test_a_teaser_below_whose_heading_is_a_link_is_no_article(tmp_path: Path) -> None:
    teaser = f'<article><h3><a href="x">Ferries slow down for seals</a></h3>{BOX}</article>'
    found = kinds(tmp_path, f"<article>{HEAD}{COUNCIL}{VOTE}</article>{teaser}{teaser}")
    assert (found["Opponents said"], found["Ferries slow"], found["The island"]) == (
        "body",
        "related_links",
        "related_links",
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div><span>Ada Brandt</span><span>Harbour reporter</span></div>", "Ada Brandt Harbour reporter"),
        ("<time><span>4 March 2026</span><span>10:02</span></time>", "4 March 2026 10:02"),
        ("<p><span>A</span> tram, and <span>Mc</span><span>brandt</span></p>", "A tram, and Mcbrandt"),
        ("<p><span>T</span><span>R</span><span>A</span><span>M</span></p>", "TRAM"),
    ],
)
def test_stretches_that_styles_set_apart(markup: str, text: str) -> None:
    assert html.render(f"<html><body>{markup}</body></html>")[0] == text


def test_authors_are_named_by_the_object_that_stands_for_them() -> None:
    data = {
        "@graph": [
            {"@type": "Article", "author": {"name": "abrandt", "@id": "#1"}, "publisher": {"@id": "#2"}},
            {"@type": "Organization", "@id": "#2", "name": "The Verran Courier"},
            {"@type": "Person", "@id": "#1", "name": "Ada Brandt"},
        ]
    }
    text, _ = html.render(f'<html><script type="application/ld+json">{json.dumps(data)}</script></html>')
    assert text.split("\n") == ["outlet: The Verran Courier", "author: Ada Brandt"]


def test_by_is_no_part_of_an_authors_name() -> None:
    assert html.render('<html><meta name="byl" content="By Ada Brandt"></html>')[0] == "author: Ada Brandt"
