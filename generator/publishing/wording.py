"""What the pages and the prints say alike: names for codes, counts with their nouns; and where their templates are."""

from __future__ import annotations

from pathlib import Path

import generator

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


def plural(count: int, one: str, many: str = "") -> str:
    """``1 brief``, ``2 briefs``: the count and its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def templates_folder() -> Path:
    """The folder of templates: inside an installed package, or beside the package in a checkout."""
    package = Path(generator.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
