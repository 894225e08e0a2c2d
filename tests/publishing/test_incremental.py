"""What a build keeps is what it would have made: after any edit the result is that of a clean build, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline, store
from generator.extraction import Folders
from generator.model import Fact
from generator.publishing.site import SiteReport
from tests.benchmarks import corpus

BRIEFS = 60
SEED = 20260304
Edit = Callable[[Path], None]


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def build(desk: Path, site: Path) -> SiteReport:
    return pipeline.build(Folders.of(desk / "content"), site, pdf=False).report


def clean(desk: Path, room: Path) -> dict[str, bytes]:
    """A build of a copy of ``desk`` that knows nothing of builds before it but the frame, which is compared apart."""
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(desk, room, ignore=shutil.ignore_patterns("site", "briefs.jsonl", "sites"))
    build(room, room / "site")
    return files(room / "site")


def brief(desk: Path, number: int) -> Path:
    return desk / "content" / "briefs" / corpus.file_name(number)


def rewritten(desk: Path, number: int, headline: str) -> None:
    made = corpus.brief_file(number)
    one = replace(made.briefs[0], headline=Fact(headline, made.briefs[0].headline.evidence))
    store.write(desk / "content" / "briefs", corpus.file_name(number), replace(made, briefs=(one,)))


def add(desk: Path) -> None:
    corpus.write_desk(desk, BRIEFS + 1, search=False)


def change(desk: Path) -> None:
    rewritten(desk, SEED % BRIEFS, "Another headline altogether")


def delete(desk: Path) -> None:
    brief(desk, 17).unlink()


def rename(desk: Path) -> None:
    brief(desk, 18).rename(brief(desk, 18).with_name("renamed.yml"))


def topic(desk: Path) -> None:
    path = desk / "content" / "topics.yml"
    name = corpus.pools().topics[0].title()
    path.write_text(path.read_text().replace(f"name: {name},", f"name: {name} renamed,"))


def actor(desk: Path) -> None:
    one, two = corpus.pools().names[:2]
    entry = f"- {{id: joined, name: The Joined, kind: person, names: ['{one}', '{two}']}}\n"
    (desk / "content" / "actors.yml").write_text(entry)


def correct(desk: Path) -> None:
    made = corpus.brief(20)
    lines = {
        "brief": made.id,
        "field": "headline",
        "was": made.headline.text,
        "now": "As corrected",
        "kind": "correction",
        "note": "The headline was wrong.",
        "date": "2026-03-05",
    }
    entry = "\n".join(f"  {key}: {value!r}" for key, value in lines.items())
    (desk / "content" / "corrections.yml").write_text(f"-\n{entry}\n")


def write_page(desk: Path) -> None:
    first = corpus.brief(0).id
    (desk / "content" / "pages" / "about.md").write_text(f"# About us\n\n[A brief](briefs/{first}/index.md)\n")


def configure(desk: Path) -> None:
    path = desk / "mkdocs.yml"
    path.write_text(path.read_text().replace("site_name: Bench", "site_name: Another\nsite_url: https://b.example/d/"))


EDITS: tuple[Edit, ...] = (add, change, delete, rename, topic, actor, correct, write_page, configure)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with its site."""
    desk = tmp_path_factory.mktemp("built")
    corpus.write_desk(desk, BRIEFS, search=False)
    (desk / "content" / "seeds").mkdir()
    build(desk, desk / "site")
    return desk


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """A copy of the desk; its site keeps the times at which its files were written."""
    return Path(shutil.copytree(built, tmp_path / "desk"))


@pytest.mark.parametrize("edit", EDITS, ids=[edit.__name__ for edit in EDITS])
def test_after_an_edit_the_site_is_that_of_a_clean_build(desk: Path, tmp_path: Path, edit: Edit) -> None:
    before = {path: path.stat().st_ino for path in (desk / "site").rglob("*.html")}
    edit(desk)
    report = build(desk, desk / "site")
    found, wanted = files(desk / "site"), clean(desk, tmp_path / "clean")
    assert found.keys() == wanted.keys()
    assert [name for name in found if found[name] != wanted[name]] == []
    kept = sum(path.is_file() and path.stat().st_ino == number for path, number in before.items())
    if edit in (add, change, delete, rename, correct):
        assert report.made < len(before) / 2
        assert kept > len(before) / 2
