"""Pages of seeds' texts: every character where it stood, each piece of evidence under its own anchor, nothing that runs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline, store
from generator.model import BriefFile, Desk, Evidence, Fact, FiledBrief, Label, LabelSpan, SeedRef, SeedText
from generator.planning import Folders
from generator.publishing import links
from generator.publishing.bodies import body
from generator.publishing.catalogue import catalogue
from generator.publishing.page import Page
from generator.publishing.pages import pages
from generator.publishing.seed_texts import CHARACTERS, anchor, located
from tests import desks
from tests.publishing.html import Document

HEADLINE = "Ferry returns to Port Verran"
STORY = f"{HEADLINE}\n\nThe ferry came back on Monday, the harbour office said.\n\nRead also: five quiet beaches\n"


def seed_text(words: str, labels: Sequence[tuple[int, Label]], file: str = "2026/a.yml") -> SeedText:
    """A text with ``labels``, each with its end."""
    starts = (0, *(end for end, _ in labels))
    spans = tuple(LabelSpan(start, end, label) for start, (end, label) in zip(starts, labels, strict=False))
    return SeedText(file, SeedRef("2026/a.txt", "5f" * 32), spans, lambda: words)


def filed(words: str, places: Sequence[tuple[int, int]], file: str = "2026/a.yml") -> FiledBrief:
    """A brief whose facts rest on ``places`` of ``words``, and nothing else."""
    facts = tuple(Fact("A fact", (Evidence(start, end, words[start:end]),)) for start, end in places)
    made = desks.brief("ferry-1", HEADLINE, "", None)
    source = replace(made.source, outlet=None, authors=(), dateline=None, section=None, url=None)
    bare = replace(made, headline=facts[0], source=source, what=facts, when=(), where=(), tone=())
    return replace(desks.filed(bare, None, "", "unknown"), file=file)


def made(text: SeedText, *briefs: FiledBrief) -> dict[str, Page]:
    found, problems = pages(Desk(briefs, (), briefs, (), (), (), texts=(text,)))
    assert not problems
    return {page.path: page for page in found}


def words_of(html: str) -> str:
    """All that paragraphs of a seed's text hold, without the marks."""
    found = re.findall(r'<p class="db-stretch__words">(.*?)</p>', html, re.DOTALL)
    return "|".join(re.sub(r"<[^>]*>", "", one) for one in found)


def test_a_text_is_shown_with_its_labels_and_each_evidence_has_its_anchor() -> None:
    story = STORY.index("Read also")
    text = seed_text(STORY, [(len(HEADLINE) + 2, "headline"), (story, "body"), (len(STORY), "related_links")])
    site = made(text, filed(STORY, [(0, len(HEADLINE)), (30, 59), (34, 39)]))
    path = links.seed_path("2026/a.txt")
    html = body(site[path])
    assert words_of(html).split("|") == [HEADLINE, STORY[len(HEADLINE) + 2 : story].strip(), STORY[story:].strip()]
    assert "related links <span>dropped</span>" in html
    assert f'<mark id="c30-59">{STORY[30:34]}<mark id="c34-39">{STORY[34:39]}</mark>{STORY[39:59]}</mark>' in html
    assert not site[path].listed
    brief = Document(body(site[links.brief_path("ferry-1")]))
    assert f"../../{path}#c30-59" in brief.values("href")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=9), st.integers(1, 60))
