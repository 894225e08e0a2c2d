from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest
from pypdf.generic import Destination

from generator.model import Correction, Desk, Shift
from generator.publishing import links, print_documents, print_lists, prints
from generator.publishing.print_contents import Document
from generator.publishing.print_notes import Notes
from generator.publishing.prints import Options
from tests import desks
from tests.publishing.editing import files

ADDRESS = "https://briefs.example/desk/"


def edition(day: str = "2026-03-04") -> Document:
    document = prints.edition_document(desks.desk(), day, ADDRESS)
    assert document is not None
    return document


def words(pdf: bytes) -> str:
    """All words of a print on one line, without places to break."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def made(document: Document, options: Options = prints.PLAIN) -> pypdf.PdfReader:
    pdf, problems = prints.render(document, options)
    assert problems == ()
    return pypdf.PdfReader(io.BytesIO(pdf))


def test_editions_are_written_where_the_site_links_to_them(tmp_path: Path) -> None:
    days, problems = prints.editions(desks.desk(), tmp_path)
    assert (days, problems) == (frozenset({"2026-03-04", "2026-03-05"}), ())
    assert all((tmp_path / links.edition_pdf(day)).read_bytes().startswith(b"%PDF-1.7") for day in days)


def test_topics_without_briefs_have_no_pdf(tmp_path: Path) -> None:
    topics, _ = prints.topics(desks.desk(), tmp_path)
    assert topics == {"bridge"}
    assert (tmp_path / links.topic_pdf("bridge")).is_file()


def test_front_tells_day_number_hash_summary_and_contents() -> None:
    text = words(prints.render(edition())[0])
    assert "Wednesday, 4 March 2026" in text
    assert "No. 1" in text
    assert edition().data["identity"][1][1] in text  # type: ignore[index]
    assert "voted 12 to 11" in text
    assert "Council backs the Verran bridge by one vote" in text


def test_notes_give_words_outlet_date_and_place() -> None:
    text = words(prints.render(edition())[0])
    assert "“This bridge ends" in text
    assert "Estmark Courier, 4 March 2026, characters 120–213 of S1." in text


def lists_of(document: Document) -> dict[str, Any]:
    return cast("dict[str, Any]", document.data["lists"])


def test_an_edition_lists_the_dates_that_are_not_its_own() -> None:
    desk = desks.desk()
    vote = desk.briefs[0]
    moved = tuple(replace(event, edtf="2026-03-04", event="the day itself") for event in vote.brief.when[:1])
    filed = replace(vote, brief=replace(vote.brief, when=(*vote.brief.when, *moved)))
    stories = (replace(desk.editions[0].stories[0], briefs=(filed,)),)
    for own_day, wanted in ((True, ["3 March 2026", "4 March 2026"]), (False, ["3 March 2026"])):
        listed = print_lists.dates(stories, Notes(), "2026-03-04", own_day=own_day)
        assert [one["date"] for one in listed if one["date"] != "March 2026"] == wanted
    assert "4 March 2026" not in [one["date"] for one in lists_of(edition())["dates"]]


def test_notes_are_numbered_as_a_reader_meets_them() -> None:
    lists = edition().data["lists"]
    assert isinstance(lists, dict)
    cited = [entry["notes"] for entry in lists["summary"]]
    cited += [told["notes"] for told in lists["groups"][0]["stories"][0]["facts"]]
    first = list(dict.fromkeys(number for numbers in cited for number in numbers))
    assert first == sorted(first)
    assert [note["number"] for note in lists["notes"]] == list(range(1, len(lists["notes"]) + 1))


def test_quotation_budget_of_an_article() -> None:
    desk = desks.desk()
    vote = desk.briefs[0]
    long = tuple(desks.fact(" ".join([f"word{n}"] * 200), 1000 * n) for n in range(6))
    brief = replace(vote.brief, what=tuple(replace(one, text="Said shorter.") for one in long))
    document = prints.brief_document(replace(desk, briefs=(replace(vote, brief=brief),)), vote.brief.id)
    assert document is not None
    quoted = [note["words"] for note in document.data["lists"]["notes"]]  # type: ignore[index]
    assert all(len(text.split()) <= 41 for text in quoted)


def test_a_print_is_tagged_titled_dated_and_outlined() -> None:
    reader = made(edition())
    root = cast("dict[str, Any]", reader.trailer["/Root"])
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "Wednesday, 4 March 2026 – Daybrief"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2026-03-04"
    titles = [entry.title for entry in reader.outline if isinstance(entry, Destination)]
    assert "Council backs the Verran bridge by one vote" in titles
    assert titles[-1] == "Sources"


@pytest.mark.parametrize(
    ("options", "width"),
    [
        (Options(), 595),
        (Options(paper="letter"), 612),
        (Options(columns=1), 595),
        (Options(large=True, draft=True), 595),
    ],
)
def test_looks(options: Options, width: int) -> None:
    reader = made(edition(), options)
    assert int(reader.pages[0].mediabox.width) == width
    assert ("DRAFT" in words(prints.render(edition(), options)[0])) == options.draft


def test_bundle_holds_the_briefs_as_they_are() -> None:
    document = edition()
    reader = made(document, Options(bundle=True))
    assert reader.attachments["evidence.json"][0] == document.bundle
    assert not made(document).attachments


@pytest.mark.parametrize(
    ("document", "holds"),
    [
        (prints.topic_document(desks.desk(), "bridge", ADDRESS), "Should crossing cost money?"),
        (prints.week_document(desks.desk(), "2026-W10", ADDRESS), "Thursday, 5 March 2026"),
        (prints.actor_document(desks.desk(), "ada-brandt", ADDRESS), "minister for ports"),
        (prints.brief_document(desks.desk(), "lamp-5", ADDRESS), "A lamplighter still works."),
    ],
)
def test_other_prints(document: Document | None, holds: str) -> None:
    assert document is not None
    assert holds in words(prints.render(document)[0])


def test_what_the_desk_does_not_have_is_no_document() -> None:
    desk = desks.desk()
    assert prints.edition_document(desk, "1999-01-01") is None
    assert prints.week_document(desk, "2026-W99") is None
    assert prints.topic_document(desk, "nothing") is None
    assert prints.actor_document(desk, "nobody") is None
    assert prints.brief_document(desk, "none") is None


def test_changes_since_the_last_edition() -> None:
    changes = edition("2026-03-05").data["changes"]
    assert {"kind": "Turned", "text": "Ada Brandt on A toll: from opposes (4 March 2026) to supports."} in changes  # type: ignore[operator]


def test_an_unchanged_print_is_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prints.render(edition(), cache=tmp_path)
    monkeypatch.setattr(prints, "typeset", lambda _: pytest.fail("set again"))
    assert prints.render(edition(), cache=tmp_path) == first


def test_a_damaged_or_outdated_print_is_set_again(tmp_path: Path) -> None:
    first = prints.render(edition(), cache=tmp_path)
    next(tmp_path.glob("*.pdf")).write_bytes(b"damaged")
    assert prints.render(edition(), cache=tmp_path) == first
    changed = replace(edition(), data={**edition().data, "title": "Another title"})
    assert "Another title" in words(prints.render(changed, cache=tmp_path)[0])
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_same_bytes_in_another_process_folder_and_time_zone(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests import desks; from generator.publishing import prints;"
        "prints.editions(desks.desk(), Path(sys.argv[1]))"
    )
    for zone, seed in (("Pacific/Auckland", "1"), ("America/Anchorage", "2")):
        env = {"TZ": zone, "PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=env, cwd=tmp_path)
    one, other = (sorted((tmp_path / seed).rglob("*.pdf")) for seed in ("1", "2"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
    assert len(one) == 2


def test_a_print_that_says_the_same_is_not_put_together_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prints.of_site(desks.desk(), tmp_path / "first", tmp_path / "cache")
    monkeypatch.setattr(prints, "document", None)
    assert prints.of_site(desks.desk(), tmp_path / "second", tmp_path / "cache") == first
    assert files(tmp_path / "first") == files(tmp_path / "second")
    assert prints.plan_of_site(desks.desk(), tmp_path / "third", tmp_path / "cache")[1] == ()


def changed_desks() -> dict[str, Desk]:
    """The invented desk after one change each, whatever prints look up from elsewhere among them."""
    desk = desks.desk()
    topic, filed = desk.topics[0], desk.editions[0].stories[0].briefs[0]
    gone = Correction(filed.brief.id, "what[0].text", "It was so.", "", "retraction", "It was not.", "2026-03-06")
    corrected = replace(filed, corrections=(gone,))
    story = replace(desk.editions[0].stories[0], briefs=(corrected, *desk.editions[0].stories[0].briefs[1:]))
    newest = replace(desk.editions[0], stories=(story, *desk.editions[0].stories[1:]))
    return {
        "an actor is called otherwise": replace(desk, actors=tuple(replace(one, name="Ann") for one in desk.actors)),
        "a topic is called otherwise": replace(
            desk, topics=(replace(topic, entry=replace(topic.entry, name="Another")), *desk.topics[1:])
        ),
        "an earlier day goes": replace(desk, editions=desk.editions[:1]),
        "a correction": replace(
            desk,
            briefs=tuple(corrected if one is filed else one for one in desk.briefs),
            editions=(newest, *desk.editions[1:]),
        ),
    }


@pytest.mark.parametrize("change", changed_desks())
def test_what_changes_a_print_has_it_printed_anew(tmp_path: Path, change: str) -> None:
    prints.of_site(desks.desk(), tmp_path / "before", tmp_path / "cache")
    prints.of_site(changed_desks()[change], tmp_path / "kept", tmp_path / "cache")
    prints.of_site(changed_desks()[change], tmp_path / "anew")
    assert files(tmp_path / "kept") == files(tmp_path / "anew") != files(tmp_path / "before")


def test_an_empty_desk_prints_nothing(tmp_path: Path) -> None:
    assert prints.editions(Desk((), (), (), (), (), ()), tmp_path) == (frozenset(), ())


def test_a_week_shows_where_actors_stood_at_its_end() -> None:
    desk = desks.desk()
    topic = desk.topics[0]
    stand = next(one for one in topic.stands if one.actor == "ada-brandt" and one.before is None)
    first, last = stand.statements[-1], stand.statements[0]
    later = replace(last, brief=replace(last.brief, day="2026-03-20"), stance=replace(last.stance, position="opposes"))
    turned = replace(stand, position="opposes", statements=(later, first), before="supports")
    shift = Shift("ada-brandt", stand.issue, topic.entry.id, "supports", "opposes", first, later)
    changed = replace(topic, stands=(turned,), shifts=(shift,), statements=(*topic.statements, later))
    document = prints.week_document(replace(desk, topics=(changed,)), "2026-W10")
    assert document is not None
    (row,) = document.data["lists"]["tables"][0]["rows"]  # type: ignore[index]
    assert row["position"] == "supports"
    assert "2026" in row["remarks"]
    assert "20 March" not in row["remarks"]


def test_a_retraction_is_printed_as_taken_back() -> None:
    desk = desks.desk()
    filed = desk.briefs[0]
    gone = Correction(filed.brief.id, "what[0].text", "It was so.", "", "retraction", "It was not.", "2026-03-06")
    document = prints.brief_document(replace(desk, briefs=(replace(filed, corrections=(gone,)),)), filed.brief.id)
    assert document is not None
    text = words(prints.render(document)[0])
    assert "What happened, 1: “It was so.” was taken back. It was not." in text
    assert "6 March 2026, retraction, corrected since" in text
    assert "Withdrawn by the editors." not in text


def test_a_story_whose_first_brief_is_withdrawn_says_so() -> None:
    desk = desks.desk()
    filed = desk.briefs[0]
    gone = Correction(filed.brief.id, "headline", filed.brief.headline.text, "", "retraction", "Not so.", "2026-03-06")
    document = prints.brief_document(replace(desk, briefs=(replace(filed, corrections=(gone,)),)), filed.brief.id)
    assert document is not None
    assert "Withdrawn by the editors." in words(prints.render(document)[0])


def test_a_long_topic_prints_its_newest_stories_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_documents, "TOLD", 1)
    document = prints.topic_document(desks.desk(), "bridge")
    assert document is not None
    assert [len(group["stories"]) for group in document.data["lists"]["groups"]] == [1]  # type: ignore[index]
    assert "1 of 2 stories" in words(prints.render(document)[0])
