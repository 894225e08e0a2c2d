"""Folders changed at once: a site is built beside the old one and takes its place in a single step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock; leftovers of a killed build then stay until somebody removes them.
    fcntl = None  # type: ignore[assignment]

AT_FDCWD = -100
RENAME_EXCHANGE = 2
PREFIX = ".site-"
ATTEMPTS = 20
"""How often a folder is made before it is used without a lock: some network file systems have none."""
NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


class SiteError(OSError):
    """The site cannot be built on this machine or at this place; the old one is as it was."""


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """A new folder beside ``target``; whatever is in its place at the end is removed, and so is what killed builds left."""
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    folder, lock = _staged(target.parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _staged(parent: Path) -> tuple[Path, int | None]:
    """A new folder in ``parent`` with the lock on it.

    Another build that starts at the same moment may take one that has no lock yet for a leftover: then it is made again.
    """
    for _ in range(ATTEMPTS):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = _locked(folder)
        with suppress(FileNotFoundError):
            folder.chmod(0o777 & ~_umask())
            if lock is not None or fcntl is None:
                return folder, lock
        if lock is not None:
            os.close(lock)
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent)), None


def take_place(new: Path, target: Path) -> None:
    """Put ``new`` where ``target`` is, at once; afterwards the old folder, if there was one, lies at ``new``."""
    if not target.exists():
        new.rename(target)
        return
    if _exchange(new, target):
        return
    aside = Path(tempfile.mkdtemp(prefix=PREFIX, dir=target.parent)) / "old"
    target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    aside.rename(new)
    aside.parent.rmdir()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one system call, where the system and its file system can (Linux: ``renameat2``)."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if library.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def sweep(parent: Path) -> None:
    """Remove what killed builds left in ``parent``: staging folders that no running build holds."""
    if fcntl is None:
        return
    for left in sorted(parent.glob(f"{PREFIX}*")):
        if left.is_symlink() or not left.is_dir():
            continue
        lock = _locked(left)
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """An open, locked descriptor of ``folder``; ``None`` where another process has the lock, or locks do not exist."""
    if fcntl is None:
        return None
    with suppress(FileNotFoundError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return None
        return descriptor
    return None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
