"""The files of a site put together: what says the same as in the site that is there is taken over, the rest is made.

A file is taken over as a second name of the same file (a hard link), which costs no copying. Nothing ever writes into a file
that is there: what differs is a new file in a new folder, so the old site cannot change.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from generator.publishing.digests import Digests
from generator.publishing.output import Output

KEPT_MANIFESTS = 2
"""The site that is there and the one before it: a build that is killed before the exchange leaves the older one."""

Entry = tuple[str, int, int]
"""Of a file: the hash of what it was made from, its size, and the time (ns) at which it was written."""


@dataclass(frozen=True, slots=True)
class Old:
    """A site that is there: an open folder, and what is known of its files by path."""

    folder: int
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Step:
    """What a build does to the file or folder at ``path`` of the site, and why."""

    action: Literal["render", "index", "print", "remove"]
    path: str
    reason: str


@dataclass(slots=True)
class Assembly:
    """Puts a site together in ``folder``, taking over what it can from ``old``; a ``dry`` one only says what it would do."""

    folder: Path
    old: Old | None = None
    dry: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    rendered: int = 0
    _steps: list[Step] = field(default_factory=list)
    _folders: set[str] = field(default_factory=set)

    def add(self, outputs: Iterable[Output], digests: Digests, base: bytes) -> None:
        """Add ``outputs``; ``base`` is a hash of all that they are made from beside their values."""
        for output in outputs:
            key = _key(output, digests, base)
            if not self.take(output.path, key):
                self.step("render", output.path, self._reason(output.path))
                self.write(output.path, key, b"" if self.dry else output.make())
                self.rendered += output.path.endswith(".html")

    def copy(self, source: Path, paths: Iterable[str]) -> None:
        """Add the files ``paths`` of another folder, such as the theme's."""
        for path in paths:
            self.write(path, "", b"" if self.dry else (source / path).read_bytes())

    def take(self, path: str, key: str, source: str = "") -> bool:
        """Take a file of the old site over as ``path``, where it was made from the same and is as it was written.

        It lay at ``source``, which is ``path`` unless told.
        """
        old, source = self.old, source or path
        entry = old.entries.get(source) if old else None
        if old is None or entry is None or not key or entry[0] != key:
            return False
        with suppress(OSError):
            found = os.stat(source, dir_fd=old.folder, follow_symlinks=False)
            if (found.st_size, found.st_mtime_ns) != entry[1:]:
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

    def key_of(self, paths: Iterable[str]) -> str:
        """A hash of what the files at ``paths``, which were added before, are made from; empty where one has no key."""
        keys = [self.entries[path][0] if path in self.entries else "" for path in paths]
        return blake2b("".join(keys).encode(), digest_size=12).hexdigest() if all(keys) else ""

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

    def _reason(self, path: str) -> str:
        if self.old is None:
            return "there is no site to take it from"
        return "what it is made from changed" if path in self.old.entries else "it is new"

    def _place(self, path: str) -> str:
        """Where ``path`` goes; its folder is made."""
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            os.makedirs(f"{self.folder}/{parent}", exist_ok=True)  # noqa: PTH103
            self._folders.add(parent)
        return f"{self.folder}/{path}"


def _key(output: Output, digests: Digests, base: bytes) -> str:
    """The hash of all that ``output`` is made from; empty where its values cannot be hashed, and it is made each time."""
    try:
        return digests.of((base, output.path, output.about)).hex()
    except TypeError:
        return ""


def opened(site: Path, cache: Path | None, name: str) -> Old | None:
    """The old ``site`` with its manifest ``name`` of ``cache``; ``None`` where one of the two is not to be had."""
    if cache is None:
        return None
    try:
        found = json.loads((cache / f"{name}.json").read_text("utf-8"))
        entries = {str(path): (str(key), int(size), int(time)) for path, (key, size, time) in found.items()}
        return Old(os.open(site, os.O_RDONLY | os.O_DIRECTORY), entries)
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def keep(entries: Mapping[str, Entry], cache: Path | None, name: str) -> None:
    """Keep the manifest of a new site as ``name``; where that cannot be written, the next build makes everything."""
    if cache is None:
        return
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        beside = cache / f"{name}.{os.getpid()}"
        beside.write_text(json.dumps(entries), "utf-8")
        beside.replace(cache / f"{name}.json")
        every = sorted(cache.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for path in every[:-KEPT_MANIFESTS]:
            path.unlink(missing_ok=True)
