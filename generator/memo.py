"""What was worked out before: values by keys that say all they were worked out from, kept from one build to the next.

One file, read once and written once: a line with a hash of the program and one of the rest; a line of JSON with the length of
each value by its key; the values, one after the other. A file that is missing, damaged or another program's is as good as
none. What nobody asked for goes. Of two runs at once each writes the file whole, and the later one's stays.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from generator import store
from generator.versions import program

NAME = "memo"
MODULES = ("*.py", "model/*.py", "desk/*.py", "desk/data/*")
"""Our files that decide what is worked out: another version of them works everything out again."""
PARTS = ("msgspec", "numpy", "pydantic", "pyyaml")
T = TypeVar("T")
BLOCK = 2
"""Digits of a mark, which begins with a hash, that are the same within a block: 256 blocks."""


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """How a kind of value is written down; ``read`` raises :class:`ValueError` for what is no such value."""

    write: Callable[[T], bytes]
    read: Callable[[bytes], T]


def json_form(kind: Any) -> Form[Any]:
    """Values of the type ``kind`` (tuples, text, numbers, dataclasses of such) as JSON."""
    return Form(msgspec.json.encode, msgspec.json.Decoder(kind).decode)


class Memo:
    """Values by key, kept in ``folder``; without a folder nothing is known and nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / NAME if folder else None
        self._known: Mapping[str, bytes] | None = None
        self._asked: dict[str, bytes] = {}

    def of(self, form: Form[T], key: str, make: Callable[[], T]) -> T:
        """The value of ``key``: as it was made before, else as ``make`` gives it."""
        if self._path is None:
            return make()
        if self._known is None:
            self._known = _opened(self._path)
        said = self._known.get(key)
        if said is not None:
            with suppress(ValueError):
                value = form.read(said)
                self._asked[key] = said
                return value
        value = make()
        with suppress(UnicodeEncodeError):
            self._asked[key] = form.write(value)
        return value

    def each(self, form: Form[tuple[T, ...]], kind: str, marks: Sequence[str], make: Callable[[int], T]) -> list[T]:
        """For each of ``marks``, which say what is at its place, what ``make`` gives for the place; without a mark each time.

        Asked in blocks of the marks that begin alike: one that is new makes one block anew, and thousands that are known cost
        no thousands of questions.
        """
        blocks: dict[str, list[int]] = defaultdict(list)
        for place in sorted(range(len(marks)), key=marks.__getitem__):
            blocks[marks[place][:BLOCK]].append(place)
        found: dict[int, T] = {}
        for block, places in blocks.items():
            work: Callable[[], tuple[T, ...]] = partial(_made, make, places)
            key = f"{kind} {key_of(*(marks[place] for place in places))}"
            values = self.of(form, key, work) if block else work()
            found.update(zip(places, values, strict=True))
        return [found[place] for place in range(len(marks))]

    def keep(self) -> None:
        """Write down what was asked for, where that is not what the file says; where it cannot be written nothing is kept."""
        if self._path is None or self._asked == self._known:
            return
        with suppress(OSError):
            store.write_whole(self._path, _packed(self._asked), lasting=False)


def _made(make: Callable[[int], T], places: Sequence[int]) -> tuple[T, ...]:
    return tuple(map(make, places))


def key_of(*parts: str) -> str:
    """A key for a value that is worked out from ``parts`` alone; each of them counts, and where it ends."""
    said = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _opened(path: Path) -> Mapping[str, bytes]:
    """What the file at ``path`` knows; nothing where it is not whole and of this program."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head != _head(body):
            return {}
        lengths, _, values = body.partition(b"\n")
        found, start = {}, 0
        for key, length in json.loads(lengths).items():
            found[key] = values[start : start + length]
            start += length
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return found


def _packed(values: Mapping[str, bytes]) -> bytes:
    lengths = json.dumps({key: len(value) for key, value in values.items()}, separators=(",", ":")).encode()
    body = b"\n".join((lengths, b"".join(values.values())))
    return b"\n".join((_head(body), body))


def _head(body: bytes) -> bytes:
    """The first line of a file that goes on with ``body``."""
    return f"daybrief {program(MODULES, PARTS)} {hashlib.blake2b(body, digest_size=16).hexdigest()}".encode()
