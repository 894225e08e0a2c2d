"""Articles made of labelled pieces of invented text."""

from __future__ import annotations

from generator.model import Article, Evidence, Label, LabelSpan, Seed


def article(*pieces: tuple[Label, str]) -> Article:
    """An article whose paragraphs are ``pieces``, with an empty line between them."""
    text, spans = "", []
    for label, words in pieces:
        text += "\n\n" if text else ""
        spans.append(LabelSpan(len(text), len(text) + len(words), label))
        text += words
    return Article(Seed("2031/a.txt", "5f1c", text), 0, len(text), tuple(spans))


def holds(whole: Article, *evidence: Evidence) -> bool:
    """Whether there is evidence and all of it says what the seed says there."""
    return bool(evidence) and all(whole.seed.text[one.start : one.end] == one.exact for one in evidence)
