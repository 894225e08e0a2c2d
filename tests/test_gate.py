"""The gate: every kind of fault is found in one run, with file and line, and a desk without fault passes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import gate, pipeline
from generator.model import Problem
from generator.pipeline import Folders
from generator.places import placed
from tests.test_pipeline import REPORT

TOPICS = """\
- id: bridge
  name: The old bridge
  words: [bridge]
  description: See [the list](list.md).
  issues:
    - {id: closure, name: Closure, question: Close it?, words: [closure]}
    - {id: lorries, name: Lorries, question: Ban them?, words: [lorries, Closure]}
- {id: idle, name: Nothing}
- {id: bridge, name: Again, words: [x], wrods: []}
- {id: bridge, name: Again, words: [x]}
"""
ACTORS = """\
- {id: jon-harl, name: Jon Harl, kind: person}
- {id: ghost, name: Nobody, kind: ghost}
- {id: harl, name: Mr Jon Harl, kind: person}
- {id: jon-harl, name: J. Harl, kind: person, note: "See [him](him.md)."}
"""
CORRECTIONS = """\
- brief: BRIEF
  field: who[0].role
  was: king
  now: ""
  kind: retraction
  note: Wrong.
  date: 2026-13-05
- brief: gone
  field: headline
  was: a
  now: a
  kind: typo
  note: ""
  date: 2026-03-05
