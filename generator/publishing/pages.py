"""From the desk to pages: the one stage that knows which pages a site has."""

from __future__ import annotations

from generator.model import Desk, Problem
from generator.publishing.about import about_pages
from generator.publishing.actors import actor_pages
from generator.publishing.agenda import agenda_pages
from generator.publishing.briefs import brief_pages
from generator.publishing.catalogue import Catalogue, catalogue
from generator.publishing.editions import edition_pages
from generator.publishing.licences import licence_pages
from generator.publishing.markdown_limits import faults
from generator.publishing.page import Page
from generator.publishing.periods import period_pages
from generator.publishing.places import place_pages
from generator.publishing.seed_texts import seed_pages
from generator.publishing.sources import source_pages
from generator.publishing.subjects import subject_pages
from generator.publishing.topics import topic_pages

MAKERS = (
    edition_pages,
    period_pages,
    brief_pages,
    topic_pages,
    subject_pages,
    actor_pages,
    source_pages,
    place_pages,
    agenda_pages,
    seed_pages,
    about_pages,
    licence_pages,
)
"""Each takes the catalogue and gives the pages of one kind."""


def pages(desk: Desk, pdfs: frozenset[str] = frozenset()) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """All pages of the site of ``desk``, each path once; ``pdfs`` are the paths of the printed editions and topics that exist."""
    return pages_of(catalogue(desk, pdfs))


def pages_of(known: Catalogue) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """All pages of the site of the desk in ``known``, each path once."""
    found: dict[str, Page] = {}
    problems = list(faults(known.desk))
    for maker in MAKERS:
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
