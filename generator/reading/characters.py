"""Characters of a seed that an editor should know of: they act, hide, or look like others. They are kept as found.

Pages show those that act (control characters, text direction), tags and fillers as U+FFFD: see
:mod:`generator.publishing.visible`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters other than tab and newline, and those that set the direction of text (Unicode, annex 9)."""
HIDING = re.compile(
    r"[\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
    r"|[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2}"
    r"|(?<=\w)[\u200b\u2060\ufeff](?=\w)|[\u200b-\u200d\u2060\ufeff]{3}"
)
"""Characters that show nothing: tags, fillers, rows of variation selectors or of zero-width characters, and zero-width spaces
within a word. Soft hyphens, joiners and single selectors are common."""
MIXED = re.compile(r"[A-Za-z\u00c0-\u024f](?=[\u0391-\u03bb\u03bd-\u03ff\u0400-\u052f])|[\u0400-\u052f](?=[A-Za-z])")
"""A Latin letter beside a Greek or Cyrillic one, within a word; the Greek letter mu is a unit too."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """``message`` and ``remedy`` for an editor, and the ``offset`` of the first such character."""

    offset: int
    message: str
    remedy: str


def doubts(text: str) -> Iterator[Doubt]:
    """What is odd about the characters of ``text``."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return
    meant = "They are kept as found; remove them unless meant."
    for pattern, what in (
        (ACTING, "control or text-direction character(s), shown as \ufffd on pages"),
        (HIDING, "invisible character(s) of a kind that hides text"),
    ):
        found = pattern.findall(text)
        if found:
            at = text.index(found[0])
            yield Doubt(at, f"holds {len(found)} {what}, first U+{ord(found[0][0]):04X}.", meant)
    mixed = MIXED.search(text)
    if mixed:
        message = (
            f"has a word that mixes letters of two alphabets, which may look alike, at U+{ord(text[mixed.end()]):04X}."
        )
        yield Doubt(mixed.start(), message, "Compare the name with its source.")
