from __future__ import annotations

from dataclasses import replace

import pytest

from generator.publishing import prints
from generator.publishing.print_contents import Document
from generator.publishing.prints import Options
from tests import desks
from tests.pdfs import ACCESSIBLE, LASTING, LASTING_WITH_FILES, failures

ADDRESS = "https://briefs.example/"


def documents() -> dict[str, Document | None]:
    desk = desks.desk()
    story = desk.editions[1].stories[0]
    many = tuple(replace(story, id=f"s{number}") for number in range(30))
    long = replace(desk, editions=(replace(desk.editions[1], stories=many),))
    return {
        "edition": prints.edition_document(desk, "2026-03-04", ADDRESS),
        "long edition": prints.edition_document(long, "2026-03-04"),
        "week": prints.week_document(desk, "2026-W10", ADDRESS),
        "topic": prints.topic_document(desk, "bridge", ADDRESS),
        "actor": prints.actor_document(desk, "ada-brandt", ADDRESS),
        "brief": prints.brief_document(desk, "bridge-vote-1", ADDRESS),
    }


@pytest.mark.parametrize("kind", sorted(documents()))
@pytest.mark.parametrize(
    "options", [Options(), Options(columns=1, draft=True), Options(large=True), Options(bundle=True)]
)
def test_prints_are_accessible_and_lasting(kind: str, options: Options) -> None:
    document = documents()[kind]
    assert document is not None
    pdf, problems = prints.render(document, options)
    assert problems == ()
    assert failures(pdf, ACCESSIBLE, LASTING_WITH_FILES if options.bundle else LASTING) == []


def test_a_print_without_a_date_is_accessible() -> None:
    document = prints.brief_document(desks.desk(), "lamp-5")
    assert document is not None
    assert failures(prints.render(document)[0], ACCESSIBLE) == []
