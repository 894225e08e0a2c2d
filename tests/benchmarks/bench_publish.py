"""Publishing a desk beside Hugo and MkDocs Material, in one run: what whole processes take, and the ratios.

``python -m tests.benchmarks.bench_publish [SIZE ...]`` (1,000 unless told, or as the environment's ``SIZES`` says, with commas).
Everybody gets the same words: we brief files, the others Markdown. Measured are a first build from nothing, again with nothing
changed, with one brief added, and with another one (from then on ours has a former site to bring up to date); each the median of
``RUNS`` (3), the builders by turns. No search index, no PDFs;
``--search`` adds our search index, and leaves the others out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.builders import BUILDERS, brief_name, write_markdown

ROOM = Path(".cache/bench")
GONE = ROOM / "gone"
RUNS = int(os.environ.get("RUNS", "3"))
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Whoever installs a program has its modules compiled once, by the installer or the first run: so have we and MkDocs here."""
CASES = {"first build": 0, "nothing changed": 0, "one brief added": 1, "another one added": 2}
"""How many briefs there are more than the size says."""
LARGEST_FOR_MATERIAL = 5000
"""MkDocs Material takes minutes beyond that, and the issue's figures end there too."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children took: processor seconds, wall seconds, and the most memory of one of them (MB)."""

    seconds: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Setup:
    """A builder at work in ``folder``: ``fill`` writes a desk of that size there, ``command`` builds it into ``site``."""

    name: str
    folder: Path
    fill: Callable[[int], None]
    command: Sequence[str]


def measured(command: Sequence[str]) -> Cost:
    """Run ``command``; raises where it fails."""
    begun = time.monotonic()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{command[0]}: {said[-2000:].decode('utf-8', 'replace')}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1024)


def ours(size: int, *, search: bool) -> Setup:
    """Our own program."""
    folder = (ROOM / ("ours-search" if search else "ours") / str(size)).resolve()
    (folder / "content" / "seeds").mkdir(parents=True, exist_ok=True)
    build = ["build", "--no-pdf", "--content", str(folder / "content"), "--site", str(folder / "site")]

    def fill(briefs: int) -> None:
        corpus.write_desk(folder, briefs, search=search)
        for more in range(briefs, size + max(CASES.values())):
            (folder / "content" / "briefs" / corpus.file_name(more)).unlink(missing_ok=True)

    return Setup("Daybrief", folder, fill, [sys.executable, "-c", "from generator.cli import main; main()", *build])


def others(size: int) -> list[Setup]:
    """The builders that can be installed here."""
    found = []
    for builder in BUILDERS:
        folder = (ROOM / builder.name.replace(" ", "-").lower() / str(size)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        command = None if builder.name != "Hugo" and size > LARGEST_FOR_MATERIAL else builder.prepare(folder)
        if command is not None:
            found.append(Setup(builder.name, folder, _filler(folder, builder.index, size), command))
    return found


def _filler(folder: Path, index: str, size: int) -> Callable[[int], None]:
    def fill(briefs: int) -> None:
        write_markdown(folder, briefs, index)
        for more in range(briefs, size + max(CASES.values())):
            (folder / "content" / brief_name(more)).unlink(missing_ok=True)

    return fill


def run(setups: Sequence[Setup], size: int) -> dict[tuple[str, str], list[Cost]]:
    """Every case of every builder, by turns."""
    found: dict[tuple[str, str], list[Cost]] = {}
    for _ in range(RUNS):
        for case, more in CASES.items():
            for setup in setups:
                setup.fill(size + more)
                if case == "first build":
                    forget(setup)
                found.setdefault((setup.name, case), []).append(measured(setup.command))
    return found


def forget(setup: Setup) -> None:
    """Put what was built before out of the way, to be removed in the end.

    For half a minute after thousands of files were removed ext4 looks long for a place for each new one: a first build of 5,000
    briefs takes 2 s of the system's time, but 4 to 8 s right after the site before it was removed.
    """
    for made in ("site", ".cache"):
        if (setup.folder / made).exists():
            GONE.mkdir(parents=True, exist_ok=True)
            (setup.folder / made).rename(GONE / str(time.monotonic_ns()))


def told(setups: Sequence[Setup], size: int, costs: dict[tuple[str, str], list[Cost]]) -> None:
    """Print the medians, and what ours are of each other's."""
    medians = {key: _median(each) for key, each in costs.items()}
    for case in CASES:
        for setup in setups:
            cost, own = medians[setup.name, case], medians["Daybrief", case]
            ratio = "" if setup.name == "Daybrief" else f"{own.seconds / cost.seconds:8.2f} {own.wall / cost.wall:8.2f}"
            line = f"{size:>7,}  {case:<18} {setup.name:<16} {cost.seconds:>8.2f} {cost.wall:>8.2f} {cost.memory:>8.0f} {ratio}"
            sys.stdout.write(line.rstrip() + "\n")


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("seconds", "wall", "memory")))


def main() -> None:
    """Measure the sizes asked for."""
    search = "--search" in sys.argv
    asked = [int(size) for size in sys.argv[1:] if size.isdecimal()]
    asked = asked or [int(size) for size in os.environ.get("SIZES", "1000").split(",")]
    sys.stdout.write(
        "briefs   case               builder           proc. s   wall s  mem. MB  ours of it (proc., wall)\n"
    )
    for size in asked:
        setups = [ours(size, search=search), *([] if search else others(size))]
        told(setups, size, run(setups, size))
    shutil.rmtree(GONE, ignore_errors=True)


if __name__ == "__main__":
    main()
