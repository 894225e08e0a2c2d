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
OUTCOME = re.compile(r"steps\.(\w+)\.outcome")
GITHUB_REMOTE = "https://x-access-token:secret@git.example/desk/desk.git"
GITLAB_REMOTE = "https://daybrief:secret@git.example/desk/desk.git"
IDENTITY = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
PIP = (
    "python -m venv .venv",
    ".venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock",
    ".venv/bin/python -m pip install --quiet --no-deps -r requirements.txt",
)
INSTALLS = {
    "        run: make setup\n": "        run: |\n" + "".join(f"          {line}\n" for line in PIP),
    "    - make setup\n": "".join(f"    - {line}\n" for line in PIP),
}
GITLAB = ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BRANCH", "CI_SERVER_HOST", "CI_PROJECT_PATH", "CI_PAGES_URL")


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
    ours = (ROOT / f".{name}").read_text("utf-8")
    for here, there in INSTALLS.items():
        ours = ours.replace(here, there)
    assert ours == (DESK / name).read_text("utf-8")


def test_a_merge_request_on_gitlab_gets_no_token() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert "DAYBRIEF_TOKEN" not in " ".join(jobs["check"]["script"])
    assert [jobs[name]["rules"][0]["if"] for name in ("read", "pages")] == [
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    ] * 2


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


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def seeded(desk: Desk) -> Desk:
    (desk.folder / "content/seeds/bridge.txt").write_text(REPORT)
    desk.commit("A seed")
    return desk


@pytest.mark.slow
def test_a_pull_request_is_read_shown_and_refused_for_want_of_nothing(seeded: Desk) -> None:
    steps = seeded.run("check.yml")
    assert [name for name, _, _ in steps] == ["Read new seeds", "Claim diff", "Build a preview", "Check everything"]
    assert [status for _, status, _ in steps] == [0, 0, 0, 0], steps
    summary = seeded.summary.read_text()
    assert "Briefs: 1 new, 0 changed, 0 gone." in summary
    assert "  - who ` Jon Harl `" in summary
    assert (seeded.rooms / "check/report/site/index.html").is_file()
    assert (seeded.rooms / "check/report/claims.md").read_text() == summary


def test_a_summary_ends_within_what_is_shown_and_the_artifact_has_the_rest(desk: Desk) -> None:
    place = desk.room("check", "")
    claims = "".join(f"- ` é {number} `\n" for number in range(100_000))
    (place / "all.md").write_text(claims)
    (place / ".venv/bin/daybrief").write_text("#!/bin/sh\ncp all.md report/claims.md\n")
    steps = workflow("check.yml")["jobs"]["check"]["steps"]
    (script,) = (step["run"] for step in steps if step["name"] == "Claim diff")
    assert desk.command(place, script, {}) == (0, "")
    shown = desk.summary.read_bytes()
    kept, _, rest = shown.decode().rpartition("\n\n")
    assert 990_000 < len(shown) < 2**20
    assert rest == "The rest is in the artifact preview.\n"
    assert claims.startswith(kept + "\n")
    assert (place / "report/claims.md").read_text() == claims


@pytest.mark.slow
def test_a_pull_request_with_a_bad_seed_fails_with_its_name_and_still_shows_the_others(desk: Desk) -> None:
    (desk.folder / "content/seeds/bridge.txt").write_text(REPORT)
    (desk.folder / "content/seeds/broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    desk.commit("Two seeds")
    *others, (name, status, output) = desk.run("check.yml")
    assert (name, status) == ("Check everything", 1)
    assert "content/seeds/broken.txt: is a PNG image, not text." in output
    assert len(others) == 3
    assert "broken.txt" in desk.summary.read_text()
    assert "Jon Harl" in desk.summary.read_text()


@pytest.mark.slow
def test_a_pull_request_after_which_the_site_cannot_be_built_fails(seeded: Desk) -> None:
    (seeded.folder / "mkdocs.yml").write_text("site_name: A\nplugins: [no-such-plugin]\n")
    seeded.commit("A plugin")
    *_, (_, built, said), (name, status, output) = seeded.run("check.yml")
    assert (built, "no-such-plugin" in said) == (2, True)
    assert (name, status) == ("Check everything", 1)
    assert output.endswith("The preview was not built: the step before says why.\n")


@pytest.mark.slow
def test_the_main_branch_commits_brief_files_and_builds_what_was_committed(seeded: Desk) -> None:
    steps = seeded.run("publish.yml", {"TOKEN": "secret"})
    assert [status for _, status, _ in steps] == [0] * 4, steps
    published = seeded.git("--git-dir", str(seeded.remote), "ls-tree", "-r", "--name-only", "main").splitlines()
    assert "content/briefs/bridge.yml" in published
    assert seeded.output.read_text() == f"commit={seeded.git('--git-dir', str(seeded.remote), 'rev-parse', 'main')}"
    assert (seeded.rooms / "build/site/index.html").is_file()
    assert "daybrief-2026-03-04.pdf" in steps[-1][2]


@pytest.mark.slow
def test_a_desk_without_a_brief_is_published_too(desk: Desk) -> None:
    steps = desk.run("publish.yml", {"TOKEN": "secret"})
    assert [status for _, status, _ in steps] == [0] * 4, steps
    assert desk.run("check.yml")[1][1] == 0


@pytest.mark.slow
def test_brief_files_that_cannot_be_pushed_are_said_so(seeded: Desk) -> None:
    (seeded.remote / "hooks/pre-receive").write_text("#!/bin/sh\nexit 1\n")
    (seeded.remote / "hooks/pre-receive").chmod(0o755)
    name, status, output = seeded.run("publish.yml", {"TOKEN": "secret"})[-1]
    assert (name, status) == ("Commit brief files", 1)
    assert "could not be pushed. If the branch has moved on" in output


@pytest.mark.slow
def test_the_main_branch_fails_without_brief_files_where_people_commit_them(seeded: Desk) -> None:
    name, status, output = seeded.run("publish.yml", {"TOKEN": "secret", "BRIEFS": "fail"})[-1]
    assert (name, status) == ("Commit brief files", 1)
    assert "content/briefs/bridge.yml" in output
    assert "run daybrief brief, and commit content/briefs" in output


@pytest.mark.slow
def test_gitlab_does_the_same(seeded: Desk) -> None:
    base = seeded.git("rev-parse", "HEAD^").strip()
    status, said = seeded.run_gitlab("check", {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert status == 0, said
    assert "  - who ` Jon Harl `" in (seeded.rooms / "check/report/claims.md").read_text()
    status, said = seeded.run_gitlab("read", {"DAYBRIEF_TOKEN": "secret"})
    assert status == 0, said
    status, said = seeded.run_gitlab("pages")
    assert status == 0, said
    assert (seeded.rooms / "pages/public/briefings/2026-03-04/daybrief-2026-03-04.pdf").is_file()


@pytest.mark.slow
def test_gitlab_fails_without_a_token_where_brief_files_are_not_committed(seeded: Desk) -> None:
    status, said = seeded.run_gitlab("read")
    assert (status, "run daybrief brief, and commit content/briefs" in said) == (1, True)
