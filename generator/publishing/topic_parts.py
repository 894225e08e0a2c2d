"""What a topic's own page has no room for: more actors of its stance matrix, and its earlier changes of position."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model import Shift, Topic
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.matrix import Matrix, Row, stance_matrix
from generator.publishing.page import Page
from generator.publishing.paging import Part, parted

ROWS = 12
"""How many actors the matrix of a topic's page shows, those with most statements: with their words about 12 kB of HTML."""
MORE_ROWS = 30
"""How many each further page shows."""
CHANGES = 4
"""How many changes of position a topic's page tells; each is about 1 kB with the words before and after."""
MORE_CHANGES = 20
"""How many each further page tells."""


def further_pages(catalogue: Catalogue, topic: Topic) -> Iterator[Page]:
    """The pages of more positions and of earlier changes of ``topic``."""
    matrix = stance_matrix(catalogue, topic)
    rows = matrix.rows[ROWS:] if matrix else ()
    if matrix:
        for actors in parted(rows, MORE_ROWS, links.positions_path(topic.entry.id)):
            view = _positions_view(catalogue, topic, matrix, actors)
            yield _page(topic, actors, "more positions", "positions.html.j2", view)
    for changes in parted(topic.shifts[CHANGES:], MORE_CHANGES, links.changes_path(topic.entry.id)):
        view = _changes_view(catalogue, topic, changes)
        yield _page(topic, changes, "earlier changes", "changes.html.j2", view)


def _page(
    topic: Topic, part: Part[Row] | Part[Shift], what: str, template: str, view: Callable[[], Mapping[str, object]]
) -> Page:
    return Page(
        path=part.path,
        title=f"{topic.entry.name}: {what}" + (f", page {part.number}" if part.number > 1 else ""),
        description=f"{topic.entry.name}: {what}.",
        section="topics",
        template=template,
        view=view,
    )


def _positions_view(
    catalogue: Catalogue, topic: Topic, matrix: Matrix, part: Part[Row]
) -> Callable[[], Mapping[str, object]]:
    return lambda: {
        "entry": topic.entry,
        "part": part,
        "matrix": Matrix(matrix.issues, tuple(part.items)),
        "catalogue": catalogue,
    }


def _changes_view(catalogue: Catalogue, topic: Topic, part: Part[Shift]) -> Callable[[], Mapping[str, object]]:
    return lambda: {"entry": topic.entry, "part": part, "catalogue": catalogue}
