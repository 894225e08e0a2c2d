"""Signs that a new article starts at a paragraph of running text, as numbers: the input of the splitting model.

Where headings are missing, a story is told from the next by how it opens: people already known by surname are introduced anew
with full name and role, place and weekday are given again, and the words change (lexical cohesion of the windows before and
after, as in Hearst's TextTiling).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.reading.label_features import Array, Columns
from generator.reading.looks import ENDS, FUNCTION_WORDS, Look
from generator.reading.windows import Stretch, Windows

BEFORE, AFTER, LEAD = 400, 200, 60
"""Words of the windows: what has been told, what comes, and the opening of what comes."""
COHESION = 150
"""Words on either side whose vocabulary is compared."""
DENSE = 600.0
"""Words to either side within which headings are counted."""
STEM = 6
"""Letters of a word that are compared: enough to join a word's forms, as good as a stemmer here."""
CLOSING = frozenset(("contributors", "tagline", "published"))
"""Shapes of the lines that close an article: after one of them, what comes is another."""
HEADING_WORDS = 24
SENTENCE_END = re.compile(r"[a-z]{4}[.!?][”\"'’)]? {1,2}[“\"‘']?[A-Z]")
"""A sentence's end that is no abbreviation (Gov., Rep.)."""
FULL_NAME = re.compile(
    r"(?:[A-Z][\w’'-]{1,20}|[A-Z]\.)(?: (?:de|van|von|der|den|al|el|bin|la|di|da|ter))?(?: (?:[A-Z][\w’'-]{1,20}|[A-Z]\.)){1,3}"
)
CAPITAL = re.compile(r"[A-Z][\w’'-]{2,20}")
BACK = re.compile(
    r"[“\"‘']|(?:But|And|So|Yet|Or|Still|However|Meanwhile|Also|Then|He|She|They|It|We|His|Her|Their|Its|This|That|These|Those|There|Such"
    r"|In addition|Moreover|Later|Earlier|Another|Asked|Both|Some|Others?|Instead|Nevertheless|Even|Although|While|If|For example"
    r"|Additionally|Among|According|Despite|Similarly|Indeed|To be|One)\b"
)
"""How a paragraph goes on with what was said before."""
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
TITLE = re.compile(
    r"\b(?:President|Prime Minister|Minister|Secretary|Chancellor|Sen\.|Senator|Rep\.|Representative|Gov\.|Governor|Chief"
    r"|Chairman|Director|King|Queen|Prince|General|Gen\.|Ambassador|Mayor|Judge|Justice|CEO|candidate|leader|Speaker"
    r"|Congress(?:man|woman)|lawmaker|coach|singer|actor|actress|star|founder|spokes(?:man|woman|person)|nominee|mogul"
    r"|businessman)\b"
)


@dataclass(frozen=True)
class Told:
    """A paragraph's names and words, made once."""

    look: Look

    @cached_property
    def size(self) -> int:
        """Number of words, at least 1."""
        return self.look.size

    @cached_property
    def names(self) -> list[tuple[str, bool]]:
        """Last words of names in order, and whether the name stands in full."""
        text = self.look.text[:2000]
        found = [
            (m.start(), m[0].split()[-1].removesuffix("’s").removesuffix("'s"), True) for m in FULL_NAME.finditer(text)
        ]
        covered = FULL_NAME.sub(lambda m: " " * len(m[0]), text)
        found += [(m.start(), m[0].removesuffix("’s").removesuffix("'s"), False) for m in CAPITAL.finditer(covered)]
        return [(name, full) for _, name, full in sorted(found)]

    @cached_property
    def first_names(self) -> dict[str, bool]:
        """Last words of names, and whether the first such name of the paragraph stands in full."""
        return dict(reversed(self.names))

    @cached_property
    def full_names(self) -> frozenset[str]:
        """Last words of names that stand in full."""
        return frozenset(name for name, full in self.names if full)

    @cached_property
    def short_names(self) -> frozenset[str]:
        """Names that stand alone."""
        return frozenset(name for name, full in self.names if not full)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stems of the words that carry content."""
        return tuple(word[:STEM] for word in self.look.lower if len(word) > 3 and word not in FUNCTION_WORDS)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The stems, each once."""
        return frozenset(self.stems)

    @cached_property
    def heading(self) -> bool:
        """Whether the paragraph could be a headline or a subheading."""
        one = self.look
        last = one.text.rstrip("”\"'’)")[-1:]
        return (
            2 <= one.size <= HEADING_WORDS
            and last not in ".,:…!"
            and not one.text[0].islower()
            and not SENTENCE_END.search(one.text)
        )


