"""``make screenshots``: every kind of page of the built site at four widths, light and dark, and the README's two pictures.

``python -m tests.browser.screenshots SITE OUT`` writes OUT/PAGE-WIDTH-SCHEME.png; with ``--readme`` also docs/edition.png and
docs/brief.png.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import ARGUMENTS, chromium, served

WIDTHS = (320, 390, 1280, 1920)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
KINDS = {
    "edition": "briefings",
    "week": "weeks",
    "brief": "briefs",
    "topic": "topics",
    "actor": "actors",
    "source": "sources",
    "place": "places",
}
README = {"edition": "briefings", "brief": "briefs"}
README_SIZE = (1280, 1000)


def main() -> int:
    """Take the pictures; 2 where there is no Chromium."""
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--readme", action="store_true", help="also take the README's pictures")
    options = parser.parse_args()
    program = chromium()
    if program is None:
        sys.stderr.write("No Chromium on this machine: no pictures.\n")
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    with served(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for name, path in _pages(options.site):
            _take(browser, address + path, options.out / name)
            if options.readme and name in README:
                _picture(browser, address + path, Path("docs") / f"{name}.png")
        browser.close()
    return 0


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """A page of each kind: the one of its kind with the most words."""
    yield "home", ""
    for name, folder in KINDS.items():
        pages = list((site / folder).glob("*/index.html"))
        if pages:
            fullest = max(pages, key=lambda page: (page.stat().st_size, page.parent.name))
            yield name, f"{fullest.parent.relative_to(site).as_posix()}/"
    yield "archive", "archive/"
    yield "agenda", "agenda/"
    yield "search", "search/?q=accord"


def _take(browser: Browser, address: str, target: Path) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(address, wait_until="networkidle")
            page.screenshot(path=target.with_name(f"{target.name}-{width}-{scheme}.png"), full_page=True)
            page.close()


def _picture(browser: Browser, address: str, target: Path) -> None:
    width, height = README_SIZE
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=target)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
