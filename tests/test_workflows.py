"""CI for users: the workflows are sound, the same for a new desk, and their steps do what they say as plain commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import new_desk
from tests.test_pipeline import REPORT

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github/workflows"
DESK = ROOT / "templates/desk"
PINNED = re.compile(r"[\w.-]+/[\w.-]+(?:/[\w.-]+)?@[0-9a-f]{40}\Z")
REMOTE = "https://x-access-token:secret@git.example/desk/desk.git"
IDENTITY = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
INSTALL = "make setup"
PIP = "python -m venv .venv && .venv/bin/python -m pip install --quiet -r requirements.txt"


def workflow(name: str, folder: Path = WORKFLOWS) -> Any:
    return yaml.safe_load((folder / name).read_text("utf-8"))


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.parametrize("folder", [ROOT / ".github", DESK / "github"], ids=["checkout", "new desk"])
def test_zizmor_and_actionlint_have_nothing_to_say(folder: Path) -> None:
    files = [str(path) for path in sorted((folder / "workflows").glob("*.yml"))]
    for command in ([tool("zizmor"), "--offline", "--pedantic", "--no-progress"], [tool("actionlint")]):
        done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_actions_are_pinned_and_rights_are_the_least(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] == {}
    for job in found["jobs"].values():
        for step in job["steps"]:
            assert "uses" not in step or PINNED.match(step["uses"]), step
            assert "checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False


def test_a_pull_request_gets_no_secret_and_no_right_to_write() -> None:
    text = (WORKFLOWS / "check.yml").read_text("utf-8")
    found = workflow("check.yml")
    assert [job["permissions"] for job in found["jobs"].values()] == [{"contents": "read"}]
    assert "secrets" not in text
    assert "cache" not in text
    assert "pull_request_target" not in text
    assert "${{" not in "".join(step.get("run", "") for job in found["jobs"].values() for step in job["steps"])


@pytest.mark.parametrize("name", ["github/workflows/check.yml", "github/workflows/publish.yml", "gitlab-ci.yml"])
def test_a_new_desk_has_the_same_ci_and_installs_the_package(name: str) -> None:
    assert (ROOT / f".{name}").read_text("utf-8").replace(INSTALL, PIP) == (DESK / name).read_text("utf-8")


def test_gitlab_runs_the_same_commands() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    said = " ".join(line for name in ("check", "read", "pages") for line in jobs[name]["script"])
    for command in ("daybrief brief", "daybrief diff", "daybrief check", "daybrief build", "git push"):
        assert command in said
    assert "DAYBRIEF_TOKEN" not in " ".join(jobs["check"]["script"])


class Desk:
    """A desk in a git repository with a remote, in which the steps of a workflow can be run."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote = folder / "desk", folder / "remote.git"
        self.summary, self.output = folder / "summary.md", folder / "output.txt"
        new_desk.make(self.folder, DESK)
        (self.folder / ".venv/bin").mkdir(parents=True)
        program = f"#!/bin/sh\nexec {sys.executable} -c 'from generator.cli import main; main()' \"$@\"\n"
        (self.folder / ".venv/bin/daybrief").write_text(program)
        (self.folder / ".venv/bin/daybrief").chmod(0o755)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        self.git("config", f"url.{self.remote}.insteadOf", REMOTE)
        self.commit("A desk")

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            [tool("git"), *arguments],
            cwd=self.folder,
            env=self.environment(),
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "--quiet", "-m", message)

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "CI": "true",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **dict.fromkeys(IDENTITY, "editor@desk.example"),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_SERVER_URL": "https://git.example",
            "GITHUB_REPOSITORY": "desk/desk",
            "GITHUB_REF": "refs/heads/main",
        }

    def run(self, name: str, values: dict[str, str] | None = None) -> list[tuple[str, int, str]]:
        """Name, status and output of each ``run`` step of a workflow, up to the first that ends it."""
        done: list[tuple[str, int, str]] = []
        steps = [step for job in workflow(name)["jobs"].values() for step in job["steps"] if "run" in step]
        for step in steps:
            if step["run"] == INSTALL:
                continue
            given = {key: (values or {}).get(key, "") for key in step.get("env", {})}
            ran = subprocess.run(
                [tool("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.folder,
                env=self.environment() | given,
                capture_output=True,
                text=True,
                check=False,
            )
            done.append((step["name"], ran.returncode, ran.stdout + ran.stderr))
            if ran.returncode and not step.get("continue-on-error"):
                break
        return done


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.slow
def test_a_pull_request_is_read_shown_and_refused_for_want_of_nothing(desk: Desk) -> None:
    (desk.folder / "content/seeds/bridge.txt").write_text(REPORT)
    desk.commit("A seed")
    steps = desk.run("check.yml")
    assert [status for _, status, _ in steps] == [0, 0, 0, 0], steps
    summary = desk.summary.read_text()
    assert "Briefs: 1 new, 0 changed, 0 gone." in summary
    assert "new who ` Jon Harl `" in summary
    assert (desk.folder / "report/site/index.html").is_file()
    assert (desk.folder / "report/claims.md").read_text() == summary


@pytest.mark.slow
def test_a_pull_request_with_a_bad_seed_fails_with_its_name_and_still_shows_the_others(desk: Desk) -> None:
    (desk.folder / "content/seeds/bridge.txt").write_text(REPORT)
    (desk.folder / "content/seeds/broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    desk.commit("Two seeds")
    *others, (name, status, output) = desk.run("check.yml")
    assert (name, status) == ("Check everything", 1)
    assert "content/seeds/broken.txt" in output
    assert len(others) == 3
    assert "broken.txt" in desk.summary.read_text()
    assert "Jon Harl" in desk.summary.read_text()


@pytest.mark.slow
def test_the_main_branch_commits_brief_files_and_builds(desk: Desk) -> None:
    (desk.folder / "content/seeds/bridge.txt").write_text(REPORT)
    desk.commit("A seed")
    steps = desk.run("publish.yml", {"TOKEN": "secret"})
    assert [status for _, status, _ in steps] == [0] * 4, steps
    assert "content/briefs/bridge.yml" in desk.git(
        "--git-dir", str(desk.remote), "ls-tree", "-r", "--name-only", "main"
    )
    assert desk.output.read_text() == f"commit={desk.git('rev-parse', 'HEAD').strip()}\n"
    assert (desk.folder / "site/index.html").is_file()
    assert "daybrief-2026-03-04.pdf" in steps[-1][2]


@pytest.mark.slow
def test_the_main_branch_fails_without_brief_files_where_people_commit_them(desk: Desk) -> None:
    (desk.folder / "content/seeds/bridge.txt").write_text(REPORT)
    desk.commit("A seed")
    name, status, output = desk.run("publish.yml", {"TOKEN": "secret", "BRIEFS": "fail"})[-1]
    assert (name, status) == ("Commit brief files", 1)
    assert "content/briefs/bridge.yml" in output
    assert "run daybrief brief, and commit content/briefs" in output
