"""Numbers as news writes them: figures and words, with scales ("3.5 million") and ranges ("26 to 28")."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.desk.quantity_words import NUMBER_WORDS, SCALES


@dataclass(frozen=True, slots=True)
class Number:
    """A number as found: its tokens are ``first`` to ``end`` (half-open), ``top`` is the end of a range.

    ``step`` is the place it may be rounded to, 0 for an exact one.
    """

    first: int
    end: int
    value: float
    top: float
    step: float


def numbers(words: Sequence[str]) -> Iterator[Number]:
    """Every number in ``words``: figures or words, with its scale and, for "26 to 28", its range."""
    place = 0
    while place < len(words):
        if words[place] not in NUMBER_WORDS and not "0" <= words[place][0] <= "9":
            place += 1
            continue
        # "Halder-12" is a name
        number = (
            None if words[max(0, place - 1)] == "-" and words[max(0, place - 2)][0].isalpha() else _number(words, place)
        )
        if number is None:
            place += 1
            continue
        after = _number(words, number.end + 1) if words[number.end : number.end + 1] in (["to"], ["-"], ["–"]) else None
        if after is not None and after.value > number.value:
            number = Number(number.first, after.end, number.value, after.value, after.step)
        yield number
        place = number.end


def _number(words: Sequence[str], place: int) -> Number | None:
    if place >= len(words):
        return None
    word = words[place]
    if word[0].isascii() and word[0].isdigit():
        digits = word.replace(",", "")
        value = float(digits)
        step = 10.0 ** -len(digits.partition(".")[2]) if "." in digits else _place(digits)
    elif word in NUMBER_WORDS:
        value, step = float(NUMBER_WORDS[word]), 0.0
    else:
        return None
    end = place + 1
    while end < len(words) and words[end] in SCALES:
        scale = SCALES[words[end]]
        value, step, end = value * scale, (step or 1.0) * scale, end + 1
    return Number(place, end, value, value, step) if math.isfinite(value) else None


def _place(digits: str) -> float:
    """The place of the last figure that is not nought where two or more noughts follow, else 0: 2,300 may be rounded, 74 not."""
    noughts = len(digits) - len(digits.rstrip("0"))
    return float(10**noughts) if noughts > 1 and len(digits) < 16 else 0.0
