"""How a rule for temporal expressions is written, and what its resolver is given.

A pattern is a list of words: each the kinds of one token (``month|year``), with ``?`` for one that may be absent, ``name:``
before kinds to find the token by that name, ``<`` and ``>`` for a token that must stand before or after, ``<!`` and ``>!`` for
one that must not. No token repeats without bound, so a match takes constant time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.engines.offline.date_tokens import CLASS, Token, Tokens
from generator.engines.offline.date_values import Anchor

ALIASES = {
    "MONTH": "month|month_short|month_weak",
    "WEEKDAY": "weekday|weekday_short",
    "NUM": "day|number|count|tens|year",
    "DAY": "day|ordinal|rank",
    "RANK": "rank|rank_or_unit|ordinal",
    "NEARDAY": "today|tonight|yesterday|tomorrow",
    "UNIT": "unit|units",
    "PAST": "last|past|previous",
    "NEXT": "next|following|coming",
}
_AROUND = (("<!", "(?<![{}])"), (">!", "(?![{}])"), ("<", "(?<=[{}])"), (">", "(?=[{}])"))
# How far a clause reaches to either side of an expression when its tense is looked for, in characters.
_CLAUSE = 120
# How far the verb stands from "Tuesday's", in characters; only the verb that follows says when Tuesday was.
_NEXT_WORDS = 50
_BREAK = re.compile(r"[.!?;:]\s|\n\s*\n")
_TIMETABLE = (
    "begin begins close closes continue continues decides elects end ends faces meets open opens resume resumes returns rules"
    " sits speaks start starts votes"
)
_AHEAD = re.compile(
    r"(?<!had been )(?<!been )\b(?:will|shall|won['’]t|would|could|may|might|should|scheduled|due|expects?|expected"
    r"|expecting|plans?|planned for|planning|set (?:to|for)|going to|(?:is|are|be) (?:to|set)|to be|slated|intends?|hopes?"
    r"|payable|effective|(?<!to )expires?|upcoming|deadline|next|(?:planned|agreed|wants?) to|planned an?)\b|['’]ll\b"
    # What is on a timetable stands in the present.
    rf"|(?<!\bto )\b(?:{_TIMETABLE.replace(' ', '|')}) (?:again |there )?(?=on\b|at\b|\Z)"
)
_IRREGULAR = (
    "was were had did said told took came went met held began won lost found saw got left led fell rose gave made struck hit"
    " shot since has have wrote spoke became grew sold bought sent put ran broke brought thought knew tore fled drew drove"
    " flew threw rode sank swept caught built felt kept meant paid stood spent heard laid lay cut beat bore blew chose dealt"
    " fought hung hid sat shook sought stole wore understood withdrew overthrew"
)
_BACK = re.compile(rf"(?<!\bbe )(?<!\bis )(?<!\bare )\b(?:{_IRREGULAR.replace(' ', '|')}|[a-z]{{2,15}}ed)\b")
_UNTIL = re.compile(
    r"\b(?:until|till|by|before|beyond|ahead of|as (?:early|soon|late) as)(?: (?:the|early|late|next))?\s$"
)
_FROM = re.compile(r"(?<!apart )(?<!aside )\bfrom\s$")
_TO = re.compile(r"\s(?:to|until|till|through)\b")
_INFINITIVE = re.compile(r"\bto [a-z]{2,20}\b")
_DONE_BY = re.compile(r"\bhad (?:[\w-]{1,20} ){1,4}by\s$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A value; ``edtf`` only where it does not follow from the value, ``rule`` only where it is not the rule's own name."""

    value: str
    edtf: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule's pattern matches. ``reference`` is the day spoken of last, the anchor at first.

    ``quarter`` is the quarter spoken of last (``YYYY-Qn``).
    """

    text: str
    tokens: Tokens
    match: re.Match[str]
    anchor: Anchor
    reference: date | None
    quarter: str | None = None

    def get(self, name: str) -> Token | None:
        """The token that the pattern calls ``name``."""
        return self.tokens.all[self.match.start(name)] if self.has(name) else None

    def number(self, name: str) -> int:
        """The value of a numeric token, 1 for "a"."""
        token = self.get(name)
        return int(token.value) if token and isinstance(token.value, int | float) else 1

    def code(self, name: str) -> str:
        """The value of a coded token, empty where it is absent."""
        token = self.get(name)
        return str(token.value) if token else ""

    def has(self, name: str) -> bool:
        """Whether the pattern has a token ``name`` and it is there."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def neighbour(self, side: int) -> Token | None:
        """The token before (-1) or after (1) the match."""
        place = self.match.start() - 1 if side < 0 else self.match.end()
        return self.tokens.all[place] if 0 <= place < len(self.tokens.all) else None

    def tense(self) -> int:
        """1 where the clause speaks of what is to come, -1 of what was, 0 where it doesn't say: the nearest verb decides."""
        start = self.tokens.all[self.match.start()].start
        end = self.tokens.all[self.match.end() - 1].end
        before = _BREAK.split(self.text[max(0, start - _CLAUSE) : start])[-1]
        after = _BREAK.split(self.text[end : end + _CLAUSE])[0]
        if after[:2] in {"'s", "’s"}:
            before, after = "", after[:_NEXT_WORDS]
        if _UNTIL.search(before):
            return -1 if _DONE_BY.search(before) else 1
        if _FROM.search(before) and not _TO.match(after):
            return 1
        ahead = max((found.end() for found in _AHEAD.finditer(before)), default=-1)
        back = max((found.end() for found in _BACK.finditer(before)), default=-1)
        if max(ahead, back) >= 0:
            return 1 if ahead >= back else -1
        first_ahead, first_back = _AHEAD.search(after), _BACK.search(after)
        if first_ahead and (not first_back or first_ahead.start() <= first_back.start()):
            return 1
        if first_back:
            return -1
        return 1 if _INFINITIVE.search(before) else 0


Resolver = Callable[[Found], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over token classes with its resolver, which may decline by giving ``None``.

    ``starts`` are the classes of the tokens at which it can begin.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    starts: str
    resolve: Resolver


def rule(name: str, kind: str, pattern: str, resolve: Resolver) -> Rule:
    """A rule from its written pattern."""
    words = pattern.split()
    return Rule(name, kind, re.compile("".join(_part(word) for word in words)), _starts(words), resolve)


def _part(word: str) -> str:
    for sign, group in _AROUND:
        if word.startswith(sign):
            return group.format(_classes(word.removeprefix(sign)))
    name, _, kinds = word.removesuffix("?").rpartition(":")
    classes = f"[{_classes(kinds)}]"
    return (f"(?P<{name}>{classes})" if name else classes) + ("?" if word.endswith("?") else "")


def _classes(kinds: str) -> str:
    names = [kind for alias in kinds.split("|") for kind in ALIASES.get(alias, alias).split("|")]
    return "".join(CLASS[name] for name in names)


def _starts(words: list[str]) -> str:
    starts = ""
    for word in words:
        if word[0] not in "<>":
            starts += _classes(word.removesuffix("?").rpartition(":")[2])
            if not word.endswith("?"):
                break
    return starts