"""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/seeds").mkdir(parents=True)
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/seeds/bridge.txt").write_text(REPORT)
    found = Folders.of(Path("content"))
    pipeline.read(found)
    return found


def said(folders: Folders) -> list[str]:
    problems = gate.check(folders).problems
    return [str(problem) for problem in placed(problems, (folders.briefs, folders.seeds, folders.content))]


def line_of(text: str, start: str) -> int:
    return 1 + next(number for number, line in enumerate(text.splitlines()) if line.startswith(start))


def test_a_desk_without_fault_passes(folders: Folders) -> None:
    checked = gate.check(folders)
    assert checked.problems == ()
    assert (checked.briefs, checked.quoted[0]) == (1, checked.quoted[1])
    assert f"at most {checked.quoted[0]} of an article (800 allowed)" in str(checked)


def test_every_fault_is_named_at_once_with_file_and_line(folders: Folders) -> None:
    path = folders.briefs / "bridge.yml"
    brief = pipeline.brief_files(folders.briefs)[0][0][1].briefs[0].id
    text = path.read_text().replace("exact: Mira Soltan", "exact: Mara Soltan")
    path.write_text(text)
    line = text.splitlines().index("        exact: Mara Soltan") - 1
    (folders.content / "topics.yml").write_text(TOPICS)
    (folders.content / "actors.yml").write_text(ACTORS)
    (folders.content / "corrections.yml").write_text(CORRECTIONS.replace("BRIEF", brief))
    (folders.content / "desk.yml").write_text("quotations:\n  article: 10\n  edition: 20\nread: {}\n")
    (folders.content / "pages/about.md").write_text(
        "# About\n\n[here](about.md#about) [gone](gone.md) [up](/x) [run](javascript:x)\n\n[below](#below)\n"
    )
    (folders.seeds / "new.txt").write_text(REPORT)
    (folders.seeds / "empty.txt").write_text("")
    (folders.briefs / "moved.yml").write_text(text)
    (folders.briefs / "kind.yml").write_text(text.replace("kind: person", "kind: ghost", 1))
    (folders.briefs / "key.yml").write_text(text.replace("mentions:", "mention:", 1))
    (folders.briefs / "broken.yml").write_text(text.replace("labels:", "labels: [", 1))
    (folders.briefs / "late.yml").write_text(text.replace("schema: 1", "schema: 7", 1))
    (folders.briefs / "odd.yml").write_bytes(text.encode() + b"# \xff\n")
    lines = said(folders)
    for expected in (
        f"content/briefs/bridge.yml:{line}: briefs[0].source.authors[0].evidence[0]: ",
        f"content/briefs/moved.yml:{line_of(text, '  path: ')}: seed.path: 'bridge.txt' has the brief file bridge.yml",
        f"content/briefs/moved.yml:{line_of(text, '- id: ')}: briefs[0].id: '{brief}' is already the id of a brief in ",
        f"content/briefs/kind.yml:{line_of(text, '    kind: person')}: briefs[0].who[0].kind: is 'ghost'; it can be 'pers",
        f"content/briefs/key.yml:{line_of(text, '    mentions: ')}: briefs[0].who[0].mention: is no key that can stand he",
        f"content/briefs/broken.yml:{line_of(text, 'labels:') + 1}: not valid YAML: ",
        "content/briefs/late.yml:1: schema 7 is newer",
        f"content/briefs/odd.yml:{len(text.splitlines()) + 1}: holds a character that is not UTF-8.",
        "content/seeds/new.txt: is not read: no brief file yet.",
        "content/seeds/empty.txt: is empty.",
        "content/topics.yml:4: description: the link to 'list.md'",
        "content/topics.yml:9: wrods: is no key that can stand here. Did you mean words?",
        "content/topics.yml:10: id: 'bridge' is the id of an earlier entry.",
        "content/topics.yml:7: issues[1]: 'closure' is a word of the issue 'closure' too",
        "content/topics.yml:8: the topic 'idle' has no words",
        "content/actors.yml:2: kind: is 'ghost'; it can be",
        "content/actors.yml:3: 'Mr Jon Harl' means 'jon-harl' already",
        "content/actors.yml:4: id: 'jon-harl' is the id of an earlier entry.",
        f"content/corrections.yml:2: field: {brief}: ",
        "content/corrections.yml:7: date: '2026-13-05' is no day.",
        "content/corrections.yml:8: brief: no brief has the id 'gone'.",
        "content/corrections.yml:11: now: it changes nothing.",
        "content/corrections.yml:13: note: there is no note.",
        "content/desk.yml:4: read: ",
        "content/pages/about.md:3: the link to 'gone.md' leads nowhere.",
        "content/pages/about.md:3: the link to '/x' begins with /",
        "content/pages/about.md:3: the link to 'javascript:x' is of a kind",
        "content/pages/about.md:5: the link to '#below' names no heading",
    ):
        assert any(one.startswith(expected) for one in lines), (expected, lines)
    assert not [one for one in lines if "about.md#about" in one]


@pytest.mark.parametrize(
    ("day", "says"), [("2062-03-04", "which is still to come"), ("9999-12-31", "the brief counts as undated")]
)
def test_a_day_on_which_no_newspaper_appeared_is_named(folders: Folders, day: str, says: str) -> None:
    def odd(today: date) -> list[Problem]:
        problems = placed(gate.check(folders, today=today).problems, (folders.briefs,))
        return [problem for problem in problems if says in problem.message]

    file = folders.briefs / "bridge.yml"
    stated = "    edtf: '2026-03-04'\n    basis: stated"
    text = file.read_text("utf-8")
    assert odd(date(2026, 3, 4)) == []
    file.write_text(text.replace(stated, stated.replace("2026-03-04", day)))
    (problem,) = odd(date(2026, 3, 4))
    assert problem.severity == "warning"
    assert day in file.read_text("utf-8").splitlines()[int(problem.place) - 1]
    assert len(odd(date(2062, 3, 3))) == day.startswith("9999")


def test_too_much_quotation_fails(folders: Folders) -> None:
    (folders.content / "desk.yml").write_text("quotations:\n  article: 10\n  edition: 20\n")
    article, edition = (problem for problem in gate.check(folders).problems if "words;" in problem.message)
    assert article.path == "bridge.yml"
    assert "10 are allowed of an article" in article.message
    (there,) = placed((article,), (folders.briefs,))
    line = (folders.briefs / "bridge.yml").read_text().splitlines()[int(there.place) - 1]
    assert (line, there.message) == (f"- id: {article.place}", f"{article.place}: {article.message}")
    assert edition.path == "2026-03-04"
    assert {article.severity, edition.severity} == {"error"}


def test_a_reviewed_brief_whose_seed_changed_is_a_conflict_that_names_both(folders: Folders) -> None:
    path = folders.briefs / "bridge.yml"
    path.write_text(path.read_text() + "reviewed: true\n")
    before = path.read_bytes()
    (folders.seeds / "bridge.txt").write_text(REPORT + "\nMore.\n")
    (line,) = said(folders)
    assert line.startswith("content/seeds/bridge.txt: bridge.yml is reviewed, but its seed changed from ")
    pipeline.read(folders)
    assert path.read_bytes() == before


def test_a_brief_file_that_cannot_be_made_out_is_never_replaced(folders: Folders) -> None:
    path = folders.briefs / "bridge.yml"
    path.write_text("reviewed: true\nbriefs: [unfinished\n")
    assert any(
        "bridge.yml is there, but is no valid brief file" in problem.message
        for problem in pipeline.read(folders).problems
    )
    assert path.read_text() == "reviewed: true\nbriefs: [unfinished\n"


def test_a_correction_survives_another_reading_until_its_field_says_something_else(folders: Folders) -> None:
    (name, file), *_ = pipeline.brief_files(folders.briefs)[0]
    entry = CORRECTIONS.split("- brief: gone", maxsplit=1)[0].replace("BRIEF", file.briefs[0].id)
    entry = entry.replace("who[0].role", "headline").replace("was: king", "was: Council votes to close the old bridge")
    entry = entry.replace('now: ""', "now: Council closes the bridge").replace("retraction", "clarification")
    (folders.content / "corrections.yml").write_text(entry.replace("2026-13-05", "2026-03-05"))
    path = folders.briefs / name
    path.write_text(path.read_text().replace("version: ", "version: before-", 1))
    assert [step.action for step in pipeline.read(folders).steps] == ["make"]
    assert gate.check(folders).problems == ()
    assert pipeline.desk(folders.content)[0].briefs[0].brief.headline.text == "Council closes the bridge"
    path.write_text(path.read_text().replace("text: Council votes", "text: Council decides", 1))
    said_now = "headline says 'Council decides to close the old bridge', not "
    stale = f"content/corrections.yml:2: field: {file.briefs[0].id}: {said_now}"
    assert [line.startswith(stale) for line in said(folders) if "corrections.yml" in line] == [True]
