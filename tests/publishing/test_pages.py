"""Pages from the desk: what they say, what they link, and that text stays text."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Desk
from generator.publishing import links
from generator.publishing.bodies import body
from generator.publishing.chart import coverage_chart
from generator.publishing.data import brief_record, json_bytes, yaml_bytes
from generator.publishing.dates import spoken
from generator.publishing.editorial import markdown_html
from generator.publishing.feeds import atom, feeds, json_feed
from generator.publishing.jsonld import script_json
from generator.publishing.page import Page, shortened
from generator.publishing.pages import pages
from generator.publishing.visible import visible
from tests import desks
from tests.publishing.html import Document

OURS = set(
    "a article aside blockquote button caption dd del desc details div dl dt em fieldset figcaption figure footer form h1 h2 h3 "
    "header input ins label legend li nav noscript ol option p path circle q rect section select span strong svg table tbody "
    "td th thead time title tr ul".split()
)
"""Elements that our templates make; one that is not here came out of a text."""

ATTRIBUTES = set(
    "aria-hidden aria-label aria-labelledby aria-describedby action autocomplete checked class cx cy d data-index "
    "data-pagefind-body data-pagefind-filter data-pagefind-ignore data-pagefind-meta data-pagefind-sort data-root datetime for "
    "height hidden href id method name popover popovertarget preserveaspectratio r rel role scope spellcheck tabindex type "
    "value viewbox width x y".split()
)


@pytest.fixture(scope="module")
def made() -> dict[str, Page]:
    found, problems = pages(desks.desk(), frozenset({links.edition_pdf("2026-03-04")}))
    assert not problems
    return {page.path: page for page in found}


@pytest.fixture(scope="module")
def documents(made: dict[str, Page]) -> dict[str, Document]:
    return {path: Document(body(page)) for path, page in made.items()}


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
            assert address.startswith(("#", "./", "../", "https://news.example/", "brief.")), (path, address)


def test_ids_are_unique_and_evidence_buttons_reach_theirs(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        assert len(document.ids) == len(set(document.ids)), path
        assert set(document.values("popovertarget")) <= set(document.ids), path


def test_internal_links_lead_to_pages_and_anchors(made: dict[str, Page], documents: dict[str, Document]) -> None:
    files = {"brief.json", "brief.yml", links.edition_pdf("2026-03-04")}
    for path, document in documents.items():
        for address in document.values("href"):
            if address.startswith("https:") or address in files:
                continue
            target, _, anchor = address.partition("#")
            target = target.replace(links.root_of(path), "", 1) if target else path
            assert target in made or target in files, (path, address)
            assert not anchor or anchor in documents[target].ids, (path, address)


def test_every_value_of_a_brief_shows_its_evidence(documents: dict[str, Document]) -> None:
    brief = desks.desk().briefs[0].brief
    text = documents["briefs/bridge-vote-1/"].text
    found = [*brief.headline.evidence, *(item for fact in brief.what for item in fact.evidence)]
    found += [item for who in brief.who for item in who.evidence]
    found += [item for when in brief.when for item in when.evidence]
    found += [item for where in brief.where for item in where.evidence]
    found += [item for stance in brief.stance for item in stance.evidence]
    found += [item for tone in brief.tone for item in tone.evidence]
    for evidence in found:
        assert evidence.exact in text
        assert f"characters {evidence.start}–{evidence.end}" in text


def test_a_brief_tells_how_dates_were_derived_and_who_corrected_what(documents: dict[str, Document]) -> None:
    text = documents["briefs/bridge-vote-1/"].text
    assert "last weekday before publication" in text
    assert "3 March 2026" in text
    assert "The minister's title was misspelt." in text
    assert "as described by Ada Brandt" in text
    ledger = documents["corrections/"].text
    assert "harbor minister" in ledger
    assert "harbour minister" in ledger


def test_an_edition_begins_with_facts_of_its_briefs(documents: dict[str, Document]) -> None:
    edition = desks.desk().editions[1]
    text = documents["briefings/2026-03-04/"].text
    assert edition.stories[0].briefs[0].brief.what[0].text in text.partition("Reading time")[0]
    assert "Where they differ" in text
    assert "The Strait Observer" in text
    assert "3 seeds, 3 briefs" in text


def test_a_story_is_new_once_and_then_continues() -> None:
    desk = desks.desk()
    later, first = desk.editions
    continued = replace(later, stories=(replace(later.stories[0], id="s1"),))
    found, _ = pages(replace(desk, editions=(continued, first)))
    bodies = {page.path: Document(body(page)).text for page in found}
    assert "Continues from 4 Mar" in bodies["briefings/2026-03-05/"]
    assert "Continues" not in bodies["briefings/2026-03-04/"]
    assert "Bridge wins" in bodies["briefs/bridge-toll-3/"]


def test_the_pdf_is_linked_only_where_it_exists(documents: dict[str, Document]) -> None:
    assert "../../briefings/2026-03-04/daybrief-2026-03-04.pdf" in documents["briefings/2026-03-04/"].values("href")
    assert not [href for href in documents["briefings/2026-03-05/"].values("href") if href.endswith(".pdf")]


def test_undated_briefs_have_their_own_place_and_no_day(made: dict[str, Page], documents: dict[str, Document]) -> None:
    title = "The lamplighter of Sallow Street"
    assert title in documents["undated/"].text
    assert not [path for path in made if path.startswith("briefings/") and title in documents[path].text]
    assert "date unknown" in documents["briefs/lamp-5/"].text


def test_the_matrix_tells_change_from_silence(documents: dict[str, Document]) -> None:
    text = " ".join(documents["topics/bridge/"].text.split())
    assert "Ada Brandt: supports was opposes 5 Mar · 2, show 2 statements" in text
    assert "no statement found" in text
    assert "Fishermen’s League: neutral" not in text


@pytest.mark.parametrize("path", ["topics/bridge/", "actors/ada-brandt/"])
def test_a_change_of_position_is_told_with_its_day_and_both_quotes(documents: dict[str, Document], path: str) -> None:
    text = " ".join(documents[path].text.split())
    changed = text[text.index("What changed") :]
    assert "moved from opposes to supports" in changed
    assert "5 March 2026" in changed
    assert "Nobody will pay to go to work." in changed
    assert "A small toll is fair." in changed


def test_two_of_one_side_who_differ_stand_side_by_side(documents: dict[str, Document]) -> None:
    text = documents["topics/bridge/"].text
    within = text[text.index("Within one side") :]
    assert within.index("This bridge ends two hundred years") < within.index("They are paving over our living.")


def test_what_reports_tell_differently_stands_in_the_story_and_with_each_brief(documents: dict[str, Document]) -> None:
    edition = documents["briefings/2026-03-04/"]
    told = edition.text[edition.text.index("Reports differ") :]
    assert "40 million" in told
    assert desks.HOSTILE in told
    for brief, other in (("bridge-vote-1", "The Strait Observer"), ("bridge-vote-2", "Estmark Courier")):
        text = documents[f"briefs/{brief}/"].text
        otherwise = text[text.index("Others report otherwise") :]
        assert "this brief" in otherwise
        assert other in otherwise
    assert "Others report otherwise" not in documents["briefs/bridge-toll-3/"].text


def test_the_outlets_tone_is_kept_apart_from_positions(documents: dict[str, Document]) -> None:
    text = documents["briefs/bridge-vote-1/"].text
    assert text.index("Who takes which side") < text.index("The outlet’s tone") < text.index("favourable")
    assert "It is nobody’s position." in text
    source = documents["sources/estmark-courier/"].text
    assert "The outlet’s tone" in source
    assert "favourable" in source


def test_an_actor_has_roles_as_given_and_quotes(documents: dict[str, Document]) -> None:
    text = documents["actors/ada-brandt/"].text
    assert "minister for ports" in text
    assert "Also as Minister Brandt" in text
    assert "A small toll is fair." in text
    assert "Sources differ" in text


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


@given(st.text(max_size=200))
def test_a_path_segment_never_leaves_its_folder(identifier: str) -> None:
    segment = links.piece(identifier)
    assert segment == segment.lower()
    assert "/" not in segment
    assert segment.strip(".") == segment != ""
    assert len(segment) <= 100


@given(st.lists(st.text(max_size=30), unique=True, max_size=20))
def test_path_segments_do_not_collide(identifiers: list[str]) -> None:
    assert len({links.piece(identifier) for identifier in identifiers}) == len(identifiers)


def test_an_id_that_looks_like_a_hash_of_ours_is_hashed_itself() -> None:
    imitation = links.piece("Some Name!")
    assert links.piece(imitation) != imitation


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//other.example/",
        "https://user@other.example/",
        "https://a.example/\nx",
        'https://a.example/"x',
        "https:///nowhere",
        "http://[broken/",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    assert links.web_address(url) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert links.web_address("https://news.example/a?b=c#d") == "https://news.example/a?b=c#d"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-03-04", "4 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("2026-W10", "week of 2 March 2026"),
        ("2026-03-02/2026-03-05", "2–5 March 2026"),
        ("2026-02-27/2026-03-02", "27 February 2026 – 2 March 2026"),
        ("2026-03-04/..", "from 4 March 2026"),
        ("../2026", "until 2026"),
        ("2026~", "about 2026"),
        ("", "date unknown"),
        ("2026-02-31", "2026-02-31"),
        ("2026-W60", "2026-W60"),
        ("2026-13", "2026-13"),
    ],
)
def test_dates_are_spoken(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


@given(st.text(max_size=40))
def test_any_text_can_be_spoken_as_a_date(text: str) -> None:
    assert isinstance(spoken(text), str)


@given(st.text())
def test_json_cannot_end_its_element(text: str) -> None:
    assert not set("<>&\u2028\u2029") & set(script_json({"x": text}))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_visible_text_has_no_hiding_characters(text: str) -> None:
    assert not set("\x00\x1b\u202e\u2066\ufeff") & set(visible(text))
    assert len(visible(text)) == len(text)


def test_text_cut_for_a_description_ends_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one\n two") == "one two"
    assert len(shortened("x" * 100_000)) <= 160


def test_editors_markdown_keeps_structure_and_loses_script() -> None:
    html = str(markdown_html("## A *b*\n\n<script>x()</script> [l](javascript:x()) <p onclick=x() style=a:b>q</p>"))
    assert "<em>b</em>" in html
    assert not [bad for bad in ("script", "onclick", "style") if bad in html]


def test_a_chart_counts_every_day_once() -> None:
    chart = coverage_chart(["2026-03-04", "2026-03-04", "2026-03-02", None, "2026-03"])
    assert chart is not None
    assert sum(bar.count for bar in chart.bars) == 3
    assert len(chart.bars) == 14
    assert max(bar.height for bar in chart.bars) == chart.height


@pytest.mark.parametrize(
    ("last", "unit", "bars"), [("2026-04-01", "day", 32), ("2026-12-01", "week", 41), ("2029-03-01", "month", 37)]
)
def test_a_chart_of_long_coverage_counts_weeks_or_months(last: str, unit: str, bars: int) -> None:
    chart = coverage_chart(["2026-03-01", last])
    assert chart is not None
    assert (chart.unit, len(chart.bars)) == (unit, bars)


def test_feeds_keep_their_ids_wherever_the_site_lies() -> None:
    first = next(iter(feeds(desks.desk(), "Desk")))
    here, there = json_feed(first, ""), json_feed(first, "https://a.example/site/")
    assert [item["id"] for item in here["items"]] == [item["id"] for item in there["items"]]  # type: ignore[attr-defined]
    assert there["feed_url"] == "https://a.example/site/feed.json"
    assert b"2026-03-05T00:00:00Z" in atom(first, "")


@given(st.text())
def test_yaml_and_json_of_a_brief_say_the_same(text: str) -> None:
    value: dict[str, object] = {
        "a": {"text": text, "none": None, "empty": [], "rows": [{"x": text, "y": [1, text]}, {}]},
        "b": [text, 1.5, True],
    }
    assert yaml.safe_load(yaml_bytes(value)) == value == json.loads(json_bytes(value))


def test_the_data_of_a_brief_is_whole() -> None:
    filed = desks.desk().briefs[0]
    record = brief_record(filed)
    assert record["brief"] == json.loads(json.dumps(asdict(filed.brief)))
    assert yaml.safe_load(yaml_bytes(record)) == json.loads(json_bytes(record))


def test_feeds_of_hostile_text_are_well_formed() -> None:
    from xml.etree import ElementTree as ET

    for feed in feeds(desks.desk(), "Desk \x00\u202e"):
        ET.fromstring(atom(feed, ""))  # noqa: S314 (made by us)
