"""A desk in a git repository whose workflows are run step by step, as plain commands."""

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

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github/workflows"
DESK = ROOT / "templates/desk"
OUTCOME = re.compile(r"steps\.(\w+)\.outcome")
GITHUB_REMOTE = "https://x-access-token:secret@git.example/desk/desk.git"
GITLAB_REMOTE = "https://daybrief:secret@git.example/desk/desk.git"
IDENTITY = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
GITLAB = ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BRANCH", "CI_SERVER_HOST", "CI_PROJECT_PATH", "CI_PAGES_URL")


def workflow(name: str, folder: Path = WORKFLOWS) -> Any:
    return yaml.safe_load((folder / name).read_text("utf-8"))


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


class Desk:
    """A desk in a git repository with a remote. Each job of a workflow has a checkout of its own, as in CI."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote, self.rooms = folder / "desk", folder / "remote.git", folder / "rooms"
        self.summary, self.output = folder / "summary.md", folder / "output.txt"
        new_desk.make(self.folder, DESK)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        self.git("--git-dir", str(self.remote), "config", "receive.advertisePushOptions", "true")
        self.git("remote", "add", "origin", str(self.remote))
        self.commit("A desk")

    def git(self, *arguments: str, where: Path | None = None) -> str:
        return subprocess.run(
            [tool("git"), *arguments],
            cwd=where or self.folder,
            env=self.environment(),
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def commit(self, message: str) -> str:
        self.git("add", "-A")
        self.git("commit", "--quiet", "-m", message)
        self.git("push", "--quiet", "origin", "main")
        return self.git("rev-parse", "HEAD").strip()

    def environment(self) -> dict[str, str]:
        gitlab = ("", "main", "git.example", "desk/desk", "https://desk.example/")
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
            **dict(zip(GITLAB, gitlab, strict=True)),
        }

    def room(self, job: str, commit: str) -> Path:
        """A checkout of ``commit`` (the newest, where it is empty) with the program installed."""
        place = self.rooms / job
        self.git("clone", "--quiet", str(self.remote), str(place))
        self.git("checkout", "--quiet", commit or "main", where=place)
        for address in (GITHUB_REMOTE, GITLAB_REMOTE):
            self.git("config", "--add", f"url.{self.remote}.insteadOf", address, where=place)
        (place / ".venv/bin").mkdir(parents=True)
        program = f"#!/bin/sh\nexec {sys.executable} -c 'from generator.cli import main; main()' \"$@\"\n"
        (place / ".venv/bin/daybrief").write_text(program)
        (place / ".venv/bin/daybrief").chmod(0o755)
        return place

    def command(self, place: Path, script: str, values: dict[str, str]) -> tuple[int, str]:
        """Status and output of ``script``, as a step of CI runs it."""
        ran = subprocess.run(
            [tool("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=place,
            env=self.environment() | values,
            capture_output=True,
            text=True,
            check=False,
        )
        return ran.returncode, ran.stdout + ran.stderr

    def run(self, name: str, values: dict[str, str] | None = None) -> list[tuple[str, int, str]]:
        """Name, status and output of each ``run`` step of a workflow, up to the first that ends it."""
        done: list[tuple[str, int, str]] = []
        outcomes: dict[str, str] = {}
        for job, told in workflow(name)["jobs"].items():
            output = self.output.read_text() if self.output.exists() else ""
            place = self.room(job, output.strip().removeprefix("commit="))
            for step in (step for step in told["steps"] if "run" in step and step["name"] != "Install"):
                given = {
                    key: (values or {}).get(key, _told(str(text), outcomes))
                    for key, text in step.get("env", {}).items()
                }
                status, said = self.command(place, step["run"], given)
                done.append((step["name"], status, said))
                outcomes[step.get("id", "")] = "failure" if status else "success"
                if status and not step.get("continue-on-error"):
                    return done
        return done

    def run_gitlab(self, job: str, values: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and output of a job of GitLab's pipeline, whose lines are one script."""
        script = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))[job]["script"]
        return self.command(self.room(job, ""), "\n".join(script), values or {})


def _told(text: str, outcomes: dict[str, str]) -> str:
    """An expression of a workflow that asks for the outcome of a step, answered; others are empty."""
    asked = OUTCOME.search(text)
    return outcomes.get(asked[1], "") if asked else ""
