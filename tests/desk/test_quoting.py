"""The budget of quotation: words are counted once, however many facts rest on them."""

from __future__ import annotations

from generator.desk import quoting
from generator.desk.settings import Quotations
from generator.model import Evidence, Fact
from tests import desks, factory

TEXT = "one two three four five six seven"


def fact(*spans: tuple[int, int]) -> Fact:
    return Fact("x", tuple(Evidence(start, end, TEXT[start:end]) for start, end in spans))


def words(*facts: Fact) -> int:
    return quoting.words_of(factory.brief(headline=facts[0], what=facts[1:]))


def test_words_are_counted_once() -> None:
    assert words(fact((0, 7))) == 2
    assert words(fact((0, 7)), fact((0, 7))) == 2
    assert words(fact((0, 13)), fact((4, 7))) == 3
    assert words(fact((0, 7)), fact((4, 18))) == 4
    assert words(fact((0, 3)), fact((28, 33))) == 2
    assert words(fact((28, 33)), fact((0, 3), (14, 18))) == 3


def test_a_word_that_two_pieces_of_evidence_share_counts_once() -> None:
    assert words(fact((0, 10)), fact((8, 18))) == 4


def test_evidence_that_touches_is_one_stretch() -> None:
    assert words(fact((0, 5)), fact((5, 7))) == 2


def test_a_desk_within_its_budget_has_no_problem_and_one_above_has_both() -> None:
    desk = desks.desk()
    found = quoting.quoted(desk.briefs)
    assert {day for day, _ in found.editions} == {"2026-03-04", "2026-03-05"}
    by_id = dict(found.briefs)
    on_the_day = sum(by_id[filed.brief.id] for filed in desk.briefs if filed.day == "2026-03-04")
    assert dict(found.editions)["2026-03-04"] == on_the_day
    assert found.most == (max(by_id.values()), on_the_day)
    assert list(quoting.problems(desk, found, Quotations(*found.most))) == []
    article, edition = found.most
    above = list(quoting.problems(desk, found, Quotations(article - 1, edition - 1)))
    assert any(f"{article - 1} are allowed of an article" in problem.message for problem in above)
    assert [problem.path for problem in above if "edition" in problem.message] == ["2026-03-04"]


def test_an_empty_desk_quotes_nothing() -> None:
    assert quoting.quoted(()).most == (0, 0)
