"""What a build keeps is what it would have made: after any edit the result is that of a clean build, byte for byte."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline, store
from generator.model import EngineRef, Fact, Published
from generator.planning import Folders
from generator.publishing import bodies, plugin, record, search_index
from generator.publishing.swap import SiteError
from generator.publishing.wording import templates_folder
from generator.shelf import Shelf
from tests.benchmarks import corpus
from tests.publishing.editing import (
    EDITS,
    Edit,
    actor,
    add,
    brief,
    build,
    change,
    clean,
    correct,
    delete,
    files,
    rename,
)


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


def test_of_two_briefs_with_one_id_the_first_is_told_whole(desk: Path, tmp_path: Path) -> None:
    """Its words and the seed that they are from; whatever stands in the other file, the site follows the first."""
    made, other = corpus.brief_file(2), corpus.brief(5)
    made = replace(made, briefs=(replace(made.briefs[0], id=other.id),))
    for version in ("1", "2"):
        store.write(desk / "content" / "briefs", corpus.file_name(2), replace(made, engine=EngineRef("other", version)))
        build(desk, desk / "site")
    found = files(desk / "site")
    told = json.loads(found[f"briefs/{other.id}/brief.json"])
    assert (told["brief"]["headline"]["text"], told["engine"]["version"]) == (made.briefs[0].headline.text, "2")
    assert found == clean(desk, tmp_path / "clean")


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


def built_without_pdfs(room: Path) -> tuple[Path, Folders]:
    """A desk of one brief, and its site without PDFs."""
    desk = room / "desk"
    corpus.write_desk(desk, 0, search=False)
    (desk / "content" / "seeds").mkdir()
    put(desk, 0)
    folders = Folders.of(desk / "content")
    pipeline.build(folders, desk / "site", pdf=False)
    return desk, folders


def test_pdfs_that_a_build_left_out_are_made_by_the_next_and_the_other_way_round(tmp_path: Path) -> None:
    """A site without PDFs passed for one with them as long as nothing else changed."""
    desk, folders = built_without_pdfs(tmp_path)
    without = files(desk / "site")
    assert not [name for name in without if name.endswith(".pdf")]
    assert {step.action for step in pipeline.plan(folders, desk / "site")[1]} == {"render", "print"}
    pipeline.build(folders, desk / "site")
    assert [name for name in files(desk / "site") if name.endswith(".pdf")]
    pipeline.build(folders, desk / "site", pdf=False)
    assert files(desk / "site") == without


def test_a_dry_run_names_the_pages_that_an_editor_wrote_otherwise(tmp_path: Path) -> None:
    desk, folders = built_without_pdfs(tmp_path)
    page = desk / "content" / "pages" / "about.md"
    page.write_text(page.read_text() + "\nOne sentence more.\n")
    assert [step.path for step in pipeline.plan(folders, desk / "site", pdf=False)[1]] == ["about/index.html"]


def traces(folder: Path) -> dict[str, tuple[int, int]]:
    """Everything below ``folder``, with the number and the time of change of each file and folder."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted((folder, *folder.rglob("*")))
    }


def test_a_dry_run_leaves_no_trace(tmp_path: Path) -> None:
    """It refreshed the caches and made its room beside the site: on a disk that cannot be written to it failed."""
    desk = tmp_path / "desk"
    corpus.write_desk(desk, 0, search=False)
    (desk / "content" / "seeds").mkdir()
    put(desk, 0)
    folders = Folders.of(desk / "content")
    nothing = traces(desk)
    assert pipeline.plan(folders, desk / "site")[1]
    assert traces(desk) == nothing
    pipeline.build(folders, desk / "site")
    put(desk, 25)
    (desk / "content" / "topics.yml").write_text("[]")
    (desk / "mkdocs.yml").write_text((desk / "mkdocs.yml").read_text().replace("Bench", "Another"))
    before = traces(desk)
    assert pipeline.plan(folders, desk / "elsewhere" / "site")[1]
    assert pipeline.plan(folders, desk / "site")[1]
    assert traces(desk) == before


def test_a_dry_run_refuses_what_the_build_refuses(desk: Path) -> None:
    (desk / "mine").mkdir()
    (desk / "mine" / "letters.txt").touch()
    with pytest.raises(SiteError, match="was not made by daybrief"):
        pipeline.plan(Folders.of(desk / "content"), desk / "mine")


def test_builds_of_one_process_share_the_brief_files_that_they_read(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = Folders.of(desk / "content")
    shelf = pipeline.Kept.of(folders).shelf
    for edit in (change, add):
        edit(desk)
        pipeline.build(folders, desk / "site", pdf=False, shelf=shelf)
        monkeypatch.setattr(Shelf, "_open", None)
    monkeypatch.undo()
    assert files(desk / "site") == clean(desk, tmp_path / "clean")
