"""Hostile files among the seeds of the sample desk: each is named, and the desk's site is what it would be without them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.measuring import Measured, measured
from tests.hostile.payloads import CORPORA
from tests.hostile.rounds import ROOT, desk
from tests.hostile.test_files import put

SECONDS, MEMORY = 60, 1 << 30
LISTS = (
    "api", "archive", "build.json", "index.html", "licences", "pagefind", "sources", "undated", "sitemap.xml",
    "sitemap.xml.gz",
)  # fmt: skip
"""What counts or lists all briefs: of the hostile files, some hold a few words, and become a brief of no day."""
CONTENT = ("topics.yml", "actors.yml", "corrections.yml", "desk.yml", "pages")


def of_the_corpora(folder: Path) -> None:
    """The files that ``make_bombs.py`` of the corpora makes."""
    maker = CORPORA / "make_bombs.py"
    if not maker.is_file():
        pytest.skip(f"no corpora at {CORPORA}")
    subprocess.run([sys.executable, "-B", str(maker), str(folder)], check=True, capture_output=True)


def of_our_own(folder: Path) -> None:
    """The files that :mod:`tests.hostile.test_files` makes."""
    folder.mkdir()
    put(folder)


def build(folder: Path, bombs: Callable[[Path], None] | None) -> Measured:
    """Build the sample desk, with ``bombs`` among its seeds."""
    content = desk(folder)
    for name in CONTENT:
        if (ROOT / "content" / name).is_dir():
            shutil.copytree(ROOT / "content" / name, content / name, dirs_exist_ok=True)
        else:
            shutil.copyfile(ROOT / "content" / name, content / name)
    shutil.copytree(ROOT / "content" / "seeds", content / "seeds", dirs_exist_ok=True)
    if bombs is not None:
        bombs(content / "seeds" / "bombs")
    return measured("build", "--workers", "2", cwd=folder, seconds=SECONDS)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("plain") / "desk"
    assert build(folder, None).status == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("bombs", [of_the_corpora, of_our_own])
def test_each_is_named_and_the_rest_is_as_without_them(
    tmp_path: Path, plain: Path, bombs: Callable[[Path], None]
) -> None:
    folder = tmp_path / "desk"
    done = build(folder, bombs)
    assert done.status == 1
    assert done.seconds < SECONDS
    assert done.peak < MEMORY
    made = sorted((folder / "content" / "seeds" / "bombs").iterdir())
    silent = [path.name for path in made if f"bombs/{path.stem}." not in done.said and path.name.isprintable()]
    assert silent == []
    before, after = files(plain / "content" / "briefs"), files(folder / "content" / "briefs")
    assert {name: data for name, data in after.items() if not name.startswith("bombs/")} == before
    site, more = files(plain / "site"), files(folder / "site")
    others = [name for name in site if not name.startswith(LISTS)]
    assert len(others) > 500
    assert [name for name in others if more.get(name) != site[name]] == []
    assert not list(tmp_path.rglob("escape.txt"))
