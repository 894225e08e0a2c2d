"""All rules for temporal expressions in order of precedence, indexed by the class of the token at which they begin."""

from __future__ import annotations

from generator.engines.offline.date_calendar import CALENDAR
from generator.engines.offline.date_days import DAYS
from generator.engines.offline.date_durations import DURATIONS
from generator.engines.offline.date_patterns import Rule
from generator.engines.offline.date_relative import RELATIVE

RULES: tuple[Rule, ...] = (*CALENDAR, *DAYS, *RELATIVE, *DURATIONS)


def _index() -> dict[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for rule in RULES:
        for start in rule.starts:
            index.setdefault(start, []).append(rule)
    return {start: tuple(rules) for start, rules in index.items()}


RULES_AT = _index()
"""The rules that may begin at each class of token."""
