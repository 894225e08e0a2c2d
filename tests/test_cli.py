"""The command: exit status, messages, and documentation that cannot lag."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.model import Problem

CASE = Path(__file__).parent / "cases/plain-report/seed.txt"
README = Path(__file__).parents[1] / "README.md"


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli.cli, arguments)
    return done.exit_code, done.output


def test_every_command_and_option_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    for name, command in cli.cli.commands.items():
        assert f"daybrief {name}" in text, name
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or f"`{option}`" in text or f"{option} " in text, (name, option)


def test_every_command_says_what_it_does() -> None:
    for name in cli.cli.commands:
        status, output = run(name, "--help")
        assert status == 0
        assert "Usage:" in output


def test_a_desk_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    status, output = run("brief", "--content", str(tmp_path / "none"))
    assert status == 2
    assert "daybrief init" in output


def test_a_new_desk_works_at_once(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "desk"))[0] == 0
    assert run("check", "--content", str(tmp_path / "desk/content")) == (0, "Checked.\n")


def test_a_new_desk_publishes_its_first_seed(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    run("init", str(desk))
    shutil.copy(CASE, desk / "content/seeds/bridge.txt")
    status, output = run("build", "--content", str(desk / "content"), "--site", str(desk / "site"))
    assert (status, "1 read" in output) == (0, True), output
    home = (desk / "site/index.html").read_text("utf-8")
    assert "Tallow closes its old bridge to lorries" in home
    assert "assets/stylesheets/daybrief.css" in home
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


def test_a_dry_run_gives_a_reason_for_each_seed(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Words.")
    output = run("brief", "--dry-run", "--seeds", str(tmp_path / "seeds"), "--briefs", str(tmp_path / "briefs"))[1]
    assert "make     a.txt (no brief file yet)" in output


def test_a_name_in_a_message_cannot_command_a_terminal_or_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    shown = cli._shown(str(Problem("a\n::set-output name=x::\x1b[2J.txt", "", "bad.", "")))
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "::" not in shown


def test_score_writes_a_prediction_for_each_item(tmp_path: Path) -> None:
    inputs = tmp_path / "in.jsonl"
    inputs.write_text(json.dumps({"id": "a", "text": "They met on 4 March 2026.", "dct": "2026-03-05"}) + "\n")
    status, output = run("score", "timeml", str(inputs))
    assert status == 0
    assert [one["value"] for one in json.loads(output)["timex"]] == ["2026-03-04"]
