"""Who wrote an article: by the page's data, its byline, the credit at the foot of a wire report, or the note on the author.

Persons alone are authors: a desk, a staff or an agency is none, and neither are those who helped, edited or took the pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.engines.offline import page_zones
from generator.engines.offline.metadata import metadata
from generator.engines.offline.outlet_names import AGENCIES, TITLES
from generator.engines.offline.printed_dates import dates, is_about_date
from generator.model import Article, Fact, Label, LabelSpan

_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|al|bin|ben|el|ter|zu)"
_WORD = r"[^\W\d_a-zß-ÿ][\w.’'-]{0,24}"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}"
_AT_START = re.compile(_NAME)
_VERBS = r"(?:[Ww]ritten|[Ww]ords|[Ss]tory|[Rr]eport(?:ed|ing)?|[Pp]osted|[Ee]dited|[Cc]ompiled)"
_LEAD = re.compile(rf"\s*(?:(?:{_VERBS} )?(?:[Bb]y|BY)|[Pp]ar|[Vv]on|[Pp]or|[Aa]uthors?:)[: ]\s{{0,3}}")
_STOP = re.compile(
    r"\s[|•·–—]|\s-\s|[@(\n]|\d|\s(?:[Oo]n|[Uu]pdated|[Pp]ublished|[Pp]ubli[ée])\b"
    r"|\s(?:January|February|March|April|June|July|August|September|October|November|December|[A-Z][a-z]{2,5}day)\b"
)
_PLACE = re.compile(r"\s(?:in|at|aboard|from)\s")
_REST = re.compile(r"\s*(?:$|(?:in|at|for|from|with|aboard)\s)")
_JOINT = re.compile(r"\s*(?:,|&|;|\band\b|\bet\b|\bund\b|\by\b)\s*")
_CREDIT = re.compile(r"\(?\s?(?:Reporting|REPORTING) by\s")
_CREDIT_END = re.compile(r"[;)\n]|\.\s|\.$")
_TRADE = "reporter|editor|correspondent|writer|journalist|columnist|critic|author|producer|presenter"
_BIO = re.compile(
    rf"(?:^|(?<=[.!?]\s))({_NAME})(?:"
    rf" (?:is|was) (?:(?:a|an|the|our) )?[^.\n]{{0,80}}\b(?:{_TRADE})\b| covers | writes (?:about|for|on) | reports (?:on|for) )"
)
_LOOSE_BIO = re.compile(rf"({_NAME})(?:,| is | has | was | covers | writes | reports | joined )")
_EMPHASIS = re.compile(r"[*_#`>]")
_EDITED = re.compile(r"\s*Edited by ")
_OTHERS: frozenset[Label] = frozenset(
    ("caption", "credit", "contributors", "related_links", "promotion", "repeat", "author_bio", "body")
)
# A bare line of names has so few characters beside them: " and ", or commas between three.
_JOINTS = 8
# Lines that are looked at, and characters of one that can be names: far more than an honest page has.
_LINES, _LONGEST = 20, 300
# A bare line of names without "By" is no longer than this, in characters: three long names.
_BARE = 80


def authors(article: Article) -> tuple[Fact, ...]:
    """The persons who wrote ``article``, in order, each once; none where the seed names none."""
    tail = page_zones.tail(article)
    notes = dict.fromkeys((*tail, *article.labelled("author_bio")))
    bios = [fact for one in sorted(notes, key=lambda span: span.start)[:_LINES] for fact in _of_bio(article, one)]
    found = list(metadata(article, "author")) or _of_head(article, {fact.text for fact in bios})
    found = found or _of_credit(article)
    unique: dict[str, Fact] = {}
    for fact in found or bios:
        unique.setdefault(fact.text.lower(), fact)
    return tuple(unique.values())


def _of_head(article: Article, known: set[str]) -> list[Fact]:
    """The persons of the bylines, by their label or by their form."""
    found: list[Fact] = []
    head = page_zones.head(article)
    spans = dict.fromkeys((*head, *article.labelled("byline")))
    for paragraph in sorted(spans, key=lambda span: span.start)[:_LINES]:
        text = plain(article.text_of(paragraph))
        lead = _LEAD.match(text)
        linked = _linked(article, paragraph) if paragraph.label == "byline" else []
        if linked:
            found += linked
        elif lead and (paragraph.label not in _OTHERS or _EDITED.match(text) or _is_dated(article, paragraph, head)):
            found += _names(article, paragraph, lead.end())
        elif not lead and len(text) <= _BARE:
            found += _bare(article, paragraph, known, head, first=not found)
    return found


def _linked(article: Article, paragraph: LabelSpan) -> list[Fact]:
    """The persons whom a page marks as authors within the line, where it marks less than all of it."""
    inside = [
        one for one in article.seed.hints if one.kind == "author" and paragraph.start <= one.start < paragraph.end
    ]
    inner = [one for one in inside if one.end - one.start < min(paragraph.end - paragraph.start, _BARE)]
    text, origin = article.text_of(paragraph), paragraph.start
    names = [_AT_START.fullmatch(text, one.start - origin, one.end - origin) for one in inner]
    return [_fact(article, paragraph, *name.span()) for name in names if name and is_person(name[0])]


def _bare(
    article: Article, paragraph: LabelSpan, known: set[str], head: tuple[LabelSpan, ...], *, first: bool
) -> list[Fact]:
    """The names of a line without "By": it is a byline by label, by the line of the date below, or by a note on the author."""
    text = article.text_of(paragraph)
    headline = next((one.start for one in article.labelled("headline")), article.start)
    if not first or paragraph.start < headline:
        return []
    names = [fact for fact in _names(article, paragraph, 0) if not _is_place(article, fact.text)]
    if text.isupper() and not known.intersection(fact.text for fact in names):
        return []
    if paragraph.label == "byline" or known.intersection(fact.text for fact in names):
        return names
    return (
        names
        if _is_dated(article, paragraph, head) and sum(len(fact.text) for fact in names) > len(text) - _JOINTS
        else []
    )


def _is_dated(article: Article, paragraph: LabelSpan, head: tuple[LabelSpan, ...]) -> bool:
    """Whether the next line of the head says when the article was published and nothing else."""
    after = head[head.index(paragraph) + 1 :][:1] if paragraph in head else ()
    return any(is_about_date(article, one, list(dates(article, one))) for one in after)


def _of_credit(article: Article) -> list[Fact]:
    """The reporters whom a wire report credits at its foot."""
    for paragraph in article.paragraphs:
        text = article.text_of(paragraph)
        credit = _CREDIT.match(text) if paragraph.start > article.start else None
        if credit:
            end = _CREDIT_END.search(text, credit.end())
            last = min(end.start() if end else len(text), credit.end() + _LONGEST)
            return list(_named(article, paragraph, text, credit.end(), last))
    return []


def _of_bio(article: Article, paragraph: LabelSpan) -> Iterator[Fact]:
    """The persons whom a note below the article introduces as writers."""
    text = plain(article.text_of(paragraph))
    start = len(text) - len(text.lstrip())
    matches = [] if text.endswith("?") else list(_BIO.finditer(text, start))
    if paragraph.label == "author_bio" and not matches:
        matches = [match for match in (_LOOSE_BIO.match(text, start),) if match]
    for match in matches:
        if is_person(match[1]):
            yield _fact(article, paragraph, *match.span(1))


def _names(article: Article, paragraph: LabelSpan, start: int) -> list[Fact]:
    text = plain(article.text_of(paragraph))
    stop = _STOP.search(text, start)
    return list(_named(article, paragraph, text, start, min(stop.start() if stop else len(text), start + _LONGEST)))


def _named(article: Article, paragraph: LabelSpan, text: str, start: int, end: int) -> Iterator[Fact]:
    """The persons of ``text`` between two places; after one whose place is told, another needs a place of its own."""
    placed = False
    for first, last in _parts(text, start, end):
        name = _AT_START.match(text, _skip_space(text, first), last)
        if not name or not _REST.match(text, name.end(), last) or not is_person(name[0]):
            continue
        has_place = bool(_PLACE.search(text, name.end(), last))
        if placed and not has_place:
            continue
        placed = placed or has_place
        yield _fact(article, paragraph, *name.span())


def is_person(name: str) -> bool:
    """Whether a run of capitalised words can be a person: no desk, title, agency or newspaper."""
    words = name.lower().split()
    return words[0] != "the" and name.lower() not in AGENCIES and not TITLES.intersection(words)


def _is_place(article: Article, name: str) -> bool:
    """Whether the running text speaks of ``name`` as of a place."""
    place = re.compile(rf"\b(?:in|at|near|from|of|to) {re.escape(name)}\b")
    return any(place.search(article.text_of(one)) for one in page_zones.running(article))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, here = [], start
    for joint in _JOINT.finditer(text, start, end):
        parts.append((here, joint.start()))
        here = joint.end()
    return [*parts, (here, len(text[:end].rstrip(" ,.\n")))]


def _skip_space(text: str, start: int) -> int:
    return next((place for place in range(start, len(text)) if not text[place].isspace()), len(text))


def plain(text: str) -> str:
    """``text`` with the marks of Markdown as spaces, so that every word keeps its place."""
    return _EMPHASIS.sub(" ", text)


def _fact(article: Article, paragraph: LabelSpan, start: int, end: int) -> Fact:
    evidence = article.evidence(paragraph.start + start, paragraph.start + end)
    return Fact(" ".join(evidence.exact.split()), (evidence,))
