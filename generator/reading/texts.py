"""The seeds whose whole text a desk lets be published: found again by path and hash, and read only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from generator import store
from generator.model import BriefFile, SeedText
from generator.reading import seeds


@dataclass(frozen=True, slots=True)
class Public:
    """The seeds below ``root`` that may be published whole: the SHA-256 of each by its path."""

    root: Path
    hashes: Mapping[str, str]


def public(root: Path, patterns: Sequence[str]) -> Public:
    """The seeds below ``root`` whose path fits one of ``patterns``; none where there are no seeds, or no pattern."""
    paths = seeds.find(root)[0] if patterns else ()
    found = ((path.relative_to(root).as_posix(), path) for path in paths)
    fitting = {name: _hash(path) for name, path in found if any(fnmatchcase(name, pattern) for pattern in patterns)}
    return Public(root, fitting)


def of_files(files: Iterable[tuple[str, BriefFile]], known: Public) -> Iterator[SeedText]:
    """The text of each seed of ``files`` that is among ``known``, unchanged."""
    for name, file in files:
        if file.labels and known.hashes.get(file.seed.path) == file.seed.sha256:
            yield SeedText(name, file.seed, file.labels, partial(_load, known.root, file))


def _load(root: Path, file: BriefFile) -> str | None:
    """The text that ``file`` was made from; ``None`` where the seed, or the program that renders it, is another by now."""
    seed, _ = seeds.load(root, root / file.seed.path)
    if seed is None or seed.sha256 != file.seed.sha256 or len(seed.text) != file.labels[-1].end:
        return None
    return seed.text


def _hash(path: Path) -> str:
    with suppress(OSError):
        return store.sha256(path)
    return ""
