"""What looks like a name and is none: common words with a capital, names within names; and the names that a text has."""

from __future__ import annotations

from collections.abc import Sequence

from generator.engines.offline.document import Document
from generator.engines.offline.name_runs import opens
from generator.engines.offline.name_types import Name


def without_common(found: Sequence[Name], document: Document, titled: frozenset[int]) -> list[Name]:
    """``found`` without single words that the text has in small letters as well, and else in title-case lines (their
    indexes: ``titled``) and at the beginning of sentences only.
    """
    small = {token.text for sentence in document.sentences for token in sentence.tokens if token.text.islower()}
    within = {
        name.text
        for name in found
        if not opens(name.sentence.span.doc[name.first], name.sentence) and name.sentence.index not in titled
    }

    def common(name: Name) -> bool:
        """Whether a capital is all that makes ``name`` look like one."""
        if len(name.words) > 1 or name.hint not in ("", "thing", "person") or name.text in within:
            return False
        word = name.text.lower()
        plural = name.sentence.span.doc[name.first].tag_ == "NNS"
        return plural or bool({word, word + "s", word.removesuffix("s")} & small)

    return [name for name in found if not common(name)]


def apart(found: Sequence[Name]) -> list[Name]:
    """``found`` without names that lie within one of another sentence (spaCy parted them at an editor's bracket)."""
    kept: list[Name] = []
    for name in found:
        if kept and name.start < kept[-1].end and name.sentence is not kept[-1].sentence:
            continue
        kept.append(name)
    return kept


def vocabulary(found: Sequence[Name]) -> frozenset[str]:
    """The names of running text and, of names of several words, the last word."""
    plain = {name.text for name in found if name.hint != "thing"}
    return frozenset(
        plain | {name.words[-1] for name in found if name.hint in ("", "person") and len(name.words[-1]) > 2}
    )
