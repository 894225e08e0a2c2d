"""What a sentence is worth: the weight of its words, of those that no chosen sentence has said yet.

The weight of a word grows with how often the article says it, and is higher where headline or opening say it: word coverage
(Nenkova and Vanderwende's SumBasic, with the diminishing gain of Lin and Bilmes 2011) on the inverted pyramid.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from generator.engines.offline.document import Document

# Chosen on realsumm's development part (SCU token recall at 85 words .60; .58 to .60 for their neighbours).
HEADLINE = 1.0
OPENING, OPENING_SENTENCES = 0.5, 3
POSITION = 0.15
LENGTH = 0.6
COUNT = 1.2
TOP = 10
ROOT = 5  # letters
SUFFIXES = ("ings", "ing", "edly", "ed", "es", "s")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each word of an article, the words of its headline, and the weight of its ten weightiest words."""

    words: dict[str, float]
    headline: frozenset[str]
    top: float

    def density(self, words: Iterable[str]) -> float:
        """How many of the article's main words are among ``words``, by weight, from 0 to 1."""
        return min(1.0, sum(self.words.get(word, 0.0) for word in sorted(set(words))) / self.top) if self.top else 0.0


def weigh(document: Document) -> Weights:
    """Weights of the words of ``document``."""
    body = [terms(sentence.span) for sentence in document.body()]
    counts = Counter(word for words in body for word in words)
    headline = frozenset(
        word for sentence in document.sentences if sentence.label == "headline" for word in terms(sentence.span)
    )
    early = {word for words in body[:OPENING_SENTENCES] for word in words}
    words = {
        word: math.pow(count, COUNT) * (1 + HEADLINE * (word in headline) + OPENING * (word in early))
        for word, count in counts.items()
    }
    return Weights(words, headline, sum(sorted(words.values(), reverse=True)[:TOP]))


def gain(words: Iterable[str], rank: int, weights: Weights, said: Iterable[str]) -> float:
    """What a sentence of ``words``, the ``rank``-th of the body, adds to what is ``said``."""
    own = list(words)
    new = set(own).difference(said)
    return (
        sum(weights.words.get(word, 0.0) for word in sorted(new))
        / math.pow(max(5, len(own)), LENGTH)
        / (1 + POSITION * rank)
    )


def overlap(words: Sequence[str], others: Iterable[str]) -> float:
    """Share of ``words`` that are among ``others``."""
    known = set(others)
    return sum(word in known for word in words) / len(words) if words else 0.0


def headline_share(headline: Iterable[str], words: Iterable[str]) -> float:
    """Share of the headline's words that are among ``words``, by their first letters ("Europe", "European")."""
    known = {word[:ROOT] for word in words}
    told = {word[:ROOT] for word in headline}
    return len(told & known) / len(told) if told else 0.0


def terms(span: Span) -> tuple[str, ...]:
    """Stems of the content words of ``span``, in order."""
    return tuple(
        stem(token.lower_) for token in span if not token.is_stop and not token.is_punct and token.lower_[:1].isalnum()
    )


def stem(word: str) -> str:
    """``word`` without its inflection, roughly: enough to compare words of one text."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word
