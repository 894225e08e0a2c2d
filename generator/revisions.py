"""Files of a desk as an earlier commit has them, from git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import store
from generator.model import BriefFile

FILE = f"earlier{store.SUFFIX}"


class RevisionError(OSError):
    """Git is missing, the folder is in no repository, or there is no such commit."""


def changed_since(base: str, briefs: Path) -> Mapping[str, BriefFile | None]:
    """The brief files below ``briefs`` that differ from those of the commit ``base``, as they were; ``None`` for new ones.

    A file that was not valid then counts as new. The folder need not be there: git keeps no empty ones.
    """
    place, below, prefix = _placed(briefs)
    prefix = prefix if below == "." else f"{prefix}{below}/"
    commit = _parted(place, base)
    relative = f"--relative={prefix}" if prefix else "--relative"
    listed = _git(place, "diff", "--name-only", "--no-renames", "--no-ext-diff", relative, "-z", commit, "--", below)
    added = _git(place, "ls-files", "--others", "--exclude-standard", "-z", "--", ".") if below == "." else ""
    names = sorted({name for name in (listed + added).split("\0") if name.endswith(store.SUFFIX)})
    return dict(_earlier(place, names, f"{commit}:{prefix.rstrip('/')}"))


def earlier(base: str, path: Path) -> bytes | None:
    """The file at ``path`` as the commit ``base`` has it; ``None`` where that has none."""
    place, below, prefix = _placed(path)
    done = _run(place, "cat-file", "blob", f"{_parted(place, base)}:{prefix}{below}")
    return None if done.returncode else done.stdout


def _placed(path: Path) -> tuple[Path, str, str]:
    """The nearest folder to ``path`` that is there, ``path`` from there, and the way to it from the repository's root."""
    place = next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())
    prefix = _git(place, "rev-parse", "--show-prefix").removesuffix("\n")
    return place, path.absolute().relative_to(place).as_posix(), prefix


def _parted(place: Path, base: str) -> str:
    """The commit that stands for ``base``: where this branch left it, if it has moved on since.

    What others have published meanwhile is not gone from here.
    """
    found = _run(place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if found.returncode:
        raise RevisionError(f"git knows no commit {base!r}")
    tip = found.stdout.decode().strip()
    return _run(place, "merge-base", tip, "HEAD").stdout.decode().strip() or tip


def tracked(folder: Path) -> bool:
    """Whether git keeps files of ``folder``; no where there is no git, or no repository."""
    if not folder.is_dir():
        return False
    try:
        return bool(_git(folder, "ls-files", "-z", "--", "."))
    except RevisionError:
        return False


def _earlier(place: Path, names: Sequence[str], tree: str) -> Iterator[tuple[str, BriefFile | None]]:
    """Each of ``names`` as it is in the git ``tree``; one git tells all, since one for each takes a minute for 20,000."""
    there = _blobs(place, tree)
    command = ["git", "cat-file", "--batch"]
    with (
        TemporaryDirectory(prefix="daybrief-") as room,
        subprocess.Popen(command, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as git,
    ):
        assert git.stdin is not None  # noqa: S101 (Popen was asked for both pipes)
        assert git.stdout is not None  # noqa: S101
        for name in names:
            if name not in there:
                yield name, None
                continue
            git.stdin.write(f"{there[name]}\n".encode())
            git.stdin.flush()
            size = int(git.stdout.readline().split()[2])
            (Path(room) / FILE).write_bytes(git.stdout.read(size + 1)[:-1])
            yield name, store.read(Path(room), FILE)[0]


def _blobs(place: Path, tree: str) -> Mapping[str, str]:
    """The git names of the files in ``tree``, by their paths; none where the commit has no such folder."""
    done = _run(place, "ls-tree", "-r", "-z", "--full-tree", tree)
    entries = done.stdout.decode("utf-8", "surrogateescape").split("\0") if done.returncode == 0 else []
    found = (entry.partition("\t") for entry in entries if entry)
    return {path: about.split()[2] for about, _, path in found}


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
