"""Corrections: carried out on the field they name, refused with a reason when the brief no longer says what they correct."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.desk.corrections import corrected
from generator.model import Correction, Fact, Stance, Who
from tests import factory

WHO = Who("Ada Brandt", "person", "harbour minister", 3, factory.evidence("Ada Brandt"))
BRIEF = factory.brief(who=(WHO,), what=(factory.fact("signed"), factory.fact("on Tuesday")))
ROLE = Correction(BRIEF.id, "who[0].role", "harbour minister", "interior minister", "correction", "", "2026-03-06")


def test_a_correction_changes_its_field_and_nothing_else() -> None:
    found, problems = corrected([BRIEF], [ROLE])
    brief, done = found[BRIEF.id]
    assert not problems
    assert done == (ROLE,)
    assert brief == replace(BRIEF, who=(replace(WHO, role="interior minister"),))


def test_a_fact_is_corrected_by_its_words_and_keeps_its_evidence() -> None:
    found, _ = corrected([BRIEF], [replace(ROLE, field="what[1]", was="on Tuesday", now="on Monday")])
    assert found[BRIEF.id][0].what[1] == Fact("on Monday", factory.evidence("on Tuesday"))


def test_a_retraction_takes_the_item_out() -> None:
    found, _ = corrected([BRIEF], [replace(ROLE, field="what[0]", was="signed", now="", kind="retraction")])
    assert [fact.text for fact in found[BRIEF.id][0].what] == ["on Tuesday"]


def test_a_stance_without_a_quotation_is_retracted_by_its_target() -> None:
    stance = Stance("Ada Brandt", "the accord", "opposes", "reported", False, 0.7, None, factory.evidence("signed"))  # noqa: FBT003
    wrong = replace(ROLE, field="stance[0]", was="the accord", now="", kind="retraction")
    found, problems = corrected([replace(BRIEF, stance=(stance,))], [wrong])
    assert problems == ()
    assert found[BRIEF.id][0].stance == ()


def test_later_corrections_see_earlier_ones() -> None:
    again = replace(ROLE, was="interior minister", now="prime minister")
    found, problems = corrected([BRIEF], [ROLE, again])
    assert not problems
    assert found[BRIEF.id][0].who[0].role == "prime minister"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"brief": "gone"}, "no brief has the id 'gone'"),
        ({"field": "who[7].role"}, "no field"),
        ({"field": "who.role"}, "no field"),
        ({"field": "__class__"}, "no field"),
        ({"was": "mayor"}, "says 'harbour minister', not 'mayor'"),
        ({"field": "who[0].kind", "was": "person", "now": "ghost"}, "cannot become 'ghost'"),
    ],
)
def test_what_cannot_be_carried_out_is_said_and_the_brief_stays(change: dict[str, str], says: str) -> None:
    found, (problem,) = corrected([BRIEF], [replace(ROLE, **change)])  # type: ignore[arg-type]
    assert says in problem.message
    assert problem.place.startswith("[0].")
    assert found[BRIEF.id] == (BRIEF, ())
