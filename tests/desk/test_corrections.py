"""Corrections: carried out on the field they name, refused with a reason when the brief no longer says what they correct."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.desk import corrections
from generator.desk.corrections import corrected, says
from generator.model import Correction, Fact, Published, Stance, When, Who
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


STANCE = Stance("Ada Brandt", "the accord", "opposes", "reported", False, 0.7, None, factory.evidence("signed"))  # noqa: FBT003
FULL = replace(
    BRIEF,
    stance=(STANCE,),
    when=(When("2026-03-03", "on Tuesday", "last weekday", "signed", factory.evidence("on Tuesday")),),
    published=Published("2026-03-04", "stated", factory.evidence("signed")),
)


@pytest.mark.parametrize(
    ("field", "was", "now"),
    [
        ("headline", FULL.headline.text, "Ministers sign"),
        ("headline.text", FULL.headline.text, "Ministers sign"),
        ("source.outlet", "", "Estmark Courier"),
        ("source.language", FULL.source.language, "de"),
        ("published.edtf", "2026-03-04", "2026-03"),
        ("what[1].text", "on Tuesday", "on “Monday”: ümlaut # und {so}"),
        ("who[0]", "Ada Brandt", "Ada Brand"),
        ("who[0].kind", "person", "group"),
        ("when[0].edtf", "2026-03-03", "2026-03-02"),
        ("when[0].event", "signed", "was signed"),
        ("stance[0].position", "opposes", "supports"),
        ("stance[0].hedged", "false", "true"),
        ("stance[0].basis", "reported", "action"),
        ("stance[0].quote", "", "No."),
    ],
)
def test_every_field_that_tells_something_can_be_corrected_and_then_says_it(field: str, was: str, now: str) -> None:
    assert says(FULL, field) == was
    found, problems = corrected([FULL], [replace(ROLE, field=field, was=was, now=now)])
    assert not problems
    assert says(found[FULL.id][0], field) == now


@pytest.mark.parametrize("field", ["who[0]", "who[0].role", "what[1]", "stance[0]", "published.edtf", "when[0].edtf"])
def test_what_is_taken_back_is_not_said_any_more(field: str) -> None:
    before = says(FULL, field)
    found, problems = corrected([FULL], [replace(ROLE, field=field, was=before, now="", kind="retraction")])
    assert not problems
    assert says(found[FULL.id][0], field) != before


def test_a_date_that_is_taken_back_is_unknown_and_one_that_is_filled_in_says_whence() -> None:
    gone = replace(ROLE, field="published.edtf", was="2026-03-04", now="", kind="retraction")
    back = replace(ROLE, field="published.edtf", was="", now="2026-03-05")
    found, problems = corrected([FULL], [gone])
    assert (problems, found[FULL.id][0].published) == ((), Published())
    found, problems = corrected([FULL], [gone, back])
    published = found[FULL.id][0].published
    assert (problems, published.edtf, published.basis) == ((), "2026-03-05", "inferred")
    assert published.reasoning == "As corrected by an editor."


def test_a_headline_that_is_taken_back_withdraws_the_brief() -> None:
    entry = replace(ROLE, field="headline", was=FULL.headline.text, now="", kind="retraction")
    found, problems = corrected([FULL], [entry])
    brief, done = found[FULL.id]
    assert (problems, done, brief.headline) == ((), (entry,), FULL.headline)
    assert [*brief.what, *brief.who, *brief.when, *brief.where, *brief.stance, *brief.tone] == []


@pytest.mark.parametrize("was", ["harbour\n  minister", " harbour minister "])
def test_white_space_makes_no_difference(was: str) -> None:
    assert corrected([BRIEF], [replace(ROLE, was=was)])[1] == ()


def test_neither_does_the_way_in_which_accents_are_written() -> None:
    brief = replace(BRIEF, what=(Fact("Zo\u00eb signed", factory.evidence("signed")),))
    entry = replace(ROLE, field="what[0]", was="Zoe\u0308 signed", now="Zoe signed")
    assert corrected([brief], [entry])[1] == ()


@pytest.mark.parametrize(
    ("field", "now", "says"),
    [
        ("", "x", "'' is no field; write it like"),
        ("who[0", "x", "'who[0' is no field"),
        ("Who[0]", "x", "'Who[0]' is no field"),
        ("nothing", "x", "there is no nothing: a brief has headline, source, published"),
        ("who", "x", "who is a list of 1, counted from 0; name one of them."),
        ("who.role", "x", "name one of them, such as who[0].role."),
        ("who[1].role", "x", "there is no who[1]: who is a list of 1"),
        ("who[0].nam", "x", "there is no who[0].nam: who[0] has name, kind, role."),
        ("headline[0]", "x", "headline is one value"),
        ("headline.text.x", "x", "headline.text is one value"),
        ("headline", " ", "headline cannot be empty"),
        ("published", "2026-03-05", "published holds several values; name one, such as published.edtf."),
        ("stance[0]", "x", "such as stance[0].holder."),
        ("when[0].edtf", "tomorrow", "'tomorrow' is no EDTF date"),
        ("stance[0].hedged", "maybe", "stance[0].hedged is 'maybe', neither true nor false."),
        ("who[0].kind", "ghost", "who[0].kind is 'ghost'; it can be 'person'"),
        ("id", "x", "id cannot be corrected"),
        ("what[0].evidence[0].exact", "x", "what[0].evidence cannot be corrected"),
        ("who[0].mentions", "9", "who[0].mentions cannot be corrected"),
        ("published.basis", "stated", "published.basis cannot be corrected"),
    ],
)
def test_a_field_that_is_none_or_a_value_that_cannot_be_is_said_so(field: str, now: str, says: str) -> None:
    was = corrections.says(FULL, field)
    found, (problem,) = corrected([FULL], [replace(ROLE, field=field, was=was, now=now)])
    assert says in problem.message
    assert found[FULL.id] == (FULL, ())


@pytest.mark.parametrize("field", ["who[0].name", "source.language", "published"])
def test_what_a_brief_needs_cannot_be_taken_back(field: str) -> None:
    entry = replace(ROLE, field=field, was=says(FULL, field), now="", kind="retraction")
    assert f"{field} cannot be taken back: a brief needs it." in corrected([FULL], [entry])[1][0].message


@pytest.mark.parametrize("written", [BRIEF.id[:12], f"other-words-{BRIEF.id[-6:]}"])
def test_an_id_that_is_nearly_one_is_told(written: str) -> None:
    (problem,) = corrected([BRIEF], [replace(ROLE, brief=written)])[1]
    assert problem.remedy == f"Did you mean {BRIEF.id}?"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"brief": "gone"}, "no brief has the id 'gone'"),
        ({"field": "who[7].role"}, "there is no who[7]"),
        ({"field": "__class__"}, "there is no __class__"),
        ({"was": "mayor"}, "says 'harbour minister', not 'mayor'"),
        ({"field": "who[0].kind", "was": "person", "now": "ghost"}, "who[0].kind is 'ghost'"),
    ],
)
def test_what_cannot_be_carried_out_is_said_and_the_brief_stays(change: dict[str, str], says: str) -> None:
    found, (problem,) = corrected([BRIEF], [replace(ROLE, **change)])  # type: ignore[arg-type]
    assert says in problem.message
    assert problem.place.startswith("[0].")
    assert found[BRIEF.id] == (BRIEF, ())
