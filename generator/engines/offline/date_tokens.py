"""The words of temporal expressions: a text as tokens, each of one class, so that rules can be written over classes.

A class is one character in :attr:`Tokens.classes`; patterns over that string are short, and a long text costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

UNITS = {
    "second": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "week": "W", "fortnight": "2W",
    "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "10Y", "century": "100Y", "millennium": "1000Y",
    "weekend": "WE",
}  # fmt: skip
"""Unit words and their TIMEX3 letter; a number before the letter multiplies it, ``T`` marks units of the clock."""
_PLURALS = {"centuries": "century", "millennia": "millennium"}
PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "night": "NI",
    "nights": "NI", "noon": "12:00", "midday": "12:00", "midnight": "24:00", "dawn": "MO", "daybreak": "MO", "dusk": "EV",
    "nightfall": "EV", "lunchtime": "MI", "overnight": "NI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

_GROUPS: dict[str, str] = {
    "a": "a an",
    "the": "the",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "recent": "recent",
    "next": "next",
    "following": "following ensuing subsequent",
    "coming": "coming upcoming",
    "this": "this",
    "that": "that",
    "current": "current",
    "same": "same",
    "latest": "latest",
    "each": "each every",
    "ago": "ago",
    "earlier": "earlier",
    "later": "later",
    "before": "before",
    "after": "after",
    "early": "early",
    "late": "late",
    "mid": "mid middle",
    "begin": "beginning start",
    "end": "end close",
    "of": "of",
    "on": "on",
    "in": "in during",
    "by": "by until till since from between through throughout around about circa",
    "to": "to",
    "at": "at",
    "for": "for within after",
    "as": "as",
    "and": "and",
    "or": "or",
    "half": "half",
    "few": "few couple several many some",
    "more": "more additional another extra",
    "nearly": "nearly almost",
    "fiscal": "fiscal calendar financial",
    "period": "period",
    "full": "full",
    "ended": "ended ending",
    "old": "old",
    "now": "now currently nowadays presently",
    "today": "today",
    "tonight": "tonight",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "daily": "daily weekly monthly yearly hourly nightly",
    "once": "recently lately",
    "soon": "soon",
    "future": "future",
    "time": "time moment term",
    "local": "local",
    "zone": "gmt utc est edt et pst pdt pt cst cdt mst bst cet cest ist",
    "long": "long",
    "ahead": "ahead",
    "eve": "eve",
    "day_name": "christmas thanksgiving easter halloween",
}
_PUNCTUATION = {
    ",": "comma",
    ".": "dot",
    "-": "hyphen",
    "–": "hyphen",
    "—": "dash",
    "/": "slash",
    "(": "open",
    "$": "money",
    "£": "money",
    "€": "money",
    "%": "percent",
}

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))(?:T(?P<isotime>\d\d:\d\d)[\d:.+Z-]{0,16})?"
    r"|(?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/.]*\d))"
    r"|(?P<clock>(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\b\.?|[apAP][mM]\b|[AP]\.M\.)|\d{1,2}:\d\d(?::\d\d)?(?![\d:])))"
    r"|(?P<decade>['’]?\d{1,3}0['’]?s\b)"
    r"|(?P<short_year>['’]\d\d\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<blank>\n\s{0,20}\n)"
    r"|(?P<other>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign at ``start`` to ``end`` of the text; ``value`` is its number, index or code, by ``kind``."""

    start: int
    end: int
    kind: str
    text: str
    value: int | float | str = 0


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, and their classes as a string of the same length."""

    all: tuple[Token, ...]
    classes: str


def _words() -> dict[str, tuple[str, int | str]]:
    words: dict[str, tuple[str, int | str]] = {w: (kind, w) for kind, group in _GROUPS.items() for w in group.split()}
    words |= {word: ("weekday", number) for number, word in enumerate(WEEKDAYS)}
    words |= {f"{word}s": ("weekdays", number) for number, word in enumerate(WEEKDAYS)}
    words |= {word: ("month", number) for number, word in enumerate(MONTHS, 1)}
    words |= {word[:3]: ("month_short", number) for number, word in enumerate(MONTHS, 1)}
    words |= {"sept": ("month_short", 9), "may": ("month_weak", 5), "march": ("month_weak", 3)}
    words |= {word[:3]: ("weekday_short", number) for number, word in enumerate(WEEKDAYS)}
    words |= {"tues": ("weekday_short", 1), "thur": ("weekday_short", 3), "thurs": ("weekday_short", 3)}
    words |= {word: ("count", number) for number, word in enumerate(_SMALL)}
    words |= {word: ("tens", number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    words |= {"dozen": ("count", 12), "hundred": ("count", 100), "thousand": ("count", 1000)}
    words |= {word: ("rank", number) for number, word in enumerate(_ORDINALS, 1)}
    words |= {"thirtieth": ("rank", 30)}
    for word, code in UNITS.items():
        words |= {word: ("unit", code), f"{word}s": ("units", code)}
    words |= {plural: ("units", UNITS[single]) for plural, single in _PLURALS.items()}
    words |= {"second": ("rank_or_unit", 2)}
    words |= {word: ("part", code) for word, code in PARTS.items()}
    words |= {word: ("season", code) for word, code in SEASONS.items()}
    return words


_WORDS = _words()
_MARKS = ("iso", "numeric", "clock", "decade", "short_year", "ordinal", "year", "day", "number", "possessive", "blank")
_KINDS = tuple(
    dict.fromkeys([*(kind for kind, _ in _WORDS.values()), *_PUNCTUATION.values(), *_MARKS, "capital", "word", "other"])
)
CLASS = {kind: chr(0x100 + number) for number, kind in enumerate(_KINDS)}
"""The one character that stands for each kind of token."""
_CAPITALISED = frozenset({"month", "month_short", "month_weak", "weekday_short", "day_name"})


def tokens(text: str) -> Tokens:
    """The tokens of ``text``; compound numbers ("twenty-four") are one token."""
    found = tuple(_joined(_token(match) for match in _TOKEN.finditer(text)))
    return Tokens(found, "".join(CLASS[token.kind] for token in found))


def _token(match: re.Match[str]) -> Token:
    kind, text = str(match.lastgroup), match[0]
    start, end = match.span()
    if kind == "word":
        return _word(start, end, text)
    if kind == "number":
        return _number(start, end, text)
    if kind == "ordinal":
        return Token(start, end, kind, text, int(text[:-2]))
    if kind == "other":
        return Token(start, end, _PUNCTUATION.get(text, kind), text)
    return Token(start, end, "iso" if kind == "isotime" else kind, text)


def _word(start: int, end: int, text: str) -> Token:
    kind, value = _WORDS.get(text.lower(), ("", 0))
    if kind == "zone" and not text.isupper():
        kind = ""
    if not kind or (kind in _CAPITALISED and text.islower()):
        return Token(start, end, "capital" if text[0].isupper() else "word", text)
    return Token(start, end, kind, text, value)


def _number(start: int, end: int, text: str) -> Token:
    plain = text.replace(",", "")
    if text.isdecimal() and len(text) == 4 and 1000 <= int(text) < 2200:
        return Token(start, end, "year", text, int(text))
    if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31:
        return Token(start, end, "day", text, int(text))
    try:
        return Token(start, end, "number", text, float(plain) if "." in plain else int(plain[:9]))
    except ValueError:
        return Token(start, end, "other", text)


def _joined(found: Iterable[Token]) -> list[Token]:
    """Merge "twenty" + ("-") + "four" into one count."""
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        before = out[-2] if len(out) > 1 else None
        small = (
            token.kind in {"count", "rank", "rank_or_unit"} and isinstance(token.value, int) and 0 < token.value < 10
        )
        if last and (year := _spoken_year(last, token)):
            out[-1] = year
        elif small and last and (last.kind == "tens" or _is_round(last)):
            out[-1] = _merged(last, token)
        elif small and last and before and last.kind == "hyphen" and (before.kind == "tens" or _is_round(before)):
            out[-2:] = [_merged(before, token)]
        else:
            out.append(token)
    return out


def _spoken_year(first: Token, second: Token) -> Token | None:
    """Read "nineteen ninety" as a year; "nineteen ninety-six" is one once its last word is merged, too."""
    if first.kind == "count" and second.kind == "tens" and isinstance(first.value, int) and 13 <= first.value <= 20:
        return Token(
            first.start, second.end, "year", f"{first.text} {second.text}", first.value * 100 + int(second.value)
        )
    return None


def _is_round(token: Token) -> bool:
    """Whether ``token`` is a spoken year that ends in a zero."""
    return token.kind == "year" and not token.text.isdecimal() and int(token.value) % 10 == 0


def _merged(tens: Token, ones: Token) -> Token:
    kind = tens.kind if tens.kind == "year" else "count" if ones.kind == "count" else "rank"
    return Token(tens.start, ones.end, kind, f"{tens.text}-{ones.text}", int(tens.value) + int(ones.value))
