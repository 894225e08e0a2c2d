"""Text from strangers made visible: characters that hide, reorder or break off text are shown as U+FFFD.

Evidence keeps its characters in the data files; on pages, in feeds and in JSON-LD these would let a seed pretend to be
something else: control characters other than tab and newline, marks, overrides and isolates of direction, half surrogates,
tags, fillers and switches that show nothing, a second variation selector after one (any bytes can be hidden in a row of them),
annotation marks. Soft hyphens, joiners and zero-width spaces are common in good text and
change nothing that is read in the wrong order; :mod:`generator.reading.characters` names those that hide within a word.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200e\u200f\u202a-\u202e\u2061-\u206f\u3164\ud800-\udfff"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    f"|(?<=[{_SELECTORS}])[{_SELECTORS}]"
)
_PRINTABLE = re.compile("[\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]")
"""Those of them that Python may take for printable. Text that is printable and has none is as it should be, told in a fifth of
the time."""


def visible(text: str) -> str:
    """``text`` with U+FFFD for each character that must not reach a page."""
    if text.isprintable() and (text.isascii() or not _PRINTABLE.search(text)):
        return text
    return _UNSEEN.sub(REPLACEMENT, text)
