"""The pages of the invented desk, made once."""

from __future__ import annotations

import pytest

from generator.publishing import links
from generator.publishing.bodies import body
from generator.publishing.page import Page
from generator.publishing.pages import pages
from tests import desks
from tests.publishing.html import Document


@pytest.fixture(scope="session")
def made() -> dict[str, Page]:
    found, problems = pages(desks.desk(), frozenset({links.edition_pdf("2026-03-04")}))
    assert not problems
    return {page.path: page for page in found}


@pytest.fixture(scope="session")
def documents(made: dict[str, Page]) -> dict[str, Document]:
    return {path: Document(body(page)) for path, page in made.items()}
