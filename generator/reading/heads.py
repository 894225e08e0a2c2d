"""The head of an article: its headline, found before or at the first of its running text, and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model import Label
from generator.reading import mastheads, noise_patterns
from generator.reading.kinds import is_entry_time, noise_kind
from generator.reading.looks import FUNCTION_WORDS, Look

REACH = 25
"""Paragraphs before the running text among which the headline is sought."""
LEAD_WORDS = 150
LEAD_PROSE = 12
"""Words of running text from which a paragraph is an article's first rather than its standfirst."""
ENOUGH = 1.3
"""Score from which a line is taken for the headline (see :func:`_score`): shape alone (1.5 less its distance) is not enough
beyond a few paragraphs."""
NEAR = 1.0
"""The same where at most three paragraphs stand between the last article and the running text."""
FIRST, FIRST_WORDS = 0.8, 6
"""For the line right after the last article, or at the seed's start: a headline stands before its standfirst. Shorter lines
there are mastheads as often."""
STANDING_WORDS = 5
"""Words from which the line above a headline may be the headline proper."""
SHARED = 0.3
"""Share of the words above a headline that it or the text has to have, if they are the headline and it the standfirst."""
OPENERS = frozenset("byline_sure date_line contributors".split())
"""Shapes of the lines that follow a headline at once."""
OPENING: tuple[Label, ...] = ("section", "timestamp", "byline")
NOISY = frozenset("related promotion player navigation credit caption".split())
NOT_OVER = NOISY | {"date"}
ECHO = 25
NO_HEAD = frozenset(
    "settled masthead menu byline_sure date_line clock dateline tagline photo_credit consent contributors published".split()
)
SECTIONS = re.compile(
    r"^(?:(?:World|Europe|Asia|Africa|Americas?|Middle East|U\.?S\.?|U\.?K\.?|National|International|Local|News|Politics|Business"
    r"|Economy|Finance|Markets|Money|Tech(?:nology)?|Science|Health|Climate|Environment|Energy|Culture|Arts|Entertainment|Sports?"
    r"|Football|Opinion|Analysis|Comment(?:ary)?|Editorial|Defen[cs]e|Security|Law|Education|Lifestyle|Travel|Society|Media"
    r"|Region(?:al)?|City|Inquiry|Elections?|Explainer|Interview|Profile)(?: News)?(?:\s?[/>|•·]\s?|\s?&\s?| and )?){1,3}$",
    re.IGNORECASE,
)
STAFF, STAFF_WORDS = re.compile(r"\b(?:staff|agencies|newsroom|news desk)\b"), 6
"""Who wrote it where nobody is named, and the most words of such a line."""
JOINT = re.compile(r", (?=[A-Z])| and | & ")
ROLE = re.compile(
    r"\b(?i:reporter|correspondent|editor|writer|journalist|columnist|staff|bureau|contributor|producer|news desk)\b"
)


def headline(looks: Sequence[Look], low: int, body: int, end: int) -> int | None:
    """Index of the headline of the article whose running text starts at ``body``; none before ``low``."""
    lead = set(_content(looks[body : min(end, body + 8)])[:LEAD_WORDS])
    best, at = (NEAR if body - low <= 3 and body < end else ENOUGH), None
    for i in range(max(low, body - REACH), body + 1):
        score = _score(looks, i, body, lead)
        if i == low and i + 1 < body:
            score += FIRST if looks[i].size >= FIRST_WORDS or not _title_case(looks[i]) else -FIRST
        elif i == low:
            score += FIRST
        if score >= best:
            best, at = score, i
    while at is not None and at > low and _stands_over(looks[at - 1], looks[at], lead):
        at -= 1
    return at


def _stands_over(one: Look, under: Look, lead: set[str]) -> bool:
    """Whether ``one`` is the headline and ``under``, right below it, its standfirst: both could be, and it shares their words."""
    if not may_head(one) or one.size < STANDING_WORDS or one.shapes & NOT_OVER or one.text[-1] in ".)]":
        return False
    mine, known = _content([one]), lead.union(_content([under]))
    return one.text != under.text and sum(word in known for word in mine) >= SHARED * max(len(mine), 1)


def _opens(one: Look) -> bool:
    """Whether the paragraph is of the kind that follows a headline at once: an author, a date."""
    return bool(one.shapes & OPENERS) or ("byline" in one.shapes and one.size <= 3 and "masthead" not in one.shapes)


def _title_case(one: Look) -> bool:
    return all(word[0].isupper() or word in mastheads.JOINTS for word in one.words)


def _content(looks: Sequence[Look]) -> list[str]:
    return [word[:6] for one in looks for word in one.lower if len(word) > 3 and word not in FUNCTION_WORDS]


