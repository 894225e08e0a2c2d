"""What a build keeps is what it would have made: after any edit the result is that of a clean build, byte for byte."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline, store
from generator.extraction import Folders
from generator.model import Fact, Published
from generator.publishing import bodies, plugin, record, search_index
from generator.publishing.site import SiteReport
from generator.publishing.wording import templates_folder
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


def rename(desk: Path, number: int = 18) -> None:
    brief(desk, number).rename(brief(desk, number).with_name("renamed.yml"))


def topic(desk: Path) -> None:
    path = desk / "content" / "topics.yml"
    name = corpus.pools().topics[0].title()
    path.write_text(path.read_text().replace(f"name: {name},", f"name: {name} renamed,"))


def actor(desk: Path) -> None:
    one, two = corpus.pools().names[:2]
    entry = f"- {{id: joined, name: The Joined, kind: person, names: ['{one}', '{two}']}}\n"
    (desk / "content" / "actors.yml").write_text(entry)


def correct(desk: Path, number: int = 20) -> None:
    made = corpus.brief(number)
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


# ---------------------------------------------------------------- templates


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the templates, which the program takes for its own."""
    folder = Path(shutil.copytree(templates_folder(), tmp_path / "templates"))
    for module in (bodies, plugin, record):
        monkeypatch.setattr(module, "templates_folder", lambda: folder)
    bodies.environment.cache_clear()
    yield folder
    bodies.environment.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pages/brief.html.j2", ">Who<", ">Who is who<"),
        ("theme/shell.html", 'content="no-referrer"', 'content="same-origin"'),
    ],
)
def test_after_a_change_of_a_template_the_site_is_that_of_a_clean_build(
    desk: Path, tmp_path: Path, templates: Path, name: str, old: str, new: str
) -> None:
    template = templates / name
    template.write_text(template.read_text().replace(old, new))
    bodies.environment.cache_clear()
    build(desk, desk / "site")
    found, wanted = files(desk / "site"), clean(desk, tmp_path / "clean")
    assert new.encode() in found[f"briefs/{corpus.brief(0).id}/index.html"]
    assert found == wanted


# ---------------------------------------------------------------- any edits, one after the other

POOL = [first + more for first in range(0, 1200, 80) for more in (2, 3)]
"""Pairs of briefs that tell one event, some days apart over two months."""
EDITS_IN_A_ROW = 5


def put(desk: Path, number: int, headline: str | None = None, day: str | None = None) -> None:
    """Brief ``number`` as it is, or with another headline or day."""
    made = corpus.brief_file(number)
    one = made.briefs[0]
    if headline:
        one = replace(one, headline=Fact(headline, one.headline.evidence))
    if day:
        one = replace(one, published=Published(day, "stated", one.published.evidence))
    store.write(desk / "content" / "briefs", corpus.file_name(number), replace(made, briefs=(one,)))


def any_edit(desk: Path, chance: random.Random) -> None:
    """One edit of those that an editor or a push of seeds makes."""
    there = [number for number in POOL if brief(desk, number).is_file()]
    number = chance.choice(there)
    edits: tuple[Callable[[], object], ...] = (
        lambda: put(desk, chance.choice([one for one in POOL if one not in there])),
        lambda: brief(desk, number).unlink(),
        lambda: put(desk, number, headline=f"Another headline {chance.random()}"),
        lambda: put(desk, number, day=corpus.day_of(chance.choice(POOL))),
        lambda: rename(desk, number),
        lambda: drop_topic(desk, chance),
        lambda: actor(desk),
        lambda: correct(desk, number),
    )
    chance.choice(edits)()


def drop_topic(desk: Path, chance: random.Random) -> None:
    path = desk / "content" / "topics.yml"
    entries = path.read_text().split("- id: ")[1:]
    entries.remove(chance.choice(entries))
    path.write_text("".join(f"- id: {entry}" for entry in entries))


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_one_by_one_the_site_is_that_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """With search on, in indexes by period."""
    monkeypatch.setattr(search_index, "ONE_INDEX", 5)
    chance = random.Random(seed)  # noqa: S311 (no secret)
    desk = tmp_path / "desk"
    corpus.write_desk(desk, 0, search=True)
    topics = desk / "content" / "topics.yml"
    topics.write_text("- id: ".join(topics.read_text().split("- id: ")[:9]))
    (desk / "content" / "seeds").mkdir()
    for number in chance.sample(POOL, 20):
        put(desk, number)
    build(desk, desk / "site")
    for _ in range(EDITS_IN_A_ROW):
        any_edit(desk, chance)
        build(desk, desk / "site")
    found, wanted = files(desk / "site"), clean(desk, tmp_path / "clean")
    assert sum(name.endswith("pagefind-entry.json") for name in found) > 2
    assert found.keys() == wanted.keys()
    assert [name for name in found if found[name] != wanted[name]] == []


# ---------------------------------------------------------------- the site before, which becomes the next


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


# ---------------------------------------------------------------- what a dry run says


def test_a_dry_run_says_just_what_is_then_printed_rendered_and_removed(tmp_path: Path) -> None:
    desk, numbers = tmp_path / "desk", (0, 1, 25)
    corpus.write_desk(desk, 0, search=False)
    (desk / "content" / "seeds").mkdir()
    for number in numbers:
        put(desk, number)
    folders = Folders.of(desk / "content")
    pipeline.build(folders, desk / "site")
    assert pipeline.plan(folders, desk / "site")[1] == ()
    before = files(desk / "site")
    put(desk, 26)
    brief(desk, 1).unlink()
    steps = pipeline.plan(folders, desk / "site")[1]
    assert files(desk / "site") == before
    pipeline.build(folders, desk / "site")
    after = files(desk / "site")
    changed = {name for name in after if after[name] != before.get(name) and name != "build.json"}
    assert {step.path for step in steps if step.action == "print"} == {one for one in changed if one.endswith(".pdf")}
    assert changed <= {step.path for step in steps if step.action in ("print", "render")}
    assert {step.path for step in steps if step.action == "remove"} == before.keys() - after.keys()
    assert all(step.reason for step in steps)
