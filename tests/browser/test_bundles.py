"""Search over an index for each period: in a real browser the periods are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect, sync_playwright

from generator import pipeline, store
from generator.planning import Folders
from generator.publishing import search_index
from tests.benchmarks import corpus
from tests.browser.served import ARGUMENTS, chromium, served

pytestmark = pytest.mark.browser
NUMBERS = (0, 1, 400, 700, 1900, 5000, 7600, 8000, 8001, 8200)
"""Briefs of three years: their days grow with their numbers."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    corpus.write_desk(folder, 0, search=True)
    (folder / "content" / "seeds").mkdir()
    for number in NUMBERS:
        store.write(folder / "content" / "briefs", corpus.file_name(number), corpus.brief_file(number))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "ONE_INDEX", 0)
        pipeline.build(Folders.of(folder / "content"), folder / "repo", pdf=False)
    return folder


@pytest.fixture(scope="module")
def page(desk: Path) -> Iterator[Page]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium on this machine")
    with served(desk) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        opened = browser.new_context(base_url=f"{root}repo/").new_page()
        opened.set_default_timeout(20_000)
        yield opened
        browser.close()


def days(page: Page) -> list[str]:
    """The days of the briefs shown, whose addresses end in their numbers."""
    addresses = page.locator("#find-results .db-entry__title").evaluate_all("links => links.map(link => link.href)")
    return [corpus.day_of(int(address.rstrip("/").rpartition("-")[2])) for address in addresses]


def test_older_periods_have_an_index_of_their_own(desk: Path) -> None:
    names = {path.parent.name for path in (desk / "repo" / "pagefind").glob("*/pagefind-entry.json")}
    assert names == {"2020-Q1", "2020-Q2", "2020-Q3"} | {name for name in names if name.startswith("2021")}
    assert not list((desk / "repo" / "pagefind").glob("*/pagefind.js"))


@pytest.mark.parametrize(("order", "backwards"), [("newest", True), ("oldest", False)])
def test_results_of_all_periods_are_sorted_by_day(page: Page, order: str, *, backwards: bool) -> None:
    page.goto(f"search/?q=courier+said&sort={order}")
    page.goto(f"search/?position=supports&sort={order}")
    expect(page.locator("#find-status")).to_contain_text("found")
    expect(page.locator("#find-results li.db-result").nth(2)).to_be_visible()
    found = days(page)
    assert len(found) > 2
    assert found == sorted(found, reverse=backwards)


def asked(page: Page, search: str) -> list[str]:
    """Pagefind's files that a new ``page`` fetches for ``search`` until the first result can be seen."""
    found: list[str] = []

    def told(request: Request) -> None:
        found.append(request.url.partition("/pagefind/")[2])

    page.on("request", told)
    page.goto(f"search/?{search}")
    expect(page.locator("#find-results li.db-result").first).to_be_visible()
    return [name for name in found if name]


def test_without_a_word_no_file_of_words_is_fetched(page: Page) -> None:
    found = asked(page.context.new_page(), "position=supports&sort=newest")
    assert [name for name in found if "pf_filter" in name] != []
    assert [name for name in found if "pf_index" in name] == []


def test_days_are_looked_for_in_their_period_first(page: Page) -> None:
    day = corpus.day_of(400)
    new = page.context.new_page()
    found = asked(new, f"from={day}&to={day}")
    assert set(days(new)) == {day}
    period = f"2020-Q{(int(day[5:7]) + 2) // 3}"
    assert next(name.partition("/")[0] for name in found if name.startswith("20")) == period


def test_older_periods_that_cannot_be_loaded_are_named(page: Page) -> None:
    new = page.context.new_page()
    new.route("**/pagefind/2020-*/**", lambda route: route.abort())
    new.goto("search/?q=courier")
    expect(new.locator("#find-status")).to_contain_text("Older ones could not be loaded: search again.")
    new.unroute("**/pagefind/2020-*/**")
    new.get_by_label("Words").press("Enter")
    expect(new.locator("#find-status")).to_have_text(re.compile(r"^\d+ briefs found\.$"))


def test_facets_count_over_all_periods(page: Page) -> None:
    page.goto("search/?position=supports")
    expect(page.locator("#find-status")).to_contain_text("found")
    counted = page.locator("#find-position option[value=supports]").text_content() or ""
    wanted = sum(any(one.position == "supports" for one in corpus.brief(number).stance) for number in NUMBERS)
    assert f"({wanted})" in counted
    expect(page.locator("#find-status")).to_contain_text(f"{wanted} briefs found")
