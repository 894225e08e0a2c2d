"""The built site in a real browser, below a folder of a plain web server: reading, searching, evidence, and no surprises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect, sync_playwright
from playwright.sync_api import Request as BrowserRequest

from generator.publishing.site import Request, build
from tests import desks
from tests.browser.served import ARGUMENTS, chromium, served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: below ``/repo/``, as on a project's pages."""
    folder = tmp_path_factory.mktemp("served")
    content = tmp_path_factory.mktemp("desk")
    build(Request(ROOT / "mkdocs.yml", content, folder / "repo"), desks.load_nothing)
    with served(folder) as root:
        yield f"{root}repo/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test when the console complains or another host is asked for anything."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(10_000)
    worries: list[str] = []
    allowed = (address.removesuffix("repo/"), "data:")

    def spoken(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            worries.append(message.text)

    def asked(request: BrowserRequest) -> None:
        if not request.url.startswith(allowed):
            worries.append(request.url)

    def shown(dialog: Dialog) -> None:
        worries.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    opened.on("console", spoken)
    opened.on("pageerror", lambda error: worries.append(str(error)))
    opened.on("request", asked)
    opened.on("dialog", shown)
    yield opened
    opened.close()
    assert worries == []


def test_search_finds_a_claim_and_leads_to_it(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("fishermen")
    page.keyboard.press("Enter")
    expect(page.locator("#find-status")).to_have_text("1 brief found.")
    expect(page.locator("#find-results mark").first).to_have_text("Fishermen")
    page.locator(".db-result__claims a").first.click()
    expect(page).to_have_url(f"{address}briefs/bridge-vote-1/#fact-3")
    expect(page.locator("h1")).to_have_text("Council backs the Verran bridge by one vote")


def test_a_search_is_kept_in_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=bridge&source=The+Strait+Observer&sort=newest")
    expect(page.locator("#find-status")).to_have_text("1 brief found.")
    expect(page.locator("#find-source")).to_have_value("The Strait Observer")
    page.locator("#find-source").select_option("")
    expect(page.locator("#find-status")).to_have_text("2 briefs found.")
    expect(page).to_have_url(f"{address}search/?q=bridge&sort=newest")


def test_facets_alone_list_briefs_by_day(page: Page, address: str) -> None:
    page.goto(f"{address}search/?position=supports")
    expect(page.locator(".db-result .db-entry__title")).to_have_text(
        ["Minister now open to a toll", "Council backs the Verran bridge by one vote"]
    )
    page.locator("#find-sort").select_option("oldest")
    expect(page.locator(".db-result .db-entry__title").first).to_have_text(
        "Council backs the Verran bridge by one vote"
    )


def test_search_files_are_loaded_only_when_somebody_searches(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}briefs/bridge-vote-1/")
    page.goto(f"{address}topics/bridge/")
    assert [url for url in asked if "pagefind" in url] == []


def test_hostile_text_is_found_and_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=ferry")
    expect(page.locator(".db-result .db-entry__title")).to_have_text("Ferry " + desks.HOSTILE)
    page.locator(".db-result .db-entry__title").click()
    expect(page.locator("h1")).to_have_text("Ferry " + desks.HOSTILE)
    expect(page.locator("img")).to_have_count(0)


def test_evidence_opens_by_keyboard_and_closes_again(page: Page, address: str) -> None:
    page.goto(f"{address}briefs/bridge-vote-1/")
    page.locator("#fact-1 .db-ev").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#e-what-1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#e-what-1")).to_be_hidden()


def test_evidence_is_in_print(page: Page, address: str) -> None:
    page.goto(f"{address}briefs/bridge-vote-1/")
    page.emulate_media(media="print")
    expect(page.locator("#e-what-1")).to_be_visible()
    expect(page.locator(".db-ev").first).to_be_hidden()


def test_colours_are_chosen_and_kept(page: Page, address: str) -> None:
    page.goto(address)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    page.goto(f"{address}topics/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_reading_time_hides_and_shows(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/2026-03-04/")
    page.get_by_label("1 min").check()
    expect(page.locator(".db-story__lead").first).to_be_hidden()
    page.get_by_label("all", exact=True).check()
    expect(page.locator(".db-story__lead").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_no_page_is_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("", "briefs/bridge-vote-1/", "topics/bridge/", "actors/ada-brandt/", "search/", "corrections/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
