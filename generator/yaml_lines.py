"""YAML as :func:`generator.yamlio.dump` writes it, read line by line, in a sixth of the time that libyaml's events take.

Only what can be read in one way is read here: keys of small letters, lists of mappings or rows, text on one line or folded. For
anything else :func:`read` raises :class:`OtherError`, and the caller reads the text with libyaml, which also words what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

KEY = re.compile(r"([a-z][a-z0-9_]{0,39}):(?: (.+))?")
ROW = re.compile(r"\{([a-z]{1,20}: [a-z0-9_]{1,40}(?:, [a-z]{1,20}: [a-z0-9_]{1,40}){0,9})\}")
QUOTED = re.compile(r"'((?:[^']|'')*)'|\"([^\"\\]*)\"")
BLOCKS = frozenset((">-", ">", "|-", "|", ">+", "|+"))
# Whatever libyaml refuses, takes for a break of lines or for white space that is none of ours.
ODD = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
DEEPEST = 20
"""Levels, as in :mod:`generator.yamlio`."""
EMPTY = 1_000_000
"""The indentation of an empty line: more than any."""


class OtherError(ValueError):
    """The text is written otherwise than we do, or is no YAML at all."""


def read(text: str, plain: Callable[[str], object], general: Callable[[str], object]) -> dict[str, Any]:
    """The mapping in ``text``. ``plain`` gives the value of an unquoted scalar, ``general`` that of any YAML text.

    Raises :class:`OtherError`, and what ``general`` raises.
    """
    if not text.endswith("\n") or ODD.search(text):
        raise OtherError
    reader = _Reader(text[:-1].split("\n"), plain, general)
    found = reader.mapping(0, 1)
    if reader.at < len(reader.lines):
        raise OtherError
    return found


class _Reader:
    """Reads ``lines`` from the one ``at`` which it is; each method leaves it behind what it read."""

    def __init__(self, lines: list[str], plain: Callable[[str], object], general: Callable[[str], object]) -> None:
        self.lines = lines
        self.at = 0
        # An empty line belongs to whatever stands before it; there is one line more than there is.
        self._indents = [len(line) - len(line.lstrip(" ")) if line else EMPTY for line in lines]
        self._indents.append(-1)
        self._plain = plain
        self._general = general

    def mapping(self, indent: int, depth: int) -> dict[str, Any]:
        """The mapping whose keys stand at ``indent``; before the first one a dash may stand."""
        if depth > DEEPEST:
            raise OtherError
        found: dict[str, Any] = {}
        lines, indents, match = self.lines, self._indents, KEY.fullmatch
        while True:
            met = match(lines[self.at], indent)
            if met is None or met[1] in found:
                raise OtherError
            self.at += 1
            key, value = met.groups()
            found[key] = self._nested(indent, depth + 1) if value is None else self._value(value, indent)
            if indents[self.at] != indent or lines[self.at].startswith("- ", indent):
                return found

    def _nested(self, indent: int, depth: int) -> dict[str, Any] | list[Any]:
        """What stands below a key at ``indent``: a mapping further in, or a list just below."""
        own = self._indents[self.at]
        if own == indent and self.lines[self.at].startswith("- ", own):
            return self._list(own, depth)
        if own == indent + 2 and not self.lines[self.at].startswith("-", own):
            return self.mapping(own, depth)
        raise OtherError

    def _list(self, indent: int, depth: int) -> list[Any]:
        """The list whose dashes stand at ``indent``; each entry is a mapping or a row."""
        if depth >= DEEPEST:
            raise OtherError
        found: list[Any] = []
        while self._indents[self.at] == indent and self.lines[self.at].startswith("- ", indent):
            row = ROW.fullmatch(self.lines[self.at], indent + 2)
            found.append(self.mapping(indent + 2, depth + 1) if row is None else self._row(row[1], indent))
        return found

    def _row(self, text: str, indent: int) -> dict[str, Any]:
        """A mapping on one line, behind a dash at ``indent``."""
        pairs = [pair.split(": ") for pair in text.split(", ")]
        found = {key: self._plain(value) for key, value in pairs}
        self.at += 1
        if len(found) != len(pairs) or self._indents[self.at] > indent:
            raise OtherError
        return found

    def _value(self, text: str, indent: int) -> object:
        """The value that begins with ``text`` behind a key at ``indent``, and may go on for more lines."""
        begun = self.at
        while self._indents[self.at] > indent:
            self.at += 1
        if self.at > begun:
            if text == ">-" and (folded := _folded(self.lines[begun : self.at], indent + 2)) is not None:
                return folded
        elif text[0].isalnum():
            if ": " not in text and " #" not in text and text[-1] not in ": ":
                return self._plain(text)
        elif text in ("[]", "{}"):
            return [] if text == "[]" else {}
        elif (quoted := QUOTED.fullmatch(text)) is not None:
            return quoted[2] if quoted[1] is None else quoted[1].replace("''", "'")
        return self._slowly(text, self.lines[begun : self.at])

    def _slowly(self, text: str, lines: list[str]) -> object:
        """The scalar of ``text`` and ``lines``, read by libyaml."""
        if text[0] in "[{" or (text[0] in "|>" and text not in BLOCKS):
            raise OtherError  # it holds others, or its indentation may be given as a number
        found = self._general("\n".join((f"k: {text}", *lines, "")))
        if not isinstance(found, dict) or found.keys() != {"k"} or isinstance(found["k"], dict | list):
            raise OtherError
        return found["k"]


def _folded(lines: list[str], indent: int) -> str | None:
    """Text folded into ``lines`` at ``indent``; ``None`` where it is more than one paragraph."""
    start = " " * indent
    for line in lines:
        if not line.startswith(start) or line[indent : indent + 1] in ("", " ") or line.endswith(" "):
            return None
    return " ".join(line[indent:] for line in lines)
