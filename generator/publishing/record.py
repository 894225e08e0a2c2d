"""The record of a build, kept inside the site: what it was made from, so that the same is not made again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import generator
from generator.model import Problem

RECORD = "build.json"
DISTRIBUTIONS = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "markupsafe", "nh3", "pagefind", "pyyaml", "typst")
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
    """A hash of all that a site is made from: the files of ``sources`` (files or folders), the program, its parts."""
    package = Path(generator.__file__).parent
    digest = hashlib.blake2b(digest_size=20)
    for label, source in [("program", package), *((str(n), source) for n, source in enumerate(sources))]:
        for name, path in _files(source):
            digest.update(f"{label}\0{name}\0".encode("utf-8", "surrogateescape"))
            digest.update(hashlib.blake2b(path.read_bytes(), digest_size=20).digest())
    for name in DISTRIBUTIONS:
        digest.update(f"{name}={_version(name)}\0".encode())
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


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def listing(site: Path) -> str:
    """A hash of the names and sizes of all files of ``site`` but the record itself."""
    digest = hashlib.blake2b(digest_size=20)
    for name, path in _files(site):
        if name != RECORD:
            digest.update(f"{name}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


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
