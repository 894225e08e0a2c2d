"""What the pages and the prints say alike: names for codes, counts with their nouns; and where their templates are."""

from __future__ import annotations

import re
from pathlib import Path

import generator
from generator.model import Correction
from generator.publishing.dates import spoken

BASES = {
    "quoted": "in their own words",
    "reported": "as reported",
    "action": "by what they did",
    "described_by": "as described by",
}
CORRECTIONS = {
    "typo": "Typo",
    "clarification": "Clarification",
    "correction": "Correction",
    "retraction": "Retraction",
}


FIELDS = {
    "headline": "headline",
    "outlet": "outlet",
    "authors": "author",
    "dateline": "dateline",
    "section": "section",
    "language": "language",
    "url": "address",
    "published": "publication",
    "edtf": "date",
    "what": "what happened",
    "who": "who",
    "when": "when",
    "where": "where",
    "stance": "who takes which side",
    "tone": "the outlet’s tone",
    "hedged": "hedge",
    "updated": "day of update",
    "by": "described by",
}
"""Parts of a brief as its page calls them; the others are called as in the brief file."""
DATES = frozenset(("edtf", "updated"))
HEDGES = {"true": "hedged", "false": "not hedged"}
WITHOUT_A_NAME = frozenset(("source", "text"))
PART = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def corrected_part(correction: Correction) -> str:
    """What of its brief a correction changes, for readers: ``who[1].role`` is "Who, 2: role"."""
    if correction.kind == "retraction" and correction.field == "headline":
        return "The whole brief"
    parts = [part for part in PART.finditer(correction.field) if part[1] not in WITHOUT_A_NAME]
    names = [FIELDS.get(part[1], part[1]) + (f", {int(part[2]) + 1}" if part[2] else "") for part in parts]
    told = ": ".join(names) or correction.field
    return told[:1].upper() + told[1:]


def corrected_values(correction: Correction) -> tuple[str, str]:
    """What the corrected field said and says, as pages say it: dates in words, and whether something is hedged."""
    *_, last = ("", *(part[1] for part in PART.finditer(correction.field)))
    was, now = correction.was, correction.now
    if last in DATES:
        return spoken(was) if was else "", spoken(now) if now else ""
    return (HEDGES.get(was, was), HEDGES.get(now, now)) if last == "hedged" else (was, now)


def change(correction: Correction) -> str:
    """What a correction did, as a sentence."""
    part, (was, now) = corrected_part(correction), corrected_values(correction)
    if correction.kind == "retraction":
        return f"{part}: “{was}” was taken back."
    told = f"{part}: “{was}” now reads “{now}”" if was else f"{part}: “{now}” was added"
    return told if told.endswith((".”", "!”", "?”")) else f"{told}."


def plural(count: int, one: str, many: str = "") -> str:
    """``1 brief``, ``2 briefs``: the count and its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def templates_folder() -> Path:
    """The folder of templates: inside an installed package, or beside the package in a checkout."""
    package = Path(generator.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
