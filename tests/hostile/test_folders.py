"""Folders of strangers: thousands of tiny seeds, seeds that change under the reader's hands, folders that may not be written."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import extraction, gate, planning, store
from generator.planning import Folders, Read
from generator.reading import evidence, seeds
from tests.hostile.rounds import COMMAND, daybrief, desk

GOOD = "Minister signs accord\n\nBy Rosa Lind | 4 March 2026\n\nThe minister signed the accord in Port Verran on Tuesday.\n"
TINY = ("", "a", "no\n", "{n}\n\nThe minister signed accord {n} in Sarn.\n", "\n\n", "<p>", "- x", "1")
MANY = 2_000
SECONDS = 60
"""Of processor time for :data:`MANY` tiny seeds; they took 15 s."""
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Makes a superuser heed the permissions of files."""


@pytest.mark.slow
def test_thousands_of_tiny_seeds_are_read_or_named_each_in_no_time(tmp_path: Path) -> None:
    content = desk(tmp_path / "desk")
    for number in range(MANY):
        folder = content / "seeds" / str(number % 20)
        folder.mkdir(exist_ok=True)
        (folder / f"s{number}.txt").write_text(TINY[number % len(TINY)].format(n=number))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = daybrief("brief", cwd=tmp_path / "desk")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < SECONDS
    said = done.stdout + done.stderr
    made = {
        path.relative_to(content / "briefs").with_suffix("").as_posix() for path in (content / "briefs").rglob("*.yml")
    }
    for number in range(MANY):
        name = f"{number % 20}/s{number}"
        assert (name in made) != (f"{name}.txt: " in said), name
    assert len(made) == MANY * 6 // len(TINY)


def test_a_seed_that_changes_while_it_is_read_is_that_of_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It changes after it was looked at and before it is read: the brief file is that of what was read, evidence and all."""
    folders = Folders.of(desk(tmp_path / "desk"))
    path = folders.seeds / "a.txt"
    path.write_text(GOOD)
    planned = planning.planned

    def changed(folders: Folders, engine: str, *, keep: bool) -> Read:
        found = planned(folders, engine, keep=keep)
        path.write_text(GOOD.replace("accord", "treaty of Sarn"))
        return found

    monkeypatch.setattr(planning, "planned", changed)
    extraction.read(folders)
    monkeypatch.setattr(planning, "planned", planned)
    file, problems = store.read(folders.briefs, "a.yml")
    seed, _ = seeds.load(folders.seeds, path)
    assert file is not None
    assert seed is not None
    assert problems == ()
    assert file.seed.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert evidence.check(file, seed) == ()
    assert [step.action for step in extraction.read(folders).steps] == ["keep"]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A desk with two seeds, whose permissions are given back in the end."""
    made = tmp_path / "desk"
    content = desk(made)
    for name in ("good.txt", "other.txt"):
        (content / "seeds" / name).write_text(GOOD)
    (content / "briefs").mkdir(exist_ok=True)
    yield made
    for path in (made, *made.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def as_anybody(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody for whom permissions count."""
    rights: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("run as the superuser, for whom no permission counts, without setpriv to give that up")
        rights = WITHOUT_RIGHTS
    command = (*rights, *COMMAND, *arguments)
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)


def test_a_seed_without_permission_is_named_and_the_other_read(closed: Path) -> None:
    (closed / "content/seeds/other.txt").chmod(0)
    done = as_anybody("brief", cwd=closed)
    assert done.returncode == 1
    assert "other.txt: cannot be read (permission denied)" in done.stderr
    assert [path.name for path in (closed / "content/briefs").iterdir()] == ["good.yml"]


@pytest.mark.parametrize(("folder", "command"), [("content/briefs", "brief"), (".", "build")])
def test_a_folder_that_may_not_be_written_is_named_and_stays_as_it_is(closed: Path, folder: str, command: str) -> None:
    (closed / folder).chmod(0o555)
    before = sorted((closed / folder).iterdir())
    done = as_anybody(command, cwd=closed)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(closed) in done.stderr
    assert "ermission" in done.stderr
    assert sorted((closed / folder).iterdir()) == before


def test_seeds_that_may_not_be_written_are_read(closed: Path) -> None:
    for path in (closed / "content/seeds", *(closed / "content/seeds").iterdir()):
        path.chmod(0o555)
    assert as_anybody("brief", cwd=closed).returncode == 0
    assert len(list((closed / "content/briefs").iterdir())) == 2


def test_no_brief_file_is_written_through_a_link(tmp_path: Path) -> None:
    folders = Folders.of(desk(tmp_path / "desk"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("linked", "plain"):
        (folders.seeds / name / "deep").mkdir(parents=True)
        (folders.seeds / name / "deep" / "a.txt").write_text(GOOD)
    folders.briefs.mkdir(exist_ok=True)
    (folders.briefs / "linked").symlink_to(elsewhere)
    done = extraction.read(folders)
    assert [problem.path for problem in done.problems if "symbolic link" in problem.message] == ["linked/deep/a.txt"]
    assert list(elsewhere.iterdir()) == []
    assert store.find(folders.briefs) == ("plain/deep/a.yml",)


@pytest.mark.parametrize("kept", [".cache/briefs.jsonl", "templates/pages/__pycache__/brief.pyc"])
def test_what_a_build_believes_is_named_where_git_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    folders = Folders.of(desk(tmp_path / "desk"))
    path, place = tmp_path / "desk" / kept, str(Path(kept).parent)
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    monkeypatch.setattr(gate, "templates_folder", lambda: tmp_path / "desk" / "templates")
    git = ("git", "-c", "safe.directory=*", "-C", str(tmp_path / "desk"))
    subprocess.run([*git, "init", "--quiet"], check=True)
    assert [problem for problem in gate.check(folders).problems if problem.path == place] == []
    subprocess.run([*git, "add", "--force", kept], check=True)
    (problem,) = [problem for problem in gate.check(folders).problems if problem.path == place]
    assert problem.severity == "error"
