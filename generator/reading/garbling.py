"""Signs that a text was garbled before it was saved: read in a wrong encoding once, or never decoded from its transport.

Nothing is repaired, since what was meant cannot be known; each sign is told to the editor. All patterns are bounded.
"""

from __future__ import annotations

import re
from itertools import islice

SUSPECTS = 1_000
"""Suspicious stretches that are looked into; text that was garbled shows it long before."""
FEWEST = 2
"""Signs of one kind from which a text is suspicious; one may be what an article on the matter quotes."""
FEWEST_INSIDE = 3
DOUBLED = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)
RUN = re.compile(r"[^\x00-\x7f]{2,60}")
OTHERS = {"cp1251": 4, "cp1253": 4, "mac_roman": 2, "cp1250": 2, "cp1254": 2, "cp437": 2, "cp850": 2}
"""Code pages that UTF-8 is read as by mistake, beside Windows-1252, and from how many characters on such a run cannot be
ordinary text in that code page: "Её" in Windows-1251 happens to be UTF-8 for one character."""
ORDINARY = frozenset("\u00a0«»")
"""What French sets after an accented letter; "é »" happens to be UTF-8 in Windows-1252, and "’é" in Mac Roman."""
QUOTES = frozenset("‘’“”")
UTF7_RUN = re.compile(r"\+([A-Za-z0-9+/]{3,40})-?")
BOTH: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("text of another alphabet read as Western (mojibake)", re.compile("[À-ÖØ-öø-ÿ]{4,40}"), FEWEST_INSIDE),
    ("Russian in KOI8 read as Windows-1251, or the reverse", re.compile(r"\b[а-я][А-Я]{3,40}\b"), FEWEST),
    (
        "text in another code page: there are signs within words",
        re.compile("[A-Za-z][¡-¬®-¶¸-¿×÷][a-z]"),
        FEWEST_INSIDE,
    ),
    ("several files in one: a byte order mark stands within", re.compile("\ufeff"), 1),
)
"""What a text or a web page looks like, a pattern of it, and how often it must be there."""
TEXT: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "text whose letters were lost as question marks",
        re.compile(r"(?<![\w/.:=&?-])[A-Za-z]{1,20}\?[a-z]{1,20}(?![\w=&/])"),
        FEWEST,
    ),
    ("quoted-printable text, as in mail", re.compile("=[C-F][0-9A-F]=[89AB][0-9A-F]"), FEWEST),
    ("HTML whose entities were left", re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});"), FEWEST),
    ("Chinese in HZ, an encoding no longer in use", re.compile(r"~\{(?:[!-~]{2}){2,120}~\}"), 1),
)
"""The same of text alone: a page's source has such in addresses and entities."""


def signs(text: str, *, markup: bool = False) -> tuple[str, ...]:
    """What is suspicious about ``text``, or the ``markup`` of a page, as the rest of a sentence about its seed."""
    found = []
    if "\ufffd" in text:
        count = text.count("\ufffd")
        found.append(f"holds {count} replacement character(s) (\ufffd): letters were lost before or here")
    if sum(_is_doubled(match[0]) for match in islice(DOUBLED.finditer(text), SUSPECTS)) >= FEWEST:
        found.append("looks like UTF-8 that was once read as Windows-1252 and saved again (mojibake)")
    elif sum(_is_utf8(match[0]) for match in islice(RUN.finditer(text), SUSPECTS)) >= FEWEST:
        found.append("looks like UTF-8 that was once read as another code page and saved again (mojibake)")
    if text.isascii() and sum(_is_utf7(match[0]) for match in islice(UTF7_RUN.finditer(text), SUSPECTS)) >= FEWEST:
        found.append("looks like UTF-7, an encoding no longer in use")
    found += [
        f"looks like {what}" for what, sign, least in (*BOTH, *(() if markup else TEXT)) if _is_there(sign, text, least)
    ]
    return tuple(found)


def _is_there(sign: re.Pattern[str], text: str, least: int) -> bool:
    return sum(1 for _ in islice(sign.finditer(text), least)) == least


def _is_doubled(stretch: str) -> bool:
    """Whether ``stretch`` turns into one proper character when written as Windows-1252 (or Latin-1) and read as UTF-8."""
    for encoding in () if ORDINARY & set(stretch) else ("cp1252", "latin-1"):
        for length in (2, 3, 4):
            try:
                stretch[:length].encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            return len(stretch) >= length
    return False


def _is_utf8(run: str) -> bool:
    """Whether ``run`` is UTF-8 when written in one of :data:`OTHERS`."""
    for encoding in (
        () if (ORDINARY | QUOTES) & set(run) else (name for name, least in OTHERS.items() if len(run) >= least)
    ):
        try:
            run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _is_utf7(run: str) -> bool:
    try:
        decoded = run.encode("ascii").decode("utf-7")
    except UnicodeError:
        return False
    return not decoded.isascii() and all(char.isprintable() for char in decoded)
