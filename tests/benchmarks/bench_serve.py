"""How soon ``daybrief serve`` shows what was saved: a changed seed and a changed ``topics.yml``, in seconds.

``python -m tests.benchmarks.bench_serve [BRIEFS ...]`` takes the sample desk and invented ones (1,000 briefs unless told), with
one seed more, all read. It saves a file and waits as a page in a browser does, until the page says what was saved: told are the
first time and the median of the :data:`EDITS` after it. Exit status 1 where the median for a seed is above :data:`WANTED`.
"""

from __future__ import annotations

import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from generator import pipeline
from generator.planning import Folders
from tests.benchmarks import corpus
from tests.benchmarks.bench_publish import ENVIRONMENT
from tests.test_pipeline import REPORT

ROOT = Path(__file__).parents[2]
SERVE = (sys.executable, "-c", "from generator.cli import main; main()", "serve")
SEED = "2026/03/04-bridge.txt"
DAY = "briefings/2026-03-04/"
MONTH = "from May"
"""Words of the seed that the page of its day repeats."""
EDITS = 5
WANTED = 2.0
"""Seconds: "a changed seed in the browser within a second or two"."""
LOOKED = 5
"""Seconds after which somebody who has just started a server saves a first file."""
PATIENCE = 120
"""Seconds until a server is up, or a page is another."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server at ``address``."""

    address: str

    def page(self, path: str) -> str:
        """What is at ``path`` now."""
        with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 (our own server)
            return str(answer.read().decode())

    def until(self, path: str, words: str) -> float:
        """Seconds until the page at ``path`` has ``words``; waits for the next version as the script in a page does."""
        begun = time.monotonic()
        version = self.page("livereload/version")
        while words not in self.page(path):
            if time.monotonic() - begun > PATIENCE:
                raise TimeoutError(f"{path} does not say {words!r}")
            version = self.page(f"livereload/version{version}")
        return time.monotonic() - begun


def main() -> int:
    """Measure each desk."""
    slow = False
    for size in (0, *map(int, sys.argv[1:] or ["1000"])):
        with tempfile.TemporaryDirectory() as room:
            desk = made(Path(room), size)
            pipeline.read(Folders.of(desk / "content"))
            with served(desk) as server:
                time.sleep(LOOKED)
                for what, save in (("seed", seed_saver(desk)), ("topics.yml", topics_saver(desk))):
                    first, *others = (server.until(*save(number)) for number in range(EDITS + 1))
                    median = statistics.median(others)
                    slow = slow or (what == "seed" and median > WANTED)
                    name = f"{size:,} briefs" if size else "sample desk"
                    sys.stdout.write(f"{name}, {what} changed: {median:.2f} s (the first time {first:.2f} s)\n")
                    sys.stdout.flush()
    return int(slow)


def made(room: Path, size: int) -> Path:
    """A desk with one seed of ours: an invented one of ``size`` briefs, or the sample desk where that is 0."""
    if size:
        corpus.write_desk(room, size, search=True)
    else:
        shutil.copytree(ROOT / "content", room / "content")
        shutil.copy(ROOT / "templates" / "desk" / "mkdocs.yml", room)
    target = room / "content" / "seeds" / SEED
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(REPORT)
    return room


def seed_saver(desk: Path) -> Callable[[int], tuple[str, str]]:
    """What saves the seed with other words, and tells which page has to have which."""

    def save(number: int) -> tuple[str, str]:
        words = f"from {time.strftime('%B', (2026, number + 6, 1, 0, 0, 0, 0, 1, -1))}"
        (desk / "content" / "seeds" / SEED).write_text(REPORT.replace(MONTH, words))
        return DAY, words

    return save


def topics_saver(desk: Path) -> Callable[[int], tuple[str, str]]:
    """What gives the first topic another name, and tells which page has to have it."""
    path = desk / "content" / "topics.yml"
    before = path.read_text("utf-8")
    topic = re.search(r"^- id: (\S+)\n  name: (.+)$", before, re.MULTILINE)
    if topic is None:
        raise ValueError("the first topic has no id and name")

    def save(number: int) -> tuple[str, str]:
        name = f"Subject number {number}"
        path.write_text(before.replace(topic[0], f"- id: {topic[1]}\n  name: {name}", 1), "utf-8")
        return f"topics/{topic[1]}/", name

    return save


@contextmanager
def served(desk: Path) -> Iterator[Served]:
    """``daybrief serve`` in the folder ``desk``, once the page of the seed's day is there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (*SERVE, "--content", str(desk / "content"), "--port", str(port))
    process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Served(f"http://127.0.0.1:{port}/")
    try:
        begun = time.monotonic()
        while not up(server):
            if process.poll() is not None or time.monotonic() - begun > PATIENCE:
                raise TimeoutError("daybrief serve does not answer")
            time.sleep(0.1)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def up(server: Served) -> bool:
    """Whether ``server`` shows the seed's day."""
    try:
        return MONTH in server.page(DAY)
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
