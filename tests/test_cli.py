"""The command: exit status, messages, and documentation that cannot lag."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

import generator
from generator import cli, store
from generator.cli import output
from generator.desk import editorial
from generator.model import Problem
from tests import factory

CASE = Path(__file__).parent / "cases/plain-report/seed.txt"


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.cli, arguments)
    return done.exit_code, done.output


def test_every_command_says_what_it_does() -> None:
    for name in cli.cli.commands:
        status, output = run(name, "--help")
        assert status == 0
        assert "Usage:" in output


@pytest.mark.parametrize(("given", "used"), [({}, "1"), ({cli.MATRIX_THREADS: "3"}, "3")])
def test_numpy_starts_no_threads_of_its_own_unless_told_to(given: dict[str, str], used: str) -> None:
    script = f"import atexit, os, sys; atexit.register(lambda: print(os.environ[{cli.MATRIX_THREADS!r}]))"
    around = {name: value for name, value in os.environ.items() if name != cli.MATRIX_THREADS}
    command = [sys.executable, "-c", f"{script}; from generator.cli import main; main()", "--version"]
    done = subprocess.run(command, env={**around, **given}, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == used


def test_a_desk_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    status, output = run("brief", "--content", str(tmp_path / "none"))
    assert status == 2
    assert "daybrief init" in output


def test_a_new_desk_works_at_once(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "desk"))[0] == 0
    status, output = run("check", "--content", str(tmp_path / "desk/content"))
    assert (status, output.startswith("Checked 0 briefs.")) == (0, True)
    assert (tmp_path / "desk/.github/workflows/check.yml").is_file()
    assert f"daybrief=={generator.__version__}\n" in (tmp_path / "desk/requirements.txt").read_text()


@pytest.mark.parametrize("name", [editorial.TOPICS, editorial.ACTORS, editorial.CORRECTIONS])
def test_the_examples_of_a_new_desk_need_only_lose_their_signs(tmp_path: Path, name: str) -> None:
    run("init", str(tmp_path))
    file = tmp_path / "content" / name
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^# (?=- |  )", "", text))
    assert text.count("\n# - ") == 1
    written, problems = editorial.read(tmp_path / "content")
    assert problems == ()
    assert len(written.topics) + len(written.actors) + len(written.corrections) == 1


def test_a_new_desk_publishes_its_first_seed(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    run("init", str(desk))
    shutil.copy(CASE, desk / "content/seeds/bridge.txt")
    status, output = run("build", "--content", str(desk / "content"), "--site", str(desk / "site"))
    assert (status, "1 read" in output) == (0, True), output
    home = (desk / "site/index.html").read_text("utf-8")
    assert "Tallow closes its old bridge to lorries" in home
    assert "assets/stylesheets/daybrief." in home
    assert (desk / "site/how-it-works/index.html").is_file()
    assert (desk / "site/briefings/2026-03-04/daybrief-2026-03-04.pdf").is_file()


def test_a_new_desk_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine")
    status, output = run("init", str(tmp_path))
    assert status == 0
    assert "was kept" in output
    assert (tmp_path / "mkdocs.yml").read_text() == "mine"


def test_a_bad_seed_gives_status_1_and_its_name(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/empty.txt").write_text("")
    status, output = run("brief", "--seeds", str(tmp_path / "seeds"), "--briefs", str(tmp_path / "briefs"))
    assert status == 1
    assert "empty.txt" in output


def test_what_is_wrong_with_a_seed_is_told_where_the_site_cannot_be_made_either(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    assert run("init", str(desk))[0] == 0
    (desk / "content/seeds/picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (desk / "mkdocs.yml").write_text("site_name: [x\n")
    done = CliRunner().invoke(
        cli.cli, ["build", "--no-pdf", "--content", str(desk / "content"), "--site", str(desk / "site")]
    )
    assert "picture.txt: is a PNG image" in done.output
    assert "1 not readable." in done.output
    assert "MkDocs could not build the site" in str(done.exception)


def test_a_dry_run_gives_a_reason_for_each_seed(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Words.")
    output = run("brief", "--dry-run", "--seeds", str(tmp_path / "seeds"), "--briefs", str(tmp_path / "briefs"))[1]
    assert "make     a.txt (no brief file yet)" in output


def test_a_name_in_a_message_cannot_command_a_terminal_or_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    shown = output.shown(str(Problem("a\n::set-output name=x::\x1b[2J.txt", "", "##[error]bad.", "")))
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "::" not in shown
    assert "##[" not in shown


def test_a_summary_cannot_bring_commands_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    output.say("one\n::error::two\x1b[31m")
    assert capsys.readouterr().out == "one\n:\u200b:error:\u200b:two\\x1b[31m\n"


def test_progress_in_a_log_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = iter(range(0, 100, 6))
    monkeypatch.setattr("time.monotonic", lambda: float(next(times)))
    assert list(output.progress("abcdef", "Reading seeds", 6)) == list("abcdef")
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "Reading seeds: 6",
        "Reading seeds: 2 of 6, 0.2 a second, 0:24 left",
        "Reading seeds: 4 of 6, 0.2 a second, 0:12 left",
    ]


def test_an_executor_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    status, said = run("brief", "--seeds", str(tmp_path), "--executor", "threads")
    assert status == 2
    assert "dask:ADDRESS" in said


@pytest.mark.parametrize("address", ["", "nonsense", "tcp://127.0.0.1:1"])
def test_a_cluster_that_does_not_answer_is_said_in_a_line_and_is_no_fault_of_the_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Status 1 is what CI goes on after: the main branch would have been published as if everything had been read."""
    client = import_module("distributed").Client
    monkeypatch.setattr("distributed.Client", partial(client, timeout=0.2))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Words.")
    folders = ("--seeds", str(tmp_path / "seeds"), "--briefs", str(tmp_path / "briefs"))
    monkeypatch.setattr("sys.argv", ["daybrief", "brief", *folders, "--executor", f"dask:{address}"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2


def test_the_doctor_finds_this_machine_well_and_says_what_a_folder_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, said = run("doctor", "--content", str(tmp_path))
    assert status == 0, said
    for what in (
        "Python",
        "templates",
        "web pages",
        "language model",
        "Pagefind",
        "Typst",
        "git",
        "desk",
        "folder",
        "room",
    ):
        assert any(line.split(maxsplit=1)[1].startswith(f"{what}: ") for line in said.splitlines()), what
    assert "without  desk: there is no " in said
    run("init", str(tmp_path / "desk"))
    assert "ok       desk: " in run("doctor", "--content", str(tmp_path / "desk/content"))[1]
    (tmp_path / "desk/.cache").write_text("a file where a folder should be")
    assert "missing  folder: " in run("doctor", "--content", str(tmp_path / "desk/content"))[1]
    monkeypatch.setattr("generator.engines.offline.weights.folder", lambda: None)
    status, said = run("doctor", "--content", str(tmp_path))
    assert (status, "without  language model" in said) == (0, True)
    (tmp_path / "file").write_text("")
    status, said = run("doctor", "--content", str(tmp_path / "file/content"))
    assert (status, "missing  folder" in said) == (2, True)


def test_what_cannot_be_printed_is_answered_with_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text("- {id: harbour-accord, name: The accord, words: [accord]}\n")
    (tmp_path / "briefs").mkdir()
    for topic, says in (("harbour-acord", "Did you mean harbour-accord?"), ("ferry", "those of the site's addresses.")):
        status, said = run("print", "--topic", topic, "--content", str(tmp_path), "--out", str(tmp_path / "a.pdf"))
        assert (status, says in said) == (1, True), said


def test_a_correction_is_written_and_refused(tmp_path: Path) -> None:
    store.write(tmp_path / "briefs", "a.yml", factory.brief_file(factory.brief()))
    entry = (
        "correct",
        "harbour-accord-5f1c2a",
        "headline",
        "--content",
        str(tmp_path),
        "--note",
        "Wrong.",
        "--date",
        "2026-03-05",
    )
    status, said = run(*entry, "--to", "Ministers sign the accord", "--kind", "typo")
    assert (status, "'Ministers sign the harbour accord'" in said) == (0, True)
    status, said = run(*entry[:2], "who[3]", *entry[3:])
    assert (status, "Nothing was written." in said) == (1, True)
    for wrong in (("--kind", "typo"), ("--kind", "retraction", "--to", "x")):
        status, said = run(*entry, *wrong)
        assert (status, "every other kind needs --to" in said) == (2, True)


def test_a_diff_is_markdown_and_needs_a_commit(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    with pytest.raises(OSError, match="git"):
        CliRunner().invoke(cli.cli, ["diff", "--content", str(tmp_path)], catch_exceptions=False)


def test_score_writes_a_prediction_for_each_item(tmp_path: Path) -> None:
    inputs = tmp_path / "in.jsonl"
    inputs.write_text(json.dumps({"id": "a", "text": "They met on 4 March 2026.", "dct": "2026-03-05"}) + "\n")
    status, output = run("score", "timeml", str(inputs))
    assert status == 0
    assert [one["value"] for one in json.loads(output)["timex"]] == ["2026-03-04"]
