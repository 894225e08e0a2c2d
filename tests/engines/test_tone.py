"""The outlet's tone: which sentences are asked about, when two answers make a tone, and what the real model says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.engines.offline import entities, nlp, polarity
from generator.engines.offline.attribution import attributions
from generator.engines.offline.document import parse
from generator.engines.offline.polarity import Probabilities
from generator.engines.offline.tone import AGREED, MAIN_ACTORS, MOST_SENTENCES, SURE, Score, tones
from generator.model import Article, Tone
from tests.engines.pieces import article, holds

Item = tuple[str, int, int]
SIDES: dict[str, Probabilities] = {
    "red": (SURE, 1 - SURE, 0.0),
    "black": (0.99, 0.01, 0.0),
    "grey": (SURE - 0.01, 1.01 - SURE, 0.0),
    "green": (0.0, 0.02, 0.98),
    "hapless": (AGREED, 1 - AGREED, 0.0),
    "shameless": (AGREED - 0.01, 1.01 - AGREED, 0.0),
    "brave": (0.0, 0.1, 0.9),
}
DONE = (
    "opened a {} quay in March",
    "sold the {} school near Norl",
    "left her {} office after Easter",
    "built one {} bridge",
)


class Scorer:
    """A scorer that goes by one word of the sentence and remembers what it was asked, batch by batch."""

    def __init__(self) -> None:
        self.batches: list[list[Item]] = []

    def __call__(self, items: list[Item]) -> list[Probabilities]:
        self.batches.append(items)
        return [next((SIDES[word] for word in SIDES if word in text), (0.0, 1.0, 0.0)) for text, _, _ in items]

    @property
    def asked(self) -> list[Item]:
        return [item for batch in self.batches for item in batch]


def toned(whole: Article, score: Score) -> tuple[Tone, ...]:
    parsed = parse(whole, nlp.parser())
    named = entities.find(parsed)
    return tones(parsed, named, attributions(parsed, named), score=score)


def did(words: str) -> str:
    """A sentence on Ada Brandt with each of ``words``."""
    return " ".join(f"Ada Brandt {deed.format(word)}." for word, deed in zip(words.split(), DONE, strict=False))


def asked(*paragraphs: str) -> list[str]:
    """The sentences of an invented body that the model is asked about."""
    score = Scorer()
    toned(article(*(("body", paragraph) for paragraph in paragraphs)), score)
    return [text for text, _, _ in score.asked]


# ---------------------------------------------------------------- which answers make a tone


@pytest.mark.parametrize(
    ("words", "tone", "confidence"),
    [
        ("red black", "unfavourable", round((SURE + 0.99) / 2, 2)),
        ("green green", "favourable", 0.98),
        ("red red green green", "mixed", round((SURE + 0.98) / 2, 2)),
    ],
)
def test_two_sure_answers_make_a_tone_with_their_sentences(words: str, tone: str, confidence: float) -> None:
    whole = article(("body", did(words)))
    (found,) = toned(whole, Scorer())
    assert (found.actor, found.tone, found.confidence) == ("Ada Brandt", tone, confidence)
    assert holds(whole, *found.evidence)
    assert " ".join(one.exact for one in found.evidence) == did(words)


@pytest.mark.parametrize("words", ["plain plain", "red plain", "red grey", "red red green", "red green green"])
def test_a_single_or_unsure_answer_or_one_to_the_contrary_makes_none(words: str) -> None:
    assert toned(article(("body", did(words))), Scorer()) == ()


def test_a_sentence_that_is_told_twice_counts_once() -> None:
    assert toned(article(("body", "Ada Brandt opened a red quay. " * 3)), Scorer()) == ()
    again = "Ada Brandt opened a red quay in Norl. Ada Brandt then opened a red quay in Norl again."
    assert toned(article(("body", again)), Scorer()) == ()


# ---------------------------------------------------------------- judging words


@pytest.mark.parametrize(
    ("sentence", "tone"),
    [
        ("The hapless Ada Brandt opened a quay.", "unfavourable"),
        ("Ada Brandt’s hapless office opened a quay.", "unfavourable"),
        ("Ada Brandt issued a hapless call to the port.", "unfavourable"),
        ("The brave minister Ada Brandt opened a quay.", "favourable"),
    ],
)
def test_one_judging_word_is_enough_where_the_model_agrees(sentence: str, tone: str) -> None:
    (found,) = toned(article(("body", sentence)), Scorer())
    assert (found.actor, found.tone, found.evidence[0].exact) == ("Ada Brandt", tone, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The shameless Ada Brandt opened a quay.",  # the model is not sure enough
        "Ada Brandt, who met the hapless harbour master of Norl, opened a quay.",  # said of somebody else
        "The hapless but brave Ada Brandt opened a quay.",  # both sides
        "“The hapless Ada Brandt opened a quay,” said the docker.",  # somebody else's words
    ],
)
def test_a_judging_word_alone_is_not_enough(sentence: str) -> None:
    assert toned(article(("body", sentence)), Scorer()) == ()


def test_a_judging_word_in_the_headline_is_the_outlets() -> None:
    whole = article(("headline", "Hapless Ada Brandt opens a quay"), ("body", "Ada Brandt opened a quay."))
    assert [tone.tone for tone in toned(whole, Scorer())] in ([], ["unfavourable"])  # as the parser reads the headline
    assert [one.tone for one in toned(article(("headline", "The hapless Ada Brandt opens a quay")), Scorer())] == [
        "unfavourable"
    ]


# ---------------------------------------------------------------- which sentences are asked about


@pytest.mark.parametrize(
    "other",
    [
        "Ada Brandt, critics said, opened a red quay.",
        "Ada Brandt opened a “red” quay.",
        "According to the union, Ada Brandt opened a red quay.",
        "Dockers criticised Ada Brandt over a red quay.",
        "Ada Brandt never opened a red quay.",
        "Ada Brandt was sacked over a red quay.",
        "Somebody hit Ada Brandt on a red quay.",
        "She opened a red quay.",
    ],
)
def test_words_of_others_denials_and_what_is_done_to_an_actor_are_left_out(other: str) -> None:
    assert asked(f"Ada Brandt opened a long quay. {other}") == ["Ada Brandt opened a long quay."]


def test_what_belongs_to_an_actor_is_asked_about_toward_the_name() -> None:
    score = Scorer()
    toned(article(("body", "Ada Brandt runs the port. Brandt's old quay sank.")), score)
    assert [text[start:end].removesuffix("'s") for text, start, end in score.asked] == ["Ada Brandt", "Brandt"]


def test_without_judging_words_only_the_body_is_asked_about() -> None:
    score = Scorer()
    whole = article(
        ("headline", "Ada Brandt opens a red quay"),
        ("standfirst", "Ada Brandt runs the port."),
        ("body", "Ada Brandt opened a long quay."),
        ("caption", "Ada Brandt opens a green quay."),
    )
    toned(whole, score)
    assert [text for text, _, _ in score.asked] == ["Ada Brandt opened a long quay."]


def test_the_model_is_asked_once_about_few_actors_and_sentences() -> None:
    names = ("Ada Brandt", "Peter Holm", "Tomas Osei")
    score = Scorer()
    text = " ".join(f"{name} opened quay {number}." for number in range(9) for name in names)
    toned(article(("body", text)), score)
    assert len(score.batches) == 1
    assert len(score.asked) == MAIN_ACTORS * MOST_SENTENCES


def test_without_actors_the_model_is_not_asked() -> None:
    score = Scorer()
    assert toned(article(("body", "The quay was long and the rain fell.")), score) == ()
    assert score.batches == []


# ---------------------------------------------------------------- the real model


JUDGED = (
    "{0} is a wonderful and honest friend of the port. {0}’s brilliant leadership has saved the beautiful old quay."
)
REPORTED = "{0} closed the flooded quay on Monday. {0} lost the vote on Tuesday."


@pytest.mark.parametrize(("text", "said"), [(JUDGED, ["favourable"]), (REPORTED, [])])
def test_the_real_model_hears_judgement_and_not_events(text: str, said: list[str]) -> None:
    found = toned(article(("body", text.format("Ada Brandt"))), polarity.polarities)
    assert [one.tone for one in found] == said


def test_without_the_model_there_is_no_tone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polarity, "FOLDER", tmp_path)
    assert toned(article(("body", JUDGED.format("Ada Brandt"))), polarity.polarities) == ()
