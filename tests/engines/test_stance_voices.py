"""Whose a side is, and what it is on, where the sentence tells it beside something else."""

from __future__ import annotations

import pytest

from generator.model import Stance
from tests.engines.test_stance import heard, read

SUPPORTS, OPPOSES, NEUTRAL = "supports", "opposes", "neutral"


def one(*paragraphs: str, holder: str) -> Stance:
    """The only stance of ``holder``."""
    (found,) = [stance for stance in read(*paragraphs) if stance.holder == holder]
    return found


# ---------------------------------------------------------------- whose it is


def test_a_clause_set_apart_is_the_outlets_own_telling() -> None:
    text = "Peter Holm promised to lead the islands into the customs union, which Ada Brandt opposes."
    found = one(text, holder="Ada Brandt")
    assert (found.position, found.basis, found.by) == (OPPOSES, "reported", None)


def test_a_leader_speaks_for_the_body_that_is_named() -> None:
    text = "The Verran Farmers' Union will vote for the harbour accord on Friday, its leader Ada Brandt said on Monday."
    found = one(text, holder="Verran Farmers' Union")
    assert (found.position, found.basis, found.by) == (SUPPORTS, "action", None)


def test_somebody_elses_leader_describes() -> None:
    text = (
        "Peter Holm, the leader of the Verran Fishers' Union, said that the Estmark Union opposed the harbour accord."
    )
    found = [stance for stance in read(text) if stance.holder == "Estmark Union"]
    assert [stance.basis for stance in found] in ([], ["described_by"])


def test_a_long_apposition_does_not_hide_the_subject() -> None:
    text = (
        "Ministers signed the accord.",
        "The Sallow Council, the bloc to which Estmark and Norl belong, welcomed the accord.",
    )
    assert ("Estmark", SUPPORTS, "the accord") not in heard(*text)


def test_the_largest_union_is_the_only_union_of_the_text() -> None:
    lead = "Estmark's largest port union dropped its opposition to the harbour accord on Tuesday."
    said = "“We have a paragraph,” said Ada Brandt, chair of the Harbour Workers' Federation."
    assert ("Harbour Workers' Federation", SUPPORTS, "the harbour accord") in heard(lead, said)
    two = said + " Peter Holm of the Estmark Sailors' Union stayed at home."
    assert "Harbour Workers' Federation" not in [holder for holder, _, _ in heard(lead, two)]


def test_the_mayor_is_the_only_person_named_before() -> None:
    text = (
        "Hugh Marden stood on the quay.",
        "“I don't think that we should rebuild the lower town,” the mayor of Verran said.",
    )
    assert ("Hugh Marden", OPPOSES, "to rebuild the lower town") in heard(*text)


def test_a_support_without_reserve_that_is_withdrawn_is_not_yet_opposition() -> None:
    assert heard("Ada Brandt withdrew her unconditional support for the harbour accord.") == [
        ("Ada Brandt", "mixed", "the harbour accord")
    ]


# ---------------------------------------------------------------- what it is on


def test_who_abstains_does_so_on_what_was_voted_on() -> None:
    text = "The assembly approved the harbour accord on Thursday.", "Ada Brandt said that she would now abstain."
    assert ("Ada Brandt", NEUTRAL, "the harbour accord") in heard(*text)
    assert heard("The town met on Thursday.", "Ada Brandt said that she would now abstain.") == []


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        (
            "Ada Brandt signed an accord on Monday that gives the port two berths.",
            "an accord that gives the port two berths",
        ),
        ("Ada Brandt called for a march on Friday.", "a march on Friday"),
        (
            "“I authorised 4 RAF strikes on the fort & the Royal Navy defended red shipping,” said Ada Brandt.",
            "4 RAF strikes on the fort",
        ),
        ("“The Harbour Accord is a good step,” said Ada Brandt.", "the Harbour Accord"),
    ],
)
def test_a_target_is_what_the_side_is_on_and_no_more(sentence: str, target: str) -> None:
    assert [words for holder, _, words in heard(sentence) if holder == "Ada Brandt"] == [target]


@pytest.mark.parametrize(
    "text",
    [
        ("“The plan is to buy every quay in the port. I am for it,” said Ada Brandt.",),
        ("The call came at noon.", "Ada Brandt said that she had not asked him to go and had accepted it."),
        ("Ada Brandt said that the new ships would need more hands.",),
        ("Ada Brandt said that a minister who lost such a vote should make room.",),
        ("Ada Brandt called for Peter Holm's head.",),
        ("Ada Brandt walked out of the Verran Fishers' Union on Monday.",),
    ],
)
def test_what_takes_no_side_on_anything_named_is_left_out(text: tuple[str, ...]) -> None:
    wrong = {"every quay in the port", "the call", "more hands", "Peter Holm's head", "the Verran Fishers' Union"}
    told = {target for _, _, target in heard(*text)}
    assert not told & wrong
    assert not any("should make room" in target for target in told)


def test_a_need_that_is_insisted_on_is_a_demand() -> None:
    assert ("Ada Brandt", SUPPORTS, "a new quay") in heard("Ada Brandt insisted that the plan would need a new quay.")


def test_its_is_another_things_where_a_person_takes_the_side() -> None:
    told = heard("The council opened the new port fund. Ada Brandt met Peter Holm but questioned its size.")
    assert not any("’s size" in target for _, _, target in told)
    assert not any(
        target == "its size" for holder, _, target in heard("Ada Brandt welcomed the fund but questioned its size.")
    )


def test_a_side_that_was_told_earlier_gives_way() -> None:
    text = "“We support the accord,” said Ada Brandt. Nine days ago she said the Bloc would not vote for the accord."
    assert ("Ada Brandt", OPPOSES, "the accord") not in heard(text)
