"""The site as a folder: is it what it would become? Only if it is not, is what makes sites loaded: see :mod:`.making`.

Unchanged input costs nothing.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from threading import Thread

from generator.model import Problem
from generator.publishing.assembly import Step
from generator.publishing.record import Record, fingerprint, listing, program, read_record
from generator.publishing.request import Load, Print, PrintPlan, Request, SiteReport
from generator.publishing.swap import SiteError, sweep

__all__ = ["Load", "Print", "PrintPlan", "Request", "SiteReport", "build", "load_ahead", "plan"]

MAKING = "generator.publishing.making"
EDITORIAL = ("topics.yml", "actors.yml", "corrections.yml", "desk.yml")
OURS = ("build.json", "assets/images/favicon.svg")
"""A folder without either of these was not made by us, and is never replaced."""


def build(request: Request, load: Load, prints: Print | None = None) -> tuple[SiteReport, tuple[Problem, ...]]:
    """Build the site of ``request`` from the desk that ``load`` gives, with the PDFs that ``prints`` makes.

    Raises :class:`SiteError`; the site that was there before then stays in place, whole.
    """
    site = request.site.resolve()
    inputs = _inputs(request, printed=prints is not None)
    record = read_record(site)
    reason = _reason(site, record, inputs)
    if reason is None and record is not None:
        sweep(site.parent)
        return SiteReport(request.site, built=False, reason="nothing changed", pages=record.pages), record.problems
    _refuse_strangers(site)
    from generator.publishing import making  # noqa: PLC0415 (loading it takes longer than finding nothing changed)

    new, rendered = making.make(request, load, prints, inputs, record)
    return SiteReport(request.site, built=True, reason=reason or "", pages=new.pages, made=rendered), new.problems


def load_ahead() -> None:
    """Load what makes sites while nobody waits for it: under ``serve`` the first change is then as quick as the next."""
    Thread(target=import_module, args=(MAKING,), daemon=True).start()


def plan(request: Request, load: Load, prints: PrintPlan | None = None) -> tuple[Step, ...]:
    """What :func:`build` would print, render, index and remove, each with its reason; nothing is written.

    Raises :class:`SiteError` where :func:`build` would leave alone what lies in the site's place.
    """
    site = request.site.resolve()
    record = read_record(site)
    if _reason(site, record, _inputs(request, printed=prints is not None)) is None:
        return ()
    _refuse_strangers(site)
    from generator.publishing import making  # noqa: PLC0415 (see build)

    return making.planned(request, load, prints, record)


def _inputs(request: Request, *, printed: bool) -> str:
    """A hash of everything that decides what the site becomes; whether it is ``printed``, too."""
    content = request.content
    sources = [request.config, content / "pages", *(content / name for name in EDITORIAL)]
    digest = hashlib.blake2b(f"{program()} {fingerprint(sources)} {printed}".encode(), digest_size=20)
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
