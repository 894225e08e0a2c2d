"""Five saved files of real news: 13 articles. Their text is their publishers', so that only places and short facts stand here."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline, store
from generator.model import KEPT, Brief, BriefFile, Seed
from generator.reading import articles, evidence, seeds
from tests import pdfs

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the real seeds are not here ({SEEDS})")

SPANS = {
    "000_44d2049d7f37ad15.txt": [(81, 5548)],
    "001_e47e5ec18573f109.txt": [(0, 4618)],
    "002_f8753c20ab6adbe8.txt": [(214, 4040)],
    "003_7cab0b9feffd0baa.txt": [
        (0, 5538),
        (5556, 12076),
        (12077, 15198),
        (15430, 17113),
        (17114, 19073),
        (19074, 22857),
        (22979, 27602),
        (27603, 32685),
        (32686, 35197),
    ],
    "004_1e6f86123f870b0f.txt": [(17, 2358)],
}
"""First and last offset of each article's headline and text, found by reading."""


def load(name: str) -> Seed:
    seed, problems = seeds.load(SEEDS, SEEDS / name)
    assert seed is not None, problems
    return seed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    briefs = tmp_path_factory.mktemp("briefs")
    done = pipeline.read(pipeline.Folders.of(briefs, SEEDS, briefs))
    assert [problem for problem in done.problems if problem.severity == "error"] == []
    return briefs


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, BriefFile]:
    found = {name: store.read(folder, store.brief_path(name))[0] for name in SPANS}
    return {name: file for name, file in found.items() if file is not None}


@pytest.mark.parametrize("name", SPANS)
def test_articles_begin_and_end_where_a_reader_says(name: str) -> None:
    seed = load(name)
    found = []
    for article in articles.read(seed).articles:
        kept = article.labelled("headline", "standfirst", "subheading", "body")
        found.append((kept[0].start, kept[-1].end))
    assert found == SPANS[name]


def test_every_value_rests_on_words_of_its_seed(files: dict[str, BriefFile]) -> None:
    assert len(files) == len(SPANS)
    for name, file in files.items():
        assert evidence.check(file, load(name)) == ()


def brief(files: dict[str, BriefFile], start: str) -> Brief:
    (file,) = (file for name, file in files.items() if name.startswith(start))
    return file.briefs[0]


def test_dates_are_those_printed_and_unknown_where_none_is(files: dict[str, BriefFile]) -> None:
    # 001 names no date, but calls an exercise of 2025 one of this week: a year, inferred, and no day.
    assert [brief(files, number).published.edtf[:10] for number in ("000", "001", "002", "004")] == [
        "2025-10-17",
        "2025",
        "2025-02-18",
        "2025-02-13",
    ]
    (nine,) = (file.briefs for name, file in files.items() if name.startswith("003"))
    assert {one.published.basis for one in nine} <= {"unknown", "inferred"}


def test_outlets_and_authors_are_those_printed(files: dict[str, BriefFile]) -> None:
    outlets = {number: brief(files, number).source.outlet for number in ("000", "001", "002", "004")}
    assert {number: outlet.text if outlet else None for number, outlet in outlets.items()} == {
        "000": "Euronews",
        "001": "The Week",
        "002": "CGTN",
        "004": None,
    }
    authors = [
        [author.text for author in brief(files, number).source.authors] for number in ("000", "001", "002", "004")
    ]
    assert authors == [[], ["Rafi Schwartz"], ["Sarah Coates"], []]


def test_nobody_comes_from_the_page_around_an_article(files: dict[str, BriefFile]) -> None:
    for name, file in files.items():
        text = load(name).text
        kept = "\n".join(text[label.start : label.end] for label in file.labels if label.label in KEPT)
        people = [who.name for one in file.briefs for who in one.who if who.kind == "person"]
        strangers = [person for person in people if person.split()[-1] not in kept]
        assert strangers == [], name


def test_languages_and_kinds_are_sane(files: dict[str, BriefFile]) -> None:
    for file in files.values():
        for one in file.briefs:
            assert one.source.language == "en"
            assert one.what, one.headline.text
            assert any(who.kind == "person" for who in one.who), one.headline.text


def test_every_pdf_is_accessible_and_sound(folder: Path, tmp_path: Path) -> None:
    found = pdfs.of_desk(pipeline.desk(tmp_path, folder)[0], tmp_path)
    assert found
    assert {name: failed for name, failed in found.items() if failed} == {}
