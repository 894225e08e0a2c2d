"""Pages of topics, actors, sources and places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import FiledBrief, Where
from generator.publishing.bodies import body
from generator.publishing.catalogue import catalogue
from generator.publishing.chart import coverage_chart
from generator.publishing.pages import pages
from generator.publishing.places import places
from generator.publishing.roles import roles
from generator.publishing.sources import Independence, independence
from tests import desks
from tests.publishing.html import Document


def test_the_matrix_tells_change_from_silence(documents: dict[str, Document]) -> None:
    text = " ".join(documents["topics/bridge/"].text.split())
    assert "Ada Brandt: supports was opposes 5 Mar" in text
    assert "all 2 statements" in text
    assert "no statement found" in text
    assert "Fishermen’s League: neutral" not in text


@pytest.mark.parametrize("path", ["topics/bridge/", "actors/ada-brandt/"])
def test_a_change_of_position_is_told_with_its_day_and_both_quotes(documents: dict[str, Document], path: str) -> None:
    text = " ".join(documents[path].text.split())
    changed = text[text.index("What changed") :]
    assert "moved from opposes to supports" in changed
    assert "5 March 2026" in changed
    assert "Nobody will pay to go to work." in changed
    assert "A small toll is fair." in changed


def test_two_of_one_side_who_differ_stand_side_by_side(documents: dict[str, Document]) -> None:
    text = documents["topics/bridge/"].text
    within = text[text.index("Within one side") :]
    assert within.index("This bridge ends two hundred years") < within.index("They are paving over our living.")


def test_an_actor_has_roles_as_given_and_quotes(documents: dict[str, Document]) -> None:
    text = documents["actors/ada-brandt/"].text
    assert "minister for ports" in text
    assert "Also as Minister Brandt" in text
    assert "A small toll is fair." in text
    assert "4 Mar to 5 Mar" in text
    assert "differs" not in text  # "minister for ports" is another name for the same office


def test_a_chart_counts_every_day_once() -> None:
    chart = coverage_chart(["2026-03-04", "2026-03-04", "2026-03-02", None, "2026-03"])
    assert chart is not None
    assert sum(bar.count for bar in chart.bars) == 3
    assert len(chart.bars) == 14
    assert max(bar.height for bar in chart.bars) == chart.height


@pytest.mark.parametrize(
    ("last", "unit", "bars"), [("2026-04-01", "day", 32), ("2026-12-01", "week", 41), ("2029-03-01", "month", 37)]
)
def test_a_chart_of_long_coverage_counts_weeks_or_months(last: str, unit: str, bars: int) -> None:
    chart = coverage_chart(["2026-03-01", last])
    assert chart is not None
    assert (chart.unit, len(chart.bars)) == (unit, bars)


def given(role: str, day: str, source: str) -> tuple[str, FiledBrief]:
    made = desks.brief(f"{role}-{day}".replace(" ", "-"), "A headline", source, day)
    return role, desks.filed(made, day, source, source)


def test_roles_that_two_sources_give_in_the_same_days_contradict_each_other() -> None:
    actor = desks.desk().actors[0]
    told = (
        given("harbour minister", "2026-03-02", "courier"),
        given("Harbour minister", "2026-03-06", "courier"),
        given("party chair", "2026-03-04", "observer"),
        given("ambassador", "2026-03-09", "observer"),
    )
    found = {role.text: role for role in roles(replace(actor, roles=told))}
    assert list(found) == ["ambassador", "harbour minister", "party chair"]
    assert found["harbour minister"].rivals == ("party chair",)
    assert found["ambassador"].rivals == ()
    assert (found["harbour minister"].first, found["harbour minister"].last) == ("2026-03-02", "2026-03-06")


def test_a_place_tells_what_happened_there_and_who_was_there(documents: dict[str, Document]) -> None:
    text = documents["places/port-verran/"].text
    assert "Estmark" in text
    assert "The council of Port Verran voted 12 to 11" in text[text.index("What happened here") :]
    assert "Ada Brandt" in text
    assert "../../places/port-verran/" in documents["briefs/bridge-vote-1/"].values("href")


def test_one_name_in_two_countries_is_two_places() -> None:
    desk = desks.desk()
    there = Where("Port Verran", "city", "Velmora", desks.evidence("Port Verran"))
    briefs = tuple(
        replace(
            filed, brief=replace(filed.brief, id=f"{filed.brief.id}-{n}", where=(there,) if n else filed.brief.where)
        )
        for filed in desk.briefs[:3]
        for n in range(2)
    )
    known = places(replace(desk, briefs=briefs))
    ids = {key: place.id for key, place in known.items()}
    assert ids == {
        ("Port Verran", "Estmark"): "port-verran-estmark",
        ("Port Verran", "Velmora"): "port-verran-velmora",
    }


def test_a_source_tells_how_much_is_its_own() -> None:
    desk = desks.desk()
    newest, first = desk.editions
    vote, rival = first.stories[0].briefs
    copied = replace(first, stories=(replace(first.stories[0], copies=(rival.brief.id,)), *first.stories[1:]))
    shares = independence(catalogue(replace(desk, editions=(newest, copied))))
    assert shares[vote.source_id] == Independence(stories=2, alone=1, repeats=0, repeated=1)
    assert shares[rival.source_id] == Independence(stories=1, alone=0, repeats=1, repeated=0)


def test_a_topic_begins_with_its_newest_day(documents: dict[str, Document]) -> None:
    text = " ".join(documents["topics/bridge/"].text.split())
    new = text[text.index("New on 5 March 2026") : text.index("Who stands where")]
    assert "Minister now open to a toll" in new
    assert "moved from opposes to supports" in new
    assert "Bridge wins" not in new


def test_a_long_list_of_briefs_goes_on_on_pages_of_its_own() -> None:
    desk = desks.desk()
    actor = desk.actors[0]
    many = tuple(
        replace(filed, brief=replace(filed.brief, id=f"{filed.brief.id}-{n}"))
        for n in range(25)
        for filed in actor.briefs
    )
    found, problems = pages(
        replace(desk, briefs=(*desk.briefs, *many), actors=(replace(actor, briefs=many), *desk.actors[1:]))
    )
    bodies = {page.path: body(page) for page in found if page.path.startswith("actors/ada-brandt/")}
    assert not problems
    assert list(bodies) == ["actors/ada-brandt/", *(f"actors/ada-brandt/part-{n}/" for n in (3, 2, 1))]
    listed = [path for html in bodies.values() for path in Document(html).values("href") if "/briefs/" in path]
    assert {f"{filed.brief.id}/" for filed in many} <= {path.split("/briefs/")[1].split("#")[0] for path in listed}
    assert max(len(html) for html in bodies.values()) < 25_000
