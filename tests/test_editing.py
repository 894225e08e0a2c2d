"""``daybrief correct``: the entry is added, comments stay, and nothing is written that could not be carried out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import editing, store, yamlio
from generator.model import Correction, Who
from generator.pipeline import Folders, desk
from tests import factory

WHO = Who("Ada Brandt", "person", "harbour minister", 3, factory.evidence("Ada Brandt"))
BRIEF = factory.brief(who=(WHO,))
WANTED = Correction(
    BRIEF.id, "who[0].role", "", "interior minister", "correction", "She changed office: # 2.", "2026-03-06"
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders.of(tmp_path)
    store.write(found.briefs, "a.yml", factory.brief_file(BRIEF))
    return found


def role(folders: Folders) -> str | None:
    return desk(folders.content)[0].briefs[0].brief.who[0].role


@pytest.mark.parametrize(
    "before",
    ["", "[]\n", "# What editors change.\n[]\n", "# What editors change.\n", "# ends in no newline"],
)
def test_the_first_entry_is_added_and_comments_stay(folders: Folders, before: str) -> None:
    path = folders.content / "corrections.yml"
    path.write_text(before)
    entry, problems = editing.correct(folders, WANTED)
    assert (problems, entry.was) == ((), "harbour minister")
    assert path.read_text().startswith(before.replace("[]\n", ""))
    assert role(folders) == "interior minister"


def test_a_later_entry_sees_the_earlier_ones(folders: Folders) -> None:
    editing.correct(folders, WANTED)
    path = folders.content / "corrections.yml"
    path.write_text(path.read_text() + "# a note of the editor\n")
    before = path.read_text()
    entry, problems = editing.correct(folders, replace(WANTED, now="prime minister"))
    assert (problems, entry.was) == ((), "interior minister")
    assert path.read_text().startswith(before)
    assert role(folders) == "prime minister"


def test_a_retraction_takes_the_entry_out(folders: Folders) -> None:
    entry, problems = editing.correct(folders, replace(WANTED, field="who[0]", now="", kind="retraction"))
    assert (problems, entry.was) == ((), "Ada Brandt")
    assert desk(folders.content)[0].briefs[0].brief.who == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"brief": "none"}, "no brief has the id 'none'"),
        ({"field": "who[4].role"}, "there is no who[4]"),
        ({"now": "harbour minister"}, "changes nothing"),
        ({"note": " "}, "no note"),
        ({"field": "source.outlet", "now": "", "kind": "retraction"}, "there is nothing to take back"),
        ({"field": "source.authors[0]"}, "source.authors is an empty list, and a correction adds no entries."),
        ({"field": "source.authors"}, "source.authors is an empty list, and a correction adds no entries."),
        ({"date": "yesterday"}, "no day"),
        ({"field": "who[0].kind", "now": "ghost"}, "is 'ghost'; it can be"),
    ],
)
def test_what_cannot_be_carried_out_is_not_written(folders: Folders, change: dict[str, str], says: str) -> None:
    _, problems = editing.correct(folders, replace(WANTED, **change))  # type: ignore[arg-type]
    assert says in str(problems[0])
    assert not (folders.content / "corrections.yml").exists()


@pytest.mark.parametrize("before", ["[{brief: a}]\n", "a: 1\n", "- not an entry\n"])
def test_a_file_that_cannot_be_added_to_stays(folders: Folders, before: str) -> None:
    path = folders.content / "corrections.yml"
    path.write_text(before)
    assert editing.correct(folders, WANTED)[1]
    assert path.read_text() == before


def test_a_list_on_one_line_stays_and_the_entry_is_shown(folders: Folders) -> None:
    path = folders.content / "corrections.yml"
    one = f"[{{brief: {BRIEF.id}, field: headline, was: x, now: y, kind: typo, note: n, date: '2026-03-05'}}]\n"
    path.write_text(one)
    _, (problem,) = editing.correct(folders, WANTED)
    assert path.read_text() == one
    assert yamlio.dump([{"brief": BRIEF.id}]).strip() in problem.remedy
