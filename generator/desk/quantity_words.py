"""Word lists for :mod:`generator.desk.quantities`: number words, units, and the words that say what a count is about."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {word: number for number, word in enumerate(_ONES.split())}
NUMBER_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
NUMBER_WORDS |= {
    f"{ten}-{one}": NUMBER_WORDS[ten] + NUMBER_WORDS[one] for ten in _TENS.split() for one in _ONES.split()[1:10]
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
MONEY = frozenset(
    "crown dinar dirham dollar euro franc krona krone lira peso pound rand rouble ruble rupee thaler taler yen yuan".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept"
    " oct nov dec".split()
)
MEASURES = frozenset(
    "second minute hour day night week month year decade century am pm o'clock centimetre metre kilometre mile foot feet inch"
    " centimeter meter kilometer km cm mm degree time page knot litre gram kilo kilogram".split()
)
"""Durations, lengths and the like: they differ with what is measured, not with who tells it."""
FATES = {
    "dead": "dead death deaths die died dying dies kill killed kills killing drown drowned perish perished",
    "injured": "injured injure injures injury injuries hurt wounded wound",
    "missing": "missing unaccounted",
    "displaced": "evacuate evacuated evacuation displaced fled flee fleeing homeless leave left driven",
    "arrested": "arrest arrested arrests detain detained",
    "on strike": "strike struck striking stopped stayed walked",
    "marching": "march marched marching demonstrate demonstrated rallied protested",
}
FATE_OF = {word: fate for fate, words in FATES.items() for word in words.split()}
_HOMES = frozenset(("home", "homes", "house", "houses"))
COMPANIONS = {
    "leave": _HOMES,
    "left": _HOMES,
    "driven": _HOMES,
    "strike": frozenset(("on", "went", "joined")),
    "stopped": frozenset(("work", "working")),
    "stayed": frozenset(("away",)),
    "walked": frozenset(("out", "off")),
}
"""A word of :data:`FATES` that has other senses counts only beside one of its companions."""
GENERIC = frozenset(
    "people persons residents inhabitants citizens victims passengers members workers employees staff demonstrators protesters"
    " marchers supporters".split()
)
"""Nouns for people at large: what became of them tells which count it is."""
TOTALS = frozenset(("number", "total", "toll", "count"))
SAME = {"vessel": "boat", "lawmaker": "mp", "legislator": "mp", "fatality": "dead", "demonstrator": "protester"}
PARTIAL = frozenset(
    "another other others more further additional extra first last next remaining latest each every no which whom".split()
)
RATES = frozenset(("per", "a", "an", "each", "apiece"))
JOINTS = frozenset(("and", "or", "but", "while", "as", "after", "when", "where"))
CHANGES = frozenset(
    "raise raised increase increased cut revise revised rise rose fall fell up down previou earlier initial new".split()
)
"""Stems of a clause that tells of a change: its number was true at another time than the one before it."""
ABOUT = frozenset("about around roughly approximately some nearly almost circa".split())
BOUNDS = {
    "more": (False, True),
    "over": (False, True),
    "least": (False, True),
    "above": (False, True),
    "fewer": (True, False),
    "less": (True, False),
    "under": (True, False),
    "most": (True, False),
    "below": (True, False),
    "up": (True, False),
}
"""Words before a number that leave one end open: (below, above)."""
