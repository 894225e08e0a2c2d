"""Publishing when killed, out of space, twice at once, or read meanwhile: the site is the old or the new one, whole."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline, store
from generator.model import Fact
from generator.planning import Folders
from generator.publishing import swap
from tests.benchmarks import corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

BRIEFS = 24
KILLS = int(os.environ.get("KILLS", "8"))
"""Moments at which a build is killed; ``make bench`` takes 100."""
PUBLISHES, READS = 20, 10_000
SMALL_FILE = 6_000
"""Bytes: pages are larger, so that one of them is the first that finds no room."""

STEP = 250_000
"""Bytes of room added to a full disk from one try to the next."""
COMMAND = (sys.executable, "-c", "from generator.cli import main; main()", "build", "--no-pdf")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

Files = dict[str, bytes]


def files(site: Path) -> Files:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def publish(desk: Path) -> None:
    pipeline.build(Folders.of(desk / "content"), desk / "site", pdf=False)


def edit(desk: Path, turn: int) -> None:
    """Let the first brief say one of two things."""
    made = corpus.brief_file(0)
    one = replace(made.briefs[0], headline=Fact(f"Turn {turn % 2}", made.briefs[0].headline.evidence))
    store.write(desk / "content" / "briefs", corpus.file_name(0), replace(made, briefs=(one,)))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    corpus.write_desk(folder, BRIEFS, search=False)
    (folder / "content" / "seeds").mkdir()
    return folder


@pytest.fixture(scope="module")
def versions(desk: Path) -> tuple[Files, Files]:
    """The site of each of the two contents."""
    found = []
    for turn in (0, 1):
        edit(desk, turn)
        publish(desk)
        found.append(files(desk / "site"))
    return found[0], found[1]


def started(work: Callable[[], None]) -> int:
    """``work`` in a process of its own, which ends with 0 where it went well."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):
            work()
            status = 0
        os._exit(status)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def nothing_left_behind(desk: Path) -> bool:
    return not [path for path in desk.iterdir() if path.name.startswith(swap.PREFIX)]


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_site(desk: Path, versions: tuple[Files, Files]) -> None:
    edit(desk, 0)
    begun = time.monotonic()
    assert ended(started(lambda: publish(desk))) == 0
    whole = time.monotonic() - begun
    for turn in range(1, KILLS + 1):
        before = files(desk / "site")
        edit(desk, turn)
        child = started(lambda: publish(desk))
        time.sleep(whole * 1.1 * turn / KILLS)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        ended(child)
        found = files(desk / "site")
        assert found in (before, versions[turn % 2]), turn
        assert all(store.read(desk / "content" / "briefs", name)[0] for name in store.find(desk / "content" / "briefs"))
    publish(desk)
    assert files(desk / "site") == versions[KILLS % 2]
    assert nothing_left_behind(desk)


def test_a_full_disk_leaves_the_old_site(desk: Path, versions: tuple[Files, Files]) -> None:
    edit(desk, 0)
    publish(desk)
    edit(desk, 1)

    def cramped() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_FILE, SMALL_FILE))
        publish(desk)

    assert ended(started(cramped)) == 1
    assert files(desk / "site") == versions[0]
    assert nothing_left_behind(desk)
    publish(desk)
    assert files(desk / "site") == versions[1]


def test_a_staging_folder_that_another_build_swept_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = swap._locked
    swept: list[Path] = []

    def slow(folder: Path) -> int | None:
        if not swept:
            swept.append(folder)
            folder.rmdir()
        return lock(folder)

    monkeypatch.setattr(swap, "_locked", slow)
    with swap.staging(tmp_path / "site") as room:
        assert room.is_dir()
        assert room not in swept
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 30 MB of room."""
    tool = shutil.which("mount")
    command = [tool or "mount", "-t", "tmpfs", "-o", "size=30m", "tmpfs", str(tmp_path)]
    if tool is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a file system here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)  # noqa: S607


@pytest.mark.slow
def test_a_disk_without_room_at_whatever_point_leaves_the_old_site_until_there_is_room(small_disk: Path) -> None:
    desk = small_disk / "desk"
    corpus.write_desk(desk, BRIEFS, search=True)
    (desk / "content" / "seeds").mkdir()
    edit(desk, 0)
    publish(desk)
    before, fill = files(desk / "site"), small_disk / "fill"
    edit(desk, 1)
    ends = []
    for room in range(0, 8_000_000, STEP):
        with fill.open("wb", buffering=0) as stream, suppress(OSError):
            while stream.write(bytes(STEP // 10)):
                pass
        os.truncate(fill, max(0, fill.stat().st_size - room))
        done = subprocess.run(COMMAND, cwd=desk, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        ends.append(done.returncode)
        assert "Traceback" not in done.stderr
        assert nothing_left_behind(desk)
        if done.returncode == 0:
            break
        assert done.returncode == 2, done.stderr
        assert files(desk / "site") == before
    assert ends.count(2) > 3
    assert ends[-1] == 0
    shutil.rmtree(desk / ".cache")
    after = files(desk / "site")
    shutil.rmtree(desk / "site")
    publish(desk)
    assert files(desk / "site") == after


def test_two_builds_at_once_leave_one_whole_site(desk: Path, versions: tuple[Files, Files]) -> None:
    for turn in range(4):
        edit(desk, turn)
        children = [started(lambda: publish(desk)) for _ in range(2)]
        assert [ended(child) for child in children] == [0, 0]
        assert files(desk / "site") == versions[turn % 2]
    assert nothing_left_behind(desk)


@pytest.mark.slow
def test_pages_can_be_read_while_the_site_is_published(desk: Path, versions: tuple[Files, Files]) -> None:
    wanted = sorted(name for name in versions[0] if name.endswith(".html"))
    known = {name: (versions[0][name], versions[1].get(name)) for name in wanted if name in versions[1]}
    names, chance = list(known), random.Random(1)  # noqa: S311 (which page is read, no secret)
    failures: list[str] = []
    reads, over = 0, threading.Event()

    def read() -> None:
        nonlocal reads
        while reads < READS or not over.is_set():
            name = chance.choice(names)
            try:
                if (desk / "site" / name).read_bytes() not in known[name]:
                    failures.append(f"{name}: neither the old nor the new page")
            except OSError as error:
                failures.append(str(error))
            reads += 1

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(PUBLISHES):
        edit(desk, turn)
        publish(desk)
    over.set()
    reader.join()
    assert reads >= READS
    assert failures == []


@pytest.fixture
def dark(desk: Path) -> Iterator[Path]:
    """The desk with a cache that is in the way."""
    shutil.rmtree(desk / ".cache")
    (desk / ".cache").write_text("no folder")
    yield desk
    (desk / ".cache").unlink()


def test_without_a_cache_everything_is_made_and_is_the_same(dark: Path, versions: tuple[Files, Files]) -> None:
    for turn in (0, 1):
        edit(dark, turn)
        publish(dark)
        assert files(dark / "site") == versions[turn]
