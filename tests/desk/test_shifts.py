"""Shifts: what counts as a change of position, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.desk.shifts import of_actors, on_topics, position_of, shifts, stands
from generator.model import Actor, Issue, Position, Statement, Topic, TopicEntry
from tests import desks

ENTRY = TopicEntry("bridge", "The bridge", issues=(Issue("toll", "A toll", "?", ("toll",)),))


def said(day: str | None, position: Position, words: str, *, quoted: bool = True, actor: str = "ann-vale") -> Statement:
    """What ``actor`` said of a toll on ``day``, in a brief of that day."""
    made = desks.brief(f"{day}-{position}-{words[:8]}", "A headline", "Estmark Courier", day)
    stance = desks.stance("Ann Vale", "a toll", position, words if quoted else None)
    stance = stance if quoted else replace(stance, evidence=desks.evidence(words))
    return Statement(desks.filed(made, day, "Estmark Courier", "estmark-courier"), stance, actor, "toll")


AGAINST = said("2026-03-02", "opposes", "Nobody should pay to go to work.")
FOR = said("2026-03-09", "supports", "A small toll is fair to all of us.")


def test_a_later_day_with_another_position_is_a_shift() -> None:
    (shift,) = shifts([FOR, AGAINST], [ENTRY])
    assert (shift.was, shift.now, shift.day, shift.topic) == ("opposes", "supports", "2026-03-09", "bridge")
    assert (shift.before, shift.after) == (AGAINST, FOR)


def test_shifts_are_newest_first_and_of_one_actor_each() -> None:
    back = said("2026-03-12", "opposes", "I have changed my mind about tolls.")
    other = replace(FOR, actor="jon-reth")
    found = shifts([AGAINST, FOR, back, other], [ENTRY])
    assert [(shift.day, shift.actor) for shift in found] == [("2026-03-12", "ann-vale"), ("2026-03-09", "ann-vale")]


def test_the_same_position_in_other_words_is_no_shift() -> None:
    assert shifts([AGAINST, said("2026-03-09", "opposes", "My view of this has not moved.")], [ENTRY]) == ()


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        (("supports", "opposes"), "mixed"),
        (("supports", "mixed"), "mixed"),
        (("supports", "neutral"), "supports"),
        (("neutral", "neutral"), "neutral"),
        (("opposes", "opposes"), "opposes"),
    ],
)
def test_statements_of_one_day_come_to_one_position(positions: tuple[Position, ...], expected: Position) -> None:
    day = [
        said("2026-03-09", position, f"Words number {number} of that day.") for number, position in enumerate(positions)
    ]
    assert position_of(day) == expected
    before = said("2026-03-02", "opposes", "Nobody should pay to go to work.")
    assert [shift.now for shift in shifts([before, *day], [ENTRY])] == ([] if expected == "opposes" else [expected])


def test_a_late_copy_of_old_words_is_no_return_to_the_old_position() -> None:
    copy = replace(said("2026-03-10", "opposes", "Nobody should pay to go to work."), actor="ann-vale")
    assert len(shifts([AGAINST, FOR, copy], [ENTRY])) == 1


def test_copies_count_once_among_the_statements_behind_a_position() -> None:
    copy = said("2026-03-03", "opposes", "Nobody should pay to go to work.")
    (stand,) = stands([AGAINST, copy, FOR])
    assert (stand.position, stand.before) == ("supports", "opposes")
    assert stand.statements == (FOR, AGAINST)


def test_a_position_that_an_article_recalls_is_not_that_days() -> None:
    recalled = said("2026-03-09", "opposes", "Ten days ago she had rejected the toll.", quoted=False)
    now = said("2026-03-09", "supports", "We are for the toll.")
    (shift,) = shifts([AGAINST, recalled, now], [ENTRY])
    assert shift.now == "supports"


def test_what_others_say_and_what_has_no_day_make_no_shift() -> None:
    described = replace(FOR, stance=replace(FOR.stance, basis="described_by", by="Jon Reth"))
    assert shifts([AGAINST, described], [ENTRY]) == ()
    assert shifts([AGAINST, said(None, "supports", "A small toll is fair to all of us.")], [ENTRY]) == ()
    assert stands([described])[0].position == "supports"


def test_a_turned_statement_counts_with_its_position_on_the_issue() -> None:
    boycott = replace(said("2026-03-09", "supports", "We back the boycott of the toll."), turned=True)
    assert shifts([AGAINST, boycott], [ENTRY]) == ()


def test_topics_and_actors_get_their_own_shifts() -> None:
    (topic,) = on_topics([Topic(ENTRY, (), (AGAINST, FOR))])
    ann = Actor("ann-vale", "Ann Vale", "person", ("Ann Vale",), (), (), (AGAINST, FOR))
    (actor,) = of_actors([ann], [topic])
    assert topic.shifts == actor.shifts != ()
    assert of_actors([replace(ann, id="ben-vale")], [topic])[0].shifts == ()


def test_the_order_of_statements_does_not_matter() -> None:
    many = [AGAINST, FOR, said("2026-03-09", "opposes", "Only for lorries, and never for us.")]
    assert shifts(many, [ENTRY]) == shifts(many[::-1], [ENTRY])
    assert stands(many) == stands(many[::-1])


def test_no_objection_is_no_move_away_from_support_but_from_opposition() -> None:
    open_ = said("2026-03-09", "neutral", "I have nothing against a small toll.")
    open_ = replace(open_, stance=replace(open_.stance, hedged=True))
    before = said("2026-03-02", "supports", "The toll has to come this year.")
    assert shifts([before, open_], [ENTRY]) == ()
    assert [(shift.was, shift.now) for shift in shifts([AGAINST, open_], [ENTRY])] == [("opposes", "neutral")]


def test_giving_up_a_side_is_news_although_it_recalls_that_side() -> None:
    words = "The club, which had backed the toll, withdrew its support."
    withdrawn = said("2026-03-09", "opposes", words, quoted=False)
    before = said("2026-03-02", "supports", "The toll has to come this year.")
    assert [(shift.was, shift.now) for shift in shifts([before, withdrawn], [ENTRY])] == [("supports", "opposes")]


def test_a_sentence_that_tells_the_whole_change_is_a_shift_by_itself() -> None:
    words = "The club dropped its opposition to the toll on Monday."
    (shift,) = shifts([said("2026-03-09", "supports", words, quoted=False)], [ENTRY])
    assert (shift.was, shift.now, shift.day) == ("opposes", "supports", "2026-03-09")
    assert shift.before is shift.after
    open_ = said("2026-03-09", "supports", "She could no longer oppose a toll that was fair.", quoted=False)
    assert [one.was for one in shifts([open_, said("2026-03-09", "supports", "I shall pay it.")], [ENTRY])] == [
        "opposes"
    ]
    for plain in ("The club dropped its plan to oppose nothing.", "Prices dropped, and the club supports it."):
        assert shifts([said("2026-03-09", "supports", plain, quoted=False)], [ENTRY]) == ()


def test_opposition_that_another_brief_of_the_day_has_given_up_is_mixed() -> None:
    open_ = said("2026-03-09", "neutral", "She would not fight the toll.", quoted=False)
    open_ = replace(open_, stance=replace(open_.stance, hedged=True))
    still = said("2026-03-09", "opposes", "A toll, which Ann Vale opposes, is planned.", quoted=False)
    assert position_of([open_, still]) == "mixed"
    assert position_of([replace(open_, brief=still.brief), still]) == "opposes"


def test_an_earlier_event_in_the_sentence_is_no_earlier_side() -> None:
    words = "The club said it would pay the toll, hours after a judge found that the gate had probably opened."
    told = said("2026-03-09", "supports", words, quoted=False)
    assert [shift.now for shift in shifts([AGAINST, told], [ENTRY])] == ["supports"]
    recalled = said("2026-03-09", "supports", "The club had firmly backed the toll.", quoted=False)
    assert shifts([AGAINST, recalled], [ENTRY]) == ()
