"""Brief files as an earlier commit has them, from git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import store
from generator.model import BriefFile


class RevisionError(OSError):
    """Git is missing, the folder is in no repository, or there is no such commit."""


def changed_since(base: str, briefs: Path) -> Mapping[str, BriefFile | None]:
    """The brief files below ``briefs`` that differ from those of the commit ``base``, as they were; ``None`` for new ones.

    A file that was not valid then counts as new.
    """
    folder = _git(briefs, "rev-parse", "--show-prefix").removesuffix("\n")
    found = _run(briefs, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if found.returncode:
        raise RevisionError(f"git knows no commit {base!r}")
    commit = found.stdout.decode().strip()
    listed = _git(briefs, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", commit, "--", ".")
    added = _git(briefs, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    names = sorted({name for name in (listed + added).split("\0") if name.endswith(store.SUFFIX)})
    with TemporaryDirectory(prefix="daybrief-") as room:
        return dict(_earlier(briefs, names, f"{commit}:{folder}", Path(room)))


def tracked(folder: Path) -> bool:
    """Whether git keeps files of ``folder``; no where there is no git, or no repository."""
    if not folder.is_dir():
        return False
    try:
        return bool(_git(folder, "ls-files", "-z", "--", "."))
    except RevisionError:
        return False


def _earlier(briefs: Path, names: list[str], folder: str, room: Path) -> Iterator[tuple[str, BriefFile | None]]:
    """Each of ``names`` as it is in the git tree ``folder``, by way of files in ``room``."""
    for number, name in enumerate(names):
        done = _run(briefs, "cat-file", "blob", f"{folder}{name}")
        file = f"{number}{store.SUFFIX}"
        (room / file).write_bytes(done.stdout)
        yield name, store.read(room, file)[0] if done.returncode == 0 else None


def _git(folder: Path, *arguments: str) -> str:
    """What git says in ``folder``."""
    done = _run(folder, *arguments)
    if done.returncode:
        raise RevisionError(f"git {arguments[0]}: {done.stderr.decode('utf-8', 'replace').strip()[-300:]}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S607 (from the PATH)
    except OSError as error:
        raise RevisionError(f"git does not start in {folder}: {error.strerror}") from error
