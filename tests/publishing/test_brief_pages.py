"""Pages of briefs: every value with its words, dates with their derivation, corrections, citations."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Correction, Evidence, Fact, Published, When, Who
from generator.publishing.bodies import body
from generator.publishing.citations import citation
from generator.publishing.page import Page
from generator.publishing.pages import pages
from generator.publishing.passages import Reference, passages, references
from generator.publishing.timeline import ahead, timeline
from tests import desks
from tests.publishing.html import Document


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
        assert f"{evidence.start}–{evidence.end}" in text


def test_a_brief_tells_how_dates_were_derived_and_who_corrected_what(documents: dict[str, Document]) -> None:
    text = documents["briefs/bridge-vote-1/"].text
    assert "last weekday before publication" in text
    assert "3 March 2026" in text
    assert "The minister's title was misspelt." in text
    assert "as described by Ada Brandt" in text
    ledger = documents["corrections/"].text
    assert "harbor minister" in ledger
    assert "harbour minister" in ledger


def corrected_brief(correction: Correction) -> Document:
    """The page of the first brief with ``correction`` alone."""
    desk = desks.desk()
    first = replace(desk.briefs[0], corrections=(replace(correction, brief=desk.briefs[0].brief.id),))
    made, _ = pages(replace(desk, briefs=(first, *desk.briefs[1:]), corrections=first.corrections))
    return Document(body(next(page for page in made if page.path == f"briefs/{first.brief.id}/")))


def test_only_a_headline_that_was_taken_back_withdraws_the_brief() -> None:
    entry = Correction("", "who[0].role", "minister", "", "retraction", "She is not.", "2026-03-06")
    part = corrected_brief(entry)
    assert "Who, 1: role: She is not." in part.text
    assert "db-brief db-brief--withdrawn" not in part.values("class")
    whole = corrected_brief(replace(entry, field="headline"))
    assert "The whole brief: She is not." in whole.text
    assert "db-brief db-brief--withdrawn" in whole.values("class")


def test_the_outlets_tone_is_kept_apart_from_positions(documents: dict[str, Document]) -> None:
    text = documents["briefs/bridge-vote-1/"].text
    assert text.index("Who takes which side") < text.index("The outlet’s tone") < text.index("favourable")
    assert "It is nobody’s position." in text
    source = documents["sources/estmark-courier/"].text
    assert "The outlet’s tone" in source
    assert "favourable" in source


def test_evidence_within_a_sentence_points_into_that_sentence() -> None:
    sentence = "Ada Brandt, the harbour minister, signed in Port Verran."
    made = replace(desks.brief("b", "H", "Outlet", "2026-03-04"), what=(desks.fact(sentence, 1000),))
    who = Who("Ada Brandt", "person", None, 1, (Evidence(1000, 1010, "Ada Brandt"),))
    words = passages(replace(made, who=(who,)))
    (whole,), (part,) = words.of(made.what[0].evidence), words.of(who.evidence)
    assert whole.number == part.number
    assert (whole.first, whole.last, part.first, part.last) == (None, None, 0, 10)
    texts = {passage.number: passage.text for passage in words.all}
    assert texts[part.number][part.first : part.last] == "Ada Brandt"


def test_references_are_numbers_that_lead_to_their_passages() -> None:
    assert references([]) == ' <span class="db-noev">no evidence</span>'
    whole, part = '\u00a0<a href="#w1">1</a>', '\u00a0<a href="#w2" data-at="0-10">2</a>'
    assert references([Reference(1), Reference(2, 0, 10)]) == whole + part


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=12),
)
def test_every_reference_leads_to_its_own_words(text: str, spans: list[tuple[int, int]]) -> None:
    items = [Evidence(a, b, text[a:b]) for a, b in spans if a < b <= len(text)]
    made = replace(desks.brief("b", "H", "Outlet", None), what=(Fact("x", tuple(items)),))
    words = passages(made)
    for item in items:
        (reference,) = words.of([item])
        passage = words.all[reference.number - 1]
        first = reference.first or 0
        assert passage.text[first : first + len(item.exact)] == item.exact
        assert reference.last is None or passage.text[first : reference.last] == item.exact
    assert [passage.number for passage in words.all] == list(range(1, len(words.all) + 1))


def test_a_dated_event_is_shown_whole_however_long() -> None:
    desk = desks.desk()
    vote = desk.briefs[0]
    event = " ".join(f"word{number}" for number in range(300))
    moments = (When("2026-03-04", "", "as written", event, desks.evidence("x")),)
    filed = replace(vote, brief=replace(vote.brief, when=moments))
    page = next(page for page in pages(replace(desk, briefs=(filed,)))[0] if page.path == "briefs/bridge-vote-1/")
    assert event in Document(body(page)).text


def test_the_timeline_runs_from_the_earliest_and_marks_what_lay_ahead(documents: dict[str, Document]) -> None:
    vote = desks.desk().briefs[0]
    dates = ("2027", "2026-03-20/2026-03-21", "not a date", "9999-12-31", "1994")
    moments = tuple(When(edtf, "", "as written", "An event", desks.evidence("x")) for edtf in dates)
    filed = replace(vote, brief=replace(vote.brief, when=moments))
    assert [moment.edtf for moment in timeline(moments)] == [*sorted({*dates} - {"not a date"}), "not a date"]
    assert [moment.edtf for moment in ahead(filed)] == ["2027", "2026-03-20/2026-03-21", "9999-12-31"]


def test_a_citation_ends_with_one_full_stop() -> None:
    dated = desks.filed(desks.brief("a", "Boats sail", "The Courier", "2026-03-04"), "2026-03-04", "The Courier", "c")
    assert citation(dated) == "Ilse Varga, “Boats sail”, The Courier, 4 March 2026, https://news.example/a."
    source = replace(dated.brief.source, url=None)
    undated = replace(dated, brief=replace(dated.brief, published=Published(), source=source))
    assert citation(undated) == "Ilse Varga, “Boats sail”, The Courier, n.d."


def test_quotations_name_who_said_them_for_machines(made: dict[str, Page]) -> None:
    told = made["briefs/bridge-vote-1/"].jsonld
    assert told is not None
    said = {"@type": "Person", "name": "Ada Brandt"}
    first = {"@type": "Quotation", "text": "This bridge ends two hundred years of waiting.", "spokenByCharacter": said}
    parts = told()["hasPart"]
    assert isinstance(parts, list)
    assert parts[0] == first
