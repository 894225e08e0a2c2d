"""Brief files as an earlier commit has them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator import gate, revisions, store
from generator.desk import claim_report
from generator.model import Fact
from generator.planning import Folders
from tests import factory


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders.of(tmp_path / "desk/content")
    for name in ("kept.yml", "changed.yml", "with space/gone ü.yml"):
        store.write(found.briefs, name, factory.brief_file(factory.brief(name.split(".", maxsplit=1)[0])))
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "-A")
    git(tmp_path, "-c", "user.name=e", "-c", "user.email=e@desk.example", "commit", "--quiet", "-m", "A desk")
    return found


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)  # noqa: S607


def change(folders: Folders) -> None:
    other = factory.brief("changed", headline=Fact("Another headline", factory.evidence("signed")))
    store.write(folders.briefs, "changed.yml", factory.brief_file(other))
    (folders.briefs / "with space/gone ü.yml").unlink()
    store.write(folders.briefs, "new.yml", factory.brief_file(factory.brief("new")))


def test_only_what_differs_is_given_as_it_was(folders: Folders) -> None:
    assert revisions.changed_since("HEAD", folders.briefs) == {}
    before = {name: store.read(folders.briefs, name)[0] for name in store.find(folders.briefs)}
    change(folders)
    gone = "with space/gone ü.yml"
    expected = {"changed.yml": before["changed.yml"], "new.yml": None, gone: before[gone]}
    assert revisions.changed_since("HEAD", folders.briefs) == expected


def test_the_claim_diff_of_a_working_tree(folders: Folders) -> None:
    change(folders)
    diff = gate.claims(folders, "HEAD")
    changes = {brief.file: brief.change for brief in diff.briefs}
    assert changes == {"changed.yml": "changed", "new.yml": "new", "with space/gone ü.yml": "gone"}
    git(folders.content, "add", "-A")
    assert gate.claims(folders, "HEAD") == diff


def test_corrections_that_are_new_or_gone_are_told(folders: Folders) -> None:
    entry = "- {{brief: kept, field: headline, was: {was}, now: b, kind: typo, note: A slip., date: 2026-03-05}}\n"
    first, second, third = (entry.format(was=was) for was in ("a", "c", "d"))
    path = folders.content / "corrections.yml"
    assert gate.claims(folders, "HEAD").corrections == ()
    path.write_text(first)
    ((change, new),) = gate.claims(folders, "HEAD").corrections
    assert (change, new.was, new.now) == ("new", "a", "b")
    git(folders.content, "add", "-A")
    git(folders.content, "-c", "user.name=e", "-c", "user.email=e@desk.example", "commit", "--quiet", "-m", "One")
    assert gate.claims(folders, "HEAD").corrections == ()
    path.write_text(f"{second}{third}")
    found = gate.claims(folders, "HEAD")
    assert [(change, one.was) for change, one in found.corrections] == [("gone", "a"), ("new", "c"), ("new", "d")]
    told = claim_report.markdown(found, ())
    assert "- gone typo of ` kept: headline `: ` a ` → ` b ` (` A slip. `)" in told
    path.unlink()
    assert [(change, one.was) for change, one in gate.claims(folders, "HEAD").corrections] == [("gone", "a")]


def test_what_another_branch_published_meanwhile_is_not_gone(folders: Folders) -> None:
    def commit(message: str) -> None:
        git(folders.content, "add", "-A")
        git(folders.content, "-c", "user.name=e", "-c", "user.email=e@desk.example", "commit", "--quiet", "-m", message)

    git(folders.content, "checkout", "--quiet", "-b", "other")
    store.write(folders.briefs, "theirs.yml", factory.brief_file(factory.brief("theirs")))
    commit("Theirs")
    git(folders.content, "checkout", "--quiet", "-b", "mine", "HEAD^")
    store.write(folders.briefs, "mine.yml", factory.brief_file(factory.brief("mine")))
    commit("Mine")
    assert [(brief.change, brief.file) for brief in gate.claims(folders, "other").briefs] == [("new", "mine.yml")]
    git(folders.content, "checkout", "--quiet", "--orphan", "unrelated")
    commit("Unrelated")
    assert {brief.file for brief in gate.claims(folders, "other").briefs} == {"mine.yml", "theirs.yml"}


def test_a_folder_that_git_does_not_keep_is_an_empty_one(folders: Folders) -> None:
    shutil.rmtree(folders.briefs)
    earlier = revisions.changed_since("HEAD", folders.briefs)
    assert sorted(earlier) == ["changed.yml", "kept.yml", "with space/gone ü.yml"]
    assert None not in earlier.values()
    assert {brief.change for brief in gate.claims(folders, "HEAD").briefs} == {"gone"}


def test_a_commit_without_a_folder_of_briefs_makes_all_new(folders: Folders) -> None:
    git(folders.content, "rm", "-r", "--quiet", "--cached", "briefs")
    git(folders.content, "-c", "user.name=e", "-c", "user.email=e@desk.example", "commit", "--quiet", "-m", "None")
    assert set(revisions.changed_since("HEAD", folders.briefs).values()) == {None}


@pytest.mark.parametrize("base", ["nowhere", "--help", "-x", "HEAD:content", ""])
def test_a_commit_that_is_none_is_refused(folders: Folders, base: str) -> None:
    with pytest.raises(revisions.RevisionError, match="no commit"):
        revisions.changed_since(base, folders.briefs)


def test_a_folder_outside_any_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(revisions.RevisionError, match="git"):
        revisions.changed_since("HEAD", tmp_path)
