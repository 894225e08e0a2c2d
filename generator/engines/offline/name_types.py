"""A name where it stands in the text, and the kinds of names while they are being told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.engines.offline.document import Sentence

NameKind = Literal["person", "organisation", "media", "group", "country", "demonym", "place", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: tokens ``first`` to ``last`` of its sentence's ``Doc``, ``start``/``end`` in the seed.

    ``hint`` is what the words themselves say; ``label`` is spaCy's entity label there, empty where it has none.
    """

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    hint: str
    label: str

    @property
    def text(self) -> str:
        """The name with single spaces."""
        return " ".join(self.words)
