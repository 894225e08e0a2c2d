"""Disagreements: what outlets tell differently, and the many differences that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.desk.disagreements import of_story
from generator.desk.quantities import quantities
from generator.desk.sides import affiliations, splits
from generator.model import Actor, FiledBrief, Issue, Position, Statement, Story, Topic, TopicEntry, When
from tests import desks


def telling(outlet: str, *facts: str, role: str | None = None, when: tuple[When, ...] = ()) -> FiledBrief:
    """A brief of ``outlet`` that says ``facts``, in one paragraph."""
    made = desks.brief(
        f"{outlet}-1", "The ferry on the Sallow", outlet, "2026-03-04", what=facts, who=(("Ann Vale", role),)
    )
    made = replace(made, when=when, stance=())
    return desks.filed(made, "2026-03-04", outlet, outlet, actors=("ann-vale",))


def told(*briefs: FiledBrief, copies: tuple[str, ...] = ()) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the story of ``briefs`` tells differently: of each thing, the values with their outlets."""
    found = of_story(Story("s", "The ferry", briefs, copies))
    return [(one.about, [(claim.value, claim.brief.outlet) for claim in one.claims]) for one in found]


def test_one_sum_that_two_outlets_give_differently_is_set_side_by_side() -> None:
    found = told(
        telling("Courier", "Estmark will pay 340 million crowns over ten years, the ministry said."),
        telling("Observer", "Estmark will pay 310 million crowns."),
    )
    assert found == [("Sum in crowns", [("310 million", "Observer"), ("340 million", "Courier")])]


def test_casualties_in_words_and_figures_are_compared() -> None:
    found = told(
        telling("Courier", "Forty-one people died when the ferry sank."),
        telling("Observer", "The storm sank the ferry and killed 43."),
    )
    assert found == [("People dead", [("Forty-one", "Courier"), ("43", "Observer")])]


def test_a_number_given_as_the_total_answers_for_any_count_of_its_thing() -> None:
    found = told(
        telling("Courier", "More than fifty fishing boats formed a ring.", "The union put the number of boats at 74."),
        telling("Observer", "A flotilla of some 50 vessels stopped the survey."),
    )
    assert found == [
        ("Number of boats", [("some 50", "Observer"), ("More than fifty", "Courier"), ("74", "Courier")]),
    ]


def test_a_number_without_a_noun_counts_what_the_sentence_before_counted() -> None:
    assert [one.thing for one in quantities("The city said about 2,900 had.", "on strike")] == ["on strike"]
    assert quantities("The city said about 2,900 had.") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two people died on Sunday.", "Some 2,300 people fled their homes on Sunday."),
        ("Estmark will pay 340 million crowns.", "The fund for repairs holds 75 million crowns."),
        ("About 50 boats came to the bank.", "The survey needs 140 cores."),
        ("More than 50 people were hurt.", "The crash left 74 people hurt."),
        ("About 2,300 people were evacuated.", "In all 2,340 people were evacuated."),
        ("The crash killed 12 people.", "Ten Estmark citizens and two cooks died in the crash."),
        ("The crash killed 12 people.", "Another nine people died in hospital."),
        ("The crash killed 12 people.", "In 2019 a crash there killed 30 people."),
        ("The crash killed 12 people.", "No one died, and nine of them were children."),
        ("The crash killed 12 people.", "Fifteen people are now known to have died."),
        ("The offer is 82 crowns a share.", "The offer is 90 crowns a tonne."),
        ("The ferry sank 14 miles off the cape.", "The ferry sank nine miles off the cape."),
        ("The Assembly met on 3 March 2026.", "The Assembly met on 4 March 2026."),
        ("The firm raised its bid to 90 million crowns.", "The firm made a bid of 80 million crowns."),
    ],
)
def test_differences_that_are_none(one: str, other: str) -> None:
    assert told(telling("Courier", one), telling("Observer", other)) == []


def test_one_outlet_alone_and_a_copy_are_no_other_voice() -> None:
    one, other = telling("Courier", "The crash killed 12 people."), telling("Observer", "The crash killed 14 people.")
    assert told(one, other)
    assert told(one, other, copies=(other.brief.id,)) == []
    assert told(one, replace(other, source_id=one.source_id)) == []


