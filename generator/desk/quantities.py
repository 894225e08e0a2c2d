"""Quantities that a sentence names: how many, of what, and in what connection.

Only what two tellings can be compared on is taken: counts of things, people by what became of them, sums of money and
percentages. Ages, dates, durations, lengths, history ("in 2019") and parts ("another twelve", "nine of them") are left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.desk.quantity_numbers import Number, numbers
from generator.desk.quantity_words import (
    ABOUT,
    BOUNDS,
    CHANGES,
    COMPANIONS,
    CURRENCIES,
    FATE_OF,
    GENERIC,
    JOINTS,
    MEASURES,
    MONEY,
    MONTHS,
    NUMBER_WORDS,
    PARTIAL,
    RATES,
    SAME,
    SCALES,
    TOTALS,
)
from generator.desk.terms import STOP

TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
JOINED = re.compile(r"(?<=\d)-(?=[a-z])|(?<=million)-|(?<=billion)-|(?<=thousand)-|(?<=hundred)-")
FIGURE = re.compile("[0-9]")
LETTERS = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?:19|20)\d\d")
WINDOW = 8  # words on either side that tell what a number is about, as far as the clause goes
LONGEST = 2_000  # characters of a sentence that are read: a longer one is no sentence
CLAUSE = 40  # words on either side that a clause can have
REACH = 3  # words from a number to the noun it counts
NEAR = 7  # words from a number to what became of the people it counts
ROUGH = 0.1  # how far, as a share, "about" may be off
HEDGES = ABOUT | BOUNDS.keys() | {"at", "than", "to"}
ELLIPSES = (["had"], ["have"], ["did"], ["do"], ["were"], ["was"], ["are"])
BREAKS = frozenset(';:,.!?()“”"–—')


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. ``low`` to ``high`` is what it can mean: "about 50" is 45 to 55, "over 50" has no end.

    ``thing`` is the noun, the currency, ``percent``, or what became of people (``dead``); ``context`` the telling words of the
    clause; ``total`` marks a number given as such ("put the number of boats at 74"), which answers for any other of its thing.
    """

    value: float
    low: float
    high: float
    printed: str
    thing: str
    context: frozenset[str]
    total: bool = False

    def contradicts(self, other: Quantity) -> bool:
        """Whether both cannot be true of one thing."""
        return self.high < other.low or other.high < self.low

    def same_thing(self, other: Quantity) -> bool:
        """Whether both speak of one thing, as far as their clauses say."""
        if self.thing != other.thing:
            return False
        if self.total or other.total or self.thing in FATE_OF.values():
            return True
        if not CHANGES.isdisjoint(self.context | other.context):
            return False
        shared = len(self.context & other.context)
        left = min(len(self.context - other.context), len(other.context - self.context))
        enough = 2 if self.thing == "percent" or self.thing in MONEY else 3
        return shared >= enough and shared >= 3 * left


def quantities(sentence: str, carried: str = "") -> tuple[Quantity, ...]:
    """The comparable quantities of ``sentence``, in order.

    ``carried`` is what the sentence before counted: a number without a noun of its own ("about 2,900 had") counts it too.
    """
    plain = sentence[:LONGEST]
    if "-" in plain:
        plain = JOINED.sub(" ", plain)
    if FIGURE.search(plain) is None and NUMBER_WORDS.keys().isdisjoint(LETTERS.findall(plain.casefold())):
        return ()  # most sentences: they need not be taken apart
    spans = [match.span() for match in TOKEN.finditer(plain)]
    words = [plain[start:end].casefold() for start, end in spans]
    found = []
    for number in numbers(words):
        quantity = _quantity(words, number, sentence, spans, carried)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(
    words: Sequence[str], number: Number, sentence: str, spans: Sequence[tuple[int, int]], carried: str
) -> Quantity | None:
    before, after = _clause(words, number)
    if _left_out(words, number, before, after):
        return None
    thing, total = (carried, False) if after in ELLIPSES else _thing(words, number, before, after)
    if not thing:
        return None
    low, high = _range(number, before)
    moving = "now" in (*before, *after) or _is_history(words)
    if thing in FATE_OF.values() and (moving or _is_some_of_them(number, sentence, spans, len(words))):
        return None
    context = frozenset(stem(word) for word in (*before[-WINDOW:], *after[:WINDOW]) if _tells(word))
    context |= CHANGES & {*before, *after}
    printed = sentence[spans[_from(words, number)][0] : spans[number.end - 1][1]]
    return Quantity(number.value, low, high, printed, thing, context - {thing}, total)


