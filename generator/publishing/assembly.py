"""The files of a site put together: what says the same as in a former site is taken over, the rest is made.

It is put together in the folder of the site before the last, where there is one: what is right there stays. A file of the last
site is taken over as a second name of the same file (a hard link), which costs no copying. Nothing ever writes into a file that
is there: what differs is a new file in its place, so the old site cannot change.

What other programs than Python draw or index is made beside the rest, on another core, and written at the end.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from generator.publishing.former import Entry, Old, Spare, as_written
from generator.publishing.output import Output

if TYPE_CHECKING:
    from generator.publishing.digests import Digests


@dataclass(frozen=True, slots=True)
class Step:
    """What a build does to the file or folder at ``path`` of the site, and why."""

    action: Literal["render", "index", "print", "remove"]
    path: str
    reason: str


@dataclass(slots=True)
class Assembly:
    """Puts a site together in ``folder``, where the files of ``spare`` lie, taking over what it can from there and from ``old``.

    A ``dry`` one only says what it would do. To be used in a ``with`` statement by who calls :meth:`later`.
    """

    folder: Path
    old: Old | None = None
    spare: Spare = field(default_factory=Spare)
    dry: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    rendered: int = 0
    _steps: list[Step] = field(default_factory=list)
    _folders: set[str] = field(init=False)
    _stale: set[str] = field(init=False)
    _beside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    _awaited: list[tuple[str, Future[Mapping[str, bytes]]]] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._beside.shutdown(cancel_futures=True)

    def __post_init__(self) -> None:
        self._folders, self._stale = set(self.spare.folders), set(self.spare.present)

    def add(self, outputs: Iterable[Output], digests: Digests, base: bytes, *, beside: bool = False) -> None:
        """Add ``outputs``; ``base`` is a hash of all that they are made from beside their values.

        Those that are made ``beside`` the others are in their place after :meth:`settle`.
        """
        for output in outputs:
            key = _key(output, digests, base)
            if self.take(output.path, key):
                continue
            self.step("render", output.path, self._reason(output.path))
            if beside and not self.dry:
                self.later(key, partial(_made, output))
            else:
                self.write(output.path, key, b"" if self.dry else output.make())
            self.rendered += output.path.endswith(".html")

    def later(self, key: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Begin to ``make`` files, by their paths, beside what else is done; :meth:`settle` writes them."""
        self._awaited.append((key, self._beside.submit(make)))

    def settle(self) -> None:
        """Wait for what is made beside, and write it; raises what making it raised."""
        for key, made in self._awaited:
            for path, content in made.result().items():
                self.write(path, key, content)
        self._awaited.clear()

    def copy(self, source: Path, paths: Iterable[str]) -> None:
        """Add the files ``paths`` of another folder, such as the theme's; a dry build tells of pages that say something else."""
        for path in paths:
            if self.dry and path.endswith(".html") and not self._holds(path, (source / path).read_bytes()):
                self.step("render", path, self._reason(path))
            self.write(path, "", b"" if self.dry else (source / path).read_bytes())

    def take(self, path: str, key: str, source: str = "") -> bool:
        """Take a file of the old site over as ``path``, where it was made from the same and is as it was written.

        It lay at ``source``, which is ``path`` unless told.
        """
        if key and self.spare.entries.get(path, ("",))[0] == key and path in self._stale:
            self._stale.discard(path)
            self.entries[path] = self.spare.entries[path]
            return True
        old, source = self.old, source or path
        entry = old.entries.get(source) if old else None
        if old is None or entry is None or not key or entry[0] != key:
            return False
        with suppress(OSError):
            found = os.stat(source, dir_fd=old.folder, follow_symlinks=False)
            if not as_written(found, entry):
                return False
            if not self.dry:
                os.link(source, self._place(path), src_dir_fd=old.folder, follow_symlinks=False)
            self.entries[path] = entry
            return True
        return False

    def write(self, path: str, key: str, content: bytes) -> None:
        """Write a new file."""
        if self.dry:
            self.entries[path] = (key, 0, 0)
            return
        with open(self._place(path), "xb", buffering=0) as stream:  # noqa: PTH123 (half the time, thousands of times)
            rest = memoryview(content)
            while rest:
                rest = rest[stream.write(rest) :]
            written = os.fstat(stream.fileno())
        self.entries[path] = (key, written.st_size, written.st_mtime_ns)

    def clear(self) -> None:
        """Remove what lies in the folder and is no part of the site."""
        for path in self._stale:
            os.unlink(f"{self.folder}/{path}")  # noqa: PTH108
        self._stale.clear()
        used = {path.rpartition("/")[0] for path in self.entries}
        used |= {parent for folder in used for parent in _above(folder)}
        for folder in sorted(self._folders - used, key=len, reverse=True):
            os.rmdir(f"{self.folder}/{folder}")  # noqa: PTH106

    def step(self, action: Literal["render", "index", "remove"], path: str, reason: str) -> None:
        """Note a step of a dry build."""
        if self.dry:
            self._steps.append(Step(action, path, reason))

    def steps(self) -> Iterator[Step]:
        """Every step, and what of the old site goes."""
        yield from self._steps
        for path in sorted((self.old.entries.keys() if self.old else set()) - self.entries.keys()):
            if not path.startswith("pagefind/"):
                yield Step("remove", path, "nothing of the desk makes it any more")

    def _holds(self, path: str, content: bytes) -> bool:
        """Whether the old site has just this ``content`` at ``path``."""
        if self.old is None:
            return False
        with suppress(OSError), open(os.open(path, os.O_RDONLY, dir_fd=self.old.folder), "rb") as stream:  # noqa: PTH123
            return stream.read() == content
        return False

    def _reason(self, path: str) -> str:
        if self.old is None:
            return "there is no site to take it from"
        return "what it is made from changed" if path in self.old.entries else "it is new"

    def _place(self, path: str) -> str:
        """Where ``path`` goes; its folder is made, and what lies there goes: an index is taken over whole or made whole."""
        place = f"{self.folder}/{path}"
        if path in self._stale or path in self.entries:
            os.unlink(place)  # noqa: PTH108
            self._stale.discard(path)
        elif path in self._folders:
            self._remove(path)
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            self._make(parent)
        return place

    def _make(self, folder: str) -> None:
        """Make ``folder``; a file of the spare site that has the name of one goes."""
        steps = {folder, *_above(folder)}
        for step in steps & self._stale:
            os.unlink(f"{self.folder}/{step}")  # noqa: PTH108
        self._stale -= steps
        os.makedirs(f"{self.folder}/{folder}", exist_ok=True)  # noqa: PTH103
        self._folders |= steps

    def _remove(self, folder: str) -> None:
        """Remove a ``folder`` of the spare site whose name a file gets."""
        shutil.rmtree(f"{self.folder}/{folder}")
        inside = f"{folder}/"
        self._folders = {one for one in self._folders if one != folder and not one.startswith(inside)}
        self._stale = {one for one in self._stale if not one.startswith(inside)}


def _above(folder: str) -> Iterator[str]:
    """The folders that ``folder`` lies in; the root is the empty one."""
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder


def _made(output: Output) -> dict[str, bytes]:
    """The file of ``output`` by its path."""
    return {output.path: output.make()}


def _key(output: Output, digests: Digests, base: bytes) -> str:
    """The hash of all that ``output`` is made from; empty where its values cannot be hashed, and it is made each time."""
    try:
        return digests.of((base, output.path, output.about)).hex()
    except TypeError:
        return ""
