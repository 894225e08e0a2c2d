"""Files that are watched: one call for what comes together, none for what is only read."""

from __future__ import annotations

import threading
from pathlib import Path

from generator.publishing.watching import SETTLED, watching

SOON = 10.0
"""Seconds within which a change is noticed, even on a busy machine."""


class Calls:
    """Counts calls, and lets a test wait for the next."""

    def __init__(self) -> None:
        self.count = 0
        self._came = threading.Semaphore(0)

    def __call__(self) -> None:
        self.count += 1
        self._came.release()

    def came(self, seconds: float = SOON) -> bool:
        """Whether there was a call within ``seconds``."""
        return self._came.acquire(timeout=seconds)


def test_what_changes_together_is_told_once_and_reading_is_not_told(tmp_path: Path) -> None:
    folder, calls = tmp_path / "content", Calls()
    (folder / "seeds").mkdir(parents=True)
    with watching([folder, folder / "seeds"], calls):
        for number in range(20):
            (folder / "seeds" / f"{number}.txt").write_text("Words.")
        assert calls.came()
        for path in folder.rglob("*.txt"):
            path.read_text()
        assert not calls.came(5 * SETTLED)
        (folder / "seeds" / "3.txt").unlink()
        assert calls.came()
    assert calls.count == 2


def test_of_a_folder_that_holds_a_watched_file_only_that_file_counts(tmp_path: Path) -> None:
    config, calls = tmp_path / "mkdocs.yml", Calls()
    config.write_text("site_name: A\n")
    with watching([config, tmp_path / "not-there"], calls):
        (tmp_path / "other.txt").write_text("x")
        (tmp_path / ".cache").mkdir()
        assert not calls.came(5 * SETTLED)
        config.write_text("site_name: B\n")
        assert calls.came()


def test_nothing_is_told_after_the_end(tmp_path: Path) -> None:
    calls = Calls()
    with watching([tmp_path], calls):
        pass
    (tmp_path / "late.txt").write_text("x")
    assert not calls.came(3 * SETTLED)
