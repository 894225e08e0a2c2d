"""The claim diff: what is new, gone and changed, and that no text of a seed gets out of its code span."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import markdown
import pytest

from generator.desk.claim_report import LONGEST, code
from generator.desk.claim_report import markdown as report
from generator.desk.claims import CANDIDATES, ChangedClaim, claim_diff
from generator.model import Brief, BriefFile, Fact, Problem, Published, Source, Stance, Tone, When, Who
from generator.pipeline import brief_files
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


def test_of_many_new_briefs_each_is_named_before_the_first_fact_and_none_is_left_out() -> None:
    made = {
        f"{number:02}.yml": factory.brief_file(factory.brief(f"brief-{number}", who=(WHO,), stance=(UNSURE,)))
        for number in range(50)
    }
    text = report(claim_diff({}, made, ()), [Problem("x.yml", "", "bad.", "")])
    above, _, facts = text.partition("\n## Facts\n")
    for name in made:
        assert above.count(f"in ` {name} `: 4 facts\n") == 1
        assert facts.count(f"in ` {name} `\n  - published: ` unknown `\n  - who ` Ada Brandt `") == 1
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {title}" for title in ("Problems", "Briefs", "Low confidence", "Unresolved dates", "New actors", "Facts")
    ]


def test_what_is_changed_or_gone_stands_above_what_is_new() -> None:
    before = files(factory.brief("one", who=(WHO,))) | {"b.yml": factory.brief_file(factory.brief("two"))}
    after = {
        "a.yml": factory.brief_file(factory.brief("one")),
        "0.yml": factory.brief_file(factory.brief("three")),
    }
    text = report(claim_diff(before, after, ()), ())
    assert [line.split("**")[1] for line in text.splitlines() if "**" in line] == [
        "changed brief",
        "gone brief",
        "new brief",
    ]
    assert "  - gone who ` Ada Brandt `: ` person, harbour minister `" in text


def test_words_put_into_a_mouth_are_a_claim() -> None:
    """They were none: a pull request that turned a quotation round showed no change at all."""
    said = replace(SURE, basis="quoted", quote="we will never pay")
    turned = replace(said, quote="we will pay")
    tone = Tone("Ada Brandt", "unfavourable", 0.9, WHO.evidence)
    (changed,) = claims(files(factory.brief(stance=(said,))), files(factory.brief(stance=(turned,))))
    assert (changed.was, changed.now) == ("supports, quoted: “we will never pay”", "supports, quoted: “we will pay”")
    assert claims(files(factory.brief()), files(factory.brief(tone=(tone,)))) == [
        ChangedClaim("new", "tone", "Ada Brandt", "", "unfavourable")
    ]


def test_other_words_behind_the_same_fact_are_told() -> None:
    before, after = (files(factory.brief(what=(Fact("Signed.", factory.evidence(text)),))) for text in ("signed", "on"))
    assert claims(before, after) == [ChangedClaim("changed", "words behind what", "Signed.", "signed", "on")]


def test_a_sentence_that_is_worded_otherwise_is_one_change() -> None:
    old, new = "The minister signed the accord on Monday.", "The minister signed the accord on Tuesday."
    before, after = (files(factory.brief(what=(Fact(text, WHO.evidence),))) for text in (old, new))
    assert claims(before, after) == [ChangedClaim("changed", "what", "", old, new)]
    assert claims(files(factory.brief()), before)[0].change == "new"


def test_a_review_a_day_of_update_and_a_section_are_claims() -> None:
    source = Source(section=Fact("Opinion", WHO.evidence), language="fr")
    changed = factory.brief(source=source, published=Published("", "unknown", (), None, "2026-03-05"))
    found = claims(files(factory.brief()), {"a.yml": replace(factory.brief_file(changed), reviewed=True)})
    assert [(claim.kind, claim.now) for claim in found] == [
        ("reviewed", "true"),
        ("section", "Opinion"),
        ("language", "fr"),
        ("published", "unknown, updated 2026-03-05"),
    ]


def test_a_brief_in_another_file_has_moved_and_says_the_same() -> None:
    brief = factory.brief("one", who=(WHO,))
    diff = claim_diff(files(brief), {"b.yml": factory.brief_file(brief)}, ())
    (moved,) = diff.briefs
    assert diff.count("changed") == 0
    assert (moved.change, moved.claims) == ("changed", (ChangedClaim("changed", "file", "", "a.yml", "b.yml"),))


def test_a_difference_far_behind_is_seen() -> None:
    was, now = ("word " * 200 + end for end in ("signed", "tore up"))
    before, after = (files(factory.brief(headline=Fact(text, WHO.evidence))) for text in (was, now))
    text = report(claim_diff(before, after, ()), ())
    assert "word signed ` → ` …" in text
    assert "word tore up `" in text


def test_what_was_doubtful_and_undated_before_is_not_told_again() -> None:
    when = When("XXXX-03", "in March", "month", "the vote", factory.evidence("on Tuesday"))
    until = When("../2026-03-31", "before April", "until", "the vote", factory.evidence("on Tuesday"))
    before = factory.brief(stance=(UNSURE,), when=(when, until))
    moved = replace(UNSURE, evidence=factory.evidence("accord"))
    diff = claim_diff(files(before), files(replace(before, stance=(moved, replace(UNSURE, target="it")))), ())
    assert [one.target for _, one in diff.doubtful] == ["it"]
    assert diff.undated == ()
    assert len(claim_diff({}, files(before), ()).undated) == 2


def test_some_stances_of_the_sample_desk_are_doubtful_and_most_are_not() -> None:
    """When engines grew surer, the limit stayed where it was and nothing was ever shown."""
    found, _ = brief_files(Path(__file__).parents[2] / "content" / "briefs")
    diff = claim_diff({}, dict(found), ())
    stances = sum(len(brief.stance) for _, file in found for brief in file.briefs)
    assert 0.05 * stances < len(diff.doubtful) < 0.33 * stances


def test_what_is_to_be_pasted_to_mend_a_problem_is_not_cut_and_what_is_cut_says_so() -> None:
    remedy = f"or paste under issues: - {{id: toll, words: [{', '.join(['the toll on lorries'] * 30)}]}}"
    told = report(claim_diff({}, {}, ()), [Problem("topics.yml", "4", "no issue has a word for this.", remedy)])
    assert remedy in told
    assert code("a" * LONGEST).endswith("a `")
    assert code("a" * (LONGEST + 1)).endswith("a… `")


def test_of_very_many_sentences_each_is_compared_with_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's file of a thousand that were all worded otherwise took minutes: each was compared with each."""
    compared: list[int] = []

    def counting(word: str, candidates: dict[str, str], **named: Any) -> list[str]:
        compared.append(len(candidates))
        return get_close_matches(word, candidates, **named)

    monkeypatch.setattr("generator.desk.claims.get_close_matches", counting)
    was, now = (
        tuple(Fact(f"{word} case {number} was heard on Tuesday.", WHO.evidence) for number in range(100))
        for word in ("Yesterday", "Late")
    )
    assert claims(files(factory.brief(what=was)), files(factory.brief(what=now)))
    assert max(compared) == CANDIDATES
