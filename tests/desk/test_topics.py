"""Topics and issues by words: what belongs, and what only mentions a word in passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import yaml

from generator.desk.topics import Fit, fit, statements, suggestions, topics_of
from generator.model import Issue, Stance, Statement, TopicEntry, Who
from tests import desks, factory

TOPIC = TopicEntry("accord", "The accord", words=("harbour accord", "ratification"))
ISSUES = (Issue("fees", "Fees", "?", ("port fees", "tariff")), Issue("troops", "Troops", "?", ("troops", "patrol")))
STANCE = Stance("Ada Brandt", "higher port fees", "opposes", "quoted", False, 0.8, None, ())  # noqa: FBT003


def issue_of(stance: Stance, issues: Sequence[Issue], headline: str = "") -> str | None:
    found = fit(stance, issues, headline)
    return found.issue if found else None


def test_a_word_in_the_headline_is_enough_and_plurals_count() -> None:
    assert topics_of(factory.brief(headline=factory.fact("Ministers sign the harbour accord")), [TOPIC]) == ("accord",)


def test_one_word_in_passing_is_not_enough() -> None:
    plain = factory.brief(headline=factory.fact("Ada Brandt"), what=(factory.fact("the harbour accord"),))
    assert topics_of(plain, [TOPIC]) == ()
    assert topics_of(replace(plain, what=(replace(plain.what[0], text="harbour accord ratification"),)), [TOPIC])


def test_actors_and_what_sides_are_taken_on_count_as_facts_do() -> None:
    plain = factory.brief(headline=factory.fact("Ministers sign"), what=(factory.fact("the harbour accord"),))
    assert topics_of(plain, [TOPIC]) == ()
    assert topics_of(replace(plain, stance=(replace(STANCE, target="ratification"),)), [TOPIC]) == ("accord",)
    named = replace(plain, who=(Who("Ada Brandt", "person", None, 2, factory.evidence("Ada Brandt")),))
    assert topics_of(named, [replace(TOPIC, words=(*TOPIC.words, "Ada Brandt"))]) == ("accord",)


def test_a_word_within_another_word_does_not_count() -> None:
    assert issue_of(replace(STANCE, target="the patrolman"), ISSUES) is None


def test_the_target_decides_before_the_quotation() -> None:
    assert issue_of(replace(STANCE, quote="our troops will not pay"), ISSUES) == "fees"
    assert issue_of(replace(STANCE, target="that", quote="no patrols here"), ISSUES) == "troops"


def test_a_topic_without_words_has_no_briefs() -> None:
    assert topics_of(factory.brief(), [TopicEntry("empty", "Empty")]) == ()


ACCORD = Issue("accord", "The accord", "?", ("accord", "deal"), against=("strike against the accord", "boycott"))
FUND = Issue("relief", "Relief", "?", ("relief fund",))


@pytest.mark.parametrize(
    "target",
    [
        "a protest against the accord",
        "none of the deals",
        "opposition to the new accord",
        "criticism of the accord",
        "stop the accord",
        "asking a court to block the new accord",
        "rejecting the accord",
    ],
)
def test_what_somebody_is_against_is_not_what_they_speak_for(target: str) -> None:
    said = replace(STANCE, target=target, quote="The accord will cost us dear.")
    assert fit(said, (ACCORD, FUND)) is None


def test_the_contrary_of_an_issue_turns_the_position() -> None:
    said = replace(STANCE, target="a boycott", position="supports")
    assert fit(said, (ACCORD,)) == Fit("accord", turned=True)
    entry = TopicEntry("harbour", "Harbour", issues=(ACCORD,))
    filed = desks.filed(factory.brief(stance=(said,)), "2026-03-04", "Estmark Courier", "estmark-courier", ("harbour",))
    statement = statements([filed], [entry], str)[0]
    assert (statement.position, statement.stance.position) == ("opposes", "supports")


def test_the_longer_name_decides_between_an_issue_and_its_contrary() -> None:
    issue = Issue("rebuilding", "Rebuilding", "?", ("lower town",), against=("lower town on the hill",))
    assert fit(replace(STANCE, target="to put the lower town on the hill"), (issue,)) == Fit("rebuilding", turned=True)
    assert fit(replace(STANCE, target="to save the lower town"), (issue,)) == Fit("rebuilding")


def test_a_short_name_falls_to_the_issue_with_the_long_one() -> None:
    said = replace(STANCE, target="the fund")
    assert issue_of(said, (ACCORD, FUND)) == "relief"
    assert issue_of(said, (FUND, Issue("pensions", "Pensions", "?", ("pension fund",)))) is None


@pytest.mark.parametrize("target", ["it", "the plan", "this decision", "the minister's proposal"])
def test_a_target_that_points_is_read_with_its_sentence_then_with_the_headline(target: str) -> None:
    said = replace(STANCE, target=target, evidence=desks.evidence("Ann Vale spoke of the accord and welcomed it."))
    assert issue_of(said, (FUND, ACCORD)) == "accord"
    bare = replace(said, evidence=desks.evidence("Ann Vale welcomed it."))
    assert issue_of(bare, (FUND, ACCORD), "Cabinet doubles the relief fund") == "relief"


def test_a_target_that_names_something_else_does_not_take_the_headlines_issue() -> None:
    said = replace(STANCE, target="longer school days", evidence=desks.evidence("Ann Vale spoke of the accord."))
    assert issue_of(said, (FUND, ACCORD), "Cabinet doubles the relief fund") is None


def _unmapped(target: str, file: str, holder: str = "Ann Vale", topics: tuple[str, ...] = ("harbour",)) -> Statement:
    filed = desks.filed(factory.brief(file), "2026-03-04", "Estmark Courier", "estmark-courier", topics)
    return Statement(filed, replace(STANCE, target=target, holder=holder), holder, None)


def test_what_no_issue_names_is_suggested_with_a_line_that_can_be_pasted() -> None:
    found = suggestions(
        (
            _unmapped("the pilot levy", "a"),
            _unmapped("a night curfew", "a"),
            _unmapped("a night curfew", "b", "Jon Reth"),
        )
    )
    assert ["night curfew" in problem.message for problem in found] == [True, False]
    assert {problem.severity for problem in found} == {"warning"}
    assert found[0].path == "topics.yml"
    line = found[0].remedy.partition("issues: ")[2]
    assert yaml.safe_load(line)[0]["words"] == ["night curfew"]


@pytest.mark.parametrize(
    "target", ["it", "the plan", "let the other finish", "that fees will have to rise", "levy", "the plan of it"]
)
def test_what_could_be_no_issue_is_not_suggested(target: str) -> None:
    assert suggestions([_unmapped(target, "a")]) == ()


def test_a_suggestion_keeps_the_capitals_of_the_text() -> None:
    (found,) = suggestions([_unmapped("a new vote in Norl Town", "a")])
    assert "new vote in Norl Town" in found.message
    assert 'name: "New vote in Norl Town"' in found.remedy


def test_suggestions_are_few_and_never_for_briefs_without_a_topic() -> None:
    assert len(suggestions([_unmapped(f"the harbour rule {word}", "a") for word in map(str, range(90))])) == 20
    assert suggestions([_unmapped("the pilot levy", "a", topics=())]) == ()


def test_hostile_targets_are_read_in_linear_time() -> None:
    for char in "a (,\"'":
        said = replace(STANCE, target=char * 100_000, quote="against the accord " * 1_000)
        assert fit(said, (ACCORD, FUND)) is None
        assert fit(replace(said, quote="relief fund " * 1_000), (ACCORD, FUND)) == Fit("relief")
        assert len(suggestions([_unmapped(said.target, "a")])) <= 1


WORDLESS = Issue("second-homes", "Tax on second homes", "Should owners of second homes pay a tax?")


def test_an_issue_without_words_takes_what_is_near_its_question() -> None:
    assert issue_of(replace(STANCE, target="a tax on holiday homes"), (ACCORD, WORDLESS)) == "second-homes"
    assert issue_of(replace(STANCE, target="the next ferry captain"), (ACCORD, WORDLESS)) is None


def test_the_words_of_an_issue_go_before_likeness() -> None:
    houses = Issue("houses", "Houses", "?", ("holiday homes",))
    assert issue_of(replace(STANCE, target="a tax on holiday homes"), (WORDLESS, houses)) == "houses"


def test_likeness_does_not_turn_a_side_round() -> None:
    assert issue_of(replace(STANCE, target="scrapping the tax on holiday homes", quote=None), (WORDLESS,)) is None


def test_a_suggestion_names_the_nearest_issue() -> None:
    issue = Issue("second-homes", "Tax on second homes", "Should owners of second homes pay a tax?", ("second homes",))
    entry = TopicEntry("houses", "Houses", issues=(issue,))
    said = replace(STANCE, target="the holiday homes levy")
    filed = desks.filed(factory.brief(stance=(said,)), "2026-03-04", "Estmark Courier", "estmark-courier", ("houses",))
    unmapped = [Statement(filed, said, "ada-brandt", None)]
    assert "the nearest issue, second-homes, or paste" in suggestions(unmapped, [entry])[0].remedy
    assert "of an issue, or paste" in suggestions(unmapped)[0].remedy
