"""The site as a folder: built beside the old one, indexed for search, then swapped into place; unchanged input costs nothing.

MkDocs is imported only when something has to be built.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model import Desk, Problem
from generator.publishing.bodies import templates_folder
from generator.publishing.record import Record, fingerprint, listing, read_record, write_record
from generator.publishing.swap import SiteError, staging, take_place

EDITORIAL = ("topics.yml", "actors.yml", "corrections.yml")
OURS = ("build.json", "assets/stylesheets/daybrief.css")
"""A folder without either of these was not made by us, and is never replaced."""

Load = Callable[[], tuple[Desk, tuple[Problem, ...]]]
Print = Callable[[Desk, Path], tuple[frozenset[str], tuple[Problem, ...]]]
"""Writes the PDFs of a desk below a folder, at their paths from the site's root; returns those paths."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: MkDocs' ``config`` file, the desk's ``content``, and where ``site`` goes. ``briefs`` may lie elsewhere."""

    config: Path
    content: Path
    site: Path
    briefs: Path | None = None


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What became of the site: ``built`` is false where nothing had changed."""

    site: Path
    built: bool
    reason: str
    pages: int

    def __str__(self) -> str:
        """One line for a reader of the log."""
        return f"{self.pages} pages {'built' if self.built else 'kept'} in {self.site} ({self.reason})."


def build(request: Request, load: Load, prints: Print | None = None) -> tuple[SiteReport, tuple[Problem, ...]]:
    """Build the site of ``request`` from the desk that ``load`` gives, with the PDFs that ``prints`` makes.

    Raises :class:`SiteError`; the site that was there before then stays in place, whole.
    """
    site = request.site.resolve()
    inputs = fingerprint(_sources(request))
    record = read_record(site)
    reason = _reason(site, record, inputs)
    if reason is None and record is not None:
        return SiteReport(request.site, built=False, reason="nothing changed", pages=record.pages), record.problems
    _refuse_strangers(site)
    desk, problems = load()
    with staging(site) as room:
        new = room / "site"
        pages, found = _make(request, desk, new, room / "prints", prints)
        problems = (*problems, *found)
        write_record(new, Record(inputs, listing(new), pages, problems))
        take_place(new, site)
    return SiteReport(request.site, built=True, reason=reason or "", pages=pages), problems


def _sources(request: Request) -> list[Path]:
    content = request.content
    return [
        request.config,
        templates_folder(),
        request.briefs or content / "briefs",
        content / "pages",
        *(content / name for name in EDITORIAL),
    ]


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


def _make(
    request: Request, desk: Desk, new: Path, printed: Path, prints: Print | None
) -> tuple[int, tuple[Problem, ...]]:
    """Build everything into ``new``; returns the number of pages, and problems."""
    pdfs, problems = prints(desk, printed) if prints else (frozenset(), ())
    from generator.publishing.with_mkdocs import run  # noqa: PLC0415 (importing MkDocs takes longer than finding no change)

    found = run(request.config, request.content / "pages", desk, pdfs, new)
    if printed.is_dir():
        shutil.copytree(printed, new, dirs_exist_ok=True)
    return sum(1 for _ in new.rglob("*.html")), (*problems, *found)
