"""From the desk to PDF files, set by Typst from the templates in ``templates/print``: tagged (PDF/UA-1) and lasting (PDF/A).

The same content gives the same bytes in any folder and time zone, and what has not changed is taken from a cache.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model import Desk, Problem
from generator.publishing import links
from generator.publishing.assembly import Step
from generator.publishing.catalogue import Catalogue, catalogue
from generator.publishing.digests import Digests
from generator.publishing.print_cache import Cache, Made
from generator.publishing.print_contents import Document, Plan, document
from generator.publishing.print_documents import (
    actor_document,
    brief_document,
    edition_document,
    edition_plan,
    topic_document,
    topic_plan,
    week_document,
)
from generator.publishing.print_options import Options
from generator.publishing.print_typst import Prepared, name_of, prepared, typeset
from generator.publishing.record import program

__all__ = [
    "Document",
    "Options",
    "actor_document",
    "brief_document",
    "edition_document",
    "editions",
    "of_site",
    "plan_of_site",
    "render",
    "topic_document",
    "topics",
    "week_document",
]

PLAIN = Options()


def site_address() -> str:
    """The site's address as ``mkdocs.yml`` takes it from the environment (``SITE_URL``); empty where it is not set."""
    return os.environ.get("SITE_URL", "")


def editions(
    desk: Desk, folder: Path, cache: Path | None = None, options: Options = PLAIN
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Print every edition of ``desk`` below ``folder``, at :func:`links.edition_pdf`; returns the days that have a PDF.

    ``cache`` is a folder that is kept between builds; without one every PDF is made anew.
    """
    printer = _Printer(desk, cache, options)
    return printer.all(_editions(printer.known), folder)


def topics(
    desk: Desk, folder: Path, cache: Path | None = None, options: Options = PLAIN
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Print every topic that has briefs below ``folder``, at :func:`links.topic_pdf`; returns their ids."""
    printer = _Printer(desk, cache, options)
    return printer.all(_topics(printer.known), folder)


def _editions(known: Catalogue) -> Iterator[Plan]:
    return (edition_plan(known, place) for place in range(len(known.desk.editions)))


def _topics(known: Catalogue) -> Iterator[Plan]:
    return (topic_plan(known, topic) for topic in known.desk.topics if topic.briefs)


def of_site(desk: Desk, folder: Path, cache: Path | None = None) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Print what the site links to, every edition and topic, below ``folder``; returns the paths of the PDFs."""
    printer = _Printer(desk, cache)
    days, problems = printer.all(_editions(printer.known), folder)
    ids, more = printer.all(_topics(printer.known), folder)
    return frozenset((*map(links.edition_pdf, days), *map(links.topic_pdf, ids))), (*problems, *more)


def plan_of_site(desk: Desk, folder: Path, cache: Path) -> tuple[frozenset[str], tuple[Step, ...]]:
    """What :func:`of_site` would print anew, each with its reason; the prints that it would keep are put below ``folder``."""
    printer = _Printer(desk, cache)
    paths: set[str] = set()
    steps: list[Step] = []
    for plan in (*_editions(printer.known), *_topics(printer.known)):
        path = _path(plan)
        paths.add(path)
        kept = printer.kept(plan)
        if kept is None:
            ready = printer.ready(plan)
            kept = Cache(cache).get(ready)
            if kept is None:
                steps.append(Step("print", path, Cache(cache).lack(ready)))
        if kept is not None:
            _put(folder / path, kept[0])
    return frozenset(paths), tuple(steps)


def render(
    document: Document, options: Options = PLAIN, cache: Path | None = None
) -> tuple[bytes, tuple[Problem, ...]]:
    """``document`` as a PDF, and what an editor should look at; an empty PDF goes with an error that says why."""
    return _rendered(prepared(document, options), Cache(cache) if cache else None)


def _rendered(ready: Prepared, cache: Cache | None, mark: str = "") -> Made:
    """The print of ``ready``, which is kept with the ``mark`` of what it was made from."""
    kept = cache.get(ready) if cache else None
    made = kept or typeset(ready)
    if cache and made[0] and (mark or not kept):
        cache.put(ready, *made, mark)
    return made


class _Printer:
    """Prints plans for one desk. A plan that says what it said before is not even made a document of.

    Documents of 250 editions and 50 topics take ten seconds to put together, and thirty milliseconds to be told apart.
    """

    def __init__(self, desk: Desk, cache: Path | None, options: Options = PLAIN) -> None:
        self.known = catalogue(desk)
        self._digests = Digests(self.known)
        self._cache = Cache(cache) if cache else None
        self._options = options
        self._around = self._digests.of((program(), site_address(), str(options)))

    def all(self, plans: Iterable[Plan], folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
        """Print ``plans`` below ``folder``; returns the ids of those that could be."""
        done: set[str] = set()
        problems: list[Problem] = []
        for plan in plans:
            pdf, found = self.kept(plan) or _rendered(self.ready(plan), self._cache, self._mark(plan))
            problems += found
            if pdf:
                _put(folder / _path(plan), pdf)
                done.add(plan.id)
        return frozenset(done), tuple(problems)

    def kept(self, plan: Plan) -> Made | None:
        """The print of ``plan`` as it was made before; ``None`` where it would be another, or is not there."""
        name = name_of(plan.kind, plan.id, self._options)
        return self._cache.unchanged(name, self._mark(plan)) if self._cache else None

    def ready(self, plan: Plan) -> Prepared:
        """``plan`` made ready to be set."""
        return prepared(document(self.known, plan, site_address()), self._options)

    def _mark(self, plan: Plan) -> str:
        """A hash of what a print is made from: the plan, and what it says of earlier days of its stories."""
        stories = [(story, story.briefs[0].day) for _, told in plan.groups for story in told]
        before = [self.known.day_before(story.id, day) if day else None for story, day in stories]
        return self._digests.of((self._around, plan, before)).hex()


def _path(plan: Plan) -> str:
    """Where the print of an edition or topic lies, from the site's root."""
    return links.edition_pdf(plan.id) if plan.kind == "edition" else links.topic_pdf(plan.id)


def _put(target: Path, pdf: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pdf)
