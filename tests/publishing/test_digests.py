"""Hashes of what pages are made from: the same for the same, different for anything that shows."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Desk, Fact, Statement
from generator.publishing.catalogue import catalogue
from generator.publishing.digests import Digests
from generator.publishing.page import Heading, Page
from generator.publishing.pages import pages_of
from tests import desks

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=8,
)
EMPTY = Digests(catalogue(Desk((), (), (), (), (), ())))


@given(VALUES, VALUES)
def test_two_values_have_one_hash_only_where_they_are_the_same(one: object, other: object) -> None:
    assert (EMPTY.of(one) == EMPTY.of(other)) == (repr(one) == repr(other))


def test_what_lies_side_by_side_is_not_run_together() -> None:
    pairs = [("ab", "c"), ("a", "bc"), ("a", "b", "c"), (("a", "b"), "c"), ("a", ("b", "c")), ("abc",), "abc"]
    assert len({EMPTY.of(pair) for pair in pairs}) == len(pairs)


def test_every_page_of_a_desk_can_be_hashed_and_is_hashed_alike_each_time() -> None:
    found = []
    for _ in range(2):
        known = catalogue(desks.desk())
        digests = Digests(known)
        found.append({page.path: digests.of(page.values()) for page in pages_of(known)[0]})
    assert found[0] == found[1]
    assert len(set(found[0].values())) == len(found[0])


def test_a_page_is_made_from_everything_that_it_says_of_itself() -> None:
    """An edition that is no longer among the newest loses its picture, and shows no other change."""
    page = Page("a/", "A", "Of a.", "about", "undated.html.j2", dict, about=())
    others = {
        "path": replace(page, path="b/"),
        "title": replace(page, title="B"),
        "description": replace(page, description="Of b."),
        "section": replace(page, section="topics"),
        "template": replace(page, template="briefs.html.j2"),
        "headings": replace(page, headings=(Heading("b", "B"),)),
        "day": replace(page, day="2026-03-04"),
        "listed": replace(page, listed=False),
        "feed": replace(page, feed=True),
        "card": replace(page, card="card.png"),
        "about": replace(page, about=("b",)),
    }
    assert len({EMPTY.of(one.values()) for one in (page, *others.values())}) == len(others) + 1
    assert {field.name for field in fields(Page)} == {*others, "view", "jsonld"}


def test_a_brief_is_hashed_with_what_the_desk_says_of_its_names() -> None:
    desk = desks.desk()
    filed = next(one for one in desk.briefs if one.actors and one.topics)
    renamed = replace(
        desk, actors=tuple(replace(one, name="New Name") if one.id in filed.actors else one for one in desk.actors)
    )
    without = replace(desk, editions=tuple(one for one in desk.editions if one.day != filed.day))
    hashes = {Digests(catalogue(one)).of(filed) for one in (desk, renamed, without)}
    assert len(hashes) == 3


def test_a_brief_that_its_file_does_not_say_is_hashed_by_its_values() -> None:
    desk = desks.desk()
    filed = desk.briefs[0]
    brief = replace(filed.brief, headline=Fact("Another", filed.brief.headline.evidence))
    changed = replace(desk, briefs=(replace(filed, brief=brief), *desk.briefs[1:]))
    assert Digests(catalogue(desk)).of(filed) != Digests(catalogue(changed)).of(changed.briefs[0])
    both = [replace(one, hashes={filed.brief.id: "5f1c"}) for one in (desk, changed)]
    assert len({Digests(catalogue(one)).of(one.briefs[0]) for one in both}) == 1


def test_a_brief_says_what_its_file_says_and_what_the_desk_made_of_it() -> None:
    desk = replace(desks.desk(), hashes={one.brief.id: one.brief.id for one in desks.desk().briefs})
    filed = desk.briefs[0]
    written = replace(desk, hashes={**desk.hashes, filed.brief.id: "another file"})
    told = [replace(filed, day="1999-12-31"), replace(filed, topics=()), replace(filed, subjects=("01000000",))]
    others = [replace(desk, briefs=(one, *desk.briefs[1:])) for one in told]
    assert len({Digests(catalogue(one)).of(one.briefs[0]) for one in (desk, written, *others)}) == 5


def test_statements_with_another_stance_of_the_same_brief_differ() -> None:
    desk = desks.desk()
    filed = next(one for one in desk.briefs if len(one.brief.stance) > 1)
    said = [Statement(filed, stance, "somebody", None) for stance in filed.brief.stance]
    assert len(set(map(Digests(catalogue(desk)).of, said))) == len(said)


def test_kinds_of_values_are_told_apart() -> None:
    values = [("a", "b"), {"a": "b"}, frozenset(("a", "b")), "ab", b"ab", ("a", ("b",)), None]
    assert len(set(map(EMPTY.of, values))) == len(values)
    assert EMPTY.of(frozenset(("a", "b", "c"))) == EMPTY.of({"c", "b", "a"})
    with pytest.raises(TypeError, match="would say nothing"):
        EMPTY.of(...)


def test_a_function_cannot_be_hashed() -> None:
    with pytest.raises(TypeError, match="would say nothing"):
        EMPTY.of((print,))
