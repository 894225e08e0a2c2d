"""Pages of editions: what leads, what is new, how much fits, and days without a briefing."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Edition, Story
from generator.publishing.bodies import body
from generator.publishing.catalogue import catalogue
from generator.publishing.novelty import told_before
from generator.publishing.page import Page
from generator.publishing.pages import pages
from generator.publishing.periods import calendar
from generator.publishing.stories import facts_of, story_view, timed
from tests import desks
from tests.publishing.html import Document


def test_an_edition_begins_with_facts_of_its_briefs(documents: dict[str, Document]) -> None:
    edition = desks.desk().editions[1]
    text = documents["briefings/2026-03-04/"].text
    assert edition.stories[0].briefs[0].brief.what[0].text in text.partition("Where they differ")[0]
    assert "Where they differ" in text
    assert "The Strait Observer" in text
    assert "3 seeds, 3 briefs" in text


def test_a_story_is_new_once_and_then_continues() -> None:
    desk = desks.desk()
    later, first = desk.editions
    continued = replace(later, stories=(replace(later.stories[0], id="s1"),))
    found, _ = pages(replace(desk, editions=(continued, first)))
    bodies = {page.path: Document(body(page)).text for page in found}
    assert "Continues from 4 Mar" in bodies["briefings/2026-03-05/"]
    assert "Continues" not in bodies["briefings/2026-03-04/"]
    assert "Bridge wins" in bodies["briefs/bridge-toll-3/"]


def test_the_pdf_is_linked_only_where_it_exists(documents: dict[str, Document]) -> None:
    assert "../../briefings/2026-03-04/daybrief-2026-03-04.pdf" in documents["briefings/2026-03-04/"].values("href")
    assert not [href for href in documents["briefings/2026-03-05/"].values("href") if href.endswith(".pdf")]


def test_undated_briefs_have_their_own_place_and_no_day(made: dict[str, Page], documents: dict[str, Document]) -> None:
    title = "The lamplighter of Sallow Street"
    assert title in documents["undated/"].text
    assert not [path for path in made if path.startswith("briefings/") and title in documents[path].text]
    assert "date unknown" in documents["briefs/lamp-5/"].text


def test_what_reports_tell_differently_stands_in_the_story_and_with_each_brief(documents: dict[str, Document]) -> None:
    edition = documents["briefings/2026-03-04/"]
    told = edition.text[edition.text.index("Reports differ") :]
    assert "40 million" in told
    assert desks.HOSTILE in told
    for brief, other in (("bridge-vote-1", "The Strait Observer"), ("bridge-vote-2", "Estmark Courier")):
        text = documents[f"briefs/{brief}/"].text
        otherwise = text[text.index("Others report otherwise") :]
        assert "this brief" in otherwise
        assert other in otherwise
    assert "Others report otherwise" not in documents["briefs/bridge-toll-3/"].text


def story(number: int, day: str, *, briefs: int = 1, words: int = 20) -> Story:
    """A story of the ``number``-th event with ``briefs`` outlets."""
    text = " ".join(["word"] * words)
    made = [
        desks.filed(
            desks.brief(f"b-{number}-{n}-{day}", f"Event {number}", f"Outlet {n}", day, what=[text, text]),
            day,
            f"Outlet {n}",
            f"o-{n}",
        )
        for n in range(briefs)
    ]
    return Story(f"s{number}", f"Event {number}", tuple(made))


def edition_text(edition: Edition) -> tuple[str, dict[str, str]]:
    briefs = tuple(filed for one in edition.stories for filed in one.briefs)
    desk = replace(desks.desk(), editions=(edition,), briefs=briefs)
    found, problems = pages(desk)
    assert not problems
    base = f"briefings/{edition.day}/"
    bodies = {page.path: body(page) for page in found if page.path.startswith(base)}
    return bodies[base], bodies


def test_one_story_cannot_fill_the_page() -> None:
    html, _ = edition_text(Edition("2026-03-04", (story(1, "2026-03-04", briefs=40), story(2, "2026-03-04")), 41))
    assert html.count('class="db-outlet"') == 5
    assert "34 more" in html
    assert "Event 2" in html


def test_a_day_of_many_stories_names_each_of_them_once_and_stays_small() -> None:
    _, bodies = edition_text(Edition("2026-03-04", tuple(story(n, "2026-03-04") for n in range(200)), 200))
    assert len(bodies) == 1 + 3
    assert max(map(len, bodies.values())) < 30_000
    named = [path for one in bodies.values() for path in Document(one).values("href") if "/briefs/" in path]
    assert {path.split("/briefs/")[1].split("#")[0] for path in named} == {f"b-{n}-0-2026-03-04/" for n in range(200)}


def test_reading_times_come_from_one_ranking() -> None:
    desk = desks.desk()
    views = tuple(
        story_view(one, one.id, None, facts_of(catalogue(desk), one, "2026-03-04"))
        for one in (story(n, "2026-03-04", words=60) for n in range(12))
    )
    levels = [view.levels for view in timed(views, 30)]
    assert {level.headline for level in levels} == {1}
    leads = [level.lead for level in levels]
    assert leads == sorted(leads)
    assert set(leads) == {1, 5}
    assert [level.facts for level in levels] == sorted(level.facts for level in levels)
    assert levels[-1].facts == 15


def test_what_an_earlier_day_told_is_marked_as_told() -> None:
    first = desks.brief(
        "f", "Vote", "A", "2026-03-03", what=["It began.", "The ferry company will pay 400 crowns to each passenger."]
    )
    again = "The company will pay each ferry passenger 400 crowns"
    second = desks.brief(
        "g", "Vote", "B", "2026-03-04", what=["It ended.", f"{again} by summer.", "Nobody else was asked."]
    )
    told, new = (desks.filed(one, one.published.edtf, "A", "a") for one in (first, second))
    editions = (
        Edition("2026-03-04", (Story("s", "Vote", (new,)),), 1),
        Edition("2026-03-03", (Story("s", "Vote", (told,)),), 1),
    )
    desk = replace(desks.desk(), editions=editions, briefs=(new, told))
    text = " ".join(Document(body({page.path: page for page in pages(desk)[0]}["briefings/2026-03-04/"])).text.split())
    assert text.index("Nobody else was asked.") < text.index("Told before") < text.index(again)
    assert "A, 3 Mar" in text


def test_other_numbers_are_news() -> None:
    told = desks.filed(
        desks.brief("f", "V", "A", "2026-03-03", what=["The company will pay 400 crowns to each passenger"]),
        None,
        "A",
        "a",
    )
    assert told_before(desks.fact("The company will pay each passenger 400 crowns"), [told]) is told
    assert told_before(desks.fact("The company will pay each passenger 600 crowns"), [told]) is None
    assert told_before(desks.fact("Nobody pays"), [told]) is None


def test_weeks_and_months_join_what_their_days_tell(documents: dict[str, Document]) -> None:
    week = " ".join(documents["weeks/2026-w10/"].text.split())
    assert "Week of 2 March 2026" in week
    assert week.index("Council backs the Verran bridge") < week.index(
        "Minister now open to a toll", week.index("Who moved")
    )
    assert "4 seeds, 4 briefs" in week
    month = documents["archive/2026-03/"]
    assert "../../briefings/2026-03-04/" in month.values("href")
    assert "March 2026" in month.text


def test_an_empty_day_says_why(made: dict[str, Page]) -> None:
    desk = desks.desk()
    newer, older = desk.editions
    far = replace(older, day="2026-03-02")
    found = {page.path: page for page in pages(replace(desk, editions=(newer, far)))[0]}
    text = body(found["briefings/2026-03-03/"])
    assert "none of the articles" in text
    assert "../../briefings/2026-03-02/" in text
    ages = {page.path for page in pages(replace(desk, editions=(newer, replace(older, day="1926-03-02"))))[0]}
    assert sum(path.startswith("briefings/") for path in ages) == 2


def test_a_month_has_all_its_days() -> None:
    weeks = calendar("2028-02", ())
    assert [day.number for week in weeks for day in week if day] == list(range(1, 30))
    assert {len(week) for week in weeks} == {7}
    assert weeks[0][1] is not None


def test_coverage_says_what_is_left_out_and_what_is_unknown(documents: dict[str, Document]) -> None:
    text = " ".join(documents["briefings/2026-03-04/"].text.split())
    rests = text[text.index("What this briefing rests on") :]
    assert "3 seeds, 3 briefs, published 4 March 2026" in rests
    assert "offline 1.0; 1 of 3 reviewed" in rests
