"""The built site in a real browser, below a folder of a plain web server: reading, searching, evidence, and no surprises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect
from playwright.sync_api import Request as BrowserRequest

from generator.publishing.site import Request, build
from tests import desks
from tests.browser.served import recommended, served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: below ``/repo/``, as on a project's pages, with the headers that we recommend."""
    folder = tmp_path_factory.mktemp("served")
    content = tmp_path_factory.mktemp("desk")
    build(Request(ROOT / "mkdocs.yml", content, folder / "repo"), desks.load_nothing)
    with served(folder, recommended()) as root:
        yield f"{root}repo/"


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


def test_evidence_opens_by_keyboard_in_its_context_and_closes_again(page: Page, address: str) -> None:
    page.goto(f"{address}briefs/bridge-vote-1/")
    number = page.locator("#fact-1 > a")
    number.focus()
    page.keyboard.press("Enter")
    words = page.locator(".db-evidence--words")
    expect(words).to_be_visible()
    expect(words.locator("blockquote")).to_contain_text("The council of Port Verran voted 12 to 11")
    expect(words).to_contain_text("characters 120–")
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(number).to_be_focused()


def test_evidence_shows_while_the_mouse_rests_on_its_number(page: Page, address: str) -> None:
    page.goto(f"{address}briefs/bridge-vote-1/")
    page.locator(".db-people li:first-child a[href^='#w']").hover()
    words = page.locator(".db-evidence--words")
    expect(words).to_contain_text("Ada Brandt")
    page.mouse.move(5, 5)
    expect(words).to_be_hidden()


def test_without_scripts_the_number_leads_to_the_words(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}briefs/bridge-vote-1/")
    page.locator("#fact-1 > a").click()
    expect(page.locator("li:target")).to_contain_text("The council of Port Verran voted 12 to 11")
    context.close()


def test_the_words_are_in_print(page: Page, address: str) -> None:
    page.goto(f"{address}briefs/bridge-vote-1/")
    page.emulate_media(media="print")
    expect(page.locator("#words ~ ol li").first).to_be_visible()
    expect(page.locator(".db-formats").first).to_be_hidden()


def test_statements_of_an_actor_are_sifted_by_words_topic_and_date(page: Page, address: str) -> None:
    page.goto(f"{address}actors/ada-brandt/")
    page.evaluate("document.querySelector('[data-sieve]').hidden = false")
    cards = page.locator(".db-said-all .db-card:visible")
    expect(cards).to_have_count(3)
    page.get_by_label("From").fill("2026-03-05")
    expect(cards).to_have_count(1)
    expect(cards.first).to_contain_text("A small toll is fair.")
    page.get_by_label("Words").fill("nothing like this")
    expect(page.locator(".db-sieve__count")).to_have_text("0 of 3")


def test_search_within_dates_and_for_single_claims(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=toll&from=2026-03-05&to=2026-03-31")
    expect(page.locator("#find-status")).to_have_text("1 brief found.")
    page.locator("#find-from").fill("2026-03-20")
    expect(page.locator("#find-status")).to_have_text("No brief of these days.")
    page.goto(f"{address}search/?q=fishermen&kind=claims")
    expect(page.locator(".db-result__claim").first).to_contain_text("Fishermen left the hall")
    expect(page.locator(".db-result__claim").first).to_have_attribute("href", f"{address}briefs/bridge-vote-1/#fact-3")


def test_colours_are_chosen_and_kept(page: Page, address: str) -> None:
    page.goto(address)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    page.goto(f"{address}topics/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_no_page_is_wider_than_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "",
        "briefs/bridge-vote-1/",
        "topics/bridge/",
        "actors/ada-brandt/",
        "search/",
        "archive/2026-03/",
        "agenda/",
    ):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
