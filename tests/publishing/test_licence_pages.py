"""What the site is made from: seeds without a brief, whose work is used, and the lists that lead there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from generator.model import Desk, EmptySeed, EngineRef, LabelSpan, Outlet, SeedRef, Stance
from generator.publishing.actors import courses
from generator.publishing.bodies import body
from generator.publishing.briefs import sides
from generator.publishing.editorial import cleaned
from generator.publishing.licences import EMPTY
from generator.publishing.pages import pages
from generator.publishing.site import Request, build
from generator.publishing.sources import LISTED
from tests import desks
from tests.publishing.html import Document

ROOT = Path(__file__).parents[2]
LABELS = (LabelSpan(0, 30, "consent_notice"), LabelSpan(30, 40, "promotion"))


def shown(desk: Desk) -> dict[str, Document]:
    return {page.path: Document(body(page)) for page in pages(desk)[0]}


def empty(count: int) -> tuple[EmptySeed, ...]:
    return tuple(EmptySeed(SeedRef(f"2026/wall-{number}.txt", "5f" * 32), LABELS) for number in range(count))


def test_a_seed_without_a_brief_is_named_with_what_its_text_is() -> None:
    documents = shown(replace(desks.desk(), empty=empty(1)))
    assert "2026/wall-0.txt consent notice 75 %, promotion 25 %" in documents["licences/"].text
    assert "1 seed of the desk" in documents[""].text
    assert "../licences/#empty" in [f"../{address.removeprefix('./')}" for address in documents[""].values("href")]


def test_where_every_seed_gave_a_brief_nothing_is_said_of_others() -> None:
    documents = shown(desks.desk())
    assert "empty" not in documents["licences/"].ids
    assert "no article was found" not in documents[""].text


def test_many_seeds_without_a_brief_are_counted_and_not_all_named() -> None:
    text = shown(replace(desks.desk(), empty=empty(EMPTY + 3)))["licences/"].text
    assert f"wall-{EMPTY - 1}.txt" in text
    assert f"wall-{EMPTY}.txt" not in text
    assert "And 3 others." in text


def test_works_of_others_are_named_with_their_licences(documents: dict[str, Document]) -> None:
    text = documents["licences/"].text
    assert "IPTC Media Topics" in text
    assert "CC BY 4.0" in text
    assert (ROOT / "templates/theme/assets/fonts/OFL.txt").is_file()


def test_what_the_offline_engine_is_made_from_is_named_where_it_read() -> None:
    desk = desks.desk()
    for engine, used in (("offline", True), ("by-hand", False)):
        briefs = tuple(replace(filed, engine=EngineRef(engine, "1")) for filed in desk.briefs)
        text = shown(replace(desk, briefs=briefs))["licences/"].text
        assert f"read by the engine {engine} 1." in text
        assert ("NewsMTSC" in text) is used


def test_a_long_list_of_sources_is_paged() -> None:
    outlets = tuple(Outlet(f"outlet-{number}", f"Outlet {number}", ()) for number in range(LISTED + 1))
    documents = shown(replace(desks.desk(), outlets=outlets))
    assert f"../sources/outlet-{LISTED - 1}/" in documents["sources/"].values("href")
    assert f"../../sources/outlet-{LISTED}/" in documents["sources/page-2/"].values("href")
    assert "../sources/page-2/" in documents["sources/"].values("href")


def test_the_sides_of_a_holder_stand_together_and_keep_their_numbers() -> None:
    said = [
        Stance(holder, "a toll", "supports", "reported", hedged=False, confidence=0.8, quote=None, evidence=())
        for holder in ("Ada", "Bo", "Ada")
    ]
    assert [(holder, [number for number, _ in rows]) for holder, rows in sides(said)] == [("Ada", [1, 3]), ("Bo", [2])]


def test_a_position_that_stays_is_one_step() -> None:
    actor = max(desks.desk().actors, key=lambda one: len(one.statements))
    twice = replace(actor, statements=(*actor.statements, *actor.statements))
    for course in courses(twice):
        positions = [position for _, position, _ in course.steps]
        assert all(one != other for one, other in pairwise(positions))


def test_tables_of_editors_scroll_by_themselves() -> None:
    html = cleaned("<table><tr><td>a</td></tr></table><p>b</p><table><tr><td>c</td></tr></table>")
    assert html.count('tabindex="0"><table>') == html.count("</table></div>") == 2
    assert 'aria-label="Table 2"' in html


def test_the_page_of_an_error_works_below_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://news.example/repo/")
    (tmp_path / "desk").mkdir()
    build(Request(ROOT / "mkdocs.yml", tmp_path / "desk", tmp_path / "site"), desks.load_nothing)
    document = Document((tmp_path / "site" / "404.html").read_text("utf-8"))
    addresses = [one for one in (*document.values("href"), *document.values("src")) if not one.startswith("#")]
    assert addresses
    assert [one for one in addresses if not one.startswith("/repo/")] == []
