from __future__ import annotations

import pytest

from generator.engines.offline import entities, nlp
from generator.engines.offline.attribution import attributions
from generator.engines.offline.document import parse
from generator.engines.offline.stance import MOST, THRESHOLD, Polarity, stances
from generator.engines.offline.stance_rules import leanings
from generator.model import Stance
from tests.engines.pieces import article


def read(*paragraphs: str, polarity: Polarity | None = None) -> tuple[Stance, ...]:
    """The stances of an invented article."""
    parsed = parse(article(*(("body", paragraph) for paragraph in paragraphs)), nlp.parser())
    named = entities.find(parsed)
    return stances(parsed, named, attributions(parsed, named), polarity)


def heard(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Holder, position and target of each stance."""
    return [(each.holder, each.position, each.target) for each in read(*paragraphs)]


# ---------------------------------------------------------------- verbs, by word and by deed


@pytest.mark.parametrize(
    ("sentence", "position", "target"),
    [
        ("Ada Brandt backed the harbour accord on Monday.", "supports", "the harbour accord"),
        ("Ada Brandt welcomed the new ferry line.", "supports", "the new ferry line"),
        ("Ada Brandt called for an end to the harbour toll.", "supports", "an end to the harbour toll"),
        ("Ada Brandt insisted on a new vote.", "supports", "a new vote"),
        ("Ada Brandt voted for the harbour accord.", "supports", "the harbour accord"),
        ("Ada Brandt signed the harbour accord.", "supports", "the harbour accord"),
        ("Ada Brandt agreed to build a new quay.", "supports", "to build a new quay"),
        ("Ada Brandt pledged to build a new quay.", "supports", "to build a new quay"),
        ("Ada Brandt is in favour of the new toll.", "supports", "the new toll"),
        ("Ada Brandt rejected the harbour accord.", "opposes", "the harbour accord"),
        ("Ada Brandt criticised the harbour toll.", "opposes", "the harbour toll"),
        ("Ada Brandt condemned the attack on the ferry.", "opposes", "the attack on the ferry"),
        ("Ada Brandt ruled out a second vote.", "opposes", "a second vote"),
        ("Ada Brandt warned against a second vote.", "opposes", "a second vote"),
        ("Ada Brandt voted against the harbour accord.", "opposes", "the harbour accord"),
        ("Ada Brandt vetoed the harbour accord.", "opposes", "the harbour accord"),
        ("Ada Brandt refused to meet the dockers.", "opposes", "to meet the dockers"),
        ("Ada Brandt is opposed to the new toll.", "opposes", "the new toll"),
        ("Ada Brandt cast doubt on the harbour accord.", "opposes", "the harbour accord"),
        ("Ada Brandt has no interest in a second vote.", "opposes", "a second vote"),
        ("Ada Brandt called the accord a mistake.", "opposes", "the accord"),
    ],
)
def test_a_construction_takes_its_side(sentence: str, position: str, target: str) -> None:
    assert heard(sentence) == [("Ada Brandt", position, target)]


def test_a_deed_is_an_action_and_a_word_is_reported() -> None:
    (signed,) = read("Ada Brandt signed the harbour accord.")
    (backed,) = read("Ada Brandt backed the harbour accord.")
    assert (signed.basis, backed.basis) == ("action", "reported")


# ---------------------------------------------------------------- denial, doubt, irony


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt does not support the harbour accord.",
        "Ada Brandt will not back the harbour accord.",
        "Ada Brandt refused to support the harbour accord.",
    ],
)
def test_denied_support_is_opposition(sentence: str) -> None:
    assert heard(sentence) == [("Ada Brandt", "opposes", "the harbour accord")]


def test_not_opposed_is_neither_for_nor_against() -> None:
    (found,) = read("Ada Brandt is not opposed to the harbour accord.")
    assert (found.position, found.hedged) == ("neutral", True)
    (plain,) = read("Ada Brandt supports the harbour accord.")
    assert found.confidence < plain.confidence


def test_who_does_not_criticise_takes_no_side() -> None:
    assert heard("Ada Brandt did not criticise the harbour accord.") == []


def test_stopping_short_of_support_is_not_support() -> None:
    assert "supports" not in [each[1] for each in heard("Ada Brandt stopped short of endorsing the harbour accord.")]


def test_a_condition_silences() -> None:
    assert heard("If Ada Brandt supports the harbour accord, the ferry will sail.") == []


def test_a_question_silences() -> None:
    assert heard("Does Ada Brandt support the harbour accord?") == []


def test_whether_silences() -> None:
    assert heard("It is unclear whether Ada Brandt supports the harbour accord.") == []


def test_what_could_be_is_less_sure_than_what_is() -> None:
    (found,) = read("Ada Brandt is expected to support the harbour accord.") or (None,)
    (plain,) = read("Ada Brandt supports the harbour accord.")
    assert found is None or (found.hedged and found.confidence < plain.confidence)


def test_irony_marks_lower_the_confidence() -> None:
    parsed = parse(
        article(("body", "Ada Brandt backed the plan."), ("body", "Ada Brandt backed the so-called plan.")),
        nlp.parser(),
    )
    plain, ironic = (next(leanings(sentence)).confidence for sentence in parsed.sentences)
    assert ironic < plain


def test_who_went_back_on_it_is_mixed() -> None:
    (found,) = read("Ada Brandt agreed to the harbour accord, but then reneged on it.")
    assert found.position == "mixed"


def test_hypothetical_speech_is_no_statement() -> None:
    assert heard("Ada Brandt would say that the harbour accord is a terrible mistake.") == []


# ---------------------------------------------------------------- whose it is


def test_a_judgement_in_a_quotation_is_the_speakers() -> None:
    (found,) = read("“The harbour accord is a costly trap,” said Ada Brandt.")
    assert (found.holder, found.position, found.target, found.basis) == (
        "Ada Brandt",
        "opposes",
        "the harbour accord",
        "quoted",
    )
    assert found.quote == "The harbour accord is a costly trap,"


def test_a_judged_clause_is_the_target() -> None:
    text = "Ada Brandt said it would be a “costly trap” to sign the harbour accord."
    assert heard(text) == [("Ada Brandt", "opposes", "to sign the harbour accord")]


def test_no_talks_without_is_opposition_to_talks_without() -> None:
    text = "“There can be no talks about the ferry without the islanders,” said Ada Brandt."
    assert heard(text) == [("Ada Brandt", "opposes", "talks about the ferry without the islanders")]


def test_what_must_be_is_supported() -> None:
    text = "“The council must build a new quay this year,” said Ada Brandt."
    assert heard(text) == [("Ada Brandt", "supports", "that the council must build a new quay this year")]


def test_i_is_the_speaker() -> None:
    assert heard("“I oppose the harbour toll,” said Ada Brandt.") == [("Ada Brandt", "opposes", "the harbour toll")]


def test_the_outlets_judgement_is_nobodys_stance() -> None:
    assert heard("The harbour accord is a terrible mistake.", "Ada Brandt met Peter Holm on Monday.") == []


def test_the_outlets_adjective_is_not_the_actors_position() -> None:
    assert heard("Ada Brandt presented the disastrous harbour accord on Monday.") == []


def test_anothers_stance_is_described() -> None:
    (found,) = read("“Peter Holm opposes the harbour accord,” said Ada Brandt.")
    assert (found.holder, found.position, found.basis, found.by) == (
        "Peter Holm",
        "opposes",
        "described_by",
        "Ada Brandt",
    )


def test_described_is_less_sure_than_own() -> None:
    (described,) = read("Ada Brandt said Peter Holm opposes the harbour accord.")
    (own,) = read("Peter Holm opposes the harbour accord.")
    assert described.confidence < own.confidence


def test_the_speaker_by_pronoun_speaks_for_himself() -> None:
    (found,) = read("Peter Holm said he opposes the harbour accord.")
    assert (found.holder, found.basis, found.by) == ("Peter Holm", "reported", None)


def test_a_country_says_it_wont_rule_out() -> None:
    (found,) = read("Norway says it won't rule out leasing two ferries.")
    assert (found.holder, found.position, found.hedged) == ("Norway", "supports", True)


def test_a_spokesperson_gives_the_organisations_stance() -> None:
    (found,) = read("A spokesman for NATO said the plan was unacceptable.")
    assert (found.holder, found.position, found.target) == ("NATO", "opposes", "the plan")


def test_an_orphan_quotation_has_no_holder() -> None:
    assert heard("Rain fell on the quay.", "“The harbour accord is a terrible mistake for all.”") == []


def test_the_outer_speaker_of_a_told_judgement_is_not_its_holder() -> None:
    text = "“Peter Holm told them that the harbour accord was terrible,” said Ada Brandt."
    assert ("Ada Brandt", "opposes", "the harbour accord") not in heard(text)


# ---------------------------------------------------------------- records


def test_evidence_is_the_words_of_the_seed_and_has_the_quote() -> None:
    text = "Rain fell.", "“The ferry is old. The harbour accord is a mistake,” said Ada Brandt."
    for found in read(*text):
        whole = "\n\n".join(text)
        assert all(whole[piece.start : piece.end] == piece.exact for piece in found.evidence)
        assert found.quote is None or any(found.quote in piece.exact for piece in found.evidence)


def test_one_stance_for_each_holder_and_target() -> None:
    text = "Ada Brandt backed the harbour accord.", "Ada Brandt supports the harbour accord."
    assert heard(*text) == [("Ada Brandt", "supports", "the harbour accord")]


def test_both_sides_on_one_target_are_mixed() -> None:
    (found,) = read("Ada Brandt backed the harbour accord.", "Ada Brandt criticised the harbour accord.")
    assert found.position == "mixed"
    assert len(found.evidence) == 2


def test_never_more_than_a_table_holds() -> None:
    found = read(*(f"Ada Brandt rejected the plan for pier {number} and its cranes." for number in range(100, 130)))
    assert len(found) == MOST


def test_nothing_below_the_threshold() -> None:
    found = read("Ada Brandt might perhaps support the so-called accord.", "Ada Brandt rejected the harbour toll.")
    assert all(each.confidence >= THRESHOLD for each in found)
    assert [each.target for each in found] == ["the harbour toll"]


def test_a_target_of_pronouns_alone_is_none() -> None:
    assert heard("Ada Brandt rejected it.") == []


def test_a_model_that_is_sure_of_the_opposite_silences() -> None:
    text = "Ada Brandt backed the harbour accord."
    assert read(text, polarity=lambda *_: (0.95, 0.03, 0.02)) == ()
    assert len(read(text, polarity=lambda *_: (0.2, 0.3, 0.5))) == 1


def test_the_same_every_time() -> None:
    text = "Ada Brandt backed the harbour accord.", "“I oppose the toll on ferries,” said Peter Holm."
    assert read(*text) == read(*text)
