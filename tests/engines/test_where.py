"""The places of an article's events: which, of what kind, in which country."""

from __future__ import annotations

import pytest

from generator.engines.offline import nlp, where
from generator.engines.offline.document import Document, parse
from generator.engines.offline.entities import find
from generator.engines.offline.gazetteer import gazetteer
from generator.model import Where
from tests.engines.pieces import article, holds


def document(*bodies: str, dateline: str = "") -> Document:
    """A parsed article of body paragraphs, below a dateline of its own where there is one."""
    above = (("dateline", dateline),) if dateline else ()
    return parse(article(*above, *(("body", body) for body in bodies)), nlp.parser())


def places(parsed: Document) -> tuple[Where, ...]:
    """Its places."""
    return where.where(parsed, find(parsed))


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Ministers met in Warsaw on Monday.", "Warsaw", "city", "Poland"),
        ("Ministers met in the U.K. on Monday.", "United Kingdom", "country", "United Kingdom"),
        ("The ship sank in the Black Sea on Monday.", "Black Sea", "body_of_water", None),
        ("Crowds met at Quarrel Bridge on Monday.", "Quarrel Bridge", "site", None),
        ("LISBON — Ministers met on Monday.", "Lisbon", "city", "Portugal"),
        ("Fires burned in Bavaria on Monday.", "Bavaria", "region", "Germany"),
    ],
)
def test_a_place_has_kind_and_country(text: str, name: str, kind: str, country: str | None) -> None:
    parsed = document(text)
    found = places(parsed)[0]
    assert (found.name, found.kind, found.country) == (name, kind, country)
    assert holds(parsed.article, *found.evidence)


@pytest.mark.parametrize(
    "text",
    ["Polish officials praised the French plan.", "Moscow said it was content.", "Nobody said where it was."],
)
def test_nationalities_and_acting_capitals_are_no_places(text: str) -> None:
    assert places(document(text)) == ()


def test_a_dateline_of_its_own_counts() -> None:
    parsed = document("Ministers met on Monday.", dateline="LISBON, March 4")
    assert [(one.name, one.country) for one in places(parsed)] == [("Lisbon", "Portugal")]
    assert holds(parsed.article, *places(parsed)[0].evidence)


def test_there_are_eight_places_at_most() -> None:
    cities = "Warsaw Lisbon Madrid Rome Athens Vienna Dublin Oslo Stockholm Helsinki".split()
    parsed = document(*(f"Crowds met in {city} on Monday." for city in cities))
    assert len(places(parsed)) == where.MAX_PLACES


def test_the_main_place_is_the_exact_one_in_the_words_of_the_article() -> None:
    parsed = document("A ferry sank off Porto, northern Portugal, on Monday.", "Divers searched in Porto for hours.")
    assert where.main(parsed, find(parsed)).startswith("Porto")
    assert where.main(document("Nobody spoke."), find(document("Nobody spoke."))) == ""


def test_every_country_of_the_tables_has_an_english_name() -> None:
    table = gazetteer()
    assert {"Poland", "United Kingdom", "Turkey", "Myanmar"} <= set(table.countries.values())
    assert set(table.demonyms.values()) <= set(table.countries.values())
    assert {place.country for place in table.places.values()} - {None} <= set(table.countries.values())


def test_an_unknown_place_of_a_dateline_counts() -> None:
    assert [one.name for one in places(document("TARNMOUTH (AP) — Ministers met on Monday."))] == ["Tarnmouth"]


def test_a_capital_is_in_the_country_that_the_text_says() -> None:
    parsed = document("Trams stopped in the Orvanian capital, Selmar, on Monday. Orvania's government was silent.")
    assert ("Selmar", "Orvania") in [(one.name, one.country) for one in places(parsed)]


def test_the_event_is_where_it_happened_and_not_where_somebody_speaks_or_went_before() -> None:
    parsed = document(
        "A car was driven into the consulate in the northern Danish city of Odense on Monday.",
        "Officials in Berlin declined to comment. A spokesman in Berlin said nothing. It was revenge for an attack in Malmö.",
        "Last year strikes in Malmö and in Malmö alone killed many. In Malmö they remember last year.",
    )
    assert where.main(parsed, find(parsed)) == "Odense"


def test_a_capital_that_is_addressed_is_a_government() -> None:
    parsed = document("The offer to Moscow ended the quarrel between Warsaw and the union in Odense.")
    assert where.where(parsed, find(parsed))[0].name == "Odense"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met in Lixby on Monday.", "place"),
        ("They met in Lixby province on Monday.", "region"),
        ("They met in Port Lixby on Monday.", "city"),
        ("The mayor of Lixby spoke in Lixby on Monday.", "city"),
        ("They sailed on the River Lix in Marrin.", "body_of_water"),
    ],
)
def test_a_place_is_a_city_only_where_the_words_say_so(text: str, kind: str) -> None:
    parsed = document(text)
    assert kind in [place.kind for place in where.where(parsed, find(parsed)) if "Lix" in place.name]
