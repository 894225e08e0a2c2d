"""The ways in which a page names its outlet: each sign gives a name, the words that give it, and how much it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.engines.offline import outlet_names as names
from generator.engines.offline import page_zones
from generator.engines.offline.bylines import plain
from generator.model import Article, LabelSpan

_WORD = r"[A-ZÀ-Þ][\w&’-]{0,30}(?:\.\w{1,20}){0,3}"
_NAME = rf"((?:[Tt]he )?{_WORD}(?: (?:of |de |& )?{_WORD}){{0,4}})"
_TRADE = "(?:reporter|editor|correspondent|writer|journalist|columnist|critic)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
# What one sign is worth; an outlet needs ENOUGH of it. One strong sign or two weak ones of different kinds are enough.
STRONG, WEAK, ENOUGH = 2, 1, 2
_ANYWHERE = (
    ("subscribe", STRONG, rf"\b[Ss]ubscribe to {_NAME}"),
    ("sign up", STRONG, rf"\b[Ss]ign up (?:for|to) {_NAME}['’]s? "),
    ("support", STRONG, rf"\b[Ss]upport {_NAME}['’]s journalism"),
    ("disclaimer", STRONG, rf"\b{_NAME} (?:is|are) not (?:responsible|liable) for"),
    ("sister", STRONG, rf"\ba sister (?:publication|title|paper|newspaper|company|outlet) of {_NAME}"),
    (
        "first in",
        STRONG,
        rf"\b[Tt]his (?:article|story) (?:was )?(?:first|originally) (?:appeared|published) (?:in|on|by) {_NAME}",
    ),
    (
        "told",
        WEAK,
        rf"\b(?:told|speaking to|spoke to|interview with|obtained by|seen by|shared with|viewed by) {_NAME}",
    ),
)
_AROUND = (
    ("copyright", WEAK, rf"^\W{{0,3}}(?:©|\([cC]\)|[Cc]opyright)[ ,©]{{0,3}}(?:\d{{4}}[ ,]{{0,2}})?(?:by )?{_NAME}"),
    ("partners", STRONG, rf"\b{_NAME} and (?:our|its) (?:\d{{1,5}} )?partners\b"),
    (
        "note",
        STRONG,
        rf"\b(?:is|was|worked as) (?:(?:a|an|the) )?[\w ,-]{{0,60}}?\b{_TRADE} (?:at|for|with|of) {_NAME}",
    ),
    ("note", STRONG, rf"\b(?:is|was) (?:the )?{_NAME}['’]s? (?:\w{{1,20}} ){{0,3}}{_TRADE}\b"),
    ("note", STRONG, rf"\b(?:covers|reports on|writes about|writes on) [\w ,-]{{1,60}}? for {_NAME}"),
    ("app", WEAK, rf"\b[Gg]et the {_NAME} app\b"),
    ("backing", WEAK, rf"^(?:Support|Around|More from|Contact|About) {_NAME}(?:\.|$)"),
    ("picture", WEAK, rf"/ ?{_NAME}$"),
    ("picture", WEAK, rf"\b(?:Image|Photo|Picture|Photograph)s?: {_NAME}/"),
    ("staff", WEAK, rf"^{_NAME} (?:staff|reporters?|correspondents?|newsroom)\b"),
    ("dated", WEAK, rf"^{_NAME}, {_WEEKDAY}(?:\d{{1,2}} )?[A-Z][a-z]{{2,8}}\.? (?:\d{{1,2}}, )?\d{{4}}\b"),
)
_PATTERNS_ANYWHERE = tuple((kind, weight, re.compile(pattern)) for kind, weight, pattern in _ANYWHERE)
_PATTERNS_AROUND = tuple((kind, weight, re.compile(pattern)) for kind, weight, pattern in _AROUND)
_COPYRIGHT = _PATTERNS_AROUND[0][2]
_LINK = re.compile(r"\[([^\[\]\n]{2,60})\]\(https?://[\w.-]{1,80}/?\)")
_MENU = re.compile(r"(?:[A-Z][\w&-]{1,20}(?: \w{1,20})?(?:\s{2,}|\s?[|·•]\s?)){2,20}[A-Z][\w&-]{1,20}(?: \w{1,20})?\s*")
_HEADER = re.compile(r"([A-Z]{2,6})\d{3,6}\b")
_SLUG = re.compile(r"[^()\n]{2,80}\(([A-Z]{2,6})\) ?[-–—]")
# How much of a seed's end is searched for the line of copyright that all its articles share, in characters.
_LAST = 300


@dataclass(frozen=True, slots=True)
class Sign:
    """A name at ``start`` to ``end`` of the seed; signs of one ``kind`` count once."""

    kind: str
    weight: int
    start: int
    end: int
    name: str


def signs(article: Article) -> Iterator[Sign]:
    """All signs of the outlet in ``article`` and the page around it."""
    head, text_of = page_zones.head(article), article.text_of
    in_text = frozenset(page_zones.running(article)) - frozenset(page_zones.tail(article)[:1])
    yield from _mastheads(article, head)
    yield from _of_wire(article, head)
    for paragraph in article.paragraphs:
        if paragraph.label == "related_links" and paragraph not in head and _speaks_of_others(text_of(paragraph)):
            continue
        yield from _matches(article, paragraph, _PATTERNS_ANYWHERE)
        if paragraph not in in_text:
            yield from _matches(article, paragraph, _PATTERNS_AROUND)


def _speaks_of_others(text: str) -> bool:
    return text.rstrip().endswith("?") or ": " in text


def _matches(
    article: Article, paragraph: LabelSpan, patterns: tuple[tuple[str, int, re.Pattern[str]], ...]
) -> Iterator[Sign]:
    text = plain(article.text_of(paragraph))
    for kind, weight, pattern in patterns:
        for match in pattern.finditer(text):
            sign = _sign(article, kind, weight, paragraph.start, *_trimmed(text, *match.span(1)))
            yield sign
            if kind in {"dated", "copyright"} and _is_known(article, sign):
                yield replace(sign, kind=f"{kind}, known")


def _is_known(article: Article, sign: Sign) -> bool:
    """Whether a name is an outlet's by its words, or is also printed elsewhere; a company that owns many outlets seldom is."""
    if names.has_paper_word(sign.name):
        return True
    return sign.kind == "copyright" and article.seed.text.count(sign.name.removeprefix("The ")) > 1