def _clause(words: Sequence[str], number: Number) -> tuple[list[str], list[str]]:
    """The words of the number's clause before and after it, in order; at most :data:`CLAUSE` of each."""
    first = number.first
    while number.first - first < CLAUSE and first and words[first - 1] not in BREAKS:
        first -= 1
    end = number.end
    while end - number.end < CLAUSE and end < len(words) and words[end] not in BREAKS:
        end += 1
    return list(words[first : number.first]), list(words[number.end : end])


def _left_out(words: Sequence[str], number: Number, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the number is a date, a duration, a length, a rate, a part of something, or history."""
    near = {*before[-1:], *after[:2]}
    if near & MONTHS or {stem(word) for word in after[:REACH]} & MEASURES:
        return True
    if not PARTIAL.isdisjoint((*before[-2:], *after[:1])) and after[:1] != ["than"] and before[-1:] != ["than"]:
        return True
    if "including" in before[-REACH:] or not RATES.isdisjoint(after[:2]) or after[:1] in (["from"], ["in"]):
        return True
    if after[:1] == ["of"] and after[1:2] not in (["its"], ["their"]):
        return True
    return _is_year(words, number) or _is_history([*before, *after]) or _is_part(after)


def _is_year(words: Sequence[str], number: Number) -> bool:
    return number.end - number.first == 1 and bool(YEAR.fullmatch(words[number.first]))


def _is_history(clause: Sequence[str]) -> bool:
    """Whether the clause tells of another time: "in 2019", "last week", "three years ago"."""
    pairs = set(pairwise(clause))
    dated = any(YEAR.fullmatch(word) for word in clause) and not {"in", "since"}.isdisjoint(clause)
    return dated or "ago" in clause or any(("last", time) in pairs for time in ("week", "month", "year"))


def _is_some_of_them(number: Number, sentence: str, spans: Sequence[tuple[int, int]], size: int) -> bool:
    """Whether the people counted are those of one name or nation: "ten Estmark citizens died" leaves others uncounted."""
    nearest = range(number.end, min(number.end + 2, size))
    return number.first > 0 and any(sentence[spans[place][0]].isupper() for place in nearest)


def _is_part(after: Sequence[str]) -> bool:
    """Whether another number is added to this one before anything is said of them: "ten guests and two cooks died"."""
    for place, word in enumerate(after[: NEAR - 2]):
        if word in FATE_OF:
            return False
        if word == "and":
            return any(other in NUMBER_WORDS or other[0].isdigit() for other in after[place + 1 : place + 2])
    return False


def _thing(words: Sequence[str], number: Number, before: list[str], after: list[str]) -> tuple[str, bool]:
    """What the number counts, and whether it is given as the total; empty where the clause does not say."""
    sign = words[number.first - 1] if number.first else ""
    if sign in CURRENCIES:
        return CURRENCIES[sign], False
    if (
        after[:1] == ["percent"]
        or after[:1] == ["%"]
        or after[:2] == ["per", "cent"]
        or words[number.end : number.end + 1] == ["%"]
    ):
        return "percent", False
    counted = _total(before)
    if counted:
        return counted, True
    noun = _noun(after)
    if noun and noun not in GENERIC:
        return noun, False
    fate = (
        _fate(before, after, _inserted(words, number))
        if noun or not after or after[0] in STOP or after[0] in FATE_OF
        else ""
    )
    return fate, False


def _total(before: Sequence[str]) -> str:
    """What "the number of boats at" or "the death toll to" gives the total of; empty for other words."""
    for place in range(max(0, len(before) - NEAR), len(before)):
        if before[place] not in TOTALS or before[-1] not in ("at", "to", "of", "is", "was", "as"):
            continue
        if before[place] == "toll":
            return "dead" if before[place - 1 : place] == ["death"] else ""
        rest = [word for word in before[place + 1 :] if word not in STOP]
        return stem(rest[-1]) if before[place + 1 : place + 2] == ["of"] and len(rest) in (1, 2) else ""
    return ""


def _noun(after: Sequence[str]) -> str:
    """The counted noun: the first plural among the words that follow, up to :data:`REACH` words on."""
    words = after[2:] if after[:1] == ["of"] else after
    for word in words[:REACH]:
        if word in STOP or word in FATE_OF:
            return ""
        if word in GENERIC or (len(word) > 3 and word.endswith("s") and not word.endswith("ss")):
            return word if word in GENERIC else stem(word)
        if word in MONEY:
            return word
    return ""


def _fate(before: Sequence[str], after: Sequence[str], beyond: Sequence[str]) -> str:
    """What became of the people counted: the nearest word after the number says, else the one before it.

    ``beyond`` are the words after an insertion: "40 of its members, nearly all of them, stayed away".
    """
    clause = (*before, *after, *beyond[:REACH])
    for near in (_until(after[:NEAR]), beyond[:1], list(reversed(before[-REACH:]))):
        for word in near:
            fate = FATE_OF.get(word, "")
            if fate and (word not in COMPANIONS or not COMPANIONS[word].isdisjoint(clause)):
                return fate
    return ""


def _until(words: Sequence[str]) -> list[str]:
    """``words`` up to the next member of a list, which has a number or a fate of its own."""
    end = next(
        (place for place, word in enumerate(words) if word in JOINTS or word in NUMBER_WORDS or word[0].isdigit()), None
    )
    return list(words[:end])


def _inserted(words: Sequence[str], number: Number) -> list[str]:
    """The words after a short insertion between commas that ends the number's clause; nothing where there is none."""
    start = number.end
    while start - number.end < CLAUSE and start < len(words) and words[start] not in BREAKS:
        start += 1
    if words[start : start + 1] != [","]:
        return []
    ends = (place for place in range(start + 1, min(start + 1 + NEAR, len(words))) if words[place] in BREAKS)
    end = next(ends, None)
    return list(words[end + 1 : end + 1 + REACH]) if end is not None and words[end] == "," else []


def _range(number: Number, before: Sequence[str]) -> tuple[float, float]:
    """What the number can mean, given the words before it and how round it is."""
    low, high = number.value - 0.49 * number.step, number.top + 0.49 * number.step
    near = before[-2:]
    if near and near[-1] in ABOUT:
        return min(low, number.value * (1 - ROUGH)), max(high, number.top * (1 + ROUGH))
    for word, (down, up) in BOUNDS.items():
        if word in near:
            return (0.0 if down else low), (math.inf if up else high)
    return low, high


def _from(words: Sequence[str], number: Number) -> int:
    """The first token to print: a currency's sign or a hedge before the number ("at least") belongs to it."""
    first = number.first
    for _ in range(3):
        if first and (words[first - 1] in CURRENCIES or words[first - 1] in HEDGES):
            first -= 1
    while first < number.first and words[first] in ("at", "than", "to") and words[first + 1] not in BOUNDS:
        first += 1
    return first


def _tells(word: str) -> bool:
    return word[0].isalpha() and word not in STOP and word not in NUMBER_WORDS and word not in SCALES and len(word) > 2


def stem(word: str) -> str:
    """``word`` without possessive and plural ending, and as its commonest synonym."""
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return SAME.get(word, word)
