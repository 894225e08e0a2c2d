"""End notes of a print: numbered evidence, each source named once, and no more words quoted than the budget allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model import Evidence, FiledBrief
from generator.publishing import links
from generator.publishing.dates import spoken

NOTE_WORDS = 40
"""Longest quotation of one note; what is longer is cut in its middle."""

ARTICLE_WORDS = 400
"""Words that the notes of one print quote from one article at most; the later notes then give places only."""

EDGE_WORDS = 4
"""Words kept at each end of a stretch that the print already gives in full."""


@dataclass(slots=True)
class Notes:
    """The register of a print's notes: evidence is numbered as it is first cited, sources as they are first needed."""

    entries: list[dict[str, object]] = field(default_factory=list)
    sources: list[FiledBrief] = field(default_factory=list)
    quoted: dict[str, int] = field(default_factory=dict)
    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    def cite(self, filed: FiledBrief, evidence: Iterable[Evidence], shown: str = "") -> list[int]:
        """Numbers of the notes for ``evidence``; words that equal ``shown`` stand in the text and are only hinted at."""
        return sorted({self._cite(filed, span, shown) for span in evidence})

    def source(self, filed: FiledBrief) -> int:
        """The number of the article that ``filed`` reads in the list of sources."""
        number = self._places.get(filed.brief.id)
        if number is None:
            self.sources.append(filed)
            number = self._places[filed.brief.id] = len(self.sources)
        return number

    def _cite(self, filed: FiledBrief, span: Evidence, shown: str) -> int:
        key = (filed.brief.id, span.start, span.end)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers) + 1
            self.entries.append(self._entry(number, filed, span, shown))
        return number

    def _entry(self, number: int, filed: FiledBrief, span: Evidence, shown: str) -> dict[str, object]:
        words = span.exact.split()
        verbatim = words == shown.split()
        spent = self.quoted.get(filed.brief.id, 0)
        quote = _within(words, EDGE_WORDS * 2 if verbatim else NOTE_WORDS)
        if spent + len(quote) > ARTICLE_WORDS:
            quote = []
        self.quoted[filed.brief.id] = spent + (len(words) if verbatim else len(quote))
        return {
            "number": number,
            "words": ("Verbatim: " if verbatim else "") + (f"“{' '.join(quote)}”" if quote else ""),
            "place": f"{outlet_of(filed)}, {spoken(filed.brief.published.edtf)}, characters {span.start}–{span.end} of",
            "source": self.source(filed),
            "language": language_of(filed),
        }


def _within(words: list[str], limit: int) -> list[str]:
    """``words``, cut in the middle where there are more than ``limit`` of them."""
    if len(words) <= limit:
        return words
    return [*words[: limit // 2], "…", *words[len(words) - limit // 2 :]]


def outlet_of(filed: FiledBrief) -> str:
    """The outlet to print for ``filed``."""
    return filed.outlet or "Unknown source"


def language_of(filed: FiledBrief) -> str:
    """The language of an article's words, for hyphenation and screen readers; English where it is not known."""
    language = filed.brief.source.language
    return language if len(language) == 2 and language.isascii() and language.isalpha() else "en"


def source_entry(number: int, filed: FiledBrief, page: str) -> dict[str, object]:
    """An article in the list of sources: who wrote it, where it is, and which file it was read from."""
    brief = filed.brief
    url = brief.source.url
    return {
        "number": number,
        "outlet": outlet_of(filed),
        "authors": ", ".join(author.text for author in brief.source.authors),
        "headline": brief.headline.text,
        "date": spoken(brief.published.edtf),
        "inferred": brief.published.basis == "inferred",
        "url": url.text if url else "",
        "href": (links.web_address(url.text) or "") if url else "",
        "page": page,
        "file": filed.seed.path,
        "hash": filed.seed.sha256[:12],
        "reviewed": filed.reviewed,
        "language": language_of(filed),
    }
