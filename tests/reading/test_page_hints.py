from __future__ import annotations

import time
from pathlib import Path

from generator.model import Label, Seed
from generator.reading import articles, seeds
from generator.reading.page_hints import cards
from generator.reading.paragraphs import Block, blocks

COUNCIL = (
    "<p>The council of Norhaven agreed on Tuesday to buy thirty trams from the bankrupt Sund line, ending a dispute of two years"
    " over the future of its ageing fleet.</p><p>Mayor Ida Brandt said the first trams would arrive in March, and that the old"
    " ones would be sold to a museum in the north of the country.</p>"
)
VOTE = (
    "<p>The vote was close, with eleven members for the plan and ten against it, after a debate that lasted for almost six hours."
    "</p><p>Opponents said that the price of forty million crowns was too high, and asked the auditors for a second opinion.</p>"
)


def labels(folder: Path, markup: str) -> list[tuple[str, Label]]:
    """Each paragraph of the page's only article with its label."""
    (folder / "a.html").write_text(f"<html><body>{markup}</body></html>", encoding="utf-8")
    seed, _ = seeds.load(folder, folder / "a.html")
    assert seed is not None
    (one,) = articles.read(seed).articles
    return [(one.text_of(span), span.label) for span in one.paragraphs]


def test_a_teaser_that_is_one_link_is_no_words_of_the_article(tmp_path: Path) -> None:
    cards = '<a href="1"><h3>Night buses are to run until four</h3><p>The city will test them from May on.</p></a>'
    found = labels(tmp_path, f"<h1>Norhaven buys thirty trams</h1>{COUNCIL}{VOTE}{cards}")
    assert [text for text, label in found if label == "related_links"] == [
        "Night buses are to run until four",
        "The city will test them from May on.",
    ]
    assert found[-3][1] == "body"


def test_a_link_that_was_never_closed_hides_no_article(tmp_path: Path) -> None:
    found = labels(tmp_path, f'<a href="1"><div><h1>Norhaven buys thirty trams</h1>{COUNCIL}{VOTE}</div>')
    assert [label for _, label in found] == ["headline", "body", "body", "body", "body"]


def test_a_quotation_set_apart_that_repeats_the_text_is_a_pull_quote(tmp_path: Path) -> None:
    pulled = "<blockquote>The price of forty million crowns was too high</blockquote>"
    own = "<blockquote>Nobody asked us, the drivers, what we thought of these old trams.</blockquote>"
    found = dict(labels(tmp_path, f"<h1>Norhaven buys thirty trams</h1>{COUNCIL}{pulled}{own}{VOTE}"))
    kinds = {text.removeprefix("> ")[:10]: label for text, label in found.items()}
    assert kinds["The price "] == "pull_quote"
    assert kinds["Nobody ask"] == "body"


def test_small_articles_take_time_in_proportion_to_their_number(tmp_path: Path) -> None:
    def taken(count: int) -> float:
        """Seconds for finding the teasers among so many small articles, at best."""
        (tmp_path / "a.html").write_text(f"<html><body>{'<article>x</article>' * count}", encoding="utf-8")
        seed, _ = seeds.load(tmp_path, tmp_path / "a.html")
        assert seed is not None
        found = blocks(seed.text, wrapped=False)
        return min(_timed(seed, found) for _ in range(5))

    def _timed(seed: Seed, found: list[Block]) -> float:
        started = time.process_time()
        cards(seed, found)
        return time.process_time() - started

    assert taken(4_000) < 9 * taken(1_000)
