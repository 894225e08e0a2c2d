"""The order of things: what is read again and what is not, and that one bad seed costs nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import children, extraction, pipeline, planning, shelf, store
from generator.executors import Crew
from generator.model import EngineRef
from generator.pipeline import Folders

REPORT = """Council votes to close the old bridge

By Mira Soltan

TALLOW, 4 March 2026 – The council of Tallow voted on Tuesday to close the old bridge to lorries from May.

"The bridge is tired and so are we," said Jon Harl, the mayor of Tallow, after the vote. He said a new one would take four years.

Lena Orth, who leads the hauliers' guild, said her members opposed the closure and would go to court.
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    seeds = tmp_path / "content" / "seeds" / "2026"
    seeds.mkdir(parents=True)
    (seeds / "bridge.txt").write_text(REPORT)
    return Folders.of(tmp_path / "content")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def actions(done: pipeline.Read) -> list[str]:
    return [step.action for step in done.steps]


def test_a_seed_becomes_a_brief_file_that_mirrors_its_path(folders: Folders) -> None:
    done = pipeline.read(folders)
    file, problems = store.read(folders.briefs, "2026/bridge.yml")
    assert (done.problems, problems) == ((), ())
    assert file is not None
    (brief,) = file.briefs
    assert brief.headline.text == "Council votes to close the old bridge"
    assert [author.text for author in brief.source.authors] == ["Mira Soltan"]
    assert brief.published.edtf == "2026-03-04"
    assert {"Jon Harl", "Lena Orth"} <= {who.name for who in brief.who}
    assert brief.id.startswith("council-votes-to-close-the-old-bridge-")


def test_a_second_run_reads_nothing_and_changes_nothing(folders: Folders) -> None:
    assert actions(pipeline.read(folders)) == ["make"]
    before = snapshot(folders.content)
    assert actions(pipeline.read(folders)) == ["keep"]
    assert snapshot(folders.content) == before


