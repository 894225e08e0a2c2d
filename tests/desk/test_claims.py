"""The claim diff: what is new, gone and changed, and that no text of a seed gets out of its code span."""

from __future__ import annotations

import markdown
import pytest

from generator.desk.claim_report import LONGEST, MOST, code
from generator.desk.claim_report import markdown as report
from generator.desk.claims import ChangedClaim, claim_diff
from generator.model import Brief, BriefFile, Fact, Problem, Published, Stance, When, Who
from tests import factory

WHO = Who("Ada Brandt", "person", "harbour minister", 3, factory.evidence("Ada Brandt"))
SURE = Stance("Ada Brandt", "the accord", "supports", "action", False, 0.9, None, factory.evidence("signed"))  # noqa: FBT003
UNSURE = Stance("Ada Brandt", "a toll", "opposes", "reported", True, 0.4, None, factory.evidence("signed"))  # noqa: FBT003
HOSTILE = "`` x\n::error::y\n# [a](b) <script> ``` @all \u202e | ##[group]"


def files(*briefs: Brief) -> dict[str, BriefFile]:
    return {"a.yml": factory.brief_file(*briefs)}


def claims(before: dict[str, BriefFile], after: dict[str, BriefFile]) -> list[ChangedClaim]:
    return [claim for brief in claim_diff(before, after, ()).briefs for claim in brief.claims]


def test_the_same_brief_changes_nothing() -> None:
    same = files(factory.brief(who=(WHO,)))
    assert claim_diff(same, same, ()).briefs == ()


def test_a_new_brief_tells_all_its_claims_and_a_gone_one_too() -> None:
    made = files(factory.brief(who=(WHO,), what=(factory.fact("signed"),), stance=(SURE,)))
    new, gone = claims({}, made), claims(made, {})
    assert ChangedClaim("new", "who", "Ada Brandt", "", "person, harbour minister") in new
    assert ChangedClaim("new", "stance", "Ada Brandt on the accord", "", "supports, action") in new
    assert {claim.change for claim in new} == {"new"}
    assert [(claim.kind, claim.subject) for claim in gone] == [(claim.kind, claim.subject) for claim in new]
    assert {claim.change for claim in gone} == {"gone"}


def test_a_changed_claim_says_what_it_was() -> None:
    before = files(factory.brief(who=(WHO,), what=(factory.fact("signed"),)))
    mayor = Who("Ada Brandt", "person", "mayor", 3, WHO.evidence)
    after = files(factory.brief(who=(mayor,), what=(factory.fact("on Tuesday"),)))
    assert claims(before, after) == [
        ChangedClaim("new", "what", "on Tuesday", "", ""),
        ChangedClaim("changed", "who", "Ada Brandt", "person, harbour minister", "person, mayor"),
        ChangedClaim("gone", "what", "signed", "", ""),
    ]


def test_a_brief_that_got_another_id_is_still_the_same_brief() -> None:
    before = files(factory.brief("one"), factory.brief("two"))
    after = files(factory.brief("one"), factory.brief("deux", headline=Fact("Another", factory.evidence("signed"))))
    (changed,) = claim_diff(before, after, ()).briefs
    assert (changed.change, [claim.kind for claim in changed.claims]) == ("changed", ["headline"])


def test_new_actors_are_those_that_no_brief_had_named() -> None:
    others = (Who(name, "person", None, 1, WHO.evidence) for name in ("Jon Harl", "Lena Orth"))
    diff = claim_diff(files(factory.brief(who=(WHO,))), files(factory.brief(who=(WHO, *others))), ["Lena Orth"])
    assert diff.actors == ("Jon Harl",)


def test_what_is_uncertain_is_told_of_new_and_changed_briefs_alone() -> None:
    when = When("XXXX-03", "in March", "month", "the vote", factory.evidence("on Tuesday"))
    unsure = factory.brief(stance=(SURE, UNSURE), when=(when,))
    diff = claim_diff({}, files(unsure), ())
    assert diff.doubtful == (("a.yml", UNSURE),)
    headline = "published: Ministers sign the harbour accord"
    assert diff.undated == (("a.yml", headline), ("a.yml", "when: in March (the vote)"))
    assert claim_diff(files(unsure), files(unsure), ()).doubtful == ()
    dated = factory.brief(published=Published("2026-03-04", "stated", factory.evidence("on Tuesday")))
    assert claim_diff({}, files(dated), ()).undated == ()


@pytest.mark.parametrize("text", [HOSTILE, "`", "a`b", "", "``````", "\x1b[2J", "x" * 10_000])
def test_a_code_span_keeps_all_text_inside(text: str) -> None:
    html = markdown.markdown(f"- before {code(text)} after")
    assert html.startswith("<ul>\n<li>before <code>")
    assert html.endswith("</code> after</li>\n</ul>")
    assert html.count("<code>") == 1
    assert code(text).isprintable()
    assert len(code(text)) < 2 * LONGEST + 10


def test_a_hostile_brief_makes_no_markup_and_no_command() -> None:
    hostile = Who(HOSTILE, "person", HOSTILE, 1, WHO.evidence)
    brief = factory.brief(headline=Fact(HOSTILE, WHO.evidence), who=(hostile,), what=(Fact(HOSTILE, WHO.evidence),))
    text = report(
        claim_diff({}, {HOSTILE: factory.brief_file(brief)}, ()), [Problem(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    )
    html = markdown.markdown(text)
    assert "<script" not in html
    assert "<a " not in html
    assert html.count("<h1") == 1
    assert all(
        line.startswith(("#", "- ", "  - ", "Briefs: ", "")) and not line.startswith("::") for line in text.splitlines()
    )


def test_a_long_list_is_cut_and_says_so() -> None:
    problems = [Problem(f"{number}.yml", "", "bad.", "") for number in range(MOST + 7)]
    text = report(claim_diff({}, {}, ()), problems)
    assert text.count("- error: ") == MOST
    assert "… and 7 more" in text
