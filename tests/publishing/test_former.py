"""The site before the last is brought up to date, and an archived one taken over: with the result of a clean build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.publishing.editing import add, build, clean, delete, files


def spare_of(desk: Path) -> Path:
    """The site before the one that is there."""
    (found,) = (desk / ".cache" / "sites").glob("*/spare")
    return found


def meddle(spare: Path) -> None:
    """What somebody may do to it: change a file, add some, put folders, links and nothing in the place of others."""
    pages = sorted(spare.glob("briefs/*/index.html"))
    for page, text in (
        (pages[0], "x" * pages[0].stat().st_size),
        (spare / "robots.txt", ""),
        (spare / "topics.html", ""),
    ):
        page.unlink(missing_ok=True)
        page.write_text(text)
    for page in pages[1:3]:
        page.unlink()
    pages[1].mkdir()
    (pages[1] / "inside.txt").write_text("a folder of the name of a page")
    pages[2].symlink_to(pages[3])
    shutil.rmtree(pages[4].parent)
    pages[4].parent.write_text("a file of the name of a folder")
    shutil.rmtree(spare / "places")
    (spare / "empty").mkdir()


@pytest.mark.parametrize("meddled", [False, True])
def test_the_site_before_is_brought_up_to_date_whatever_happened_to_it(
    desk: Path, tmp_path: Path, *, meddled: bool
) -> None:
    delete(desk)
    build(desk, desk / "site")
    spare = spare_of(desk)
    number = (spare / "index.html").stat().st_dev, spare.stat().st_ino
    if meddled:
        meddle(spare)
    add(desk)
    build(desk, desk / "site")
    assert (desk.stat().st_dev, (desk / "site").stat().st_ino) == number
    found, wanted = files(desk / "site"), clean(desk, tmp_path / "clean")
    assert found.keys() == wanted.keys()
    assert [name for name in found if found[name] != wanted[name]] == []
    assert all(path.is_file() or any(path.iterdir()) for path in (desk / "site").rglob("*"))
    assert not any(path.is_symlink() for path in (desk / "site").rglob("*"))


def test_a_site_from_an_archive_that_knows_whole_seconds_is_taken_over(desk: Path) -> None:
    for path in (desk / "site").rglob("*"):
        written = path.stat().st_mtime_ns
        os.utime(path, ns=(written, written - written % 10**9))
    pages = len(list((desk / "site").rglob("*.html")))
    add(desk)
    assert build(desk, desk / "site").made < pages / 2
    for path in (desk / "site").rglob("*"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))
    delete(desk)
    assert build(desk, desk / "site").made > pages / 2


def test_a_site_before_without_a_manifest_is_let_go(desk: Path, tmp_path: Path) -> None:
    delete(desk)
    build(desk, desk / "site")
    spare = spare_of(desk)
    for manifest in spare.parent.glob("*.json"):
        manifest.write_text("{")
    (spare / "robots.txt").write_text("")
    add(desk)
    build(desk, desk / "site")
    assert files(desk / "site") == clean(desk, tmp_path / "clean")
    assert sorted(path.name for path in desk.iterdir()) == [".cache", "content", "mkdocs.yml", "site"]
