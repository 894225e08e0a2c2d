"""An article as the parts of the offline engine see it: parsed sentences that know their place in the seed.

Each kept paragraph is parsed by itself, so that neither a sentence nor a name runs across two of them; single newlines are
read as spaces of the same length, so that offsets hold in hard-wrapped text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import Literal

from spacy.tokens import Doc, Span, Token

from generator.engines.offline.datelines import place_and_text
from generator.engines.offline.nlp import Parser
from generator.model import Article, Evidence, Kind, Label, LabelSpan

# spaCy's tokeniser takes time that grows with the square of such a run: 5,000 "[" took 3.8 s. Prose has no longer ones.
_RUN = re.compile(r"[^\w\s]{40,}|\S{200,}")

_ENDS = frozenset(".?!…:;\"”’')")
_JOINED = 100
"""Tokens up to which a sentence that the parser cut is joined again; a longer one is a list, or no sentence."""

TEXT_LIMIT, WORD_LIMIT, PARAGRAPH_LIMIT = 20_000, 4_200, 500
"""Characters, words with marks, and paragraphs of an article that are parsed, which takes 2 s. Of 1,734 news texts six have more
characters and, of the first 20,000, none has more words (at most 4,103) or a third of the paragraphs; seeds of strangers may be
nothing but short words, marks and lines."""
FLOOD, FLOOD_SHARE = 40_000, 3
"""Characters of kept text that no report has (the longest of 1,734 has 33,700), and by what the limits are divided for a
text that has: it is a book, a log or a flood, and 100 kB of the worst take less than 2 s."""
_WORD = re.compile(r"\w+|[^\w\s]")


PARSED: tuple[Label, ...] = ("headline", "standfirst", "subheading", "body")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a kept paragraph; ``start`` and ``end`` are offsets in the seed, ``origin`` is where its paragraph starts.

    ``span`` is spaCy's view of it (token offsets there are relative to the paragraph: add ``origin``), ``tokens`` are its
    tokens: walking along the span would make each of them anew.
    """

    index: int
    paragraph: int
    label: Label
    start: int
    end: int
    origin: int
    span: Span
    tokens: tuple[Token, ...]

    def offsets(self, part: Span | Token) -> tuple[int, int]:
        """Start and end in the seed of a span or token of this sentence."""
        if isinstance(part, Token):
            return self.origin + part.idx, self.origin + part.idx + len(part)
        return self.origin + part.start_char, self.origin + part.end_char


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article with its parsed sentences, in order; ``datelines`` are offsets of places in datelines, which are not parsed.

    Two are the same only if they are one, so that what is found in a document can be remembered for it.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    datelines: tuple[tuple[int, int], ...] = ()

    def body(self) -> Iterator[Sentence]:
        """The sentences of the body."""
        return (sentence for sentence in self.sentences if sentence.label == "body")

    def read(self) -> tuple[LabelSpan, ...]:
        """The paragraphs that were parsed, up to the last sentence: of a text beyond the limits not all that is kept."""
        end = self.sentences[-1].end if self.sentences else self.article.start
        kept = (one for one in self.article.labelled(*PARSED) if one.start < end)
        return tuple(one if one.end <= end else replace(one, end=end) for one in kept)

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for a stretch of the seed."""
        return self.article.evidence(start, end)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph to be parsed: where its dateline's place ends and its text starts (zeros: it has none), and what is read."""

    paragraph: LabelSpan
    head: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the seed that names an entity: by ``name``, by a ``title`` ("the minister") or by a ``pronoun``."""

    start: int
    end: int
    sentence: int
    form: Literal["name", "title", "pronoun"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, country or place of the article with all its mentions in order.

    ``name`` is the fullest form that the article gives; ``role`` its words for what the entity is, at ``role_span``.
    """

    name: str
    kind: Kind | Literal["place"]
    mentions: tuple[Mention, ...]
    role: str | None = None
    role_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of an article, in order of importance."""

    all: tuple[Entity, ...]
    _places: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Set all mentions in order of place, each with the number of its entity, to find one without a walk over all."""
        places = sorted((m.start, m.end, number) for number, entity in enumerate(self.all) for m in entity.mentions)
        object.__setattr__(self, "_places", tuple(places))
        object.__setattr__(self, "_longest", max((end - start for start, end, _ in places), default=0))

    def at(self, start: int, end: int) -> Entity | None:
        """The entity with a mention that overlaps ``start`` to ``end`` most, if any; of equals the more important."""
        first = bisect_left(self._places, (start - self._longest,))
        near = takewhile(lambda place: place[0] < end, (self._places[at] for at in range(first, len(self._places))))
        overlaps = [(min(end, stop) - max(start, begin), -number) for begin, stop, number in near]
        best = max(overlaps, default=(0, 0))
        return self.all[-best[1]] if best[0] > 0 else None


