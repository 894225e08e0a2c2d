"""Elements and attributes that our own sources of markup may make, whatever their conditions."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = (
    "templates/pages/*.j2",
    "templates/theme/*.html",
    "templates/theme/partials/*.html",
    "generator/publishing/*.py",
)
JINJA = re.compile(r"\{%[^%]{0,500}%\}|\{\{[^{}]{0,500}\}\}|\{#[^#]{0,900}#\}|\{[^{}\n]{0,200}\}")
"""Statements, expressions and comments of a template, and what an f-string puts in."""


class _Tags(HTMLParser):
    """Gathers elements with their attributes, each as the browser names it: the end of its name space, and its name."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: set[str] = set()
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "svg"
        name = f"{'/svg' if self.depth else 'html'}:{tag}"
        self.pairs |= {name, *(f"{name}@{key}" for key, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "svg" and self.depth > 0


def templated() -> set[str]:
    """Elements and attributes that stand in our sources, as in the pairs of a visit."""
    pairs: set[str] = set()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            tags = _Tags()
            tags.feed(JINJA.sub("", path.read_text("utf-8")).replace("<!", ""))
            pairs |= tags.pairs
    return pairs
