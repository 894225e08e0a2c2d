"""Parts of speech from tags: what spaCy's ``attribute_ruler`` does, by table.

Of the model's rules those count that set what is read here (POS, TAG and DEP; not lemmas and morphology), and what they say
of a word is remembered by its tag, form and dependency. The results are the ruler's, whose matching took a fifth of all parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.strings import StringStore
from spacy.tokens import Doc

READ = ("TAG", "LOWER", "DEP", "IS_SPACE")
SET = ("POS", "TAG", "DEP")
_FORM = READ.index("LOWER")

Row = tuple[int, ...]
"""A word's values of :data:`READ`; of a form that no rule names, 0."""
Saying = tuple[int, str, str]
"""Number of a rule, the attribute that it sets, and to what."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """The value in ``column`` of :data:`READ` must be one of ``values``, or, if not ``among``, none of them."""

    column: int
    values: frozenset[int]
    among: bool

    def holds(self, row: Row) -> bool:
        """Whether a word with the values of ``row`` meets it."""
        return (row[self.column] in self.values) == self.among


@dataclass(frozen=True, slots=True)
class _Rule:
    """The conditions of each word of one pattern, and what is said of the word at ``index``."""

    words: tuple[tuple[_Condition, ...], ...]
    index: int
    sayings: tuple[Saying, ...]

    def holds(self, rows: Sequence[Row]) -> bool:
        """Whether words with the values of ``rows``, as many as the pattern has, meet all conditions."""
        return all(one.holds(row) for conditions, row in zip(self.words, rows, strict=True) for one in conditions)


class WordClasses:
    """A component of the pipeline, made from the ``patterns`` of a ruler: of two rules for one word the later counts."""

    def __init__(self, strings: StringStore, patterns: Iterable[Mapping[str, Any]]) -> None:
        rules = list(_rules(strings, patterns))
        self._short = [rule for rule in rules if len(rule.words) == 1]
        self._long = [rule for rule in rules if len(rule.words) > 1]
        conditions = (one for rule in rules for word in rule.words for one in word)
        self._forms = frozenset(form for one in conditions if one.column == _FORM for form in one.values)
        self._known: dict[Row, tuple[Saying, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each word of ``doc``."""
        rows = [self._row(values) for values in doc.to_array(list(READ)).tolist()]
        sayings = [self._sayings(row) for row in rows]
        for rule in self._long:
            size = len(rule.words)
            for first in range(len(rows) - size + 1):
                if rule.holds(rows[first : first + size]):
                    at = first + rule.index
                    sayings[at] = tuple(sorted((*sayings[at], *rule.sayings)))
        classes: Any = doc.to_array(["POS"])
        for at, said in enumerate(sayings):
            for _, name, value in said:
                if name == "POS":
                    classes[at] = doc.vocab.strings[value]
                else:
                    setattr(doc[at], f"{name.lower()}_", value)
        doc.from_array(["POS"], classes)
        return doc

    def _row(self, values: list[int]) -> Row:
        if values[_FORM] not in self._forms:
            values[_FORM] = 0
        return tuple(values)

    def _sayings(self, row: Row) -> tuple[Saying, ...]:
        """What the rules for one word say of a word with these values, in their order."""
        if row not in self._known:
            self._known[row] = tuple(one for rule in self._short if rule.holds([row]) for one in rule.sayings)
        return self._known[row]


def _rules(strings: StringStore, patterns: Iterable[Mapping[str, Any]]) -> Iterator[_Rule]:
    for number, one in enumerate(patterns):
        sayings = tuple((number, name, one["attrs"][name]) for name in SET if name in one["attrs"])
        if sayings:
            for pattern in one["patterns"]:
                yield _Rule(tuple(tuple(_conditions(strings, word)) for word in pattern), one["index"], sayings)


def _conditions(strings: StringStore, word: Mapping[str, Any]) -> Iterator[_Condition]:
    """The conditions of one word of a pattern; ``ValueError`` where it asks for more than :data:`READ` or than membership."""
    for name, wanted in word.items():
        among = not (isinstance(wanted, dict) and "NOT_IN" in wanted)
        values = wanted["IN" if among else "NOT_IN"] if isinstance(wanted, dict) else [wanted]
        numbers = frozenset(int(one) if isinstance(one, bool) else strings[one] for one in values)
        yield _Condition(READ.index(name), numbers, among)