def test_marks_that_cross_leave_the_text_as_it_is_and_every_anchor_once(found: list[tuple[int, int]], cut: int) -> None:
    words = "abcdefghijklmnopqrstuvwxyz0123456789" * 3
    places = [(start, start + size) for start, size in found]
    text = seed_text(words, [(cut, "body"), (len(words), "caption")])
    html = body(made(text, filed(words, places))[links.seed_path("2026/a.txt")])
    assert words_of(html).replace("|", "") == words
    ids = re.findall(r'<mark id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {anchor(place) for place in places} <= set(ids)


def test_hostile_text_stays_text_and_what_hides_is_made_visible() -> None:
    words = f"{desks.HOSTILE} \u202egnp.exe\u202c \x07 end"
    text = seed_text(words, [(len(words), "body")])
    html = body(made(text, filed(words, [(0, 8), (4, len(words))]))[links.seed_path("2026/a.txt")])
    document = Document(html)
    assert desks.HOSTILE in document.text
    assert not {"script", "img"} & document.names
    assert not re.search("[\u202a-\u202e\x07]", html)
    assert html.count("\ufffd") >= 3


def test_a_long_text_lies_on_several_pages_and_links_lead_to_the_right_one() -> None:
    paragraph = "Nothing happened in the harbour that day. " * 200 + "\n"
    words = paragraph * 20
    ends = range(len(paragraph), len(words) + 1, len(paragraph))
    text = seed_text(words, [(end, "body") for end in ends])
    place = (CHARACTERS + 5000, CHARACTERS + 5020)
    site = made(text, filed(words, [place]))
    parts = [page for path, page in site.items() if path.startswith("seeds/")]
    assert len(parts) > 2
    assert "".join(words_of(body(part)).replace("|", "\n") + "\n" for part in parts).split() == words.split()
    assert max(len(body(part)) for part in parts) < 2 * CHARACTERS
    path, _, name = located(text).address(*place).partition("#")
    assert f'id="{name}"' in body(site[path])


def test_one_line_without_end_is_cut_too() -> None:
    text = seed_text("x" * 100_000, [(100_000, "body")])
    starts = located(text).starts
    assert max(later - earlier for earlier, later in pairwise((*starts, 100_000))) <= CHARACTERS


def test_a_text_that_is_gone_says_so_and_the_page_of_the_last_build_is_kept_for_the_same_seed() -> None:
    gone = replace(seed_text("x", [(1, "body")]), load=lambda: None)
    page = made(gone, filed("x", [(0, 1)]))[links.seed_path("2026/a.txt")]
    assert "is not the one any more" in body(page)
    assert page.about is not None
    known = catalogue(Desk((), (), (), (), (), (), texts=(gone,)))
    assert known.texts[gone.file] is gone


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A desk of one seed with its brief file."""
    found = Folders.of(tmp_path / "content")
    (found.seeds / "2026").mkdir(parents=True)
    (found.seeds / "2026" / "a.txt").write_text(STORY)
    seed = SeedRef("2026/a.txt", hashlib.sha256(STORY.encode()).hexdigest())
    labels = (LabelSpan(0, len(STORY), "body"),)
    brief = filed(STORY, [(0, len(HEADLINE))]).brief
    store.write(found.briefs, "2026/a.yml", BriefFile(1, seed, desks.ENGINE, labels, (brief,)))
    return found


@pytest.mark.parametrize(("pattern", "published"), [("*", 1), ("2026/*", 1), ("2025/*", 0), (None, 0)])
def test_only_what_the_desk_allows_is_published(folders: Folders, pattern: str | None, published: int) -> None:
    if pattern:
        (folders.content / "desk.yml").write_text(f'publish_seeds: ["{pattern}"]\n')
    assert len(pipeline.desk(folders.content)[0].texts) == published


def test_a_seed_that_changed_went_or_became_a_link_is_not_published(folders: Folders, tmp_path: Path) -> None:
    (folders.content / "desk.yml").write_text('publish_seeds: ["*"]\n')
    seed = folders.seeds / "2026" / "a.txt"
    (text,) = pipeline.desk(folders.content)[0].texts
    assert text.load() == STORY
    seed.write_text(STORY + "More.\n")
    assert text.load() is None
    assert pipeline.desk(folders.content)[0].texts == ()
    elsewhere = tmp_path / "a.txt"
    elsewhere.write_text(STORY)
    seed.unlink()
    assert pipeline.desk(folders.content)[0].texts == ()
    seed.symlink_to(elsewhere)
    assert pipeline.desk(folders.content)[0].texts == ()
