"""Which kind of noise a paragraph is that belongs to no article, or stands inside one without being its words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Label
from generator.reading import patterns
from generator.reading.looks import Look
from generator.reading.split_features import CLOSING

KINDS: tuple[tuple[str, Label], ...] = (
    ("consent", "consent_notice"),
    ("player", "player_message"),
    ("published", "credit"),
    ("contributors", "contributors"),
    ("photo_credit", "credit"),
    ("caption", "caption"),
    ("related", "related_links"),
    ("promotion", "promotion"),
    ("credit", "credit"),
    ("bio", "author_bio"),
    ("tagline", "navigation"),
    ("clock", "player_message"),
    ("navigation", "navigation"),
    ("menu", "navigation"),
    ("masthead", "navigation"),
    ("insert", "promotion"),
)
"""Shapes in the order in which they decide, and what they decide."""
INSIDE = 0.2
"""Probability below which a paragraph inside an article is none of its words (cross-validated F1 on 99 pages: .913
at .2 and at .3)."""
SURE = 0.4
"""Probability from which a paragraph is body although its shape is that of noise (article recall on 42 made pages of several
articles, cross-validated: .929 at .4, .905 at .6)."""
PLAIN: frozenset[Label] = frozenset(("promotion", "consent_notice", "player_message", "credit", "related_links"))
PLAIN_SURE, PLAIN_WORDS = 0.97, 25
"""The same probability for short paragraphs of kinds that hardly ever look like body by chance."""
TEASER = 4
"""Words from which a line outside articles is a teaser rather than an entry of a menu."""
NOISE_WORDS = 45
"""Words up to which a paragraph's noisy shape outweighs a middling probability of being body."""
TWINS = 40
"""Characters at the start by which two paragraphs near each other say the same thing."""


BIO_SURE, BIO_WORDS = 0.75, 90
"""The same for notes on authors, which read like body."""


def noise_kind(one: Look) -> Label | None:
    """The kind of noise whose shape the paragraph shows, if any."""
    return next((kind for shape, kind in KINDS if shape in one.shapes), None)


def is_noise(one: Look, p: float) -> Label | None:
    """The kind of noise the paragraph is within an article, ``None`` where it may be body (probability ``p``)."""
    kind = noise_kind(one)
    if kind is None or one.shapes & CLOSING or ("insert" in one.shapes and one.size <= NOISE_WORDS):
        return kind
    if kind == "author_bio" and one.size <= BIO_WORDS:
        return kind if p < BIO_SURE else None
    if one.size <= PLAIN_WORDS and kind in PLAIN:
        return kind if p < PLAIN_SURE else None
    return kind if p < (SURE if one.size <= NOISE_WORDS else INSIDE) else None


def outside(one: Look) -> Label:
    """The label of a paragraph outside all articles."""
    kind = noise_kind(one)
    if kind:
        return kind
    if not any(character.isalnum() for character in one.text):
        return "noise"
    if one.size >= TEASER:
        return "related_links"
    return "navigation"


def is_entry_time(looks: Sequence[Look], i: int) -> bool:
    """Whether the line is the time over an entry of a live report, and not that of a film."""
    return bool(patterns.ENTRY_TIME.match(looks[i].text)) and not (i and "player" in looks[i - 1].shapes)


def twins(looks: Sequence[Look], start: int, end: int) -> dict[int, Label]:
    """Paragraphs from ``start`` to ``end`` that were said before, and the captions among them.

    Two paragraphs in a row that say the same are a picture's text and caption: ``caption`` and then ``repeat``. What is said
    again further on is a ``repeat``, the first time stays what it is.
    """
    found: dict[int, Label] = {}
    seen: dict[str, int] = {}
    for i in range(start, end):
        if looks[i].size < 5:
            continue
        first = seen.setdefault(looks[i].text[:TWINS].casefold(), i)
        if first == i or not _same(looks[first].text, looks[i].text):
            continue
        found[i] = "repeat"
        if (first == i - 1 or found.get(i - 1) == "repeat") and noise_kind(looks[first]) is None:
            found.setdefault(first, "caption")
    return found


def _same(a: str, b: str) -> bool:
    """Whether the shorter text begins the longer one, but for a fifth at its end (a credit, an ellipsis)."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    return long.startswith(short[: len(short) * 4 // 5])


def quotes_body(looks: Sequence[Look], at: int, others: Sequence[int]) -> bool:
    """Whether the block quote at ``at`` repeats words of the paragraphs ``others`` (most of its four-word runs)."""
    words = looks[at].lower
    runs = {words[i : i + 4] for i in range(len(words) - 3)}
    if not runs:
        return False
    said: set[tuple[str, ...]] = set()
    for i in others:
        lower = looks[i].lower
        said.update(lower[j : j + 4] for j in range(len(lower) - 3))
    return len(runs & said) >= len(runs) / 2
