"""The site as a folder: put together beside the old one, indexed for search, then swapped into place.

Unchanged input costs nothing; of changed input only what depends on it is made again. Either way the result is the same, byte for
byte, as if everything had been made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.model import Desk, Problem
from generator.publishing import former, search_index
from generator.publishing.assembly import Assembly, Step
from generator.publishing.catalogue import Catalogue, catalogue
from generator.publishing.data import data_files
from generator.publishing.digests import Digests
from generator.publishing.frame import Frame, Sources, files_of, frame, page_shape
from generator.publishing.output import Output
from generator.publishing.page import Page
from generator.publishing.pages import pages_of
from generator.publishing.record import Record, fingerprint, listed, listing, program, read_record, write_record
from generator.publishing.shell import desk_shell, filled
from generator.publishing.sitemap import sitemap_files
from generator.publishing.swap import SiteError, staging, sweep, take_place

EDITORIAL = ("topics.yml", "actors.yml", "corrections.yml", "desk.yml")
OURS = ("build.json", "assets/images/favicon.svg")
"""A folder without either of these was not made by us, and is never replaced."""

Load = Callable[[], tuple[Desk, tuple[Problem, ...]]]
Print = Callable[[Desk, Path], tuple[frozenset[str], tuple[Problem, ...]]]
"""Writes the PDFs of a desk below a folder, at their paths from the site's root; returns those paths."""
PrintPlan = Callable[[Desk, Path], tuple[frozenset[str], tuple[Step, ...]]]
"""Says what :data:`Print` would print anew, and puts only what it would keep below the folder."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: MkDocs' ``config`` file, the desk's ``content``, and where ``site`` goes. ``briefs`` may lie elsewhere.

    ``hashes`` are of the brief files by name, where they are known already; ``cache`` is a folder that outlives the build.
    ``texts`` are the hashes of seeds that are published whole, by path.
    """

    config: Path
    content: Path
    site: Path
    briefs: Path | None = None
    hashes: Mapping[str, str] | None = None
    cache: Path | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What became of the site: ``built`` is false where nothing had changed. ``made`` pages were rendered, the others kept."""

    site: Path
    built: bool
    reason: str
    pages: int
    made: int = 0

    def __str__(self) -> str:
        """One line for a reader of the log."""
        if not self.built:
            return f"{self.pages} pages kept in {self.site} ({self.reason})."
        return f"{self.pages} pages in {self.site}, {self.made} of them rendered ({self.reason})."


def build(request: Request, load: Load, prints: Print | None = None) -> tuple[SiteReport, tuple[Problem, ...]]:
    """Build the site of ``request`` from the desk that ``load`` gives, with the PDFs that ``prints`` makes.

    Raises :class:`SiteError`; the site that was there before then stays in place, whole.
    """
    site = request.site.resolve()
    inputs = _inputs(request)
    record = read_record(site)
    reason = _reason(site, record, inputs)
    if reason is None and record is not None:
        sweep(site.parent)
        return SiteReport(request.site, built=False, reason="nothing changed", pages=record.pages), record.problems
    _refuse_strangers(site)
    desk, problems = load()
    manifests = _manifests(request)
    with staging(site) as room, _old(request, site, record) as old:
        new = room / "site"
        work = _Work(request, desk, room, Assembly(new, old, former.taken(new, manifests)))
        found = work.do(prints)
        work.assembly.clear()
        problems = (*problems, *found)
        entries = work.assembly.entries
        outputs = listed((path, size) for path, (_, size, _) in entries.items())
        write_record(new, Record(inputs, outputs, work.pages, problems))
        former.keep(entries, manifests, outputs)
        take_place(new, site)
        former.set_aside(new, manifests)
    made = work.assembly.rendered
    return SiteReport(request.site, built=True, reason=reason or "", pages=work.pages, made=made), problems


def plan(request: Request, load: Load, prints: PrintPlan | None = None) -> tuple[Step, ...]:
    """What :func:`build` would print, render, index and remove, each with its reason; nothing is written."""
    site = request.site.resolve()
    record = read_record(site)
    if _reason(site, record, _inputs(request)) is None:
        return ()
    desk, _ = load()
    printing: list[Step] = []

    def printed(desk: Desk, folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
        """Notes what would be printed instead of printing it."""
        paths, steps = prints(desk, folder) if prints else (frozenset[str](), ())
        printing.extend(steps)
        return paths, ()

    with staging(site) as room, _old(request, site, record) as old:
        work = _Work(request, desk, room, Assembly(room / "site", old, dry=True))
        work.do(printed)
    return (*printing, *work.assembly.steps())


def _inputs(request: Request) -> str:
    """A hash of everything that decides what the site becomes."""
    content = request.content
    sources = [request.config, content / "pages", *(content / name for name in EDITORIAL)]
    digest = hashlib.blake2b(f"{program()} {fingerprint(sources)}".encode(), digest_size=20)
    if request.hashes is None:
        digest.update(fingerprint([request.briefs or content / "briefs"]).encode())
    else:
        digest.update("".join(f"{name}\0{sha}\0" for name, sha in request.hashes.items()).encode())
    digest.update("".join(f"{name}\0{sha}\0" for name, sha in request.texts.items()).encode())
    return digest.hexdigest()


def _reason(site: Path, record: Record | None, inputs: str) -> str | None:
    """Why the site has to be built; ``None`` where it is what it would become."""
    if not site.exists():
        return "there was no site"
    if record is None:
        return "the site has no record of what it was made from"
    if record.inputs != inputs:
        return "content, templates or program changed"
    return "files of the site were changed" if record.outputs != listing(site) else None


def _refuse_strangers(site: Path) -> None:
    if not site.exists() or (site.is_dir() and not any(site.iterdir())):
        return
    if not any((site / name).exists() for name in OURS):
        raise SiteError(f"{site} was not made by daybrief and is left alone; name another folder with --site")


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
        shell = frame(Sources(self._request.config, wrote), own, self._request.cache, self._room)
        self.pages = len(own) + len(shell.written) + 1
        self._lay_out(shell, own, known, printed)
        return (*problems, *doubts, *shell.problems)

    def _lay_out(self, shell: Frame, own: tuple[Page, ...], known: Catalogue, printed: Path) -> None:
        """Put everything into the assembly."""
        assembly, digests = self.assembly, Digests(known)
        assembly.copy(shell.folder, files_of(shell))
        around = digests.of((program(), shell.site_name, shell.site_url))
        if shell.fits:
            bases = {shape: digests.of((around, parts)) for shape, parts in shell.parts.items()}
            for page in own:
                assembly.add([_output(page, shell)], digests, bases[page_shape(page)])
        assembly.add(data_files(self._desk, shell.site_name, shell.site_url, printed), digests, around)
        assembly.add(sitemap_files(own, shell.written, shell.site_url), digests, around)
        assembly.copy(printed, sorted(known.pdfs))
        if shell.search:
            search_index.index(assembly, self._desk.briefs, digests, digests.of((around, shell.parts)))


def _output(page: Page, shell: Frame) -> Output:
    """``page`` in the shell of its shape."""
    canonical = shell.site_url + page.path if shell.site_url else None

    def make() -> bytes:
        """The page's file."""
        html = filled(shell.parts[page_shape(page)], desk_shell(page, canonical, shell.site_name))
        return html.encode("utf-8", "xmlcharrefreplace")

    return Output(f"{page.path}index.html", page.values(), make)
