"""Subjects: what a brief is about in the IPTC Media Topics, by words; a default beside the topics that editors follow.

A word of the headline weighs more than one of the facts. A brief has at most three subjects, and none where words say too little:
precision goes before recall, since nobody looks at what was filed for them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.desk.words import joined
from generator.model import Brief, FiledBrief, Subject

DATA = Path(__file__).parent / "data"
MOST = 3
IN_HEADLINE = 2
# With a word in the headline and one in the facts, or three in the facts, 56 of 61 subjects given to 128 briefs were right when
# read (the sample desk, and headlines with first sentences of clusters_g5); with more asked for, half of the right ones went.
ENOUGH = 3
# A subject with less than half the weight of the plainest is mostly what happened around it.
SHARE = 0.5
LONGEST = 3
"""Words of the longest entry of a list."""


def of_brief(brief: Brief) -> tuple[str, ...]:
    """The codes of the subjects of ``brief``, the plainest first."""
    codes = _codes()
    weights: dict[str, int] = {}
    facts = " . ".join(fact.text for fact in brief.what)
    for text, weight in ((brief.headline.text, IN_HEADLINE), (facts, 1)):
        for code in (code for word in _spoken(text) for code in codes[word]):
            weights[code] = weights.get(code, 0) + weight
    most = max(weights.values(), default=0)
    found = [code for code, weight in weights.items() if weight >= max(ENOUGH, SHARE * most)]
    return tuple(sorted(found, key=lambda code: (-weights[code], code))[:MOST])


def used(briefs: Sequence[FiledBrief]) -> tuple[Subject, ...]:
    """The subjects of ``briefs``, in the order of the vocabulary."""
    codes = {code for filed in briefs for code in filed.subjects}
    return tuple(
        Subject(code, entry["name"], entry["parent"] and _vocabulary()[entry["parent"]]["name"])
        for code, entry in _vocabulary().items()
        if code in codes
    )


def _spoken(text: str) -> set[str]:
    """The entries of all lists that ``text`` holds, each once."""
    words = joined(text.lower().replace("’", "'"))
    forms = _forms()
    found = {entry for word in set(words) & forms.keys() for entry in forms[word]}
    beginnings = _beginnings()
    if not beginnings.isdisjoint(words):
        for place in (place for place, word in enumerate(words) if word in beginnings):
            for length in range(2, LONGEST + 1):
                found.update(forms.get(" ".join(words[place : place + length]), ()))
    return found


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """The entries of all lists by how they can be said: with or without what makes a plural or a possessive."""
    found: dict[str, list[str]] = {}
    for entry in _codes():
        for said in dict.fromkeys(f"{entry}{end}" for end in ("", "s", "es", "'s", "s's", "es's")):
            found.setdefault(said, []).append(entry)
    return {said: tuple(entries) for said, entries in found.items()}


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """The codes of the subjects that each word speaks of."""
    listed, problems = yamlio.load(DATA / "subject_words.yml", "subject_words.yml")
    if problems or not isinstance(listed, dict):
        raise ValueError(f"the list of words is damaged: {problems}")
    found: dict[str, list[str]] = {}
    for code, words in listed.items():
        for word in words:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def _beginnings() -> frozenset[str]:
    """The first words of entries of several words."""
    return frozenset(word.partition(" ")[0] for word in _codes() if " " in word)


@cache
def _vocabulary() -> Mapping[str, Mapping[str, str]]:
    """Name and parent's code of each subject by code."""
    found: dict[str, dict[str, str]] = json.loads((DATA / "media_topics.json").read_text("utf-8"))
    return found
