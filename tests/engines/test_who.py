"""The actors of an article: order, kind, role and evidence."""

from __future__ import annotations

import pytest

from generator.engines.offline import nlp, who
from generator.engines.offline.document import Document, parse
from generator.engines.offline.entities import find
from generator.model import Who
from tests.engines.pieces import article, holds


def document(*bodies: str, headline: str = "Harbour accord") -> Document:
    """A parsed article of body paragraphs below a headline."""
    return parse(article(("headline", headline), *(("body", body) for body in bodies)), nlp.parser())


def actors(parsed: Document) -> tuple[Who, ...]:
    """Its actors."""
    return who.who(parsed, find(parsed))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Polish Harbour Minister Ada Brandt spoke.", "Ada Brandt", "Polish Harbour Minister"),
        ("Ada Brandt, leader of the ferry union, spoke.", "Ada Brandt", "leader of the ferry union"),
        ("Ada Brandt, a former diplomat, spoke.", "Ada Brandt", "former diplomat"),
        ("The U.K. ambassador to NATO, Ada Brandt, spoke.", "Ada Brandt", "U.K. ambassador to NATO"),
        ("Britain’s former Tide Secretary Ada Brandt spoke.", "Ada Brandt", "Britain’s former Tide Secretary"),
        ("The prime minister, Sir Keith Marlow, spoke.", "Keith Marlow", "prime minister"),
        ("Secretary of State Ada Brandt spoke.", "Ada Brandt", "Secretary of State"),
        ("Ada Brandt, though tired, spoke.", "Ada Brandt", None),
        ("A spokesman for her ministry, Omar Reyes, spoke.", "Omar Reyes", "spokesman"),
        ("Ada Brandt, then trade minister, spoke.", "Ada Brandt", None),
    ],
)
def test_a_role_is_given_in_the_words_of_the_article(text: str, name: str, role: str | None) -> None:
    parsed = document(text)
    actor = next(one for one in actors(parsed) if one.name == name)
    assert actor.role == role
    assert holds(parsed.article, *actor.evidence)
    words = " ".join(" ".join(one.exact.split()) for one in actor.evidence)
    assert all(word in words for word in (role or name).split())


def test_every_actor_has_evidence_and_mentions() -> None:
    parsed = document(
        "Ada Brandt met officials of Axle Bank in Warsaw. Poland said the bank\nwould pay. Omar Reyes agreed.",
        "The Ministry of Tides declined to comment, Reuters reported. Brandt was content.",
    )
    found = actors(parsed)
    assert found[0].name == "Ada Brandt"
    assert found[0].mentions == 2
    assert {one.kind for one in found} <= {"person", "organisation", "country", "group"}
    assert all(holds(parsed.article, *one.evidence) and one.mentions > 0 for one in found)


def test_all_persons_are_named_and_of_other_actors_the_first_dozen() -> None:
    surnames = "Abel Boon Carl Dorn Eliot Frost Grant Hume Ivers Jost Kern Lund Moss Nagy Orr".split()
    parsed = document(*(f"Minister Ada {surname} spoke on the accord." for surname in surnames))
    assert len(actors(parsed)) == len(surnames)
    parsed = document(*(f"The {surname} Institute spoke. The {surname} Institute left." for surname in surnames))
    assert len(actors(parsed)) == who.MAX_ACTORS


def test_the_main_actors_are_those_of_the_headline() -> None:
    parsed = document(
        "Ada Brandt accused Omar Reyes of delay on Monday. Brandt said that Reyes had lost the plan.",
        "An analyst, Nora Hale, disagreed.",
        headline="Brandt accuses Reyes of delay",
    )
    assert who.main(parsed, find(parsed)) == ("Ada Brandt", "Omar Reyes")


def test_an_article_without_names_has_no_actors() -> None:
    parsed = document("nothing happened today.", headline="nothing to see")
    assert actors(parsed) == ()
    assert who.main(parsed, find(parsed)) == ()
