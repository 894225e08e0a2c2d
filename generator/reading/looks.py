"""How one paragraph looks: its words, the shapes it shows, how much running text it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reading import mastheads, noise_patterns, patterns

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|\w+(?:['’]\w+)?")
"""A word; where a script sets no spaces, two characters count as one."""
INNER_END = re.compile(r"[.!?][”\"'’)]? {1,2}[“\"‘']?[A-Z]|[。！？]")
ENDS = ".!?…。！？”\"'’)»"
FUNCTION_WORDS = frozenset(
    "the of to and a in that is was for on with as by he it at from his an be are this have has but not had they were which"
    " their she her who will would been said its or also more after about when one than there into if we you i can could over"
    " up out some so all because before during between while against what most other no do did how".split()
)
ADDRESS = frozenset("you your yours us our we".split())
WORDS_SEEN = 4000
"""Characters of a paragraph whose words count; longer paragraphs are body by their length alone."""
DIGITS = re.compile(r"\d{1,9}")
CLOSING_WORDS = 45
"""Most words of a note of contributors or of a "First published" line; longer paragraphs only mention such."""
CAPTION_WORDS = 70
"""Most words of a caption; a longer paragraph has one at its head or tail."""
MASTHEAD_WORDS = 15
"""Most words of a masthead with its date, and of a menu on one line."""
LONG = 100
"""Words from which a paragraph reads like running text however it ends: some savers set a whole article on one line."""
DATE_LINE = 120
"""Longest paragraph, in characters, that may be a date and nothing else."""

SHAPES: tuple[tuple[str, re.Pattern[str] | patterns.Shape], ...] = (
    ("consent", noise_patterns.CONSENT),
    ("insert", noise_patterns.INSERT),
    ("promotion", noise_patterns.PROMOTION),
    ("related", noise_patterns.RELATED),
    ("player", noise_patterns.PLAYER),
    ("navigation", noise_patterns.NAVIGATION),
    ("bio", noise_patterns.AUTHOR_BIO),
    ("credit", noise_patterns.CREDIT),
    ("contributors", noise_patterns.CONTRIBUTORS),
    ("byline", patterns.BYLINE),
    ("byline_sure", patterns.BYLINE_SURE),
    ("photo_credit", noise_patterns.PHOTO_CREDIT),
    ("published", noise_patterns.FIRST_PUBLISHED),
    ("tagline", patterns.TAGLINE),
    ("date", patterns.DATE),
    ("clock", patterns.CLOCK),
    ("speech", patterns.SPEECH),
)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph's text on one line, its words as printed and in lower case, the names of the shapes it shows.

    ``prose`` is its number of words, at most 80, where it reads like running text, else 0.
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    shapes: frozenset[str]
    prose: float

    @property
    def size(self) -> int:
        """Number of words, at least 1."""
        return len(self.words) or 1


def look(text: str) -> Look:
    """The look of one paragraph's ``text`` (newlines already spaces). Linear: only bounded stretches are searched."""
    head, tail = text[: patterns.LOOK], text[-patterns.LOOK :]
    words = tuple(WORD.findall(text[:WORDS_SEEN]))
    lower = tuple(word.lower() for word in words)
    shapes = {name for name, shape in SHAPES if shape.search(head)}
    shapes.update(
        name
        for name, shape in (("caption", noise_patterns.CAPTION), ("contributors", noise_patterns.CONTRIBUTORS))
        if shape.search(tail)
    )
    if len(words) <= MASTHEAD_WORDS:
        shapes |= {"menu"} if mastheads.is_menu(lower) else {"masthead"} if mastheads.is_masthead(text) else set()
    prose = _prose(text, words, lower)
    place = patterns.DATELINE.match(head)
    if place and (prose or place[0][-1] not in ":|"):
        shapes.add("dateline")
    if len(words) > CLOSING_WORDS:
        shapes -= {"contributors", "published"}
    if len(words) > CAPTION_WORDS:
        shapes -= {"caption", "photo_credit"}
    if "date" in shapes and is_date_line(text):
        shapes = (shapes | {"date_line"}) - {"published"}
    return Look(text, words, lower, frozenset(shapes), prose)


def is_date_line(text: str) -> bool:
    """Whether ``text`` holds a date and, the words that go with dates aside, almost nothing else."""
    if len(text) > DATE_LINE or not patterns.DATE.search(text):
        return False
    return len(patterns.DATE_WORDS.sub("", text)) <= len(text) / 5


def _prose(text: str, words: tuple[str, ...], lower: tuple[str, ...]) -> float:
    """Words of running text: where it is long or ends like a sentence, and most of its words are small ones, else 0."""
    if len(words) < 6 or (text[-1] not in ENDS + ":;" and len(words) < LONG):
        return 0.0
    small = sum(word in FUNCTION_WORDS for word in lower) >= 0.2 * len(words)
    plain = sum(not word[0].isupper() and not word[0].isdigit() for word in words) >= 0.6 * len(words)
    return float(min(len(words), 80)) if small or (plain and len(words) >= 10) else 0.0
