"""Files of data: feeds, briefs as JSON and YAML, the API, bundles, calendars."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, replace
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree as ET

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.desk import quoting
from generator.model import Published, When
from generator.publishing import agenda, cards, citations, links
from generator.publishing.api import api_files
from generator.publishing.api_schema import api, api_schema
from generator.publishing.data import brief_record, data_files, json_bytes, yaml_bytes
from generator.publishing.feeds import atom, feeds, json_feed
from tests import desks

NEWEST_FIRST = ("2026-03-05", "2026-03-04")


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


def test_half_surrogates_become_question_marks_in_data() -> None:
    value: dict[str, object] = {"a": "x\ud83d", "b": [1, "é"]}
    assert json_bytes(value) == '{"a":"x?","b":[1,"é"]}\n'.encode()
    assert yaml.safe_load(yaml_bytes(value)) == {"a": "x\ud83d", "b": [1, "é"]}


def test_the_data_of_a_brief_is_whole() -> None:
    filed = desks.desk().briefs[0]
    record = brief_record(filed)
    assert record["brief"] == asdict(filed.brief)
    assert yaml.safe_load(yaml_bytes(record)) == json.loads(json_bytes(record))


def test_feeds_of_hostile_text_are_well_formed() -> None:
    for feed in feeds(desks.desk(), "Desk \x00\u202e"):
        ET.fromstring(atom(feed, ""))  # noqa: S314 (made by us)


def test_a_bundle_holds_every_brief_of_its_day_and_is_the_same_each_time() -> None:
    files = {file.path: file for file in data_files(desks.desk(), "Desk", "")}
    path = "briefings/2026-03-04/evidence.zip"
    first = files[path].make()
    assert first == files[path].make()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        read = json.loads(archive.read("daybrief-2026-03-04/bridge-vote-1.json"))
        notes = json.loads(archive.read("daybrief-2026-03-04/annotations.json"))
    assert [name for name in names if ".." in name or name.startswith("/")] == []
    assert read["brief"]["headline"]["text"] == "Council backs the Verran bridge by one vote"
    selectors = notes["items"][0]["target"][0]["selector"]
    assert [selector["type"] for selector in selectors] == ["TextPositionSelector", "TextQuoteSelector"]
    assert selectors[1]["exact"] == "Council backs the Verran bridge by one vote"


def test_a_bundle_holds_the_printed_edition_where_there_is_one(tmp_path: Path) -> None:
    path, pdf = "briefings/2026-03-04/evidence.zip", tmp_path / links.edition_pdf("2026-03-04")
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF one")
    one = {file.path: file for file in data_files(desks.desk(), "Desk", "", tmp_path)}[path]
    with zipfile.ZipFile(io.BytesIO(one.make())) as archive:
        assert archive.read(f"daybrief-2026-03-04/{pdf.name}") == b"%PDF one"
    pdf.write_bytes(b"%PDF other")
    other = {file.path: file for file in data_files(desks.desk(), "Desk", "", tmp_path)}[path]
    assert repr(one.about) != repr(other.about)


def test_corrections_have_a_feed_that_leads_to_their_briefs() -> None:
    files = {file.path: file for file in data_files(desks.desk(), "Desk", "https://a.example/")}
    (item,) = json.loads(files["corrections/feed.json"].make())["items"]
    assert item["url"] == "https://a.example/briefs/bridge-vote-1/"
    assert "harbor minister" in item["content_text"]
    assert item["id"] not in {one["id"] for one in json.loads(files["topics/bridge/feed.json"].make())["items"]}


def test_quoted_words_are_told_of_each_brief_and_each_day_the_newest_first() -> None:
    desk = desks.desk()
    made = {file.path: file.value() for file in api_files(desk)}["api/quotations.json"]
    words = {filed.brief.id: quoting.words_of(filed.brief) for filed in desk.briefs}
    days = {day: sum(words[filed.brief.id] for filed in desk.briefs if filed.day == day) for day in NEWEST_FIRST}
    assert made == {
        "briefs": [{"id": name, "words": count} for name, count in words.items()],
        "editions": [{"day": day, "words": days[day]} for day in NEWEST_FIRST],
    }
    assert all(words.values())


def test_the_files_of_the_api_are_of_their_schema() -> None:
    made = {file.path: file.value() for file in api_files(desks.desk())}
    whole = {path.removeprefix("api/").removesuffix(".json"): value for path, value in made.items()}
    api().validate_python(whole)
    assert set(api_schema()["properties"]) == set(whole)  # type: ignore[call-overload]


def test_coming_dates_are_a_calendar_that_programs_read() -> None:
    desk = desks.desk()
    first = desk.briefs[0]
    moments = (
        When(
            "2026-03-20/2026-03-21",
            "March 20-21",
            "as written",
            "The summit, in Verran; of " + "é" * 80,
            desks.evidence("x"),
        ),
        When("2026-03-01", "Sunday", "as written", "It was over.", desks.evidence("x")),
        When("2026-04", "April", "as written", "No day is known.", desks.evidence("x")),
    )
    filed = replace(first, brief=replace(first.brief, when=moments))
    found = agenda.entries(replace(desk, briefs=(filed,)))
    text = agenda.icalendar(found, "Desk", "").decode()
    assert [entry.moment for entry in found] == [moments[0]]
    assert "DTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260322\r\n" in text
    assert "SUMMARY:The summit\\, in Verran\\; of " in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "é" * 80 in text.replace("\r\n ", "")


def test_a_list_of_feeds_and_a_news_sitemap_lead_to_what_exists() -> None:
    desk = desks.desk()
    files = {file.path: file for file in data_files(desk, "Desk", "https://a.example/site")}
    outlines = [one.attrib for one in ET.fromstring(files["feeds.opml"].make()).iter("outline")]  # noqa: S314 (made by us)
    assert len(outlines) == 2 + len(desk.topics) + len(desk.actors)
    assert all(one["xmlUrl"].removeprefix("https://a.example/site/") in files for one in outlines)
    news = files["news-sitemap.xml"].make().decode()
    assert "https://a.example/site/briefs/bridge-toll-3/" in news
    assert "news-sitemap.xml" not in {file.path for file in data_files(desk, "Desk", "")}


def test_a_card_is_a_picture_and_says_the_same_each_time() -> None:
    shown = cards.Card("Desk", desks.HOSTILE, (desks.HOSTILE, "#import x", "plain"))
    png = cards.card(shown)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(png[place : place + 4]) for place in (16, 20)] == [1200, 630]
    assert png == cards.card(shown)


def test_citations_survive_special_characters() -> None:
    filed = desks.desk().briefs[0]
    odd = replace(filed, brief=replace(filed.brief, headline=desks.fact("50% of {all} \\ $ & #_~^")))
    assert (
        r"title = {{50\% of \textbraceleft{}all\textbraceright{} \textbackslash{} \$ \& \#\_\textasciitilde{}\textasciicircum{}}}"
        in citations.bibtex(odd)
    )
    (item,) = json.loads(citations.csl_json(odd))
    assert item["title"] == "50% of {all} \\ $ & #_~^"
    assert item["issued"] == {"date-parts": [[2026, 3, 4]]}
    assert item["URL"] == "https://news.example/bridge-vote-1"


@given(
    st.text(max_size=60), st.sampled_from(["2026-03-04}, evil = {x", "2026-03-04/..", "2026", "x", "2026-03-04T10:00Z"])
)
def test_no_text_ends_an_entry_of_a_bibliography(text: str, edtf: str) -> None:
    """BibTeX counts braces alone; what stands behind a backslash counts too."""
    filed = desks.desk().briefs[0]
    said = replace(filed.brief, headline=desks.fact(text), published=Published(edtf, "stated"))
    source = replace(said.source, outlet=desks.fact(text), authors=(desks.fact(text),))
    entry = citations.bibtex(replace(filed, outlet=text, brief=replace(said, source=source)))
    depth = list(accumulate({"{": 1, "}": -1}.get(character, 0) for character in entry))
    assert depth[-1] == 0
    assert min(depth[entry.index("{") : -1]) > 0
    assert "evil" not in entry
