"""What the tests of this folder share: a browser for each file, and the site of the sample desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator import pipeline
from generator.publishing.site import Request, build
from tests.browser.served import ARGUMENTS, chromium

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of ``content/``, without its PDFs."""
    content, folder = ROOT / "content", tmp_path_factory.mktemp("sample") / "site"
    build(Request(ROOT / "mkdocs.yml", content, folder), lambda: pipeline.desk(content))
    return folder
