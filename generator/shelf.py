"""Brief files as read before: parsed and checked once for each content, found again by the hash of a file's bytes.

One file, a line for each brief file: the SHA-256 of its bytes, a hash of the rest of the line, and the brief file as JSON. What
is damaged, of another version or missing is read from the YAML again; times of modification decide nothing. New lines are added
at the end, whole; lines that nobody asks for any more go when they are the most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator import store
from generator.model import BriefFile, Problem
from generator.versions import program

NAME = "briefs.jsonl"
READERS = ("store.py", "yamlio.py", "yaml_lines.py", "migrations.py", "versions.py", "shelf.py", "model/*.py")
"""The modules that decide what is read from a file: another version of them reads everything again."""
PARTS = ("msgspec", "pydantic", "pyyaml")
KEY, CHECK = 64, 32
"""Length of the two hashes at the start of a line, in hexadecimal digits."""
UNPACK = msgspec.json.Decoder(BriefFile)
"""Reads what was checked when it was packed: its types are enough here, and Pydantic takes three times as long."""
SPARE = 100
"""This many lines more than are wanted are never worth writing the file anew."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A brief file as it lies in its folder: ``name`` there, ``sha256`` of its bytes, its content or what is wrong with it.

    ``sha256`` is empty where the file cannot be read, or was written while it was read: nobody knows then of which bytes.
    """

    name: str
    sha256: str
    file: BriefFile | None
    problems: tuple[Problem, ...] = ()


class Shelf:
    """Reads brief files, and keeps in ``folder`` what it read; without a folder nothing outlives this object.

    Where it is not to ``keep`` anything it only takes over what is there.
    """

    def __init__(self, folder: Path | None = None, *, keep: bool = True) -> None:
        self._pack = folder / NAME if folder else None
        self._keeps = keep and folder is not None
        self._known: dict[str, BriefFile] = {}
        self._lines = 0
        self._opened = False

    def read(self, folder: Path, hashes: Mapping[str, str] | None = None) -> tuple[Shelved, ...]:
        """The brief files below ``folder``, in order; ``hashes`` are those of :func:`scan`, where it was called before."""
        wanted = scan(folder) if hashes is None else hashes
        known = set(wanted.values()) - {""}
        if not self._opened and known:
            self._open(known)
        before = self._known.keys() & known
        found = tuple(self._one(folder, name, sha256) for name, sha256 in wanted.items())
        fresh = (self._known.keys() & known) - before
        if self._keeps and fresh:
            self._keep(sorted(fresh), known)
        return found

    def _one(self, folder: Path, name: str, sha256: str) -> Shelved:
        """One file; read from its YAML where it is not known."""
        file = self._known.get(sha256)
        if file is not None:
            return Shelved(name, sha256, file)
        file, problems = store.read(folder, name)
        if sha256 != hash_of(folder / name):
            return Shelved(name, "", file, problems)
        if file is not None:
            self._known[sha256] = file
        return Shelved(name, sha256, file, problems)

    def _open(self, hashes: set[str]) -> None:
        """Take over what the pack knows of ``hashes``."""
        self._opened = True
        if self._pack is None:
            return
        with suppress(OSError), self._pack.open("rb") as stream:
            if stream.readline() != _header():
                return
            for line in stream:
                self._lines += 1
                key = line[:KEY].decode("ascii", "replace")
                if key in hashes and (file := _unpacked(line)) is not None:
                    self._known[key] = file

    def _keep(self, fresh: Iterable[str], hashes: set[str]) -> None:
        """Add ``fresh`` to the pack; where it cannot be written nothing is kept, and nothing else goes wrong."""
        pack = self._pack
        if pack is None:
            return
        with suppress(OSError):
            lines = list(_packed(fresh, self._known))
            anew = self._lines == 0 or self._lines + len(lines) > 2 * len(hashes) + SPARE
            if anew:
                lines = list(_packed(sorted(hashes & self._known.keys()), self._known))
                store.write_whole(pack, b"".join((_header(), *lines)), lasting=False)
                self._lines = len(lines)
            else:
                with pack.open("ab") as stream:
                    stream.write(b"".join(lines))
                self._lines += len(lines)


def scan(folder: Path) -> dict[str, str]:
    """The names of the brief files below ``folder``, in order, each with the SHA-256 of its bytes."""
    return {name: hash_of(folder / name) for name in store.find(folder)}


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes; empty where it cannot be read, which :func:`store.read` then explains."""
    with suppress(OSError):
        return store.sha256(path)
    return ""


def _packed(keys: Iterable[str], known: dict[str, BriefFile]) -> Iterator[bytes]:
    for key in keys:
        with suppress(UnicodeEncodeError):
            content = msgspec.json.encode(known[key])
            yield b"%s %s %s\n" % (key.encode(), _check(content), content)


def _unpacked(line: bytes) -> BriefFile | None:
    """The brief file of a line; ``None`` where it is damaged."""
    content = line[KEY + CHECK + 2 : -1]
    if line[KEY + 1 : KEY + 1 + CHECK] != _check(content):
        return None
    try:
        return UNPACK.decode(content)
    except msgspec.MsgspecError:
        return None


def _check(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=CHECK // 2).hexdigest().encode()


def _header() -> bytes:
    """The first line: which program wrote the file."""
    return f"daybrief {program(READERS, PARTS)}\n".encode()
