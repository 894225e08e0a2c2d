"""Prints that were made before: one file for each document and look, used again while its key is the same."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.model import Problem
from generator.publishing.print_typst import Prepared

Made = tuple[bytes, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of PDFs, each beside a record of what it was made from. It can be deleted at any time."""

    folder: Path

    def get(self, ready: Prepared) -> Made | None:
        """The print of ``ready`` with its problems; ``None`` where there is none, or not of the same content, or damaged."""
        return self._found(ready.name, "key", ready.key)

    def unchanged(self, name: str, mark: str) -> Made | None:
        """The print ``name`` as :meth:`get` gives it, where what it was made from said ``mark``."""
        return self._found(name, "mark", mark)

    def _found(self, name: str, field: str, wanted: str) -> Made | None:
        try:
            record = json.loads(self._record(name).read_text("utf-8"))
            if record[field] != wanted:
                return None
            pdf = self._pdf(name).read_bytes()
            problems = tuple(Problem(**problem) for problem in record["problems"])
            sound = hashlib.sha256(pdf).hexdigest() == record["pdf"]
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return (pdf, problems) if sound else None

    def lack(self, ready: Prepared) -> str:
        """Why :meth:`get` has nothing for ``ready``."""
        try:
            same = json.loads(self._record(ready.name).read_text("utf-8"))["key"] == ready.key
        except (OSError, ValueError, TypeError, KeyError):
            return "there is no print to take it from"
        return "the print of it is damaged" if same else "what it is made from changed"

    def put(self, ready: Prepared, pdf: bytes, problems: tuple[Problem, ...], mark: str = "") -> None:
        """Keep a print; where the folder cannot be written nothing is kept, and nothing else goes wrong.

        ``mark`` is a hash of what ``ready`` was made from, where it is known.
        """
        record = {
            "key": ready.key,
            "mark": mark,
            "pdf": hashlib.sha256(pdf).hexdigest(),
            "problems": [asdict(problem) for problem in problems],
        }
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._pdf(ready.name).write_bytes(pdf)
            self._record(ready.name).write_text(json.dumps(record), "utf-8")

    def _pdf(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"

    def _record(self, name: str) -> Path:
        return self.folder / f"{name}.json"
