from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from generator.publishing import print_glyphs, prints
from generator.publishing.print_contents import Document
from tests import desks

ROWS = Path(__file__).parents[2] / "../shared/data/hostile/rows"


def document(texts: list[str]) -> Document:
    """A print of one brief that says each of ``texts`` as a fact, and its headline, names and quotes too."""
    desk = desks.desk()
    vote = desk.briefs[0]
    said = desks.stance(texts[0], texts[0], "supports", texts[0])
    who = tuple(replace(person, name=texts[0], role=texts[-1]) for person in vote.brief.who)
    facts = tuple(desks.fact(text, 10 * n) for n, text in enumerate(texts))
    brief = replace(vote.brief, headline=desks.fact(texts[0]), what=facts, who=who, stance=(said,))
    made = prints.brief_document(replace(desk, briefs=(replace(vote, brief=brief),)), vote.brief.id)
    assert made is not None
    return made


def squeezed(text: str) -> str:
    """``text`` without white space, hyphens and places to break, which setting may add or drop."""
    return "".join(text.replace("-", "").replace("\u00ad", "").replace("\u200b", "").replace("\u2060", "").split())


def printed(made: Document) -> str:
    """The squeezed words of a print without the lines at the head and foot of its pages."""
    pdf, problems = prints.render(made)
    assert pdf, problems
    text = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    head = squeezed(f"{made.data['masthead']} {made.data['label']} {made.data['running']}")
    return re.sub(r"Notesfrompage\d+Page\d+of\d+", "", text).replace(head, "")


def payloads(kind: str) -> list[str]:
    path = ROWS / f"{kind}.jsonl"
    if not path.is_file():
        pytest.skip(f"no hostile rows at {path}")
    rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
    return [text for row in rows for text in [row.get("payload", row.get("text"))] if isinstance(text, str) and text]


@pytest.mark.parametrize("kind", ["ssrf_pdf", "blns", "unicode"])
def test_hostile_text_is_only_text(kind: str) -> None:
    opened: list[str] = []
    texts = payloads(kind)
    prints.render(document(["warm"]))
    watching = [True]
    sys.addaudithook(lambda event, _: opened.append(event) if watching[0] and event.startswith("socket.") else None)
    # Two prints, since a reader of PDF that knows no ActualText gives letters the marks that others of their kind have.
    plain = [text for text in texts if text.isascii() and text.isprintable()] or ["none"]
    seen = printed(document(plain))
    printed(document([text for text in texts if text not in plain] or ["none"]))
    watching[0] = False
    assert opened == []
    assert [text for text in plain if squeezed(text) not in seen] == []


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd") #eval("1+1") $x^2$ *bold* _it_ `raw` @cite <label> \\ // comment',
        '#image("http://127.0.0.1/x.png") #import "@preview/x:1.0.0": y',
        "A" * 3000,
        "word " * 3000,
        "https://example.org/" + "a/very-long_path?with=parts&" * 60,
    ],
)
def test_markup_and_long_words_stay_text(text: str) -> None:
    assert squeezed(text)[:2000] in printed(document([text]))


def test_long_words_stay_on_the_page() -> None:
    pdf, _ = prints.render(document(["W" * 400]))
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    rights: list[float] = []
    page.extract_text(visitor_text=lambda text, _, matrix, *__: rights.append(matrix[4]) if text.strip() else None)
    assert max(rights) < float(page.mediabox.width)


def test_what_fonts_lack_is_reported_and_spelt() -> None:
    pdf, problems = prints.render(document(["Signs 漢字 and 🙂 here."]))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "‹U+6F22 U+5B57›" in text
    assert "‹U+1F642›" in text
    assert [problem.severity for problem in problems] == ["warning"]
    assert "U+6F22" in problems[0].message


def test_latin_cyrillic_and_greek_are_set() -> None:
    text = "Żółć, naïve, Þingvellir; Съединённые Штаты, Україна; Ελλάδα, Ἀθῆναι."
    assert print_glyphs.lacking([text]) == frozenset()
    assert squeezed(text) in printed(document([text]))


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800", "\ue000", "\U000e0041", "\uffff"])
def test_characters_that_act_are_spelt(character: str) -> None:
    assert print_glyphs.lacking([f"a{character}b"]) == {character}
    assert f"‹U+{ord(character):04X}›" in printed(document([f"before{character}after"]))


def test_long_runs_of_lacking_characters_are_counted() -> None:
    assert print_glyphs.codes("漢" * 12) == "U+6F22 … (12 characters)"


def test_breaking_keeps_every_character_and_takes_linear_time() -> None:
    for text in ("a" * 100_000, "/" * 100_000, "a\u0301" * 50_000, "https://x.example/" + "b-" * 50_000):
        assert print_glyphs.broken(text).replace("\u200b", "") == text
