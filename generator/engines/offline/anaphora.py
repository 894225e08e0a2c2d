"""Sentences that lean on the one before: they open with a word that points back, or speak of a "he" whom they do not name."""

from __future__ import annotations

import re

POINTERS = re.compile(
    r"(?:in |at |of |for |from |with |after |before |by |on |under |despite |as |all of |most of |some of |none of |neither of )?"
    r"(?:it|its|they|their|them|theirs|this|that|these|those|such|he|she|his|her|him|hers|both|another|others|neither|either|there"
    r"|then|here|the (?:latter|former|move|decision|ruling|announcement|comments?|remarks?|statement|news|incident|attack|two"
    r"|pair|trio|duo|latest|same|other|second|third|first|plan|measure|proposal|deal|report|changes?|vote|group|man|woman|couple)"
    r"(?= (?:is|was|were|are|has|had|have|will|would|could|came|comes|follows|followed|said|says|also|drew|prompted|sparked|took"
    r"|ended)\b)"
    r"|one of (?:them|the)|the following|as a result|as such|because of (?:this|that|it)|that said|likewise|similarly)\b",
    re.IGNORECASE,
)
THOSE_WHO = re.compile(r"(?:those|that|one of the) (?:who|which|in|on|with|of|from|that)\b", re.IGNORECASE)
EXPLETIVE = re.compile(
    r"(?:it|there) (?:\w+ ){0,2}(?:is|was|were|are|has|had|will|would|could|may|might|can|remains?|emerged|appears?|seems?"
    r"|looks?|takes?|took)\b(?: \w+){0,4} (?:that|whether|how|who|if)\b|there (?:is|are|was|were|has|have|had|will)\b",
    re.IGNORECASE,
)
THING = re.compile(r"it (?:is|was) (?:an?|the|one) (?:[^\W_]+ ){1,4}(?:that|which|who)\b", re.IGNORECASE)
"""An "it" that is what the sentence before speaks of: "It was a promise that divided the town"."""
PERSON_EARLY = re.compile(r"(?:[^\W_][^\s]* ){0,3}(?:he|she|him|his|her|hers)\b", re.IGNORECASE)

_SEVERAL = frozenset("and people men women children police who those both all many most some few".split())
THEY_EARLY = re.compile(r"((?:[^\W_][^\s]* ){1,5})(?:they|them|their)\b", re.IGNORECASE)


def leans(text: str, *, names_person: bool) -> bool:
    """Whether ``text`` needs the sentence before it. ``names_person`` tells whether it names somebody."""
    if PERSON_EARLY.match(text) and not names_person:
        return True
    they = THEY_EARLY.match(text)
    if they and not any(word.rstrip(",").endswith("s") or word in _SEVERAL for word in they[1].lower().split()):
        return True
    if THING.match(text):
        return True
    if EXPLETIVE.match(text) or THOSE_WHO.match(text):
        return False
    return POINTERS.match(text) is not None
