"""Brief files survive whatever ends a run: a kill at any moment, a full disk, a second run at the same time."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from generator import locks, store
from tests.test_pipeline import REPORT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and locks of POSIX")
SEEDS = 5
COMMAND = (sys.executable, "-c", "from generator.cli import main; main()", "brief")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    seeds = tmp_path / "content/seeds"
    seeds.mkdir(parents=True)
    for number in range(SEEDS):
        (seeds / f"{number:02}.txt").write_text(REPORT.replace("bridge", f"bridge {number}"))
    return tmp_path


def start(desk: Path, **options: Any) -> subprocess.Popen[str]:
    run: subprocess.Popen[str] = subprocess.Popen(
        COMMAND,
        cwd=desk,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        **options,
    )
    return run


def problems_of(desk: Path) -> list[str]:
    briefs = desk / "content/briefs"
    return [str(problem) for name in store.find(briefs) for problem in store.read(briefs, name)[1]]


def test_a_file_is_whole_at_whatever_moment_its_writer_is_killed(tmp_path: Path) -> None:
    target = tmp_path / "a.yml"
    code = f"""
from pathlib import Path
from generator import store
for number in range(10**9):
    store.write_whole(Path({str(target)!r}), str(number % 10) * 100_000)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for moment in range(12):
        writer = subprocess.Popen([sys.executable, "-c", code], env=environment)
        before = target.stat().st_ino if target.exists() else 0
        while not target.exists() or target.stat().st_ino == before:
            time.sleep(0.001)
        time.sleep(moment / 2000)
        writer.kill()
        writer.wait()
        text = target.read_text()
        assert (len(text), len(set(text))) == (100_000, 1)
    with locks.held(tmp_path):
        store.sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


@pytest.mark.slow
def test_a_killed_run_leaves_whole_files_and_no_lock_and_the_next_one_ends_the_work(desk: Path) -> None:
    briefs = desk / "content/briefs"
    for wanted in (1, 3):
        run = start(desk)
        while len(store.find(briefs) if briefs.is_dir() else ()) < wanted and run.poll() is None:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert problems_of(desk) == []
    (briefs / f"{store.UNFINISHED}left").write_text("half a fi")
    run = start(desk)
    output, _ = run.communicate(timeout=120)
    assert run.returncode == 0, output
    assert sorted(path.name for path in briefs.iterdir()) == [f"{number:02}.yml" for number in range(SEEDS)]


@pytest.mark.slow
def test_of_two_runs_at_once_the_second_waits_and_finds_nothing_left_to_do(desk: Path) -> None:
    with locks.held(desk / "content/briefs"):
        runs = [start(desk), start(desk)]
        time.sleep(3)
        assert [run.poll() for run in runs] == [None, None]
    outputs = sorted(run.communicate(timeout=120)[0].splitlines()[-1] for run in runs)
    assert outputs == [f"{SEEDS} seeds: {SEEDS} read.", f"{SEEDS} seeds: {SEEDS} unchanged."]
    assert problems_of(desk) == []


def test_a_full_disk_leaves_the_old_file_and_is_said_in_one_line(desk: Path) -> None:
    briefs = desk / "content/briefs"
    briefs.mkdir()
    (briefs / "00.yml").write_text(
        "schema: 1\nseed: {path: 00.txt, sha256: old}\nengine: {name: x, version: '1', model: null}\n"
    )

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    run = start(desk, preexec_fn=full)
    output, _ = run.communicate(timeout=120)
    assert run.returncode == 2, output
    assert output.splitlines()[-1].startswith("daybrief: file too large")
    assert "Traceback" not in output
    assert [path.name for path in briefs.iterdir()] == ["00.yml"]
    assert "old" in (briefs / "00.yml").read_text()


def test_a_folder_that_cannot_be_written_to_is_said_in_one_line(desk: Path) -> None:
    (desk / "content/briefs").write_text("a file where a folder should be")
    run = start(desk)
    output, _ = run.communicate(timeout=120)
    assert run.returncode == 2
    assert output.startswith("daybrief: ")
    assert len(output.splitlines()) == 1


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from generator import locks\nwith locks.held(Path({str(tmp_path)!r})): input()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, env=environment)
    waited: list[str] = []

    def waiting() -> None:
        waited.append("for the holder")
        holder.kill()

    for _ in range(200):
        with locks.held(tmp_path, waiting):
            pass
        if waited:
            break
        time.sleep(0.05)
    holder.communicate()
    assert waited == ["for the holder"]
