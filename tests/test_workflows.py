"""CI for users: the workflows are sound, the same for a new desk, and their steps do what they say as plain commands."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.test_pipeline import REPORT
from tests.workflow_runs import DESK, ROOT, WORKFLOWS, Desk, tool, workflow

PINNED = re.compile(r"[\w.-]+/[\w.-]+(?:/[\w.-]+)?@[0-9a-f]{40}\Z")
PIP = (
    "python -m venv .venv",
    ".venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock",
    ".venv/bin/python -m pip install --quiet --no-deps -r requirements.txt",
)
INSTALLS = {
    "        run: make setup\n": "        run: |\n" + "".join(f"          {line}\n" for line in PIP),
    "    - make setup\n": "".join(f"    - {line}\n" for line in PIP),
}


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
