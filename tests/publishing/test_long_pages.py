"""What grows with a desk goes on on pages of its own: nothing is lost, and no page grows with it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Claim, Desk, Stand, Statement, Topic
from generator.publishing.bodies import body
from generator.publishing.differing import CLAIMS, telling
from generator.publishing.pages import pages
from generator.publishing.topic_parts import CHANGES, MORE_CHANGES, MORE_ROWS, ROWS
from tests import desks
from tests.publishing.html import Document

ACTORS = ROWS + MORE_ROWS + 5
SHIFTS = CHANGES + MORE_CHANGES + 5


def crowded() -> Desk:
    """The invented desk with more actors and changes of position on its topic than a page has room for."""
    desk = desks.desk()
    topic = desk.topics[0]
    stands, shifts = [], []
    for number in range(ACTORS):
        name = f"Speaker {number}"
        first = topic.statements[number % 4]
        said = Statement(first.brief, replace(first.stance, holder=name), f"speaker-{number}", "toll")
        stands.append(Stand(said.actor, "toll", said.position, (said,)))
        if number < SHIFTS:
            shifts.append(replace(topic.shifts[0], actor=said.actor, after=said))
    full = Topic(topic.entry, topic.briefs, topic.statements, tuple(stands), tuple(shifts))
    return replace(desk, topics=(full,))


def parts_of(topic: str) -> dict[str, str]:
    found, problems = pages(crowded())
    assert not problems
    return {page.path.removeprefix(topic): body(page) for page in found if page.path.startswith(topic)}


def test_every_actor_of_a_topic_is_on_one_of_its_pages() -> None:
    bodies = parts_of("topics/bridge/")
    rows = {path: html.count('<th scope="row">') for path, html in bodies.items() if '<th scope="row">' in html}
    assert rows == {"": ROWS, "positions/": MORE_ROWS, "positions/page-2/": 5}
    said = "".join(bodies.values())
    assert all(f">Speaker {number}</th>" in said for number in range(ACTORS))
    assert "positions/" in "".join(Document(bodies[""]).values("href"))


def test_every_change_of_position_is_told_once() -> None:
    bodies = parts_of("topics/bridge/")
    told = {path: html.count("<dt>Before</dt>") for path, html in bodies.items() if "<dt>Before</dt>" in html}
    assert told == {"": CHANGES, "changes/": MORE_CHANGES, "changes/page-2/": 5}


def test_a_position_opens_the_words_that_show_it() -> None:
    document = Document(parts_of("topics/bridge/")[""])
    opened = document.values("popovertarget")
    assert len(opened) == ROWS
    assert set(opened) <= set(document.ids)


BRIEFS = [filed for filed in desks.desk().briefs if filed.day]


PLACES = st.integers(0, len(BRIEFS) - 1)


@given(st.lists(st.tuples(PLACES, st.sampled_from("abc")), max_size=30), PLACES)
def test_of_many_claims_ones_own_and_one_for_each_value_are_shown(given: list[tuple[int, str]], own: int) -> None:
    claims = [Claim(BRIEFS[place], value, ()) for place, value in given]
    identifier = BRIEFS[own].brief.id
    shown = telling(claims, identifier)
    assert len(shown) == min(len(claims), CLAIMS)
    assert shown == [claim for claim in claims if any(claim is one for one in shown)]
    mine = [claim for claim in claims if claim.brief.brief.id == identifier]
    assert all(any(claim is one for one in shown) for claim in mine[: CLAIMS - 2])
    if len(mine) <= CLAIMS - 3:
        assert {claim.value for claim in shown} == {claim.value for claim in claims}
