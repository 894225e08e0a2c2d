"""Filing: under a day only where the date is known to the day, and one name for each source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.desk import filing
from generator.desk.actors import authority
from generator.desk.editions import editions, undated
from generator.desk.stories import stories
from generator.model import ActorEntry, Brief, Fact, FiledBrief, Published, Source, Who
from tests import factory

KNOWN = authority([ActorEntry("ada-brandt", "Ada Brandt", "person", ("A. Brandt",))])


def filed(*briefs: Brief) -> tuple[FiledBrief, ...]:
    file = factory.brief_file(*briefs)
    return filing.file_briefs([("a.yml", file)], {brief.id: (brief, ()) for brief in briefs}, (), KNOWN)


def dated(name: str, edtf: str, outlet: str | None = None) -> Brief:
    source = Source(outlet=Fact(outlet, factory.evidence("Ada")) if outlet else None, language="en")
    return factory.brief(name, published=Published(edtf, "stated" if edtf else "unknown"), source=source)


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T06:00+01:00", "2026-03-04"),
        ("2026-03", None),
        ("XXXX-03-04", None),
        ("2026-03-04/2026-03-09", None),
        ("", None),
    ],
)
def test_only_a_date_known_to_the_day_gives_a_day(edtf: str, day: str | None) -> None:
    (one,) = filed(dated("a", edtf))
    assert one.day == day
    assert bool(undated([one])) == (day is None)


def test_newest_first_and_undated_last() -> None:
    order = filed(dated("a", ""), dated("b", "2026-03-04"), dated("c", "2026-03-05"), dated("d", "2026-03-04"))
    assert [one.brief.id for one in order] == ["c", "b", "d", "a"]


def test_an_update_is_filed_under_its_own_day() -> None:
    sunday = Published("2031-03-16", "stated", factory.evidence("Tuesday"), updated="2031-03-17")
    (one,) = filed(factory.brief(published=sunday))
    assert one.day == "2031-03-17"


def test_editions_hold_the_briefs_of_their_day_and_nothing_else() -> None:
    found = editions(stories(filed(dated("a", "2026-03-04"), dated("b", "2026-03-05"), dated("c", ""))))
    days = [(one.day, [member.brief.id for story in one.stories for member in story.briefs]) for one in found]
    assert days == [("2026-03-05", ["b"]), ("2026-03-04", ["a"])]


def test_an_actor_is_filed_under_the_authority_files_id() -> None:
    who = Who("A. Brandt", "person", None, 1, factory.evidence("Ada Brandt"))
    (one,) = filed(factory.brief(who=(who,)))
    assert one.actors == ("ada-brandt",)


def test_a_source_has_one_name_and_unnamed_ones_come_last() -> None:
    briefs = filed(dated("a", "", "The Post"), dated("b", "", "The Post"), dated("c", "", "Post"), dated("d", ""))
    assert [(one.name, len(one.briefs)) for one in filing.outlets(briefs)] == [("The Post", 3), (filing.UNNAMED, 1)]


@pytest.mark.parametrize("files", [("a.yml", "b.yml"), ("b.yml", "b.yml")])
def test_an_id_that_two_briefs_claim_is_named_and_the_first_has_it(files: tuple[str, str]) -> None:
    first, second = factory.brief("same"), replace(factory.brief("same"), what=())
    named = [(name, factory.brief_file(brief)) for name, brief in zip(files, (first, second), strict=True)]
    (problem,) = filing.problems(named)
    assert (problem.path, files[0] in problem.message) == ("b.yml", True)
    assert filing.by_id(named) == {"same": first}