def parse(article: Article, parser: Parser) -> Document:
    """Parse the kept paragraphs of ``article``, without datelines, whose capitals would be taken for names."""
    return next(parse_all([article], parser))


def parse_all(articles: Iterable[Article], parser: Parser) -> Iterator[Document]:
    """:func:`parse` each of ``articles``, several short ones at a time."""
    for group in _groups(articles):
        docs = parser.language.pipe([piece.text for _, each in group for piece in each])
        for article, each in group:
            yield _document(article, zip(each, docs, strict=False))


def _groups(articles: Iterable[Article]) -> Iterator[list[tuple[Article, tuple[_Piece, ...]]]]:
    """The articles that are parsed together, with their paragraphs: up to :data:`TEXT_LIMIT`, which one may have by itself.

    60 articles of 64 words took 0.45 s instead of 0.85 s; all of a seed at once would need 130 MB more for 100 kB.
    """
    group: list[tuple[Article, tuple[_Piece, ...]]] = []
    size = 0
    for article in articles:
        pieces = _pieces(article)
        length = sum(len(piece.text) for piece in pieces)
        if group and size + length > TEXT_LIMIT:
            yield group
            group, size = [], 0
        group.append((article, pieces))
        size += length
    if group:
        yield group


def _pieces(article: Article) -> tuple[_Piece, ...]:
    """The paragraphs of ``article`` that are parsed, as they are to be read."""
    paragraphs = _within_limits(article)
    heads = ((one, _dateline(article, one)) for one in paragraphs)
    return tuple(_Piece(one, head, _readable(article.text_of(one), head[1])) for one, head in heads)


def _document(article: Article, parsed: Iterable[tuple[_Piece, Doc]]) -> Document:
    sentences: list[Sentence] = []
    datelines: list[tuple[int, int]] = []
    for number, (piece, doc) in enumerate(parsed):
        label, origin = piece.paragraph.label, piece.paragraph.start
        for span in _sentences(doc):
            place = (len(sentences), number, label, origin + span.start_char, origin + span.end_char, origin)
            sentences.append(Sentence(*place, span, tuple(span)))
        if piece.head[1]:
            datelines.append((origin, origin + piece.head[0]))
    return Document(article, tuple(sentences), tuple(datelines))


def unparsed(article: Article) -> int:
    """How many characters at the end of the kept text of ``article`` are beyond the limits, and not parsed."""
    kept = article.labelled(*PARSED)
    return sum(one.end - one.start for one in kept) - sum(one.end - one.start for one in _within_limits(article))


def _within_limits(article: Article) -> tuple[LabelSpan, ...]:
    """The first paragraphs of ``article``, up to :data:`TEXT_LIMIT`, :data:`WORD_LIMIT` and :data:`PARAGRAPH_LIMIT`."""
    kept: list[LabelSpan] = []
    all_of_it = article.labelled(*PARSED)
    share = FLOOD_SHARE if sum(one.end - one.start for one in all_of_it) > FLOOD else 1
    left, words = TEXT_LIMIT // share, WORD_LIMIT // share
    for one in all_of_it[: PARAGRAPH_LIMIT // share]:
        if left <= 0 or words <= 0:
            break
        text = article.text_of(one)[:left]
        ends = [word.end() for word in islice(_WORD.finditer(text), words)]
        size = ends[-1] if len(ends) == words else len(text)
        kept.append(replace(one, end=one.start + size))
        left, words = left - size, words - len(ends)
    return tuple(kept)


def _dateline(article: Article, paragraph: LabelSpan) -> tuple[int, int]:
    """Where the place of a paragraph's dateline ends and its text starts; zeros where it has none."""
    found = place_and_text(article.text_of(paragraph)) if paragraph.label == "body" else None
    return found or (0, 0)


def _readable(text: str, start: int) -> str:
    """``text`` at the same length: spaces for single newlines, for all before ``start``, and for runs that are no prose."""
    return _RUN.sub(lambda run: " " * len(run[0]), " " * start + text[start:].replace("\n", " "))


def _sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of ``doc`` without white space around them."""
    for start, end in _whole(doc):
        first, last = start, end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            yield doc[first:last]


def _whole(doc: Doc) -> Iterator[tuple[int, int]]:
    """First token and end of each sentence: what the parser cut off before a small letter, with no end mark, is one."""
    start = 0
    for span in doc.sents:
        last = doc[span.end - 1]
        cut = span.end < len(doc) and doc[span.end].text.islower() and last.text not in _ENDS and not last.is_space
        if not cut or span.end - start > _JOINED:
            yield start, span.end
            start = span.end
