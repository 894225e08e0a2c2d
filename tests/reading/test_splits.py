"""Where articles start in messy text, and the head and first words of an article within another page's junk."""

from __future__ import annotations

import numpy as np
import pytest

from generator.reading.articles import read
from generator.reading.looks import look
from generator.reading.split_context import context
from generator.reading.split_features import Told
from generator.reading.trees import Trees
from generator.reading.windows import PARAGRAPHS, Windows
from tests.reading.test_articles import HARBOUR, ORCHARD, TRAMS, check, openings, seed, words

JUNK = [
    "The Lantern | Singer buys a lighthouse on the coast of Verrin",
    "Home",
    "Sport",
    "Weather",
    "Nov. 20, 2019 5:52 AM EST",
    "Singer buys a lighthouse on the coast of Verrin",
    "By Carla Mott",
    "A keeper shows the lamp of the old tower [Verrin Archive]",
]
TAIL = ["Share", "Most read", "Fox steals cake of bride", "Contact us"]


def buried(*story: str) -> str:
    return "\n".join(JUNK) + "\n\n" + "\n\n".join(story) + "\n\n" + "\n".join(TAIL)


def trees() -> Trees:
    """Two trees: sign b above 1 is worth 2, and sign a above 0 worth -1, or -5 where b is above 3 too."""
    whole = [np.array(one, np.int64) for one in ([0, 3], [1, 0, 0, 0, 0, 1, 0, 0], [1, 1, 2, 4, 4, 6, 6, 7])]
    right = np.array([2, 1, 2, 5, 4, 7, 6, 7], np.int64)
    bound, value = np.array([1.0, 0, 0, 0, 0, 3, 0, 0]), np.array([0.0, 0, 2, 0, 0, 0, -1, -5])
    return Trees(("a", "b"), whole[0], whole[1], bound, whole[2], right, value, 2)


def test_trees_add_up_the_leaves_that_each_row_reaches() -> None:
    found = trees().logits({"a": np.array([0.0, 0.0, 1.0, 1.0]), "b": np.array([1.0, 1.5, 0.0, 4.0])})
    assert found.tolist() == [0.0, 2.0, -1.0, -3.0]


def test_a_sign_that_a_text_lacks_counts_as_zero() -> None:
    assert trees().logits({"b": np.array([2.0])}).tolist() == [2.0]


def told(*paragraphs: str) -> list[Told]:
    return [Told(look(one)) for one in paragraphs]


@pytest.mark.parametrize("words", [1, 5, 12, 400])
def test_a_window_ends_with_the_paragraph_that_reaches_its_words(words: int) -> None:
    paragraphs = told(*HARBOUR, *(["Yes."] * 2 * PARAGRAPHS), *TRAMS)
    windows, count = Windows(paragraphs), len(paragraphs)
    for i in range(count + 1):
        stop, start = i, i
        while stop < count and stop - i < PARAGRAPHS and sum(one.size for one in paragraphs[i:stop]) < words:
            stop += 1
        while start > 0 and i - start < PARAGRAPHS and sum(one.size for one in paragraphs[start:i]) < words:
            start -= 1
        assert (windows.before(i, words), windows.after(i, words)) == ((start, i), (i, stop))


def test_a_window_counts_the_stems_of_its_paragraphs() -> None:
    windows = Windows(told("The harbour harbours harboured ships", "A ship sailed", "Nobody sailed"))
    assert list(windows.counts((0, 2)).items()) == [("harbou", 3), ("ships", 1), ("ship", 1), ("sailed", 1)]
    assert windows.counts((1, 1)) == {}


def test_words_that_do_not_go_on_show_in_cohesion_and_names() -> None:
    paragraphs = told(*HARBOUR[3:], *TRAMS[1:])
    found = context(paragraphs, [True] * len(paragraphs), Windows(paragraphs))
    at = len(HARBOUR) - 3
    assert found["cohesion_long"][at] == min(found["cohesion_long"][1:])
    assert found["fresh_ever"][at] == max(found["fresh_ever"][1:])


def test_a_story_told_again_echoes_the_first_opening() -> None:
    again = "Ring line gets used trams: council of Hollmar buys thirty from bankrupt operator"
    paragraphs = told(*TRAMS, *HARBOUR, again, *TRAMS[1:])
    found = context(paragraphs, [True] * len(paragraphs), Windows(paragraphs))
    other, anew = len(TRAMS), len(TRAMS) + len(HARBOUR)
    assert found["opening_echo"][anew] > 0.4 > found["opening_echo"][other]
    assert found["copied"][anew + 1] == 1.0
    assert found["copied"][other] == 0.0


def test_headings_of_sections_split_no_article_among_others() -> None:
    with_sections = [*TRAMS[:2], "Depot gates", *TRAMS[2:4], "What a ticket costs", *TRAMS[4:]]
    reading = read(seed("\n\n".join([*HARBOUR, *with_sections, *ORCHARD])))
    check(reading)
    assert openings(reading) == [story[0][:30] for story in (HARBOUR, TRAMS, ORCHARD)]


def test_the_headline_is_the_articles_own_and_not_the_page_s_around_it() -> None:
    article = read(seed(buried(TRAMS[0], "2026-03-03", *TRAMS[1:]))).articles[0]
    assert words(article, "headline") == [TRAMS[0]]
    assert words(article, "timestamp") == ["2026-03-03"]
    assert words(article, "body") == TRAMS[1:]


@pytest.mark.parametrize(
    "above",
    [
        "October 15, 2018 / 0 Comments / in Verrin City News / by admin",
        "A keeper shows how the lamp of the tower could possibly be lit again [Verrin Archive]",
        "Seven reasons to holiday on the coast of Verrin this spring",
    ],
)
def test_a_strange_line_right_above_a_headline_is_none(above: str) -> None:
    article = read(seed("\n\n".join([*JUNK[:4], above, TRAMS[0], "2026-03-03", *TRAMS[1:]]))).articles[0]
    assert words(article, "headline") == [TRAMS[0]]


def test_a_caption_glued_to_a_long_first_paragraph_costs_none_of_its_words() -> None:
    first = "Image copyright Reuters Image caption A tram of the ring line. " + " ".join(TRAMS[1:4])
    article = read(seed(buried(TRAMS[0], "2026-03-03", first, *TRAMS[4:]))).articles[0]
    assert words(article, "body") == [first, *TRAMS[4:]]


def test_what_somebody_told_an_agency_is_no_caption() -> None:
    last = "Sanna Reuter of the depot had said the same in the week before, as an engineer told Reuters."
    assert "caption" not in look(last).shapes
    assert "caption" in look("A tram of the ring line in the depot of Hollmar. Reuters").shapes
