"""Two kinds of line at the head of a page that look like a headline: the outlet's name, and a menu of its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading import patterns

LONGEST = 7
"""Most words of an outlet's name, the weekday aside."""
OUTLET_WORDS = frozenset(
    "observer courier today monitor news times post herald tribune gazette journal chronicle mail telegraph press radio review"
    " daily weekly standard mirror bulletin dispatch sentinel examiner inquirer register globe argus echo advertiser"
    " television tv agency wire".split()
)
"""Words by which the name of a newspaper, a station or an agency is known."""
FIRST_WORDS = frozenset(("radio", "daily", "weekly"))
"""Those of them that stand first."""
JOINTS = frozenset("of the and de la le du des & for in".split())
"""Small words within names and titles."""
MENU_WORDS = frozenset(
    "news sport sports showbiz money travel puzzles politics business culture opinion weather world home local video videos"
    " podcasts newsletters jobs help contact us about advertising advertise privacy settings accessibility terms subscribe"
    " search menu offshore ports crew bunkers life style lifestyle health science tech technology food fashion arts books music"
    " film tv radio games quizzes shopping property motoring cars football rugby cricket tennis region economy city comment"
    " share save print email comments shares".split()
)
"""Names of sections and services of a page."""
MENU_SHARE = 0.6
"""Share of a line's words that are in MENU_WORDS from which it is a menu."""
PART = re.compile(r"[\w'’-]+")


def is_masthead(text: str) -> bool:
    """Whether ``text`` is the name of an outlet, perhaps with the day, or the line of codes over a wire's dispatch."""
    if patterns.SLUG.match(text):
        return True
    words = [word for word in PART.findall(patterns.DATE.sub("", text, count=1)) if not _is_day(word)]
    if not 1 < len(words) <= LONGEST or not words[-1][0].isupper():
        return False
    named = words[0].casefold() in FIRST_WORDS or any(word.casefold() in OUTLET_WORDS for word in words[-2:])
    return named and all(word[0].isupper() or word in JOINTS for word in words)


def _is_day(word: str) -> bool:
    return word.isdigit() or patterns.WEEKDAY_WORD.fullmatch(word) is not None


def is_menu(lower: Sequence[str]) -> bool:
    """Whether the words (in lower case) are names of sections and services: ``News Sport Money Travel``."""
    return len(lower) >= 3 and sum(word in MENU_WORDS for word in lower) >= MENU_SHARE * len(lower)