def test_an_outlet_that_tells_two_numbers_in_turn_shows_that_the_thing_moved_on() -> None:
    first, other = (
        telling("Courier", "The flood killed two people."),
        telling("Observer", "The flood killed five people."),
    )
    later = telling("The Courier", "The flood killed five people.")
    later = replace(later, source_id="the-Courier", brief=replace(later.brief, id="later"))
    assert told(first, other)
    assert told(first, other, later) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("leader of Free Estmark", "deputy leader of Free Estmark", True),
        ("former harbour minister", "harbour minister", True),
        ("harbour minister", "minister for ports", False),
        ("opposition leader", "leader of Free Estmark", False),
        ("director", "deputy mayor", False),
    ],
)
def test_roles_differ_only_in_rank(one: str, other: str, differ: bool) -> None:
    found = told(telling("Courier", role=one), telling("Observer", role=other))
    assert found == ([("Ann Vale", [(one, "Courier"), (other, "Observer")])] if differ else [])


def _when(edtf: str, event: str) -> When:
    return When(edtf, "on that day", "day of the week", event, desks.evidence(event))


def test_dates_differ_only_for_clauses_that_say_the_same() -> None:
    first = telling("Courier", when=(_when("2026-03-03", "the council approved the bridge over the strait"),))
    second = telling("Observer", when=(_when("2026-03-02", "the council approved the bridge over the strait"),))
    assert [about for about, _ in told(first, second)] == ["the council approved the bridge over the strait"]
    third = telling("Monitor", when=(_when("2026-03-01", "the council debated a bridge for cyclists"),))
    assert told(first, third) == []
    month = telling("Monitor", when=(_when("2026-03", "the council approved the bridge over the strait"),))
    assert told(first, month) == []


def test_every_value_is_printed_as_the_text_has_it() -> None:
    text = "At least 41 died, some $3.5 million was lost, and a total of 7,000 homes burned."
    for quantity in quantities(text):
        assert quantity.printed in text
        assert quantity.low <= quantity.value <= quantity.high


@pytest.mark.parametrize("char", ["1", "one ", ",", "1,", "million ", "-", "(", "a", "1 and ", "died "])
def test_hostile_text_is_read_in_linear_time(char: str) -> None:
    assert len(quantities(char * (20_000 // len(char)))) <= 20_000


def _member(identifier: str, role: str) -> Actor:
    brief = telling("Courier")
    return Actor(identifier, identifier.title(), "person", (), ((role, brief),), (brief,))


def test_members_of_one_party_who_oppose_each_other_are_a_split() -> None:
    party = Actor("free-estmark", "Free Estmark", "organisation", ("Free Estmark",), (), ())
    council = Actor("council", "Town Council", "organisation", ("Town Council",), (), ())
    statements = desks.desk().topics[0].statements
    said = (replace(statements[0], actor="ann"), replace(statements[1], actor="jon"))
    topic = Topic(TopicEntry("bridge", "Bridge", issues=(Issue("build", "Building", "?"),)), (), said)

    def found(one: str, other: str) -> list[tuple[str, Statement, Statement]]:
        sides = affiliations([party, council, _member("ann", one), _member("jon", other)])
        return [(split.side, split.one, split.other) for split in splits(topic, sides)]

    assert found("leader of Free Estmark", "deputy for Free Estmark") == [("free-estmark", *said)]
    assert found("leader of Free Estmark", "former leader of Free Estmark") == []
    assert found("member of the Town Council", "clerk of the Town Council") == []
    assert found("leader of Free Estmark", "a fisherman") == []


def test_the_editors_note_says_whose_somebody_is_as_far_as_its_first_sentence() -> None:
    party = Actor("free-estmark", "Free Estmark", "organisation", ("Free Estmark",), (), ())
    ann = Actor("ann", "Ann", "person", (), (), (), note="Deputy leader of Free Estmark. Not the sister of Jon.")
    jon = Actor("jon", "Jon", "person", (), (), (), note="Fisherman; left Free Estmark in spring.")
    assert affiliations([party, ann, jon]) == {"ann": frozenset({"free-estmark"}), "jon": frozenset()}


def test_who_spoke_before_the_side_moved_is_no_split() -> None:
    topic = desks.desk().topics[0]
    against, now = _on("2026-03-03", "opposes"), _on("2026-03-13", "supports")
    party = (replace(against, actor="free-estmark"), replace(now, actor="free-estmark"))
    ann, jon = replace(against, actor="ann"), replace(now, actor="jon")
    sides = {"ann": frozenset({"free-estmark"}), "jon": frozenset({"free-estmark"})}
    entry = TopicEntry("bridge", "Bridge", issues=(Issue(against.issue or "", "Building", "?"),))
    assert list(splits(replace(topic, entry=entry, statements=(*party, ann, jon)), sides)) == []
    assert list(splits(replace(topic, entry=entry, statements=(ann, jon)), sides)) != []


def _on(day: str, position: Position) -> Statement:
    statement = desks.desk().topics[0].statements[0]
    stance = replace(statement.stance, position=position, quote=f"words of {day}", basis="quoted")
    return replace(statement, stance=stance, brief=replace(statement.brief, day=day), turned=False)
