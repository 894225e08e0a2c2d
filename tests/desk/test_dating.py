"""Undated briefs that other briefs of their story date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import edtf
from generator.desk.dating import dated
from generator.model import Correction, EngineRef, Fact, FiledBrief, Published, SeedRef, Story
from tests import factory


def filed(name: str, day: str | None, published: Published | None = None, outlet: str = "Verran Post") -> FiledBrief:
    stated = published or (Published(day, "stated", factory.evidence("Tuesday")) if day else Published())
    headline = Fact(f"Headline of {name}", factory.evidence("Ministers"))
    brief = factory.brief(name, headline=headline, published=stated)
    return FiledBrief(
        brief, f"{name}.yml", SeedRef(f"{name}.txt", "5f"), EngineRef("offline", "1"), day, outlet, "post"
    )


def after(*briefs: FiledBrief) -> dict[str, Published]:
    """What the briefs of one story say of their dates once the stage has seen them; briefs and stories agree."""
    alone, told = dated(briefs, (Story("story-1", "Headline", briefs),))
    assert alone == told[0].briefs
    return {one.brief.id: one.brief.published for one in alone}


def test_an_undated_brief_is_from_about_the_days_of_the_others() -> None:
    found = after(
        filed("early", "2031-03-03", outlet="Oldmar Echo"), filed("late", "2031-03-05"), filed("undated", None)
    )
    assert (found["undated"].edtf, found["undated"].basis) == ("2031-03-02/2031-03-06", "inferred")
    assert edtf.is_valid(found["undated"].edtf)
    assert found["undated"].evidence == ()
    assert "Headline of early" in str(found["undated"].reasoning)
    assert "Oldmar Echo" in str(found["undated"].reasoning)
    assert "2031-03-05" in str(found["undated"].reasoning)


def test_the_stage_gives_no_day_and_touches_no_stated_date() -> None:
    briefs = (filed("dated", "2031-03-03"), filed("undated", None))
    alone, _ = dated(briefs, (Story("story-1", "Headline", briefs),))
    assert [one.day for one in alone] == ["2031-03-03", None]
    assert alone[0] == briefs[0]


def test_without_a_dated_brief_nothing_bounds_the_others() -> None:
    assert after(filed("one", None), filed("two", None)) == {"one": Published(), "two": Published()}


def test_a_story_that_runs_for_weeks_bounds_nothing() -> None:
    assert (
        after(filed("early", "2031-03-03"), filed("late", "2031-03-20"), filed("undated", None))["undated"].edtf == ""
    )


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("2031", "2031-03-02/2031-03-04"),
        ("XXXX-03", "2031-03-02/2031-03-04"),
        ("2030", "2030"),
        ("XXXX-05", "XXXX-05"),
    ],
)
def test_what_the_article_bounds_itself_is_only_made_narrower(own: str, expected: str) -> None:
    inferred = Published(own, "inferred", factory.evidence("Tuesday"), "It names the fair of that year.")
    found = after(filed("dated", "2031-03-03"), filed("vague", None, inferred))["vague"]
    assert found.edtf == expected
    assert found.evidence == inferred.evidence
    assert str(found.reasoning).startswith("It names the fair of that year.")


def test_a_month_that_the_article_states_stays() -> None:
    stated = Published("2031-03", "stated", factory.evidence("Tuesday"))
    assert after(filed("dated", "2031-03-03"), filed("month", None, stated))["month"] == stated


def test_what_an_editor_decided_stays() -> None:
    undated = filed("undated", None)
    correction = Correction("undated", "published.edtf", "2031", "", "correction", "The year was wrong.", "2031-03-09")
    for decided in (replace(undated, reviewed=True), replace(undated, corrections=(correction,))):
        assert after(filed("dated", "2031-03-03"), decided)["undated"] == Published()
