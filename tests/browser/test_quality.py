"""Every kind of page under a checker: accessibility (axe), valid HTML (the W3C's checker), weight, links and anchors.

The sample desk has the fullest pages, the invented one hostile text and pages that the sample lacks.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Opened

from generator.model import Desk, Edition
from generator.publishing.site import Request, build
from tests import desks
from tests.browser.conftest import ROOT
from tests.browser.served import served
from tests.publishing.html import Document

pytestmark = pytest.mark.browser
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HEAVIEST = 120_000
"""Bytes that the first view of a brief takes, compressed."""
HTML = {"briefs": 25_000}
"""Bytes of HTML at most, by kind of page."""
OTHER_HTML = 42_000
"""The fullest page of the sample desk is its month, 40 kB."""
FEWEST_KINDS = 25


def with_a_gap() -> Desk:
    """The invented desk, with the last story of a day moved to a day before, so that days between are empty."""
    desk = desks.desk()
    newest, first = desk.editions
    before = Edition("2026-03-01", (replace(first.stories[1], id="s0"),), 1)
    return replace(desk, editions=(newest, replace(first, stories=first.stories[:1]), before))


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quality") / "site"
    build(Request(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("desk"), folder), lambda: (with_a_gap(), ()))
    return folder


@pytest.fixture(params=["sample", "invented"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def kinds(site: Path) -> Iterator[str]:
    """A page of each kind, the one with the most HTML, and the search page with results."""
    fullest: dict[str, Path] = {}
    for page in sorted(site.rglob("index.html"), key=lambda page: (page.stat().st_size, page)):
        path = page.parent.relative_to(site).as_posix()
        empty = "empty " if "No briefing" in page.read_text("utf-8") else ""
        folder, _, rest = path.partition("/")
        fullest[f"{empty}{folder}/{re.sub(r'^[^/]+|[0-9]+$', '*', rest)}"] = page.parent
    yield from sorted(f"{page.relative_to(site).as_posix()}/".removeprefix("./") for page in fullest.values())
    yield from ("404.html", "search/?q=accord", "search/?position=supports")


def axe() -> str:
    """The script of axe-core (Mozilla Public License 2.0), as axe-playwright-python ships it."""
    try:
        files = metadata.files("axe-playwright-python") or []
    except metadata.PackageNotFoundError:
        pytest.skip("axe-playwright-python is not installed")
    return next(Path(str(file.locate())) for file in files if file.name == "axe.min.js").read_text("utf-8")


def violations(page: Opened, script: str) -> list[str]:
    page.evaluate(script)
    run = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
    found = page.evaluate(run, list(RULES))["violations"]
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_fetched_from_elsewhere(
    sample: Path, invented: Path, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    script, found = axe(), list[str]()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    seen = set[str]()
    for folder in (sample, invented):
        with served(folder) as address:
            page.on("request", lambda one: seen.add(one.url.split("/")[2] if "://" in one.url else ""))
            paths = [path for path in kinds(folder) if folder is sample or path.startswith(("briefings/", "archive/"))]
            for path in paths:
                page.goto(address + path)
                if "?" in path:
                    page.locator(".db-result").first.wait_for()
                found += violations(page, script)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{path} is wider than the screen")
    context.close()
    assert found == []
    assert {host.partition(":")[0] for host in seen} <= {"127.0.0.1", ""}


def test_every_kind_of_page_is_looked_at(sample: Path, invented: Path) -> None:
    assert len(list(kinds(sample))) >= FEWEST_KINDS
    assert any("2026-03-02" in path or "2026-03-03" in path for path in kinds(invented))


@pytest.mark.parametrize(
    ("path", "opener"),
    [
        ("briefs/bridge-vote-1/", "#fact-1 > a"),
        ("briefs/bridge-vote-1/", ".db-menu"),
        ("briefings/2026-03-04/", "a.db-ev"),
        ("topics/bridge/", ".db-cell"),
        ("search/?q=bridge", ".db-find__more summary"),
    ],
)
def test_axe_finds_nothing_in_what_opens(invented: Path, browser: Browser, path: str, opener: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
    page = context.new_page()
    with served(invented) as address:
        page.goto(address + path, wait_until="networkidle")
        page.locator(opener).first.click()
        page.locator("[popover]:popover-open, details[open]").first.wait_for()
        page.wait_for_load_state("networkidle")
        assert violations(page, axe()) == []
    context.close()


def test_the_w3c_checker_finds_no_error(site: Path) -> None:
    jar, java = os.environ.get("VNU_JAR"), shutil.which("java")
    if jar is None or java is None:
        pytest.skip("no W3C checker here: VNU_JAR names its vnu.jar, and Java runs it")
    options = ["--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always"]
    done = subprocess.run([java, "-jar", jar, *options, str(site)], capture_output=True, text=True, check=True)
    assert [(one["url"], one["message"]) for one in json.loads(done.stderr or done.stdout)["messages"]] == []


def test_a_brief_is_light(sample: Path) -> None:
    page = max((sample / "briefs").glob("*/index.html"), key=lambda page: page.stat().st_size)
    document = Document(page.read_text("utf-8"))
    linked = [
        attributes.get("src") or attributes.get("href", "")
        for name, attributes in document.elements
        if name in ("script", "img") or (name == "link" and attributes.get("rel") in ("stylesheet", "icon", "preload"))
    ]
    files = [page, *((page.parent / address).resolve() for address in linked if address)]
    assert len(files) > 5
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= HEAVIEST


def test_no_page_is_long(sample: Path) -> None:
    sizes = {page.relative_to(sample): page.stat().st_size for page in sample.rglob("*.html")}
    heavy = {str(path): size for path, size in sizes.items() if size > HTML.get(path.parts[0], OTHER_HTML)}
    assert heavy == {}


def test_no_link_is_broken_and_no_page_is_an_orphan(site: Path) -> None:
    pages = {path: Document(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    reached = {site / "index.html", site / "404.html"}
    broken: list[tuple[str, str]] = []
    for path, document in pages.items():
        base = site if path.name == "404.html" else path.parent
        for address in document.values("href"):
            target, _, anchor = address.partition("#")
            if address.startswith(("https:", "mailto:")):
                continue
            file = (base / target.lstrip("/")).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            reached.add(file)
            if not file.is_file() or (anchor and file in pages and anchor not in pages[file].ids):
                broken.append((str(path.relative_to(site)), address))
    assert broken == []
    assert sorted(str(path.relative_to(site)) for path in pages.keys() - reached) == []
