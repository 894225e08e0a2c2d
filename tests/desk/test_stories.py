"""Stories: what belongs together, what only repeats, and what does not depend on chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from generator.desk import pairs, steps
from generator.desk.clusters import cluster
from generator.desk.likeness import Likeness, likeness
from generator.desk.stories import stories
from generator.desk.terms import Telling, Vocabulary, counted
from generator.memo import Memo
from generator.model import UNDATED, EngineRef, Evidence, Fact, FiledBrief, SeedRef, Who
from tests import factory

BRIDGE = (
    (
        "Council backs new Verran bridge",
        "Port Verran's council voted on Tuesday to build a second bridge over the Verran strait.",
    ),
    (
        "Second Verran bridge approved",
        "A second bridge over the strait was approved by councillors in Port Verran on Tuesday.",
    ),
    (
        "Ferry owners fear Verran bridge",
        "Ferry owners said the bridge that Port Verran's council approved would ruin their trade.",
    ),
)
STRIKE = (
    ("Nurses strike in Oldmar", "Nurses at all nine hospitals of Oldmar walked out on Wednesday over night pay."),
    (
        "Oldmar hospitals hit by walkout",
        "A walkout of nurses over pay closed wards at the hospitals of Oldmar on Wednesday.",
    ),
)
FLOOD = (
    ("Flood cuts off Hessel valley", "A flood of the river Hesse cut off three villages in the valley, rescuers said."),
)


def filed(name: str, title: str, text: str, day: str | None = "2026-03-04", outlet: str = "Verran Post") -> FiledBrief:
    evidence = (Evidence(100, 100 + len(text), text),)
    headline = Fact(title, (Evidence(0, len(title), title),))
    who = (Who("Port Verran", "organisation", None, 2, evidence),) if "Verran" in text else ()
    brief = factory.brief(name, headline=headline, what=(Fact(text, evidence),), who=who)
    return FiledBrief(
        brief, f"{name}.yml", SeedRef(f"{name}.txt", "5f"), EngineRef("offline", "1"), day, outlet, "verran-post"
    )


def desk() -> list[FiledBrief]:
    told = [(f"bridge-{number}-aa", *told, f"2026-03-0{4 + number}") for number, told in enumerate(BRIDGE)]
    told += [(f"strike-{number}-bb", *told, "2026-03-05") for number, told in enumerate(STRIKE)]
    told += [(f"flood-{number}-cc", *told, "2026-03-04") for number, told in enumerate(FLOOD)]
    return [filed(*row) for row in told]


def groups(briefs: list[FiledBrief]) -> set[frozenset[str]]:
    return {frozenset(brief.brief.id.split("-")[0] for brief in story.briefs) for story in stories(briefs)}


def test_reports_of_one_event_make_one_story_and_others_stay_apart() -> None:
    assert groups(desk()) == {frozenset({"bridge"}), frozenset({"strike"}), frozenset({"flood"})}
    assert sorted(len(story.briefs) for story in stories(desk())) == [1, 2, 3]


def test_the_order_of_the_briefs_does_not_matter() -> None:
    assert stories(desk()[::-1]) == stories(desk())
    assert stories(desk()[3:] + desk()[:3]) == stories(desk())


def test_the_id_stays_when_a_later_brief_joins_and_is_unique() -> None:
    before = {story.id for story in stories(desk()[:2])}
    assert before <= {story.id for story in stories(desk())}
    assert len({story.id for story in stories(desk())}) == 3


def test_every_brief_is_in_exactly_one_story() -> None:
    held = [brief.brief.id for story in stories(desk()) for brief in story.briefs]
    assert sorted(held) == sorted(brief.brief.id for brief in desk())


def test_a_reprint_is_a_copy_of_the_earlier_brief_and_comes_after_the_originals() -> None:
    title, text = BRIDGE[0]
    reprint = filed("reprint-0-zz", f"UPDATE: {title}", f"PORT VERRAN — {text}", "2026-03-05", "Oldmar Echo")
    story = next(story for story in stories([*desk(), reprint]) if len(story.briefs) == 4)
    assert story.copies == ("reprint-0-zz",)
    assert story.briefs[-1].brief.id == "reprint-0-zz"


def test_of_one_day_the_text_with_a_dateline_is_the_original() -> None:
    title, text = BRIDGE[0]
    paper = filed("a-paper-zz", title, text, "2026-03-04", "Oldmar Echo")
    wire = filed("wire-zz", title, text, "2026-03-04", "Sound Press Agency")
    source = replace(wire.brief.source, dateline=factory.fact("Ada"))
    (story,) = stories([paper, replace(wire, brief=replace(wire.brief, source=source))])
    assert story.copies == ("a-paper-zz",)


def test_own_words_about_the_same_event_are_no_copy() -> None:
    assert all(story.copies == () for story in stories(desk()))


def test_the_headline_is_that_of_the_most_telling_brief() -> None:
    plain = desk()
    fuller = replace(plain[1], brief=replace(plain[1].brief, what=plain[1].brief.what * 3))
    story = next(story for story in stories([plain[0], fuller, plain[2]]) if len(story.briefs) == 3)
    assert story.headline == "Second Verran bridge approved"
    assert story.briefs[0].brief.id == fuller.brief.id


def test_the_same_words_a_year_later_are_another_story() -> None:
    title, text = STRIKE[0]
    again = filed("strike-9-dd", STRIKE[1][0], STRIKE[1][1], "2028-03-05")
    assert len(stories([filed("strike-0-bb", title, text, "2026-03-05"), again])) == 2


def test_undated_briefs_are_compared_too_and_newest_stories_come_first() -> None:
    undated = filed("undated-0-ee", *BRIDGE[0], day=None)
    listed = stories([*desk(), undated])
    assert any({"undated-0-ee", "bridge-0-aa"} <= {brief.brief.id for brief in story.briefs} for story in listed)
    days = [max(brief.day or "" for brief in story.briefs) for story in listed]
    assert days == sorted(days, reverse=True)


def test_no_briefs_no_stories_and_empty_tellings_stay_alone() -> None:
    assert stories([]) == ()
    assert cluster([Telling("", ""), Telling("", ""), Telling("!!", "…")]) == [0, 1, 2]


def alike(tellings: Sequence[Telling]) -> Likeness:
    return likeness(counted(tellings, Vocabulary()), [telling.day for telling in tellings])


def test_likeness_is_symmetric_and_highest_for_the_same_words() -> None:
    found = alike([Telling(title, text) for title, text in (*BRIDGE, *STRIKE, BRIDGE[0])])
    assert found(0, 1) == found(1, 0)
    assert found(0, 5) > found(0, 1) > found(0, 3)


def test_the_work_does_not_grow_with_the_square() -> None:
    """Each telling is compared with a bounded number of others, however many share a word."""
    tellings = [
        Telling("flood", f"river w{number % 7} w{number % 11} w{number % 13}", "2026-03-04") for number in range(600)
    ]
    vocabulary = Vocabulary()
    counted(tellings, vocabulary)
    found = alike(tellings)
    for start in (0, 300):
        compared = [len(near) for _, near in pairs._near(found, start, pairs.weightiest(found, 0, vocabulary.terms))]
        assert len(compared) >= 599 - start
        assert max(compared) <= pairs.COMPARED


# ---------------------------------------------------------------- step by step

WORDS = [
    f"{first}{last}" for first in "barn gull harbour moss tide".split() for last in "ford gate mark stone wick".split()
]


def told(number: int, day: str) -> Telling:
    """Telling ``number``: every third repeats most words of the one before."""
    chance = random.Random(number - (number % 3 == 2))  # noqa: S311 (invented words, no secret)
    text = " ".join(chance.choice(WORDS) + str(chance.randrange(9)) for _ in range(14))
    return Telling(text[:30], f"{text} {number}", day)


def year(size: int) -> list[Telling]:
    return [told(number, f"2026-{1 + number // 28:02}-{1 + number % 28:02}") for number in range(size)]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "FIRST", 40)


def test_steps_end_with_days_and_grow_with_the_desk() -> None:
    days = [f"{number // 30:04}" for number in range(2000)]
    assert list(steps.ends(days)) == [1020, 1140, 1260, 1410, 1560, 1740, 1920, 2000]
    assert list(steps.ends(["2026-03-04"] * 5000)) == [5000]
    assert list(steps.ends([])) == []


@pytest.mark.usefixtures("small_steps")
def test_what_was_settled_stays_when_more_is_told() -> None:
    before, after = (steps.edges(year(size), Memo()) for size in (200, 260))
    end = max(end for end in steps.ends([telling.day or "" for telling in year(260)]) if end <= 200)
    settled = [int((found.others < end).sum()) for found in (before, after)]
    assert settled[0] == settled[1] > 50
    for name in ("ones", "others", "near"):
        assert (getattr(before, name)[: settled[0]] == getattr(after, name)[: settled[0]]).all()


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize(
    ("change", "since"), [("none", 999), ("newest", 200), ("undated", 200), ("gone", 60), ("oldest", 0)]
)
def test_known_steps_give_the_same_stories(
    tmp_path: Path, change: str, since: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only steps that hold a telling from the place ``since`` on, where the first one changed, are made again."""
    before = year(200)
    memo = Memo(tmp_path)
    assert cluster(before, memo) == cluster(before)
    memo.keep()
    after = {
        "none": before,
        "newest": [*before, told(1000, before[-1].day or "")],
        "undated": [*before, replace(told(1000, ""), day=None)],
        "gone": [*before[:60], *before[61:]],
        "oldest": [told(1000, "2025-01-01"), *before],
    }[change]
    expected, step, made = cluster(after), steps._step, []

    def counting(
        before: Sequence[steps.Step], vocabulary: Vocabulary, tellings: Sequence[Telling], start: int
    ) -> steps.Step:
        made.append(start)
        return step(before, vocabulary, tellings, start)

    monkeypatch.setattr(steps, "_step", counting)
    assert cluster(after, Memo(tmp_path)) == expected
    ends = list(steps.ends(sorted(telling.day or UNDATED for telling in after)))
    assert made == [start for start, end in pairwise((0, *ends)) if end > since]


def test_a_step_is_read_as_it_was_written_and_nothing_else_is_believed() -> None:
    step = steps._step([], Vocabulary(), [*year(30), Telling("", "Ärger \ud800 im Hafen")], 0)
    said = steps._written(step)
    assert steps._written(steps._read(said)) == said
    for damaged in (b"", b"\n", said[:-1], b"[]" + said, said + b"1"):
        with pytest.raises(ValueError):  # noqa: PT011 (numpy, json and we say it in many ways)
            steps._read(damaged)
