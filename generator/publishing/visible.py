"""Text from strangers made visible: characters that hide, reorder or break off text are shown as U+FFFD.

Evidence keeps its characters in the data files; on pages, in feeds and in JSON-LD these would let a seed pretend to be
something else: control characters other than tab and newline, marks, overrides and isolates of direction, half surrogates,
tags and fillers that show nothing, annotation marks. Soft hyphens, joiners and zero-width spaces are common in good text and
change nothing that is read in the wrong order; :mod:`generator.reading.characters` names those that hide within a word.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069\u3164\ud800-\udfff"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """``text`` with U+FFFD for each character that must not reach a page."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(REPLACEMENT, text)
