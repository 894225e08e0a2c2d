"""The site of the sample desk as its readers use it: words in their context, copying, citing, moving between days, printing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.served import recommended, served

pytestmark = pytest.mark.browser
ACCORD = "briefs/kestria-and-velmora-sign-harbour-accord-and-the-fight-over-c782fb/"
EDITION = "briefings/2026-03-11/"


@pytest.fixture(scope="module")
def address(sample: Path) -> Iterator[str]:
    """Where the site is served, with the headers that we recommend."""
    with served(sample, recommended()) as root:
        yield root


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test when the console complains."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    worries: list[str] = []
    opened.on("console", lambda said: worries.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: worries.append(str(error)))
    yield opened
    context.close()
    assert worries == []


def test_words_of_a_brief_appear_in_their_paragraph(page: Page) -> None:
    page.goto(ACCORD)
    number = page.locator(".db-people > li", has_text="Jonas Feldt").locator("> a[href^='#w']")
    number.hover()
    words = page.locator(".db-evidence--words")
    expect(words.locator("mark")).to_have_text("Jonas Feldt, who leads the opposition Free Coast party")
    expect(words.locator("blockquote")).to_contain_text("coalition holds 58 of the 115 seats")
    words.get_by_role("link", name="in the seed’s text").click()
    expect(page.locator("mark:target")).to_have_text("Jonas Feldt, who leads the opposition Free Coast party")


def test_moving_on_to_another_number_leaves_one_panel(page: Page) -> None:
    page.goto(ACCORD)
    for place in (1, 2):
        page.locator(f"#fact-{place} > a").hover()
        expect(page.locator(f"#fact-{place} > a")).to_have_attribute("aria-expanded", "true")
    page.wait_for_timeout(600)  # the first number's panel would have closed by now
    expect(page.locator("[aria-expanded=true]")).to_have_count(1)
    expect(page.locator("#fact-2 > a")).to_have_attribute("aria-expanded", "true")


def test_words_of_a_briefing_open_by_tap_and_lead_to_the_brief(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(EDITION)
    sign = page.locator(".db-story a.db-ev").first
    fact = (sign.get_attribute("aria-label") or "").removeprefix("Evidence: ").rstrip("…")
    sign.click()
    words = page.locator(".db-evidence--words")
    expect(words.locator("mark")).to_contain_text(fact)
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    sign.click()
    words.get_by_role("link", name="in the brief").click()
    expect(page.locator("#fact-1:target")).to_contain_text(fact)


def test_a_briefing_without_scripts_leads_to_the_fact(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(EDITION)
    page.locator(".db-story a.db-ev").first.click()
    expect(page.locator("#fact-1:target")).to_be_visible()
    context.close()


def test_a_link_to_a_brief_is_copied(page: Page) -> None:
    page.goto(ACCORD + "#when")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url.partition("#")[0]


def test_a_citation_is_copied(page: Page) -> None:
    page.goto(ACCORD)
    for name, id_ in (("BibTeX", "#bibtex"), ("CSL-JSON", "#csl-json")):
        page.locator("summary", has_text=name).click()
        page.get_by_role("button", name=f"Copy {name}").click()
        expect(page.get_by_role("button", name=f"Copy {name}")).to_have_count(0)
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(id_).text_content()


def test_a_brief_is_cited_as_bibtex_and_csl(page: Page) -> None:
    page.goto(ACCORD)
    for name in ("BibTeX", "CSL-JSON"):
        page.locator("summary", has_text=name).click()
    bibtex, csl = page.locator(".db-formats pre").all_inner_texts()
    assert bibtex.startswith("@article{kestria-and-velmora")
    assert bibtex.count("{") == bibtex.count("}")
    assert json.loads(csl)[0]["issued"] == {"date-parts": [[2026, 3, 2]]}


def test_reading_time_hides_what_there_is_no_time_for(page: Page) -> None:
    page.goto(EDITION)
    whole = page.locator("body").inner_text().count(" ")
    page.get_by_label("1 min", exact=True).check()
    short = page.locator("body").inner_text().count(" ")
    assert short < whole
    expect(page.locator(".db-story h2")).to_have_count(4)
    page.get_by_label("all,").check()
    assert page.locator("body").inner_text().count(" ") == whole


def test_days_are_turned_over_and_found_in_the_calendar(page: Page) -> None:
    page.goto(EDITION)
    page.get_by_role("link", name="Earlier 10 March 2026").click()
    expect(page.locator("h1")).to_have_text("Tuesday, 10 March 2026")
    page.get_by_role("link", name="Later 11 March 2026").click()
    expect(page.locator("h1")).to_have_text("Wednesday, 11 March 2026")
    page.get_by_role("link", name="All briefings").click()
    page.locator(".db-calendar a", has_text="13").click()
    expect(page.locator("h1")).to_have_text("Friday, 13 March 2026")


def test_a_position_of_the_matrix_opens_its_words(page: Page) -> None:
    page.goto("topics/halder-accord/")
    page.locator("tr", has_text="Gideon Marsh").get_by_role("button").first.click()
    opened = page.locator(".db-evidence:popover-open")
    expect(opened).to_contain_text("Gideon Marsh on Ratification")
    opened.get_by_role("link", name="statements").click()
    expect(page.locator("h1")).to_have_text("Gideon Marsh")


def test_a_date_that_repeats_a_fact_is_not_listed_beside_it(page: Page) -> None:
    page.goto("search/?q=accord")
    expect(page.locator(".db-result__claims").nth(5)).to_be_visible()
    for claims in page.locator(".db-result__claims").all():
        fact, *others = claims.locator("a").all_text_contents()
        assert not any(other.partition(". ")[2] in fact for other in others if other[0].isdigit())


def test_search_is_moved_through_by_keyboard(page: Page) -> None:
    page.goto("search/?q=pilot")
    expect(page.locator(".db-result").first).to_be_visible()
    page.locator("#find-q").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.db-result') !== null")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("h1#headline")).to_be_visible()


@pytest.mark.parametrize("name", ["person", "topic", "source", "subject", "position"])
def test_every_facet_narrows_the_results(page: Page, name: str) -> None:
    page.goto("search/?q=accord")
    expect(page.locator("#find-status")).to_have_text("18 briefs found.")
    page.locator(f"#find-{name} option").nth(1).wait_for(state="attached")
    page.locator(f"#find-{name}").select_option(index=1)
    expect(page.locator("#find-status")).not_to_have_text("18 briefs found.")
    assert f"{name}=" in page.url
    page.reload()
    expect(page.locator(f"#find-{name}")).not_to_have_value("")
