"""From the desk to PDF files, set by Typst from the templates in ``templates/print``: tagged (PDF/UA-1) and lasting (PDF/A).

The same content gives the same bytes in any folder and time zone, and what has not changed is taken from a cache.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.model import Desk, Problem
from generator.publishing import links
from generator.publishing.assembly import Step
from generator.publishing.print_cache import Cache
from generator.publishing.print_contents import Document
from generator.publishing.print_documents import (
    actor_document,
    brief_document,
    edition_document,
    topic_document,
    week_document,
)
from generator.publishing.print_options import Options
from generator.publishing.print_typst import prepared, typeset

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
    return _written(_editions(desk), folder, cache, options)


def topics(
    desk: Desk, folder: Path, cache: Path | None = None, options: Options = PLAIN
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Print every topic that has briefs below ``folder``, at :func:`links.topic_pdf`; returns their ids."""
    return _written(_topics(desk), folder, cache, options)


def _editions(desk: Desk) -> Iterator[Document]:
    documents = (edition_document(desk, edition.day, site_address()) for edition in desk.editions)
    return (document for document in documents if document)


def _topics(desk: Desk) -> Iterator[Document]:
    documents = (topic_document(desk, topic.entry.id, site_address()) for topic in desk.topics if topic.briefs)
    return (document for document in documents if document)


def of_site(desk: Desk, folder: Path, cache: Path | None = None) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Print what the site links to, every edition and topic, below ``folder``; returns the paths of the PDFs."""
    days, problems = editions(desk, folder, cache)
    ids, more = topics(desk, folder, cache)
    return frozenset((*map(links.edition_pdf, days), *map(links.topic_pdf, ids))), (*problems, *more)


def plan_of_site(desk: Desk, folder: Path, cache: Path) -> tuple[frozenset[str], tuple[Step, ...]]:
    """What :func:`of_site` would print anew, each with its reason; the prints that it would keep are put below ``folder``."""
    paths: set[str] = set()
    steps: list[Step] = []
    for document in (*_editions(desk), *_topics(desk)):
        path, ready = _path(document), prepared(document, PLAIN)
        paths.add(path)
        kept = Cache(cache).get(ready)
        if kept is None:
            steps.append(Step("print", path, Cache(cache).lack(ready)))
        else:
            _put(folder / path, kept[0])
    return frozenset(paths), tuple(steps)


def render(
    document: Document, options: Options = PLAIN, cache: Path | None = None
) -> tuple[bytes, tuple[Problem, ...]]:
    """``document`` as a PDF, and what an editor should look at; an empty PDF goes with an error that says why."""
    ready = prepared(document, options)
    shelf = Cache(cache) if cache else None
    kept = shelf.get(ready) if shelf else None
    if kept is not None:
        return kept
    made = typeset(ready)
    if shelf and made[0]:
        shelf.put(ready, *made)
    return made


def _written(
    documents: Iterator[Document], folder: Path, cache: Path | None, options: Options
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    done: set[str] = set()
    problems: list[Problem] = []
    for document in documents:
        pdf, found = render(document, options, cache)
        problems += found
        if pdf:
            _put(folder / _path(document), pdf)
            done.add(document.id)
    return frozenset(done), tuple(problems)


def _path(document: Document) -> str:
    """Where the print of an edition or topic lies, from the site's root."""
    return links.edition_pdf(document.id) if document.kind == "edition" else links.topic_pdf(document.id)


def _put(target: Path, pdf: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pdf)
