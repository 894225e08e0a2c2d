"""Reading spread over a Dask cluster: the same bytes, and nothing lost when a worker is killed midway."""

from __future__ import annotations

import importlib
import importlib.util
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from generator import extraction, store
from generator.executors import Crew
from generator.extraction import Run
from generator.planning import Folders

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed (extra: dask)"),
    pytest.mark.filterwarnings("default"),
]
REPORT = """Council {number} votes to close the old bridge

TALLOW, 4 March 2026 – The council of Tallow voted on Tuesday to close bridge {number} to lorries from May.

"Bridge {number} is tired and so are we," said Jon Harl, the mayor of Tallow, after the vote.
"""
SEEDS = 24


def snapshot(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in store.find(folder)}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(SEEDS):
        (folder / f"{number:02}.txt").write_text(REPORT.format(number=number))
    (folder / "empty.txt").write_text(" \n")
    return folder


def test_a_cluster_gives_the_same_bytes_even_when_a_worker_is_killed(seeds: Path, tmp_path: Path) -> None:
    cluster_of: Any = importlib.import_module("distributed").LocalCluster
    here = extraction.read(Folders(tmp_path, seeds, tmp_path / "here"))
    options: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with cluster_of(**options) as cluster:
        killer = threading.Thread(target=_kill_one_at_work, args=(cluster, tmp_path / "there"))
        killer.start()
        run = Run(crew=Crew(f"dask:{cluster.scheduler_address}"))
        there = extraction.read(Folders(tmp_path, seeds, tmp_path / "there"), run)
        killer.join()
    assert len(snapshot(tmp_path / "here")) == SEEDS
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")
    assert there.problems == here.problems


def _kill_one_at_work(cluster: Any, briefs: Path) -> None:
    """Kill a worker as soon as the first brief files are there, and others are not."""
    for _ in range(1200):
        if len(store.find(briefs)) > 1:
            break
        time.sleep(0.05)
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
