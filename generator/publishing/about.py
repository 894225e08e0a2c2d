"""Pages about the site itself: the ledger of corrections, and search."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publishing.catalogue import Catalogue
from generator.publishing.page import Page


def about_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The ledger of corrections and the search page."""
    corrections = sorted(catalogue.desk.corrections, key=lambda correction: correction.date, reverse=True)
    yield Page(
        path="corrections/",
        title="Corrections",
        description="Every change that an editor made to a brief after it was published.",
        section="about",
        template="corrections.html.j2",
        view=lambda: {"corrections": [(entry, catalogue.briefs.get(entry.brief)) for entry in corrections]},
        day=corrections[0].date if corrections else None,
    )
    yield Page(
        path="search/",
        title="Search",
        description="Search all briefs, claims and quotes.",
        section="search",
        template="search.html.j2",
        view=dict,
        listed=False,
    )
