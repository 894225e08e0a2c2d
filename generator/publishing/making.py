"""The making of a site: put together beside the old one, indexed for search, then swapped into place.

Of changed input only what depends on it is made again. The result is the same, byte for byte, as if everything had been made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model import Desk, Problem
from generator.publishing import former, links, search_index
from generator.publishing.assembly import Assembly, Step
from generator.publishing.catalogue import Catalogue, catalogue
from generator.publishing.data import card_files, data_files
from generator.publishing.digests import Digests
from generator.publishing.frame import Frame, Sources, files_of, frame, page_shape
from generator.publishing.output import Output
from generator.publishing.page import Page
from generator.publishing.pages import pages_of
from generator.publishing.record import Record, listed, program, write_record
from generator.publishing.request import Load, Print, PrintPlan, Request
from generator.publishing.shell import desk_shell, filled
from generator.publishing.sitemap import sitemap_files
from generator.publishing.swap import staging, take_place


def make(request: Request, load: Load, prints: Print | None, inputs: str, record: Record | None) -> tuple[Record, int]:
    """Make the site of ``request`` from ``inputs`` and put it into place, where one lies of which ``record`` tells.

    Returns the record of the new one, and how many pages were rendered. Raises :class:`~generator.publishing.swap.SiteError`;
    the site that was there before then stays in place, whole.
    """
    desk, problems = load()
    site, manifests = request.site.resolve(), _manifests(request)
    with staging(site) as room, _old(request, site, record) as old:
        new = room / "site"
        with Assembly(new, old, former.taken(new, manifests)) as assembly:
            work = _Work(request, desk, room, assembly)
            found = work.do(prints)
            assembly.settle()
        assembly.clear()
        entries = assembly.entries
        outputs = listed((path, size) for path, (_, size, _) in entries.items())
        made = Record(inputs, outputs, work.pages, (*problems, *found))
        write_record(new, made)
        former.keep(entries, manifests, outputs)
        take_place(new, site)
        former.set_aside(new, manifests)
    return made, assembly.rendered


def planned(request: Request, load: Load, prints: PrintPlan | None, record: Record | None) -> tuple[Step, ...]:
    """What :func:`make` would print, render, index and remove, each with its reason; nothing is written."""
    desk, _ = load()
    printing: list[Step] = []

    def printed(desk: Desk, folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
        """Notes what would be printed instead of printing it."""
        paths, steps = prints(desk, folder) if prints else (frozenset[str](), ())
        printing.extend(steps)
        return paths, ()

    site = request.site.resolve()
    with TemporaryDirectory(prefix="daybrief-") as room, _old(request, site, record) as old:
        work = _Work(request, desk, Path(room), Assembly(Path(room, "site"), old, dry=True))
        work.do(printed)
    return (*printing, *work.assembly.steps())


def _manifests(request: Request) -> Path | None:
    """Where manifests of this site are kept: by its way from the cache, so that a desk may be moved as a whole."""
    if request.cache is None:
        return None
    way = os.path.relpath(request.site.resolve(), request.cache.resolve())
    return request.cache / "sites" / hashlib.sha256(os.fsencode(way)).hexdigest()[:16]


@contextmanager
def _old(request: Request, site: Path, record: Record | None) -> Iterator[former.Old | None]:
    found = former.opened(site, _manifests(request), record.outputs) if record else None
    try:
        yield found
    finally:
        if found is not None:
            os.close(found.folder)


class _Work:
    """One build: the frame, the pages of the desk in it, data, PDFs, search."""

    def __init__(self, request: Request, desk: Desk, room: Path, assembly: Assembly) -> None:
        self._request = request
        self._desk = desk
        self._room = room
        self.assembly = assembly
        self.pages = 0

    def do(self, prints: Print | None) -> tuple[Problem, ...]:
        """Do it; returns what editors should look at."""
        printed = self._room / "prints"
        pdfs, problems = prints(self._desk, printed) if prints else (frozenset[str](), ())
        known = catalogue(self._desk, pdfs)
        made, doubts = pages_of(known)
        wrote = self._request.content / "pages"
        own = tuple(page for page in made if not (wrote / f"{page.path}index.md").is_file())
        sources, dry = Sources(self._request.config, wrote), self.assembly.dry
        shell = frame(sources, own, self._request.cache, self._room, keep=not dry)
        self.pages = len(own) + len(shell.written) + 1
        self._lay_out(shell, own, known, printed)
        return (*problems, *doubts, *shell.problems)

    def _lay_out(self, shell: Frame, own: tuple[Page, ...], known: Catalogue, printed: Path) -> None:
        """Put everything into the assembly; pages of briefs come first, so that they are indexed while others are made."""
        assembly, digests = self.assembly, Digests(known)
        assembly.copy(shell.folder, files_of(shell))
        around = digests.of((program(), shell.site_name, shell.site_url))
        assembly.add(card_files(self._desk, shell.site_name), digests, around, beside=True)
        bases = {shape: digests.of((around, parts)) for shape, parts in shell.parts.items()}
        searched = {links.brief_path(identifier) for identifier in known.briefs}
        for page in (page for page in own if shell.fits and page.path in searched):
            assembly.add([_output(page, shell)], digests, bases[page_shape(page)])
        if shell.search:
            search_index.index(assembly, self._desk.briefs, digests, digests.of((around, shell.parts)))
        for page in (page for page in own if shell.fits and page.path not in searched):
            assembly.add([_output(page, shell)], digests, bases[page_shape(page)])
        assembly.add(data_files(self._desk, shell.site_name, shell.site_url, printed), digests, around)
        assembly.add(sitemap_files(own, shell.written, shell.site_url), digests, around)
        assembly.copy(printed, sorted(known.pdfs))


def _output(page: Page, shell: Frame) -> Output:
    """``page`` in the shell of its shape."""
    canonical = shell.site_url + page.path if shell.site_url else None

    def make() -> bytes:
        """The page's file."""
        html = filled(shell.parts[page_shape(page)], desk_shell(page, canonical, shell.site_name))
        return html.encode("utf-8", "xmlcharrefreplace")

    return Output(f"{page.path}index.html", page.values(), make)
