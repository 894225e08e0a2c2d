"""Hostile files among good seeds: each is named with its reason, the others are read as if it were not there."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import pytest

from generator import extraction
from generator.planning import Folders
from generator.reading import seeds
from tests.hostile.measuring import measured
from tests.hostile.rounds import daybrief, desk

GOOD = "Minister signs accord\n\nBy Rosa Lind | 4 March 2026\n\nThe minister signed the accord in Port Verran on Tuesday.\n"
MEMORY = 1 << 30
SECONDS = 60


def put(folder: Path) -> set[str]:
    """Hostile files in ``folder``: sizes, shapes, kinds and names; their names."""
    (folder / "gzip.html").write_bytes(gzip.compress(bytes(1 << 22)))
    with zipfile.ZipFile(folder / "slip.txt", "w") as archive:
        archive.writestr("../../escape.txt", "x")
    (folder / "empty.txt").touch()
    (folder / "lines.md").write_bytes(b"\n" * 1_000_000)
    (folder / "line.txt").write_bytes(b"word " * 2_000_000)
    (folder / "brackets.txt").write_bytes(b"[" * 200_000)
    (folder / "deep.html").write_bytes(b"<div>" * 50_000 + b"The minister said so.")
    (folder / "attributes.html").write_text("<p " + " ".join(f"a{n}='>'" for n in range(20_000)) + ">The minister</p>")
    (folder / "elements.html").write_text("<p>" + "<b>a</b>" * 60_000)
    (folder / "mail.txt").write_bytes(b"a" * 50_000 + b"@" + b"a." * 50_000)
    (folder / "marks.txt").write_text("e" + "\u0301" * 200_000)
    (folder / "turned.txt").write_text("\u202e" * 200_000 + "x")
    (folder / "noughts.txt").write_bytes(b"word \0 said" * 1000)
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 2000)
    (folder / "link.txt").symlink_to("/etc/passwd")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder").symlink_to("/etc")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "two\nlines.txt").write_text(GOOD)
    (folder / "::error::x.txt").write_text(GOOD)
    (folder / "\x1b[31mred.txt").write_text(GOOD)
    (folder / "turned\u202etxt.exe.txt").write_text(GOOD)
    (folder / "nul.txt").write_text(GOOD)
    return {path.name for path in folder.iterdir()}


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "content" / "briefs").rglob("*.yml"))}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    content = desk(folder)
    (content / "seeds" / "good.txt").write_text(GOOD)
    assert daybrief("build", cwd=folder).returncode == 0
    return folder


def test_each_hostile_file_is_named_and_the_rest_is_read(tmp_path: Path, plain: Path) -> None:
    content = desk(tmp_path)
    (content / "seeds" / "good.txt").write_text(GOOD)
    names = put(content / "seeds")
    done = measured("build", "--workers", "2", cwd=tmp_path, seconds=SECONDS)
    said = done.said
    assert done.status == 1
    assert done.seconds < SECONDS
    assert done.peak < MEMORY
    assert written(tmp_path) == written(plain)
    assert [name for name in names if seeds.shown(name) not in said and name not in ("good.txt", "README.md")] == []
    assert all(char.isprintable() or char == "\n" for char in said)
    assert "\n::" not in said
    assert not list(tmp_path.rglob("escape.txt"))


def test_a_seed_that_goes_while_it_is_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content" / "seeds").mkdir(parents=True)
    folders = Folders.of(tmp_path / "content")
    gone = folders.seeds / "gone.txt"
    monkeypatch.setattr(seeds, "find", lambda _: ((gone,), ()))
    done = extraction.read(folders)
    assert done.steps == ()
    assert [problem.path for problem in done.problems if problem.severity == "error"] == ["gone.txt"]


def test_a_seed_that_goes_before_it_is_sent_to_another_machine_is_refused_there(tmp_path: Path) -> None:
    contents = extraction._contents(tmp_path / "gone.txt")
    made = extraction.made_elsewhere("offline", ("gone.txt", contents))
    assert made.text is None
    assert [problem.path for problem in made.problems] == ["gone.txt"]


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed.txt").write_text(GOOD)
    (tmp_path / "open.txt").write_text(GOOD)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name == "open.txt")
    paths, (problem,) = seeds.find(tmp_path)
    assert [path.name for path in paths] == ["open.txt"]
    assert (problem.path, problem.severity) == ("closed.txt", "error")
    assert "permission" in problem.message
