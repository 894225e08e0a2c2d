"""From the desk to pages: the one stage that knows which pages a site has."""

from __future__ import annotations

from generator.model import Desk, Problem
from generator.publishing.about import about_pages
from generator.publishing.briefs import brief_pages
from generator.publishing.catalogue import catalogue
from generator.publishing.editions import edition_pages
from generator.publishing.page import Page
from generator.publishing.subjects import subject_pages


def pages(desk: Desk, pdfs: frozenset[str] = frozenset()) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """All pages of the site of ``desk``, each path once; ``pdfs`` are the paths of the printed editions and topics that exist."""
    known = catalogue(desk, pdfs)
    found: dict[str, Page] = {}
    problems = []
    for maker in (edition_pages, brief_pages, subject_pages, about_pages):
        for page in maker(known):
            if page.path in found:
                problems.append(_taken(page))
            else:
                found[page.path] = page
    return tuple(found.values()), tuple(problems)


def _taken(page: Page) -> Problem:
    return Problem(
        path=page.path,
        place="",
        message=f"Two pages want this address; “{page.title}” is left out.",
        remedy="Give one of them another id.",
    )
