"""Every kind of page under a checker: accessibility (axe), valid HTML (the W3C's checker), weight, links and anchors."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from generator.publishing.site import Request, build
from tests import desks
from tests.browser.served import served
from tests.publishing.html import Document

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
KINDS = (
    "", "archive/", "archive/2026-03/", "weeks/2026-w10/", "briefings/2026-03-04/", "briefs/bridge-vote-1/", "topics/",
    "topics/bridge/", "actors/", "actors/ada-brandt/", "sources/", "sources/estmark-courier/", "places/",
    "places/port-verran/", "agenda/", "undated/", "corrections/", "search/?q=bridge", "404.html",
    "seeds/bridge-vote-1-da51fa8a/", "subjects/", "subjects/20000593/",
)  # fmt: skip
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HEAVIEST = 120_000
HTML = 25_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quality") / "site"
    build(Request(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("desk"), folder), desks.load_nothing)
    return folder


def axe() -> str:
    """The script of axe-core (Mozilla Public License 2.0), as axe-playwright-python ships it."""
    try:
        files = metadata.files("axe-playwright-python") or []
    except metadata.PackageNotFoundError:
        pytest.skip("axe-playwright-python is not installed")
    return next(Path(str(file.locate())) for file in files if file.name == "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(site: Path, browser: Browser, width: int, scheme: Literal["light", "dark"]) -> None:
    script = axe()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found: list[str] = []
    with served(site) as address:
        for path in KINDS:
            page.goto(address + path, wait_until="networkidle")
            page.evaluate(script)
            result = page.evaluate(
                "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", list(RULES)
            )
            found += [f"{path} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
    context.close()
    assert found == []


def test_axe_finds_nothing_while_words_and_menu_are_open(site: Path, browser: Browser) -> None:
    script = axe()
    context = browser.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
    page = context.new_page()
    with served(site) as address:
        page.goto(f"{address}briefs/bridge-vote-1/")
        for opener in ("#fact-1 > a", ".db-menu"):
            page.locator(opener).click()
            page.evaluate(script)
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert [one["id"] for one in result["violations"]] == [], opener
            page.keyboard.press("Escape")
    context.close()


def test_the_w3c_checker_finds_no_error(site: Path) -> None:
    jar, java = os.environ.get("VNU_JAR"), shutil.which("java")
    if jar is None or java is None:
        pytest.skip("no W3C checker here: VNU_JAR names its vnu.jar, and Java runs it")
    command = [
        java,
        "-jar",
        jar,
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        str(site),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [(one["url"], one["message"]) for one in json.loads(done.stderr or done.stdout)["messages"]] == []


def test_a_brief_is_light(site: Path) -> None:
    page = site / "briefs" / "bridge-vote-1" / "index.html"
    document = Document(page.read_text("utf-8"))
    linked = [
        attributes.get("src") or attributes.get("href", "")
        for name, attributes in document.elements
        if name in ("script", "img") or (name == "link" and attributes.get("rel") in ("stylesheet", "icon"))
    ]
    files = [page, *((page.parent / address).resolve() for address in linked if address)]
    assert len(files) > 4
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= HEAVIEST
    assert page.stat().st_size <= HTML


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
