"""The parser of the offline engine: spaCy with the verified English weights, or with rules alone where there are none."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from generator.engines.offline import weights

UNUSED = ("lemmatizer", "senter")


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
        return Parser(spacy.load(folder, exclude=list(UNUSED)), weights.MODEL)
