"""Parts of speech by table: the same as from the ruler that the model brings."""

from __future__ import annotations

import pytest
import spacy

from generator.engines.offline import nlp, weights
from generator.engines.offline.word_classes import WordClasses

TEXTS = (
    "There's no doubt that he hasn't done what he'd have to do.",
    "While it was raining, two ministers  who had met did not agree on which of those bills passed.",
    "\n  “Don't you dare,” she said, because that isn't it — and there were none. \t",
    "He ai n't there: it is what it is, though to be sure they're doing it so that others have it.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_classes_are_those_of_the_ruler(text: str) -> None:
    folder = weights.folder()
    if folder is None:
        pytest.skip("the weights are not installed")
    ruled = spacy.load(folder, exclude=list(nlp.UNUSED))(text)
    ours = nlp.parser().language(text)
    assert [(one.tag_, one.pos_, one.dep_) for one in ours] == [(one.tag_, one.pos_, one.dep_) for one in ruled]


def test_the_later_rule_counts_and_a_neighbour_may_be_asked_for() -> None:
    language = spacy.blank("en")
    rules = (
        {"patterns": [[{"LOWER": "quay"}]], "attrs": {"POS": "NOUN"}, "index": 0},
        {"patterns": [[{"LOWER": {"IN": ["the", "a"]}}, {"LOWER": "quay"}]], "attrs": {"POS": "PROPN"}, "index": 1},
        {"patterns": [[{"LOWER": {"NOT_IN": ["quay", "the"]}}]], "attrs": {"POS": "X", "LEMMA": "y"}, "index": 0},
    )
    classes = WordClasses(language.vocab.strings, rules)
    said = classes(language("The Quay or Quay"))
    assert [one.pos_ for one in said] == ["", "PROPN", "X", "NOUN"]


def test_a_rule_that_asks_for_more_is_refused() -> None:
    language = spacy.blank("en")
    with pytest.raises(ValueError, match="not in tuple"):
        WordClasses(language.vocab.strings, [{"patterns": [[{"SHAPE": "XX"}]], "attrs": {"POS": "NOUN"}, "index": 0}])
