"""Waiting for files to change: a function is called again and again, once for all changes that come together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

CHANGES = frozenset(("created", "modified", "deleted", "moved"))
"""Events that tell of a change; that a file was opened or closed does not."""
SETTLED = 0.1
"""Seconds without a change after which what was copied or saved is taken to be whole."""
PATIENCE = 2.0
"""Seconds after which a build begins although files still change."""


class _Changes(FileSystemEventHandler):
    """Remembers that something changed among ``wanted`` files, or below ``wanted`` folders."""

    def __init__(self, wanted: tuple[Path, ...]) -> None:
        self._wanted = wanted
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of what is watched; a file beside a watched one is not."""
        paths = (Path(str(path)) for path in (event.src_path, event.dest_path) if path)
        if event.event_type in CHANGES and any(path.is_relative_to(one) for path in paths for one in self._wanted):
            self.changed.set()

    def wait(self) -> None:
        """Return when something has changed and changes no more."""
        self.changed.wait()
        begun = time.monotonic()
        while self.changed.is_set() and time.monotonic() - begun < PATIENCE:
            self.changed.clear()
            time.sleep(SETTLED)
        self.changed.clear()


@contextmanager
def watching(paths: Iterable[Path], act: Callable[[], None]) -> Iterator[None]:
    """Call ``act`` in a thread of its own after each change of one of ``paths`` or below it, one call after the other."""
    wanted = tuple(path.resolve() for path in paths if path.exists())
    changes, over = _Changes(wanted), threading.Event()

    def work() -> None:
        """Wait and act until the end."""
        while True:
            changes.wait()
            if over.is_set():
                return
            act()

    observer = Observer()
    for folder in _folders(wanted):
        observer.schedule(changes, str(folder), recursive=folder in wanted)
    observer.start()
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        over.set()
        changes.changed.set()
        worker.join()


def _folders(wanted: Iterable[Path]) -> set[Path]:
    """What to watch: each folder that lies in none of the others, and of a file the folder that holds it."""
    holders = {path if path.is_dir() else path.parent for path in wanted}
    whole = {path for path in wanted if path.is_dir()}
    return {path for path in holders if not any(path != other and path.is_relative_to(other) for other in whole)}
