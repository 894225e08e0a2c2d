"""Characters that the fonts of a print lack, or that would act on the page instead of being read: shown as code points.

The fonts are those inside the Typst wheel; which characters they have is asked of Typst itself, once for each character.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import typst

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""Fonts that come with Typst, in the order in which they are asked for a character."""

LONGEST_SPELT = 4
"""So many lacking characters in a row are spelt one by one; a longer run is counted instead."""

LONGEST_WORD = 26
"""Characters of a word that fit on a line of the narrowest column, in the largest type."""

UNSHOWN = "href"
"""The key of an address to be linked, which is shown elsewhere."""


_PROBE = b"""#set document(title: "probe")
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
#json(bytes(sys.inputs.characters)).map(character => [#character.]).join(parbreak())
"""
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_BREAK = re.compile(r"(?:[/?&=_.:,;@#-]+|[^/?&=_.:,;@#-]{12})(?=[\w/({<\[\"'])")
_LACKING = re.compile(r'(?:the text|codepoint) `"((?:[^"\\`]|\\[^\n]){1,200})"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\(.)")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that reorder the text around them."""

_UNPRINTABLE = frozenset(("Cc", "Cs", "Co", "Cn"))
_known: dict[str, bool] = dict.fromkeys(map(chr, range(0x20, 0x7F)), True)
"""Whether the fonts have a character, as far as it was asked; the same for the life of the process. All have ASCII."""


def lacking(texts: Iterable[str]) -> frozenset[str]:
    """The characters of ``texts`` that cannot be printed as themselves."""
    characters = set().union(*texts)
    unknown = sorted(character for character in characters if character not in _known)
    asked = [character for character in unknown if not _acts(character) and not character.isspace()]
    refused = _refused(asked) if asked else frozenset()
    for character in unknown:
        _known[character] = not _acts(character) and character not in refused
    return frozenset(character for character in characters if not _known[character])


def _acts(character: str) -> bool:
    """Whether ``character`` is a control, unassigned, private, half of a pair, or would reorder its surroundings."""
    if character in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85":
        return False
    return character in _BIDI or unicodedata.category(character) in _UNPRINTABLE or 0xE0000 <= ord(character) <= 0xE0FFF


def _refused(characters: list[str]) -> frozenset[str]:
    inputs = {"fonts": json.dumps(FONTS), "characters": json.dumps(characters)}
    try:
        typst.compile(
            _PROBE,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=["ua-1", "a-2a"],
            timestamp=0,
        )
    except typst.TypstError as error:
        return refused_by(error)
    return frozenset()


def refused_by(error: typst.TypstError) -> frozenset[str]:
    """The characters that a PDF/UA error of Typst names; empty for an error of another kind."""
    named = "".join(_ESCAPE.sub(_character, match[1]) for match in _LACKING.finditer(str(error.diagnostic)))
    return frozenset(named)


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def printable(value: object, without: frozenset[str]) -> object:
    """``value`` (plain data) with each text that holds one of ``without`` as a list of runs ``{"text"}``, ``{"codes"}``.

    White space is collapsed, since a line's end in a seed is no line's end on the page, and a long word may break.
    What is under :data:`UNSHOWN` stays as it is.
    """
    if isinstance(value, str):
        text = " ".join(value.split())
        return broken(text) if without.isdisjoint(text) else list(_runs(text, without))
    if isinstance(value, Mapping):
        return {key: entry if key == UNSHOWN else printable(entry, without) for key, entry in value.items()}
    return [printable(entry, without) for entry in value] if isinstance(value, (list, tuple)) else value


def _runs(text: str, without: frozenset[str]) -> Iterator[dict[str, str]]:
    start = 0
    while start < len(text):
        end = start + 1
        lacks = text[start] in without
        while end < len(text) and (text[end] in without) == lacks:
            end += 1
        yield {"codes": codes(text[start:end])} if lacks else {"text": broken(text[start:end])}
        start = end


def broken(text: str) -> str:
    """``text`` with places to break (U+200B) in words too long for a line, such as addresses; letters keep their marks."""
    return _LONG.sub(lambda word: _BREAK.sub("\\g<0>\u200b", word[0]), text) if len(text) > LONGEST_WORD else text


def codes(characters: str) -> str:
    """``U+6F22 U+5B57`` for a few characters, ``U+6F22 … (12 characters)`` for many."""
    names = [f"U+{ord(character):04X}" for character in characters[:LONGEST_SPELT]]
    if len(characters) <= LONGEST_SPELT:
        return " ".join(names)
    return f"{names[0]} … ({len(characters)} characters)"


def texts_of(value: object) -> Iterator[str]:
    """Every text in ``value`` (plain data)."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from texts_of(entry)
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from texts_of(entry)
