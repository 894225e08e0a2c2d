"""Seeds as loaded and as read: text, hints of a page's structure, labelled paragraphs, articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.common import Evidence, Label, LabelSpan


@dataclass(frozen=True, slots=True)
class Hint:
    """What an HTML page's structure says about a stretch of its rendered text.

    ``kind`` is the structural role (``main``, ``heading``, ``caption``, ``navigation``, ``time``, ``author``, ``outlet``,
    ``published``, ``title``, ``section``, ``url``, …); ``value`` is the machine-readable value, such as a datetime.
    """

    start: int
    end: int
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """One saved file as loaded: ``text`` is decoded, with line feeds alone; HTML is rendered to its visible text.

    ``path`` is POSIX, relative to the folder of seeds; ``sha256`` is of the bytes of the file.
    """

    path: str
    sha256: str
    text: str
    media: Literal["text", "markdown", "html"] = "text"
    encoding: str = "utf-8"
    hints: tuple[Hint, ...] = ()

    def place(self, offset: int) -> str:
        """Where an editor finds ``offset``: the line; in a page, whose text has other lines than its file, the offset."""
        return f"offset {offset}" if self.media == "html" else str(self.text.count("\n", 0, offset) + 1)


@dataclass(frozen=True, slots=True)
class Article:
    """One story within a seed: its labelled paragraphs in order, trimmed of outer white space. Nothing is rewritten.

    ``paragraphs`` are all that go with the article, kept and dropped: those from ``start`` to ``end``, those of the page around
    it (a masthead, a note on the author), which may tell its outlet, authors and date, and the page's ``metadata``.
    """

    seed: Seed
    start: int
    end: int
    paragraphs: tuple[LabelSpan, ...]

    def text_of(self, span: LabelSpan | Evidence) -> str:
        """The words of the seed in ``span``."""
        return self.seed.text[span.start : span.end]

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the stretch ``start`` to ``end`` of the seed."""
        return Evidence(start, end, self.seed.text[start:end])

    def labelled(self, *labels: Label) -> tuple[LabelSpan, ...]:
        """The paragraphs that carry one of ``labels``, in order."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.label in labels)


@dataclass(frozen=True, slots=True)
class Reading:
    """A seed as read: labels that cover it, and its articles."""

    seed: Seed
    labels: tuple[LabelSpan, ...]
    articles: tuple[Article, ...]
