"""The outlet of an article, by the ways in which its page speaks of itself."""

from __future__ import annotations

import pytest

from generator.engines.offline.source import source
from generator.model import Label
from tests.engines.pieces import article, holds

BODY = "The harbour will open in the spring, ministers of both towns said on Tuesday, and it will be the largest of the coast."


def outlet(*pieces: tuple[Label, str]) -> str | None:
    whole = article(*pieces)
    found = source(whole).outlet
    assert found is None or holds(whole, *found.evidence)
    return found.text if found else None


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("promotion", "Subscribe to The Harbour Gazette", "The Harbour Gazette"),
        ("consent_notice", "Verran Today is not responsible for the content of other sites.", "Verran Today"),
        ("credit", "© 2031 Coast Courier. All rights reserved.", "Coast Courier"),
        ("author_bio", "Ada Brandt is a senior reporter at The Harbour Gazette.", "The Harbour Gazette"),
        ("body", "Two of the boats, according to Kurs, a sister publication of COASTLINE, were late.", "COASTLINE"),
        ("body", '"We wait," she told Coastline. More: https://www.coastline.example/a/b', "Coastline"),
    ],
)
def test_an_outlet_speaks_of_itself(label: Label, text: str, name: str) -> None:
    assert outlet((label, text), ("body", BODY)) == name


@pytest.mark.parametrize(
    "text",
    [
        '"We wait," she told Coastline. He told Coastline that he would not.',
        "She told Reuters that it was late. He told Reuters that it was not.",
        "She told Coastline and Coastline. He told the Verran Post. Told Verran Post again.",
        "Subscribe to our newsletter",
        "Sign up to Facebook",
        "The council said, according to the Verran Post, that it was late.",
    ],
)
def test_an_outlet_is_not_guessed(text: str) -> None:
    assert outlet(("body", text)) is None


def test_two_outlets_of_equal_weight_are_none() -> None:
    assert outlet(("promotion", "Subscribe to The Gazette"), ("promotion", "Subscribe to The Courier")) is None


@pytest.mark.parametrize(
    ("pieces", "name"),
    [
        (
            [("navigation", "The Tallow Courier"), ("body", BODY), ("credit", "© 2031 Tallow Courier Media")],
            "The Tallow Courier",
        ),
        (
            [("navigation", "The Tallow Lantern"), ("body", BODY), ("credit", "© 2031 Tallow Lantern Group Ltd.")],
            "The Tallow Lantern",
        ),
        ([("navigation", "TALLOW NOW"), ("navigation", "News  Sport  Money"), ("body", BODY)], "Tallow Now"),
        ([("navigation", "TALLOW NOW"), ("body", BODY), ("promotion", "Mail desk@tallownow.example")], "Tallow Now"),
        (
            [
                ("navigation", "[Tallow Lantern](https://tallowlantern.example/) | [Sport](https://a.example/b)"),
                ("body", BODY),
            ],
            "Tallow Lantern",
        ),
        ([("standfirst", "Tallow Courier, Tuesday, March 4, 2031"), ("body", BODY)], "Tallow Courier"),
        (
            [
                ("navigation", "Tallow Lantern"),
                ("body", BODY),
                ("author_bio", "Ada Brandt is the Lantern’s political editor."),
            ],
            "Tallow Lantern",
        ),
        (
            [
                ("navigation", "Tallow Lantern"),
                ("body", BODY),
                ("author_bio", "Ada Brandt is ports editor of Tallow Lantern."),
            ],
            "Tallow Lantern",
        ),
        (
            [
                ("navigation", "Radio Blue Gulf News"),
                ("body", BODY),
                ("noise", "RBG is not responsible for other sites."),
            ],
            "Radio Blue Gulf",
        ),
        ([("consent_notice", "Tallow Lantern and our 214 partners store data."), ("body", BODY)], "Tallow Lantern"),
        (
            [
                ("body", f"TALLOW, March 4 (CPA) - {BODY}"),
                ("credit", "© Coast Press Agency 2031. All rights reserved."),
            ],
            "Coast Press Agency",
        ),
    ],
)
def test_signs_of_the_page_name_its_outlet(pieces: list[tuple[Label, str]], name: str) -> None:
    assert outlet(*pieces) == name


@pytest.mark.parametrize(
    "pieces",
    [
        [("navigation", "Tallow Lantern"), ("body", BODY)],
        [("navigation", "World News"), ("body", BODY)],
        [("body", f"TALLOW, March 4 (CPA) - {BODY}")],
        [("body", f"TALLOW, March 4 (AP) - {BODY}")],
        [("standfirst", "Port Tallow, Tuesday, March 4, 2031"), ("body", BODY)],
        [("body", BODY), ("caption", "The pier. Photograph: Ada Brandt/Tallow Lantern")],
        [("body", f"{BODY} Ada Brandt was an editor at The Lantern for ten years."), ("body", BODY)],
    ],
)
def test_one_weak_sign_names_no_outlet(pieces: list[tuple[Label, str]]) -> None:
    assert outlet(*pieces) is None


def test_a_wire_agency_within_a_page_is_not_its_outlet() -> None:
    pieces: list[tuple[Label, str]] = [
        ("navigation", "TALLOW TODAY"),
        ("navigation", "News  Sport  Money"),
        ("byline", "By CPA"),
        ("body", f"TALLOW, March 4 (CPA) - {BODY}"),
        ("credit", "© Coast Press Agency"),
    ]
    assert outlet(*pieces) in {"Tallow Today", None}
