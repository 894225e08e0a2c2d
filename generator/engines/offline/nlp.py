"""The parser of the offline engine: spaCy with the verified English weights, or with rules alone where there are none."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from generator.engines.offline import weights
from generator.engines.offline.word_classes import WordClasses

UNUSED = ("lemmatizer", "senter")
SENTENCE_LIMIT = 200
"""Tokens without a full stop, question or exclamation mark after which a sentence ends all the same. Of 1,734 news texts 99 %
stay below 140, and four have more than 200 (lists). Rules that look at pairs of words took 25 s for a sentence of 3,000."""
SENTENCE_ENDS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Parser:
    """A spaCy pipeline; ``model`` is ``None`` when it works by rules alone."""

    language: Language
    model: str | None


@cache
def parser() -> Parser:
    """The parser of this process, loaded once; without verified weights it splits sentences and words, no more."""
    folder = weights.folder()
    if folder is None:
        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        return Parser(blank, None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        language = spacy.load(folder, exclude=list(UNUSED))
    language.add_pipe("bounded_sentences", before="parser")
    language.add_pipe("word_classes", before="attribute_ruler")
    language.remove_pipe("attribute_ruler")
    return Parser(language, weights.MODEL)


@Language.factory("word_classes")
def _word_classes(nlp: Language, name: str) -> WordClasses:  # noqa: ARG001 (spaCy asks for both names)
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return WordClasses(nlp.vocab.strings, ruler.patterns)


@Language.component("bounded_sentences")
def bounded_sentences(doc: Doc) -> Doc:
    """Begin a sentence after :data:`SENTENCE_LIMIT` tokens without an end; the parser keeps the beginnings that it is given."""
    if len(doc) > SENTENCE_LIMIT:
        last = 0
        for token in doc:
            if token.text in SENTENCE_ENDS:
                last = token.i
            elif token.i - last >= SENTENCE_LIMIT:
                token.is_sent_start = True
                last = token.i
    return doc
