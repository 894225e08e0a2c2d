"""A command run while the memory of all its processes together is watched, and how long they worked."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.rounds import COMMAND

PROCESSES = Path("/proc")
OWN = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
PAUSE = 0.05
"""Seconds between two looks at the processes."""
PATIENCE = 4
"""How much longer than it may work a command may take on a busy machine before it is stopped."""


@dataclass(frozen=True)
class Measured:
    """What a run said, its exit status, its processor seconds, and the most memory (bytes) that its processes held at once."""

    status: int
    said: str
    seconds: float
    peak: int


def measured(*arguments: str, cwd: Path, seconds: int) -> Measured:
    """Run the command in ``cwd``, which shall take ``seconds``; memory that several processes share counts once."""
    started, before = time.monotonic(), _worked()
    said = cwd / "said"
    with said.open("wb") as stream:
        run = subprocess.Popen([*COMMAND, *arguments], cwd=cwd, stdout=stream, stderr=stream, start_new_session=True)
        peak = 0
        while run.poll() is None:
            peak = max(peak, _held(run.pid))
            time.sleep(PAUSE)
            if time.monotonic() - started > PATIENCE * seconds:
                run.kill()
    return Measured(run.returncode, said.read_text("utf-8", "replace"), _worked() - before, peak)


def _worked() -> float:
    """Processor seconds of all processes that this one started and that have ended, with theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _held(session: int) -> int:
    """Bytes that the processes of ``session`` hold now."""
    return sum(_share(path) for path in PROCESSES.glob("[0-9]*") if _session(path) == session)


def _session(path: Path) -> int:
    try:
        return os.getsid(int(path.name))
    except OSError:
        return 0


def _share(path: Path) -> int:
    try:
        found = OWN.search((path / "smaps_rollup").read_bytes())
    except OSError:  # it has ended
        return 0
    return int(found[1]) * 1024 if found else 0
