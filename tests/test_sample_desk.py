"""The sample desk: what the engine finds against what a reader found, and that the committed brief files are its own."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline, store, yamlio
from generator.model import Brief, BriefFile
from tests import pdfs

CONTENT = Path(__file__).parents[1] / "content"
GOLD = Path(__file__).with_name("sample_gold.yml")
# Of all articles, at least this share right; measured on the committed brief files (see the test's message for what is wrong).
ENOUGH = {"headline": 0.9, "outlet": 0.9, "authors": 0.9, "published": 0.9}


@functools.cache
def gold() -> dict[str, list[dict[str, Any]]]:
    data, problems = yamlio.load(GOLD, GOLD.name)
    assert problems == ()
    found: dict[str, list[dict[str, Any]]] = data
    return found


@functools.cache
def filed(seed: str) -> BriefFile:
    file, problems = store.read(CONTENT / "briefs", store.brief_path(seed))
    assert file is not None, problems
    return file


def pairs() -> Iterator[tuple[str, Brief, dict[str, Any]]]:
    """Each article of the gold with the brief at its place."""
    for seed, articles in gold().items():
        for brief, article in zip(filed(seed).briefs, articles, strict=False):
            yield seed, brief, article


def said(brief: Brief) -> dict[str, object]:
    return {
        "headline": plain(brief.headline.text),
        "outlet": brief.source.outlet.text.removeprefix("The ") if brief.source.outlet else None,
        "authors": [author.text for author in brief.source.authors],
        "published": brief.published.edtf[:10] or None,
    }


def wanted(article: dict[str, Any]) -> dict[str, object]:
    outlet = article["outlet"]
    return article | {
        "headline": plain(article["headline"]) if article["headline"] else None,
        "outlet": outlet.removeprefix("The ") if outlet else None,
    }


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def test_every_seed_of_the_desk_has_its_gold() -> None:
    seeds = {path.relative_to(CONTENT / "seeds").as_posix() for path in (CONTENT / "seeds").rglob("*.*")}
    assert seeds == set(gold())


@pytest.mark.parametrize("seed", sorted(gold()))
def test_each_seed_has_the_articles_a_reader_finds(seed: str) -> None:
    assert len(filed(seed).briefs) == len(gold()[seed])


@pytest.mark.parametrize("field", ENOUGH)
def test_source_fields_are_as_printed(field: str) -> None:
    results = [
        (seed, said(brief)[field], wanted(article)[field])
        for seed, brief, article in pairs()
        if field != "headline" or article["headline"]
    ]
    wrong = [result for result in results if result[1] != result[2]]
    assert 1 - len(wrong) / len(results) >= ENOUGH[field], wrong


def test_nobody_is_in_who_who_stands_only_in_the_page_around() -> None:
    wrong = [
        (seed, who.name)
        for seed, brief, article in pairs()
        for who in brief.who
        if any(name in who.name or who.name in name.split() for name in article["never"])
    ]
    assert wrong == []


def test_reading_the_seeds_again_gives_the_committed_brief_files(tmp_path: Path) -> None:
    done = pipeline.read(pipeline.Folders.of(CONTENT, briefs=tmp_path))
    assert [problem for problem in done.problems if problem.severity == "error"] == []
    assert store.find(tmp_path) == store.find(CONTENT / "briefs")
    changed = [
        name
        for name in store.find(tmp_path)
        if (tmp_path / name).read_bytes() != (CONTENT / "briefs" / name).read_bytes()
    ]
    assert changed == [], "the engine reads them otherwise now: raise its VERSION and run daybrief brief"


def test_every_pdf_of_the_sample_desk_is_accessible_and_sound(tmp_path: Path) -> None:
    found = pdfs.of_desk(pipeline.desk(CONTENT)[0], tmp_path)
    assert len(found) > 12
    assert {name: failed for name, failed in found.items() if failed} == {}
