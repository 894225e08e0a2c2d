"""The package on its own: a wheel, installed where there is no checkout, makes and publishes a desk."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.test_pipeline import REPORT

ROOT = Path(__file__).parents[1]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed"),
    pytest.mark.skipif(os.name != "posix", reason="looks for POSIX folders of a virtual environment"),
]


def run(*command: str, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel")
    run(*pip, "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), str(ROOT), cwd=ROOT)
    (found,) = target.glob("*.whl")
    return found


def test_a_wheel_holds_what_a_desk_needs_and_no_content(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "desk/github/workflows/check.yml",
        "desk/gitlab-ci.yml",
        "desk/content/pages/how-it-works.md",
        "theme/main.html",
    ):
        assert f"generator/templates/{name}" in names
    assert not any(name.startswith(("content/", "tests/", "site/")) for name in names)


def test_a_wheel_asks_for_what_an_older_pip_leaves_out(wheel: Path) -> None:
    """``lxml[html_clean]``, which justext asks for, is ``html-clean`` in lxml's own list: another extra to pip before 23.3."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        assert "\nRequires-Dist: lxml-html-clean" in archive.read(metadata).decode()


def test_an_installed_wheel_makes_a_desk_and_publishes_it(wheel: Path, tmp_path: Path) -> None:
    room = tmp_path / "venv"
    venv.create(room, with_pip=False)
    (site,) = room.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = str(room / "bin/python")
    run(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--prefix",
        str(room),
        str(wheel),
        cwd=tmp_path,
    )
    assert run(python, "-c", "import generator; print(generator.__file__)", cwd=tmp_path).startswith(str(site))
    daybrief = str(room / "bin/daybrief")
    run(daybrief, "init", "desk", cwd=tmp_path)
    desk = tmp_path / "desk"
    assert f"\n./{wheel.name}\n" in (desk / "requirements.txt").read_text("utf-8")
    (desk / "content/seeds/bridge.txt").write_text(REPORT)
    assert "1 read" in run(daybrief, "build", cwd=desk)
    assert "Council votes to close the old bridge" in (desk / "site/index.html").read_text("utf-8")
    assert (desk / "site/briefings/2026-03-04/daybrief-2026-03-04.pdf").is_file()
    assert "Checked 1 brief." in run(daybrief, "check", cwd=desk)
    assert "missing" not in run(daybrief, "doctor", cwd=desk)