def features(told: Sequence[Told], apart: Sequence[bool], windows: Windows) -> Columns:
    """One array per sign, for each paragraph: does an article start here? ``apart``: a blank line stands before it."""
    rows = [_signs(told, i, windows) for i in range(len(told))]
    columns = {name: np.array([row[name] for row in rows]) for name in rows[0]} if rows else {}
    return columns | _style(told, apart, columns) if columns else columns


def _style(told: Sequence[Told], apart: Sequence[bool], columns: Columns) -> Columns:
    """Signs that depend on the whole text: how its first article opens, how common headings and blank lines are."""
    heading, dotted, cohesion = columns["heading"], columns["dotted"], columns["cohesion"]
    plain = (1 - heading) * (1 - dotted)
    blank = np.array(apart, float)
    words = np.cumsum([float(one.look.size) for one in told])
    low, high = np.searchsorted(words, words - DENSE), np.searchsorted(words, words + DENSE)
    total = np.concatenate([[0.0], np.cumsum(heading)])
    crowd = total[np.minimum(high + 1, len(told))] - total[low]
    return {
        "depth": _smooth(cohesion) - cohesion,
        "like_first_heading": heading * heading[0],
        "unlike_first_heading": (1 - heading) * heading[0],
        "heading_unlike_first": heading * plain[0],
        "like_first_dotted": dotted * dotted[0],
        "unlike_first_dotted": plain * dotted[0],
        "dotted_unlike_first": dotted * (1 - dotted[0]),
        "apart_rare": blank * (1 - blank.mean()),
        "heading_crowd": heading * np.log1p(crowd),
        "like_first_dateline": columns["dateline"] * columns["dateline"][0],
    }


def _smooth(values: Array, reach: int = 6) -> Array:
    total = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    low, high = np.maximum(index - reach, 0), np.minimum(index + reach + 1, len(values))
    return np.asarray((total[high] - total[low]) / (high - low))


def vocabulary(told: Sequence[Told], stretch: Stretch) -> frozenset[str]:
    """The stems of a stretch, each once."""
    start, stop = stretch
    return frozenset().union(*(one.vocabulary for one in told[start:stop]))


def _signs(told: Sequence[Told], i: int, windows: Windows) -> dict[str, float]:
    """The signs at paragraph ``i``."""
    head = told[i]
    at = next((j for j in range(i, min(i + 6, len(told))) if told[j].look.prose >= 12), i)
    lead = told[at]
    before, after = windows.before(i, BEFORE), windows.after(i, AFTER)
    near = windows.counts(windows.before(i, COHESION)), windows.counts(windows.after(i, COHESION))
    return {
        **_heading_signs(told, i, at, windows),
        **_name_signs(told[slice(*before)], told[slice(*after)]),
        "cohesion": _cosine(*near),
        "dateline": float("dateline" in lead.look.shapes),
        "dateline_here": float("dateline" in head.look.shapes and head.look.prose > 0),
        "dateline_under_heading": float(head.heading and at > i and "dateline" in lead.look.shapes),
        "closed_behind": float(bool(i) and bool(told[i - 1].look.shapes & CLOSING) and not head.look.shapes & CLOSING),
        "back": float(bool(BACK.match(lead.look.text))),
        "weekday": float(bool(WEEKDAY.search(lead.look.text[:500]))),
        "lead_names": min(sum(full for _, full in lead.names), 4) / 4,
        "titled": float(bool(TITLE.search(lead.look.text[:400]))),
        "lead_words": float(np.log(lead.look.size)),
        "short_story": float(windows.words(before) < 60),
        "nothing_after": float(windows.words(after) < 60),
        **_surroundings(told, i),
    }