def may_head(one: Look) -> bool:
    """Whether the paragraph may be a headline at all: its length, its ends, no sure sign of something else."""
    if not 2 <= one.size <= 30 or one.text[-1] in ",:" or one.text[0].islower() or one.prose >= LEAD_PROSE + 8:
        return False
    return not one.shapes & NO_HEAD


def _score(looks: Sequence[Look], i: int, body: int, lead: set[str]) -> float:
    """How much the paragraph ``i`` is a headline: shape, words shared with the text, echo of the page's title, nearness."""
    one = looks[i]
    if not may_head(one):
        return 0.0
    mine = set(_content([one]))
    shared = sum(word in lead for word in mine) / (len(mine) or 1)
    echo = any(other.text[:ECHO] == one.text[:ECHO] for other in looks[max(0, i - 400) : i]) and len(one.text) >= ECHO
    under = frozenset[str]().union(*(other.shapes for other in looks[i + 1 : min(i + 4, body + 1)] if other.size <= 20))
    return (
        1.6 * shared * (len(mine) >= 2)
        + 1.0 * (4 <= one.size <= 22)
        + 0.5 * (one.text[-1] != ".")
        + 0.5 * bool(under & {"byline_sure", "date_line"})
        + 0.4 * (i < body and _opens(looks[i + 1]))
        + 0.8 * (echo and shared > 0)
        + 2.5 * ("title" in one.shapes)
        - 0.06 * (body - i)
        - 1.5 * bool(one.shapes & NOISY)
    )


def openers(looks: Sequence[Look], low: int, head: int, told: Sequence[Label]) -> dict[int, Label]:
    """Section, date and author right above the first line of an article, one of each; a run of sections is a menu.

    What stands under the headline too (``told``: the labels there) is of another page's head above.
    """
    found: dict[int, Label] = {}
    for i in range(head - 1, low - 1, -1):
        kind = _sure(looks[i])
        if kind == "byline" and "byline_sure" not in looks[i].shapes:
            kind = None
        if kind not in OPENING or kind in found.values() or kind in told:
            if kind == "section":
                found = {at: other for at, other in found.items() if other != "section"}
            break
        found[i] = kind
    return {i: kind for i, kind in found.items() if all(j in found for j in range(i, head))}


def label_head(looks: Sequence[Look], start: int, body: int, head: int | None) -> Mapping[int, Label]:
    """Labels of the paragraphs from ``start`` up to the first running text at ``body``."""
    found: dict[int, Label] = {}
    for i in range(start, body):
        found[i] = "headline" if i == head else _under(looks, i, head, found)
    return found


def _under(looks: Sequence[Look], i: int, head: int | None, found: Mapping[int, Label]) -> Label:
    """The label of a paragraph in the head that is not the headline."""
    one = looks[i]
    sure = "timestamp" if is_entry_time(looks, i) else _sure(one)
    if sure == "byline" and "byline_sure" not in one.shapes and not ROLE.search(one.text):
        return _bare_name(looks, i, found)
    if sure:
        return sure
    if head is not None and i > head and one.size >= 6 and "standfirst" not in found.values():
        return "repeat" if looks[head].text == one.text else "standfirst"
    if one.size <= 4 and found.get(i - 1) == "byline" and ROLE.search(one.text):
        return "byline"
    return "noise" if one.size <= 3 else "related_links"


def _bare_name(looks: Sequence[Look], i: int, found: Mapping[int, Label]) -> Label:
    """The label of a line that is a name and no more: an author, the place of the report, or a heading of a box."""
    text = looks[i].text
    if any(f"in {text}" in one.text for one in looks[i + 1 : i + REACH]):
        return "dateline"
    return "byline" if "byline" not in found.values() or found.get(i - 1) == "byline" else "noise"


def _sure(one: Look) -> Label | None:
    """The label that the paragraph's own shape gives it in a head."""
    if "dateline" in one.shapes and one.size <= 8:
        return "dateline"
    if (
        "date_line" in one.shapes
        or {"date", "masthead"} <= one.shapes
        or (one.size <= 10 and "date" in one.shapes and one.text[0] in ",|")
    ):
        return "timestamp"
    if len(one.text) <= 60 and SECTIONS.match(one.text):
        return "section"
    return "byline" if is_byline(one) else noise_kind(one)


def is_byline(one: Look) -> bool:
    """Whether the paragraph names the author: ``By …``, a name with a place, or a name and what they do at the outlet."""
    if one.size > 25 or one.prose >= LEAD_PROSE:
        return False
    if "byline_sure" in one.shapes:
        return True
    if "byline" not in one.shapes and not STAFF.search(one.text):
        return False
    if ROLE.search(one.text) or (one.size <= STAFF_WORDS and STAFF.search(one.text)):
        return True
    names = 1 + len(JOINT.findall(one.text))
    return 2 * names <= one.size <= 3 * names and not noise_patterns.NAVIGATION.search(one.text)
