"""Pages about the site itself: the ledger of corrections, briefs without a day, and search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model import FiledBrief
from generator.publishing.catalogue import Catalogue
from generator.publishing.listing import BRIEFS
from generator.publishing.page import Page
from generator.publishing.paging import Part, parted


def about_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The ledger of corrections, the briefs without a day, and the search page."""
    corrections = sorted(catalogue.desk.corrections, key=lambda correction: correction.date, reverse=True)
    yield Page(
        path="corrections/",
        title="Corrections",
        description="Every change that an editor made to a brief after it was published.",
        section="about",
        template="corrections.html.j2",
        view=lambda: {"corrections": [(entry, catalogue.briefs.get(entry.brief)) for entry in corrections]},
        day=corrections[0].date if corrections else None,
        feed=True,
    )
    yield from _undated_pages(catalogue)
    yield Page(
        path="search/",
        title="Search",
        description="Search all briefs, claims and quotes.",
        section="search",
        template="search.html.j2",
        view=dict,
        listed=False,
    )


def _undated_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The briefs without a day; one page where there are none, since other pages lead to it."""
    for part in list(parted(catalogue.desk.undated, BRIEFS, "undated/")) or [Part("undated/", 1)]:
        yield Page(
            path=part.path,
            title="Undated briefs" + (f", page {part.number}" if part.number > 1 else ""),
            description="Briefs of articles that do not say when they were published.",
            section="archive",
            template="undated.html.j2",
            view=_undated_view(part),
        )


def _undated_view(part: Part[FiledBrief]) -> Callable[[], Mapping[str, object]]:
    return lambda: {"part": part}
