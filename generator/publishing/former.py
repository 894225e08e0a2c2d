"""The sites that were: the one that is there, from which files are taken over, and the one before, which becomes the next.

A manifest tells of each file of a site what it was made from. After an exchange the site before is not removed but kept in the
cache, beside the manifests: the next build brings it up to date, which costs what changed since, where a new folder costs a link
for each file there is. A build that is killed meanwhile leaves it half changed in a staging folder, which the next one removes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator import store
from generator.publishing.record import read_record

KEPT_MANIFESTS = 2
"""The site that is there and the one before it: a build that is killed before the exchange leaves the older one."""
SPARE = "spare"
SECOND = 10**9  # ns

Entry = tuple[str, int, int]
"""Of a file: the hash of what it was made from, its size, and the time (ns) at which it was written."""


@dataclass(frozen=True, slots=True)
class Old:
    """A site that is there: an open folder, and what is known of its files by path."""

    folder: int
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Spare:
    """The site before: ``present`` are all its files, ``folders`` all its folders, ``entries`` the files that are as written."""

    present: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    entries: Mapping[str, Entry] = field(default_factory=dict)


def opened(site: Path, cache: Path | None, name: str) -> Old | None:
    """The old ``site`` with its manifest ``name`` of ``cache``; ``None`` where one of the two is not to be had."""
    entries = _manifest(cache, name)
    with suppress(OSError):
        return Old(os.open(site, os.O_RDONLY | os.O_DIRECTORY), entries) if entries is not None else None
    return None


def keep(entries: Mapping[str, Entry], cache: Path | None, name: str) -> None:
    """Keep the manifest of a new site as ``name``; where that cannot be written, the next build makes everything."""
    if cache is None:
        return
    with suppress(OSError):
        store.write_whole(cache / f"{name}.json", json.dumps(entries), lasting=False)
        every = sorted(cache.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for path in every[:-KEPT_MANIFESTS]:
            path.unlink(missing_ok=True)


def set_aside(site: Path, cache: Path | None) -> None:
    """Keep the folder ``site``, which was replaced, as the spare one; where that cannot be, it stays where it is."""
    if cache is None or not site.is_dir():
        return
    spare = cache / SPARE
    with suppress(OSError):
        if spare.exists():
            spare.rename(site.with_name(f"{site.name}-before"))
        site.rename(spare)


def taken(folder: Path, cache: Path | None) -> Spare:
    """Move the spare site to ``folder``, and say what is in it; without one, or one whose manifest is lost, nothing is there."""
    if cache is None:
        return Spare()
    record = read_record(cache / SPARE)
    entries = _manifest(cache, record.outputs) if record else None
    with suppress(OSError):
        (cache / SPARE).rename(folder if entries is not None else folder.with_name(f"{folder.name}-before"))
        if entries is not None:
            return _looked_over(str(folder), entries)
    return Spare()


def as_written(found: os.stat_result, entry: Entry) -> bool:
    """Whether a file's size and time are those of ``entry``; an archive that CI keeps may know whole seconds only."""
    _, size, time = entry
    written = found.st_mtime_ns
    return found.st_size == size and (written == time or written == time - time % SECOND)


def _manifest(cache: Path | None, name: str) -> dict[str, Entry] | None:
    if cache is None:
        return None
    try:
        found = json.loads((cache / f"{name}.json").read_text("utf-8"))
        return {str(path): (str(key), int(size), int(time)) for path, (key, size, time) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _looked_over(root: str, entries: Mapping[str, Entry]) -> Spare:
    """What lies below ``root``, and which files are as ``entries`` say; in one piece, since it looks at every file of a site."""
    present, folders, intact = set(), {""}, {}
    waiting = [""]
    while waiting:
        within = waiting.pop()
        with os.scandir(f"{root}/{within}") as found:
            for entry in found:
                path = within + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                    continue
                present.add(path)
                known = entries.get(path)
                if (
                    known
                    and entry.is_file(follow_symlinks=False)
                    and as_written(entry.stat(follow_symlinks=False), known)
                ):
                    intact[path] = known
    return Spare(frozenset(present), frozenset(folders), intact)
