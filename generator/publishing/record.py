"""The record of a build, kept inside the site: what it was made from, so that the same is not made again."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator import versions
from generator.model import Problem
from generator.publishing.wording import templates_folder

RECORD = "build.json"
MODULES = ("*.py", "model/*.py", "reading/*.py", "reading/data/*", "desk/*.py", "desk/data/*", "publishing/*.py")
"""Our files that decide what a page, an index or a print says: all but engines, whose word is in brief files, and commands."""
DISTRIBUTIONS = (
    "charset-normalizer", "mkdocs", "mkdocs-material", "jinja2", "lxml", "markdown", "markupsafe", "msgspec", "nh3", "numpy",
    "pagefind", "py3langid", "pydantic", "pyyaml", "qrcodegen", "typst",
)  # fmt: skip
"""Packages of others that decide what a page, an index or a print says: another version of one makes all of them again.

Those that read a seed are among them, since a page may show its text.
"""
SETTINGS = ("SITE_URL",)
"""Environment variables that ``mkdocs.yml`` reads."""


@dataclass(frozen=True, slots=True)
class Record:
    """``inputs`` and ``outputs`` are hashes, ``problems`` what the build found, ``pages`` how many pages it made."""

    inputs: str
    outputs: str
    pages: int
    problems: tuple[Problem, ...]


def fingerprint(sources: Iterable[Path]) -> str:
    """A hash of the names and contents of all files of ``sources``, which are files or folders."""
    digest = hashlib.blake2b(digest_size=20)
    for number, source in enumerate(sources):
        for name, path in _files(source):
            digest.update(f"{number}\0{name}\0".encode("utf-8", "surrogateescape"))
            digest.update(hashlib.blake2b(path.read_bytes(), digest_size=20).digest())
    return digest.hexdigest()


def program() -> str:
    """A hash of the program that makes a site: our modules, the templates, the versions of the parts, the settings."""
    digest = hashlib.blake2b(versions.program(MODULES, DISTRIBUTIONS).encode(), digest_size=20)
    digest.update(fingerprint([templates_folder()]).encode())
    for name in SETTINGS:
        digest.update(f"{name}={os.environ.get(name, '')}\0".encode())
    return digest.hexdigest()


def _files(source: Path) -> Iterator[tuple[str, Path]]:
    """Files of ``source`` with their names in it, in order, without caches."""
    if source.is_file():
        yield source.name, source
        return
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file():
                yield path.relative_to(source).as_posix(), path


def listing(site: Path) -> str:
    """A hash of the names and sizes of all files of ``site`` but the record itself."""
    return listed(_sizes(site))


def listed(sizes: Iterable[tuple[str, int]]) -> str:
    """What :func:`listing` gives for a site that has files of these names and ``sizes``."""
    said = "".join(f"{name}\0{size}\0" for name, size in sorted(sizes) if name != RECORD)
    return hashlib.blake2b(said.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def _sizes(site: Path) -> Iterator[tuple[str, int]]:
    """Names and sizes of the files of ``site`` (a :class:`Path` for each takes as long as the question itself)."""
    root = str(site)
    for folder, _, names in os.walk(root):
        for name in names:
            with suppress(OSError):
                found = os.stat(f"{folder}/{name}")  # noqa: PTH116
                if stat.S_ISREG(found.st_mode):
                    yield f"{folder}/{name}"[len(root) + 1 :], found.st_size


def read_record(site: Path) -> Record | None:
    """The record in ``site``; ``None`` where there is none that can be read."""
    try:
        found = json.loads((site / RECORD).read_text("utf-8"))
        problems = tuple(Problem(**problem) for problem in found["problems"])
        return Record(str(found["inputs"]), str(found["outputs"]), int(found["pages"]), problems)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_record(site: Path, record: Record) -> None:
    """Put ``record`` into ``site``."""
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1)
    (site / RECORD).write_bytes(text.encode("utf-8", "replace") + b"\n")
