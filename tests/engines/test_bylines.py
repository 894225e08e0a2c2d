"""Who wrote an article: byline, credit at the foot, note on the author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.engines.offline.source import source
from generator.model import Hint, Label
from tests.engines.pieces import article, holds

BODY = "The harbour will open in the spring, ministers of both towns said on Tuesday, and it will be the largest of the coast."


def authors(label: Label, text: str) -> list[str]:
    whole = article((label, text), ("body", BODY))
    found = source(whole).authors
    assert all(holds(whole, *author.evidence) for author in found)
    return [author.text for author in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Brandt", ["Ada Brandt"]),
        ("By Ada Brandt and Tunde Oyelaran", ["Ada Brandt", "Tunde Oyelaran"]),
        ("By Ada Brandt, Tunde Oyelaran and Maria de la Cruz", ["Ada Brandt", "Tunde Oyelaran", "Maria de la Cruz"]),
        ("BY ADA BRANDT", ["ADA BRANDT"]),
        ("Ada Brandt in Port Verran", ["Ada Brandt"]),
        ("By Ada Brandt, The Harbour Gazette Published March 3, 2031", ["Ada Brandt"]),
        ("Written by Seán O’Brien | Political editor", ["Seán O’Brien"]),
        ("By Ada Brandt, Political Editor", ["Ada Brandt"]),
        ("By Ada Brandt, ports correspondent, aboard the Silver Gull", ["Ada Brandt"]),
        ("By Ada Brandt in Port Verran and Tunde Oyelaran in Tallow", ["Ada Brandt", "Tunde Oyelaran"]),
        ("By Ada Brandt in Tallow and Port Verran", ["Ada Brandt"]),
        ("*By **Ada Brandt** in Port Verran and **Tunde Oyelaran** in Tallow*", ["Ada Brandt", "Tunde Oyelaran"]),
        ("Par Maëlle Brandt – Publié le 6 mars 2031", ["Maëlle Brandt"]),
        ("Coast Courier staff and agencies", []),
        ("By CPA", []),
        ("KEY POINTS", []),
        ("By Reuters", []),
        ("By The Associated Press", []),
        ("Updated 3 hours ago", []),
    ],
)
def test_authors_of_a_byline(text: str, names: list[str]) -> None:
    assert authors("byline", text) == names


def test_the_outlet_is_no_author() -> None:
    whole = article(
        ("byline", "By Ada Brandt, Harbour Gazette"), ("body", BODY), ("metadata", "outlet: Harbour Gazette")
    )
    assert [one.text for one in source(whole).authors] == ["Ada Brandt"]


def test_a_page_marks_the_author_within_a_line_with_the_place() -> None:
    whole = article(("byline", "Ada Brandt Port Verran"), ("body", BODY))
    marked = replace(whole, seed=replace(whole.seed, hints=(Hint(0, 22, "author"), Hint(0, 10, "author"))))
    assert [one.text for one in source(marked).authors] == ["Ada Brandt"]


def test_an_author_known_by_the_note_about_the_author() -> None:
    assert authors("author_bio", "Ada Brandt has covered the coast since 2022. She lives in Port Verran.") == [
        "Ada Brandt"
    ]


@pytest.mark.parametrize("label", ["credit", "contributors", "caption", "related_links"])
def test_who_took_the_picture_or_helped_is_no_author(label: Label) -> None:
    assert authors(label, "By Ada Brandt") == []


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("(Reporting by Ada Brandt; additional reporting by Tunde Oyelaran; editing by Philip Gray)", ["Ada Brandt"]),
        (
            "(Reporting by Ada Brandt and Tunde Oyelaran in Tallow; editing by Philip Gray)",
            ["Ada Brandt", "Tunde Oyelaran"],
        ),
        ("(Additional reporting by Ada Brandt)", []),
        ("(Writing by the newsroom; editing by Ada Brandt)", []),
    ],
)
def test_a_wire_report_credits_its_reporters_at_its_foot(foot: str, names: list[str]) -> None:
    whole = article(("headline", "A pier opens"), ("body", BODY), ("contributors", foot))
    assert [author.text for author in source(whole).authors] == names
    assert all(holds(whole, *author.evidence) for author in source(whole).authors)


def test_a_byline_goes_before_the_credit_at_the_foot() -> None:
    whole = article(("byline", "By Ada Brandt"), ("body", BODY), ("contributors", "(Reporting by Tunde Oyelaran)"))
    assert [author.text for author in source(whole).authors] == ["Ada Brandt"]


@pytest.mark.parametrize(
    "below",
    [
        ("author_bio", "Ada Brandt is a reporter at Coastline. Tunde Oyelaran is a freelance journalist in Tallow."),
        ("related_links", "Most read"),
    ],
)
def test_a_line_of_names_above_the_date_or_with_a_note_is_a_byline(below: tuple[Label, str]) -> None:
    whole = article(
        ("headline", "A pier opens"),
        ("navigation", "Ada Brandt and Tunde Oyelaran"),
        ("timestamp", "Mar 3, 2031"),
        ("body", BODY),
        below,
    )
    assert [author.text for author in source(whole).authors] == ["Ada Brandt", "Tunde Oyelaran"]


def test_a_place_below_the_byline_is_no_author() -> None:
    whole = article(
        ("byline", "Ada Brandt"), ("byline", "Port Tallow"), ("body", f"{BODY} The pier is in Port Tallow.")
    )
    assert [author.text for author in source(whole).authors] == ["Ada Brandt"]
