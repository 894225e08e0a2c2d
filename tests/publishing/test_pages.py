"""Pages from the desk: what they say, what they link, and that text stays text."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Desk
from generator.publishing import links
from generator.publishing.bodies import body
from generator.publishing.data import data_files
from generator.publishing.page import Page
from generator.publishing.pages import pages
from tests import desks
from tests.publishing.html import Document

OURS = set(
    "a abbr article aside b blockquote button caption circle dd del desc details div dl dt em fieldset figcaption "
    "figure footer form h1 h2 h3 header input ins label legend li mark nav noscript ol option p path pre q rect "
    "section select small span strong summary svg table tbody td th thead time title tr ul".split()
)
"""Elements that our templates make; one that is not here came out of a text."""

ATTRIBUTES = set(
    "action aria-describedby aria-hidden aria-label aria-labelledby autocomplete checked class cx cy d data-at "
    "data-copy data-day data-index data-pagefind-body data-pagefind-filter data-pagefind-ignore "
    "data-pagefind-meta data-pagefind-sort data-root data-sieve data-topics datetime for height hidden href id "
    "method name popover popovertarget preserveaspectratio r rel role scope spellcheck tabindex title type value "
    "viewbox width x y".split()
)


def test_there_is_a_page_for_everything(made: dict[str, Page]) -> None:
    wanted = ["", "briefings/2026-03-04/", "briefs/bridge-vote-1/", "topics/bridge/", "actors/ada-brandt/"]
    wanted += ["sources/estmark-courier/", "archive/", "archive/2026-03/", "undated/", "corrections/", "search/"]
    assert set(wanted) <= made.keys()


def test_no_text_becomes_markup(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        assert document.names <= OURS, path
        assert {name for _, attributes in document.elements for name in attributes} <= ATTRIBUTES, path
    brief = documents[links.brief_path("../../etc/" + desks.HOSTILE)]
    assert brief.text.count(desks.HOSTILE) > 5


def test_addresses_in_text_never_become_scripts(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        for address in document.values("href"):
            assert not address.lower().lstrip().startswith(("javascript:", "data:", "//")), path
            known = ("#", "./", "../", "https://news.example/", "https://iptc.org/", "brief.")
            assert address.startswith(known) or path == "licences/", (path, address)


def test_ids_are_unique_and_evidence_buttons_reach_theirs(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        assert len(document.ids) == len(set(document.ids)), path
        assert set(document.values("popovertarget")) <= set(document.ids), path


def test_internal_links_lead_to_pages_and_anchors(made: dict[str, Page], documents: dict[str, Document]) -> None:
    files = {file.path for file in data_files(desks.desk(), "Desk", "")}
    files |= {"brief.json", "brief.yml", links.edition_pdf("2026-03-04"), "assets/fonts/OFL.txt"}
    for path, document in documents.items():
        for address in document.values("href"):
            if address.startswith("https:") or address in files:
                continue
            target, _, anchor = address.partition("#")
            target = target.replace(links.root_of(path), "", 1) if target else path
            assert target in made or target in files, (path, address)
            assert not anchor or anchor in documents[target].ids, (path, address)


def test_two_pages_of_one_address_are_a_problem() -> None:
    desk = desks.desk()
    found, problems = pages(replace(desk, outlets=(*desk.outlets, desk.outlets[0])))
    assert [problem.path for problem in problems] == ["sources/estmark-courier/"]
    assert len({page.path for page in found}) == len(found)


def test_an_empty_desk_says_so() -> None:
    found, _ = pages(Desk((), (), (), (), (), ()))
    assert "No briefing yet" in body(found[0])
    for page in found:
        assert body(page)
