"""Seeds that get another name: their briefs come along, with their addresses, reviews and corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import gate, store
from generator.extraction import read
from generator.planning import Folders
from tests.test_pipeline import REPORT


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A desk with one seed that has been read."""
    made = Folders.of(tmp_path / "content")
    (made.seeds / "2026").mkdir(parents=True)
    (made.seeds / "2026/bridge.txt").write_text(REPORT)
    assert str(read(made)) == "1 seed: 1 read."
    return made


def rename(folders: Folders, name: str) -> None:
    (folders.seeds / name).parent.mkdir(exist_ok=True)
    (folders.seeds / "2026/bridge.txt").rename(folders.seeds / name)


def ids(folders: Folders, name: str) -> list[str]:
    file, problems = store.read(folders.briefs, name)
    assert problems == ()
    return [brief.id for brief in file.briefs] if file else []


@pytest.mark.parametrize("name", ["bridge.txt", "2027/the 'bridge' #1.md", "2026/" + "long-" * 20 + ".txt"])
def test_the_brief_file_of_a_renamed_seed_comes_along(folders: Folders, name: str) -> None:
    """It stayed, a second one was made, and the article was published twice, the old one with its reviews and corrections."""
    before = (folders.briefs / "2026/bridge.yml").read_text()
    told = ids(folders, "2026/bridge.yml")
    rename(folders, name)
    planned = read(folders, dry_run=True)
    assert [(step.action, step.reason) for step in planned.steps] == [("move", "renamed from 2026/bridge.txt")]
    assert planned.problems == ()
    assert store.find(folders.briefs) == ("2026/bridge.yml",)
    (waiting,) = gate.check(folders).problems
    assert waiting.message == "its brief file does not lie beside it: renamed from 2026/bridge.txt."
    assert str(read(folders)) == "1 seed: 1 renamed."
    assert store.find(folders.briefs) == (store.brief_path(name),)
    assert ids(folders, store.brief_path(name)) == told
    after = (folders.briefs / store.brief_path(name)).read_text()
    assert after.partition("sha256:")[2] == before.partition("sha256:")[2]
    assert str(read(folders)) == "1 seed: 1 unchanged."
    assert gate.check(folders).problems == ()


def test_a_review_and_what_an_editor_wrote_beside_it_come_along(folders: Folders) -> None:
    path = folders.briefs / "2026/bridge.yml"
    path.write_text(path.read_text().replace("seed:\n", "seed: # as found\n") + "reviewed: true # by me\n")
    rename(folders, "bridge.txt")
    read(folders)
    kept = (folders.briefs / "bridge.yml").read_text()
    assert "seed: # as found\n  path: bridge.txt\n" in kept
    assert kept.endswith("reviewed: true # by me\n")


def test_a_seed_and_its_brief_file_that_were_both_renamed_fit_again(folders: Folders) -> None:
    """So does a run that was broken off between the two steps of a move."""
    told = ids(folders, "2026/bridge.yml")
    rename(folders, "bridge.txt")
    (folders.briefs / "2026/bridge.yml").rename(folders.briefs / "bridge.yml")
    messages = [problem.message for problem in gate.check(folders).problems]
    assert "its brief file has its former name: renamed from 2026/bridge.txt." in messages
    assert [step.action for step in read(folders).steps] == ["move"]
    assert ids(folders, "bridge.yml") == told
    assert gate.check(folders).problems == ()


def test_head_in_flow_style_is_written_anew(folders: Folders) -> None:
    path = folders.briefs / "2026/bridge.yml"
    file, _ = store.read(folders.briefs, "2026/bridge.yml")
    assert file is not None
    block = f"seed:\n  path: {file.seed.path}\n  sha256: {file.seed.sha256}\n"
    assert block in path.read_text()
    path.write_text(path.read_text().replace(block, f"seed: {{path: {file.seed.path}, sha256: {file.seed.sha256}}}\n"))
    rename(folders, "bridge.txt")
    read(folders)
    assert gate.check(folders).problems == ()


def test_a_renamed_seed_that_changed_too_is_a_new_one(folders: Folders) -> None:
    rename(folders, "bridge.txt")
    (folders.seeds / "bridge.txt").write_text(REPORT + "\nMore.\n")
    assert [step.action for step in read(folders).steps] == ["make"]
    assert [problem.severity for problem in read(folders).problems] == ["warning"]


def test_an_outdated_brief_file_comes_along_and_is_then_made_anew(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folders.briefs / "2026/bridge.yml"
    version = next(line for line in path.read_text().splitlines() if line.startswith("  version:"))
    path.write_text(path.read_text().replace(version, "  version: '0'"))
    rename(folders, "bridge.txt")
    assert str(read(folders)) == "1 seed: 1 read."
    assert store.find(folders.briefs) == ("bridge.yml",)
    assert str(read(folders)) == "1 seed: 1 unchanged."


def test_a_copy_of_a_seed_that_is_there_gets_briefs_of_its_own(folders: Folders) -> None:
    (folders.seeds / "copy.txt").write_text(REPORT)
    assert [step.action for step in read(folders).steps] == ["keep", "make"]


def test_an_article_that_is_published_twice_since_its_seed_was_renamed_is_an_error(folders: Folders) -> None:
    (folders.seeds / "copy.txt").write_text(REPORT)
    read(folders)
    (folders.seeds / "2026/bridge.txt").unlink()
    (problem,) = gate.check(folders).problems
    assert (problem.path, problem.severity) == ("2026/bridge.yml", "error")
    assert problem.message == "its seed is gone, and copy.txt has the same text: the article is published twice."
    (folders.briefs / "2026/bridge.yml").unlink()
    assert gate.check(folders).problems == ()


def test_of_two_renamed_copies_each_gets_a_brief_file(folders: Folders) -> None:
    (folders.seeds / "2026/bridge2.txt").write_text(REPORT)
    read(folders)
    for name in ("bridge", "bridge2"):
        (folders.seeds / f"2026/{name}.txt").rename(folders.seeds / f"{name}.txt")
    assert str(read(folders)) == "2 seeds: 2 renamed."
    assert store.find(folders.briefs) == ("bridge.yml", "bridge2.yml")


def test_a_brief_file_that_is_not_valid_stays_where_it_is(folders: Folders) -> None:
    path = folders.briefs / "2026/bridge.yml"
    path.write_text(path.read_text().replace("kind: person", "kind: ghost", 1))
    rename(folders, "bridge.txt")
    done = read(folders)
    assert "its brief file 2026/bridge.yml is not valid, and does not come along." in [
        one.message for one in done.problems
    ]
    assert store.find(folders.briefs) == ("2026/bridge.yml",)
    assert str(done) == "1 seed: 1 in conflict."


def test_no_brief_file_moves_through_a_link(folders: Folders, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folders.briefs / "linked").symlink_to(tmp_path / "elsewhere")
    rename(folders, "linked/bridge.txt")
    assert any("symbolic link" in problem.message for problem in read(folders).problems)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_is_in_the_way_of_a_brief_file_stops_no_other_seed(folders: Folders) -> None:
    (folders.briefs / "bridge.yml").mkdir()
    (folders.seeds / "tunnel.txt").write_text(REPORT.replace("bridge", "tunnel"))
    rename(folders, "bridge.txt")
    done = read(folders)
    assert [(step.path, step.action) for step in done.steps] == [("bridge.txt", "conflict"), ("tunnel.txt", "make")]
    assert "its brief file 2026/bridge.yml cannot become bridge.yml" in " ".join(map(str, done.problems))
    assert store.find(folders.briefs) == ("2026/bridge.yml", "tunnel.yml")
