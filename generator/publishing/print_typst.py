"""Setting a document with Typst: data in as JSON, PDF out, nothing read but the templates and the fonts of the wheel."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Literal

import typst

from generator.model import Problem
from generator.publishing.dates import as_day
from generator.publishing.print_contents import Document
from generator.publishing.print_glyphs import FONTS, codes, lacking, printable, refused_by, texts_of
from generator.publishing.print_options import Options
from generator.publishing.print_qr import qr_code
from generator.publishing.print_streams import ended
from generator.publishing.wording import templates_folder

MAIN = "document.typ"
Standard = Literal["ua-1", "a-2a", "a-3a"]
ACCESSIBLE: Standard = "ua-1"
LASTING: Standard = "a-2a"
LASTING_WITH_BUNDLE: Standard = "a-3a"
"""PDF/A-2 lets nothing be attached but PDF/A files. Both want a date, so that a print without one is accessible alone."""

ATTEMPTS = 4
"""How often a document is set again because a font has a character but not the form that its neighbours ask for."""

THREADS = "RAYON_NUM_THREADS"
"""What Typst's thread pool asks when it is first used; Pagefind's, in a process of its own, shall not see it."""

NOWHERE = "packages"
"""A folder below the templates that does not exist: where Typst would look for packages, and finds none."""


LIVE_NOTES = 150
"""Prints with more notes have no link to each of them: 284 links took 0.45 of 1.05 s of processor time. Every page's foot
says where the notes are."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with its options as Typst gets it: ``key`` is a hash of everything that the PDF depends on."""

    name: str
    title: str
    data: dict[str, object]
    inputs: dict[str, str]
    standards: tuple[Standard, ...]
    key: str


def prepared(document: Document, options: Options) -> Prepared:
    """``document`` made ready to be set with ``options``."""
    day = as_day(document.day or "")
    data = {**document.data, "options": asdict(options), "fonts": FONTS}
    data["date"] = [day.year, day.month, day.day] if day else None
    inputs = {
        "bundle": document.bundle.decode() if options.bundle else "",
        "live": "yes" if document.notes <= LIVE_NOTES else "no",
    }
    lasting = LASTING_WITH_BUNDLE if options.bundle else LASTING
    standards = (ACCESSIBLE, lasting) if day else (ACCESSIBLE,)
    digest = hashlib.sha256(_templates_hash())
    version = typst.__version__  # type: ignore[attr-defined]  # its stubs leave it out
    digest.update(json.dumps([data, inputs, standards, version]).encode())
    name = name_of(document.kind, document.id, options)
    return Prepared(name, document.title, data, inputs, standards, digest.hexdigest())


def name_of(kind: str, identifier: str, options: Options) -> str:
    """What a print is kept as: its kind, a mark of its day or id, and its look."""
    return f"{kind}-{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}-{options}"


@contextmanager
def _one_thread() -> Iterator[None]:
    """Typst sets pages with one thread: with two, 200 briefs took 369 instead of 333 MB (``make bench``)."""
    before = os.environ.get(THREADS)
    os.environ.setdefault(THREADS, "1")
    try:
        yield
    finally:
        if before is None:
            del os.environ[THREADS]


@_one_thread()
def typeset(ready: Prepared) -> tuple[bytes, tuple[Problem, ...]]:
    """The PDF of ``ready``; empty, with an error, where Typst refuses it for another reason than its characters."""
    without = lacking(texts_of(ready.data))
    for _ in range(ATTEMPTS):
        try:
            pdf = _compile(printable(ready.data, without), ready)
        except typst.TypstError as error:
            refused = refused_by(error) - without
            if not refused:
                return b"", (_failed(ready, error),)
            without |= refused
        else:
            return pdf, _lacked(ready, without)
    return b"", (_failed(ready, "the fonts lack too many forms of characters"),)


def _compile(data: object, ready: Prepared) -> bytes:
    inputs = {**ready.inputs, "data": json.dumps(data), "qr": qr_code(str(ready.data["href"]))}
    made = compiler().compile(
        templates_folder() / "print" / MAIN,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=list(ready.standards),
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave something else than one PDF")
    return ended(made)


@functools.cache
def compiler() -> typst.Compiler:
    """The compiler of this process: it reads the templates' folder alone and uses the fonts that come with it."""
    root = templates_folder() / "print"
    return typst.Compiler(
        root=root, ignore_system_fonts=True, package_path=root / NOWHERE, package_cache_path=root / NOWHERE
    )


@functools.cache
def _templates_hash() -> bytes:
    digest = hashlib.sha256()
    for path in sorted((templates_folder() / "print").glob("*.typ")):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _lacked(ready: Prepared, without: frozenset[str]) -> tuple[Problem, ...]:
    if not without:
        return ()
    names = " ".join(codes(character) for character in sorted(without)[:12])
    more = f" and {len(without) - 12} more" if len(without) > 12 else ""
    message = f"{len(without)} characters cannot be printed and stand as code points: {names}{more}."
    return (Problem(f"print {ready.title}", "", message, "They are whole on the site.", "warning"),)


def _failed(ready: Prepared, error: object) -> Problem:
    said = str(error).strip().splitlines()
    return Problem(
        f"print {ready.title}",
        "",
        f"Typst could not set it: {said[0] if said else 'no reason given'}",
        "Report it with the brief files of this print.",
    )
