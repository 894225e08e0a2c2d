"""The pages of the invented desk, and a desk with its site, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.publishing import links
from generator.publishing.bodies import body
from generator.publishing.page import Page
from generator.publishing.pages import pages
from tests import desks
from tests.publishing import editing
from tests.publishing.html import Document


@pytest.fixture(scope="session")
def made() -> dict[str, Page]:
    found, problems = pages(desks.desk(), frozenset({links.edition_pdf("2026-03-04")}))
    assert not problems
    return {page.path: page for page in found}


@pytest.fixture(scope="session")
def documents(made: dict[str, Page]) -> dict[str, Document]:
    return {path: Document(body(page)) for path, page in made.items()}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with its site."""
    return editing.built_desk(tmp_path_factory.mktemp("built"))


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """A copy of the desk; its site keeps the times at which its files were written."""
    return Path(shutil.copytree(built, tmp_path / "desk"))