def test_a_brief_file_that_was_met_before_is_not_opened_to_plan(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is one believed that is another by now."""
    for _ in range(2):
        pipeline.read(folders)
    looked_at: list[str] = []
    head = store.head

    def seen(folder: Path, name: str) -> store.Head | None:
        """The head of a file, which is noted."""
        looked_at.append(name)
        return head(folder, name)

    monkeypatch.setattr(store, "head", seen)
    assert actions(pipeline.read(folders)) == ["keep"]
    assert looked_at == []
    path = folders.briefs / "2026/bridge.yml"
    reviewed = path.read_text().replace("labels:", "reviewed: true\nlabels:", 1)
    path.write_text(reviewed)
    (step,) = pipeline.read(folders).steps
    assert (step.reason, looked_at) == ("reviewed", ["2026/bridge.yml"])


def test_a_brief_file_that_changes_while_it_is_looked_at_is_looked_at_again(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.read(folders)
    path, head = folders.briefs / "2026/bridge.yml", store.head
    before = path.read_text()

    def changed(folder: Path, name: str) -> store.Head | None:
        """The head of a file that somebody has just reviewed."""
        path.write_text(before.replace("labels:", "reviewed: true\nlabels:", 1))
        return head(folder, name)

    monkeypatch.setattr(store, "head", changed)
    assert [step.reason for step in pipeline.read(folders).steps] == ["reviewed"]
    monkeypatch.setattr(store, "head", head)
    path.write_text(before)
    assert [step.reason for step in pipeline.read(folders).steps] == ["unchanged"]


def test_what_another_run_made_meanwhile_is_not_made_again(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = planning.planned

    def overtaken(folders: Folders, engine: str, *, keep: bool) -> pipeline.Read:
        """A plan, after which another run makes what it says."""
        found = planned(folders, engine, keep=keep)
        monkeypatch.setattr(planning, "planned", planned)
        pipeline.read(folders)
        return found

    monkeypatch.setattr(planning, "planned", overtaken)
    done = pipeline.read(folders)
    assert (actions(done), set(done.briefs)) == (["keep"], {"2026/bridge.yml"})


def test_reading_says_which_brief_files_there_are(folders: Folders) -> None:
    for _ in range(2):
        assert pipeline.read(folders).briefs == shelf.scan(folders.briefs) != {}


def test_a_process_that_is_ready_has_read_and_waits_for_the_first_seed(folders: Folders) -> None:
    children.dismiss()
    extraction.get_ready(extraction.Run())
    assert len(children._idle) == 1
    (ready,) = children._idle
    assert pipeline.read(folders, extraction.Run(crew=Crew(workers=1))).problems == ()
    assert list(children._idle) == [ready]
    extraction.get_ready(extraction.Run(crew=Crew("dask:tcp://127.0.0.1:1")))


def test_a_folder_is_meant_from_where_the_program_is_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):  # the process that reads the second was started in the first folder
        (tmp_path / name / "content/seeds").mkdir(parents=True)
        (tmp_path / name / "content/seeds" / f"{name}.txt").write_text(REPORT)
        monkeypatch.chdir(tmp_path / name)
        assert pipeline.read(Folders.of(Path("content"))).problems == ()
        assert Path(f"content/briefs/{name}.yml").is_file()


def test_a_dry_run_says_what_it_would_do_and_does_nothing(folders: Folders) -> None:
    done = pipeline.read(folders, dry_run=True)
    assert [(step.action, step.reason) for step in done.steps] == [("make", "no brief file yet")]
    assert str(done) == "1 seed: 1 to be read."
    assert not folders.briefs.exists()
    assert not folders.cache.exists()


def test_a_seed_that_cannot_be_read_is_named_and_the_others_are_read(folders: Folders) -> None:
    (folders.seeds / "empty.txt").write_text(" \n")
    (folders.seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    done = pipeline.read(folders)
    assert {problem.path for problem in done.problems if problem.severity == "error"} == {"empty.txt", "picture.txt"}
    assert store.find(folders.briefs) == ("2026/bridge.yml",)
    assert str(done) == "3 seeds: 1 read, 2 not readable."


def test_a_seed_that_becomes_unreadable_keeps_its_brief_file(folders: Folders) -> None:
    pipeline.read(folders)
    before = snapshot(folders.briefs)
    (folders.seeds / "2026/bridge.txt").write_bytes(b"")
    assert [problem.path for problem in pipeline.read(folders).problems] == ["2026/bridge.txt"]
    assert snapshot(folders.briefs) == before


def test_a_failing_engine_stops_one_seed_only(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    (folders.seeds / "2026/other.txt").write_text(REPORT.replace("bridge", "tunnel"))
    monkeypatch.setattr(extraction, "made", failing_on_bridges)
    (problem,) = pipeline.read(folders).problems
    assert (problem.path, "out of luck" in problem.message) == ("2026/bridge.txt", True)
    assert store.find(folders.briefs) == ("2026/other.yml",)


def failing_on_bridges(root: Path, engine: str, name: str) -> extraction.Made:
    if "bridge" in name:
        raise RuntimeError("out of luck")
    return extraction.made(root, engine, name)


def endless_on_bridges(root: Path, engine: str, name: str) -> extraction.Made:
    while "bridge" in name:
        pass
    return extraction.made(root, engine, name)


def test_a_seed_that_takes_too_long_is_set_aside_and_its_old_brief_stays(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.read(folders)
    before = snapshot(folders.briefs)
    (folders.seeds / "2026/bridge.txt").write_text(REPORT + "More.\n")
    (folders.seeds / "2026/other.txt").write_text(REPORT)
    (folders.content / "desk.yml").write_text("reading: {seconds: 10}\n")
    monkeypatch.setattr(extraction, "made", endless_on_bridges)
    done = pipeline.read(folders)
    (problem,) = done.problems
    assert str(problem).startswith("2026/bridge.txt: was set aside: it takes longer than 10 s. Split the seed")
    assert str(done) == "2 seeds: 1 read, 1 not readable."
    after = snapshot(folders.briefs)
    assert {name: after[name] for name in before} == before
    assert "2026/other.yml" in after


def test_a_program_of_another_version_on_another_machine_is_not_believed(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "made", made_by_another)
    (problem,) = pipeline.read(folders).problems
    assert "was read by" in problem.message
    assert store.find(folders.briefs) == ()


def made_by_another(root: Path, engine: str, name: str) -> extraction.Made:
    return extraction.Made("schema: 1\n", EngineRef("offline", "0.1"), ())


def test_a_reviewed_file_is_kept_and_a_change_under_it_is_a_conflict(folders: Folders) -> None:
    pipeline.read(folders)
    file, _ = store.read(folders.briefs, "2026/bridge.yml")
    assert file is not None
    store.write(folders.briefs, "2026/bridge.yml", replace(file, reviewed=True, engine=EngineRef("by hand", "1")))
    before = snapshot(folders.briefs)
    assert actions(pipeline.read(folders)) == ["keep"]
    (folders.seeds / "2026/bridge.txt").write_text(REPORT + "\nMore.\n")
    done = pipeline.read(folders)
    assert actions(done) == ["conflict"]
    assert "reviewed" in done.problems[0].message
    assert snapshot(folders.briefs) == before


def test_two_seeds_cannot_have_one_brief_file(folders: Folders) -> None:
    (folders.seeds / "2026/bridge.md").write_text(REPORT)
    done = pipeline.read(folders)
    assert len(done.steps) == 1
    assert [problem.path for problem in done.problems] == ["2026/bridge.txt"]


def test_the_desk_needs_no_seed(folders: Folders) -> None:
    pipeline.read(folders)
    (folders.seeds / "2026/bridge.txt").unlink()
    desk, problems = pipeline.desk(folders.content)
    assert problems == ()
    assert [edition.day for edition in desk.editions] == ["2026-03-04"]