def _mastheads(article: Article, head: tuple[LabelSpan, ...]) -> Iterator[Sign]:
    """Names that stand by themselves above the article, or that link to the front page; a menu below them is another sign."""
    text_of = article.text_of
    headline = next((one.start for one in article.labelled("headline")), article.start)
    for place, paragraph in enumerate(head):
        text = text_of(paragraph)
        link = _LINK.search(text)
        start, end = link.span(1) if link else (0, len(text.rstrip()))
        name = text[start:end]
        if not names.is_name(name) or (paragraph.label == "byline" and paragraph.start > headline):
            continue
        yield _sign(article, "masthead", WEAK, paragraph.start, start, end)
        opens = not article.seed.text[: paragraph.start].strip() and names.has_article(name)
        first = not any(names.is_name(text_of(one)) for one in head[:place])
        if link or opens or (first and names.has_paper_word(name) and paragraph.start <= headline):
            yield _sign(article, "paper word", WEAK, paragraph.start, start, end)
        following = head[place + 1 : place + 2]
        if following and _MENU.fullmatch(article.text_of(following[0])):
            yield _sign(article, "menu", WEAK, paragraph.start, start, end)


def _of_wire(article: Article, head: tuple[LabelSpan, ...]) -> Iterator[Sign]:
    """The agency of a wire report: its slug in the dateline, confirmed by the file's own header or last line."""
    for paragraph in page_zones.running(article)[:1]:
        slug = _SLUG.match(article.text_of(paragraph))
        if not slug:
            return
        yield _sign(article, "slug", WEAK, paragraph.start, *slug.span(1))
        for line in head:
            header = _HEADER.match(article.text_of(line))
            if header and header[1] == slug[1]:
                yield _sign(article, "header", WEAK, line.start, *header.span(1))
        yield from _last_line(article, slug[1])


def _last_line(article: Article, slug: str) -> Iterator[Sign]:
    text = article.seed.text
    start = text.rstrip().rfind("\n", max(0, len(text) - _LAST)) + 1
    match = _COPYRIGHT.match(text[start:])
    if match and names.is_short_for(slug, match[1]):
        yield _sign(article, "copyright", WEAK, start, *match.span(1))


def _sign(article: Article, kind: str, weight: int, origin: int, start: int, end: int) -> Sign:
    first, last = origin + start, origin + end
    return Sign(kind, weight, first, last, " ".join(article.seed.text[first:last].split()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if text.startswith("the ", start):
        start += len("the ")
    if text[max(start, end - 2) : end] in {"’s", "'s"}:
        end -= 2
    while end > start and text[end - 1] in ".-’&":
        end -= 1
    return start, start + names.bare_length(text[start:end])
