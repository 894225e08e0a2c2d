"""Text from strangers made visible: characters that hide, reorder or break off text are shown as U+FFFD.

Evidence keeps its characters in the data files; on pages, in feeds and in JSON-LD these would let a seed pretend to be
something else: control characters other than tab and newline, bidirectional overrides and isolates, and half surrogates.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """``text`` with U+FFFD for each character that must not reach a page."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(REPLACEMENT, text)


def finalized(value: object) -> object:
    """What a template is to print for ``value``: Jinja2's ``finalize``; markup of our own passes."""
    return visible(value) if type(value) is str else value