def _heading_signs(told: Sequence[Told], i: int, at: int, windows: Windows) -> dict[str, float]:
    """What the paragraph is worth as a headline for what follows."""
    head = told[i].look
    heading = told[i].heading
    capitals = sum(word[0].isupper() for word in head.words) / head.size
    mine = told[i].vocabulary
    share = len(mine) or 1
    dotted = 3 <= head.size <= HEADING_WORDS and head.text.endswith(".") and not SENTENCE_END.search(head.text)
    worth = heading or dotted
    after = len(mine & vocabulary(told, windows.after(i + 1, 120))) if worth else 0
    before = len(mine & vocabulary(told, windows.before(i, 240))) if worth else 0
    return {
        "heading": float(heading),
        "heading_long": float(heading and head.size >= 5),
        "heading_tiny": float(heading and head.size <= 3),
        "heading_capitals": float(heading and head.text.isupper()),
        "heading_title_case": heading * capitals,
        "heading_after": heading * after / share,
        "heading_before": heading * before / share,
        "heading_question": float(heading and head.text.endswith("?")),
        "heading_quote": float(heading and head.text[0] in "“\"‘'"),
        "heading_verbless": float(heading and head.text[-1] in ENDS),
        "dotted": float(bool(dotted)),
        "dotted_said": float(dotted and "said" in head.lower),
        "dotted_after": bool(dotted) * after / share,
        "dotted_title_case": bool(dotted) * capitals,
        "head_lines": float(at - i),
    }


def _name_signs(before: Sequence[Told], after: Sequence[Told]) -> dict[str, float]:
    """People introduced anew, and people who go on by surname alone."""
    known_full = frozenset[str]().union(*(one.full_names for one in before))
    known_short = frozenset[str]().union(*(one.short_names for one in before))
    known = known_full | known_short
    seen: dict[str, bool] = {}
    for one in reversed(after):
        seen |= one.first_names
    full = {name for name, whole in seen.items() if whole}
    anew = len(full & known_full & known_short)
    carried = len((seen.keys() - full) & known_full)
    fresh = len(seen.keys() - known)
    total = len(seen) or 1
    return {
        "anew": min(anew, 4) / 4,
        "carried": min(carried, 5) / 5,
        "fresh": fresh / total,
        "known": float(np.log1p(len(known))),
    }


def _surroundings(told: Sequence[Told], i: int) -> dict[str, float]:
    """Bylines, dates, credits and notes of contributors just before and after."""

    def shapes(low: int, high: int) -> frozenset[str]:
        """Shapes of the short paragraphs from ``low`` to before ``high``."""
        return frozenset().union(*(one.look.shapes for one in told[max(low, 0) : high] if one.look.size <= 45))

    ahead, behind = shapes(i + 1, i + 4), shapes(i - 2, i)
    here = told[i].look.shapes if told[i].look.size <= 20 else frozenset[str]()
    previous = told[i - 1].look if i else None
    return {
        "byline_ahead": float("byline_sure" in ahead),
        "date_ahead": float("date_line" in ahead),
        "byline_here": float("byline_sure" in here),
        "date_here": float("date_line" in here),
        "tail_behind": float(bool(behind & {"contributors", "credit"})),
        "bio_behind": float("bio" in behind),
        "noise_behind": float(bool(behind & {"promotion", "related", "consent", "tagline"})),
        "heading_behind": float(bool(i) and told[i - 1].heading),
        "byline_behind": float(
            previous is not None and previous.size <= 12 and bool(previous.shapes & {"byline_sure", "date_line"})
        ),
        "open_end": float(previous is not None and previous.text[-1] not in ENDS),
        "quote_end": float(previous is not None and previous.text[-1] in '”"'),
    }


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    dot = sum([count * b[stem] for stem, count in a.items() if stem in b])
    norm = sum([count * count for count in a.values()]) * sum([count * count for count in b.values()])
    return float(dot / norm**0.5) if norm else 0.0
