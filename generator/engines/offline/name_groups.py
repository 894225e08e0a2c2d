"""Groups that act as one and are named by whose they are: "Democratic lawmakers", "NATO defence ministers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_cluster import Cluster
from generator.engines.offline.name_types import Name
from generator.engines.offline.roles import is_modifier

COLLECTIVES = frozenset(
    "allies ambassadors authorities commanders councillors deputies diplomats envoys forces governors investigators judges "
    "lawmakers leaders legislators mediators militants ministers negotiators officials prosecutors rebels regulators senators "
    "separatists settlers soldiers troops voters".split()
)
"""People who act or speak as one, in the plural."""

_OWNERS = frozenset(("demonym", "country", "organisation", "group", "place", "acronym"))
_PARTIES = frozenset("Democratic Republican Conservative Labour Labor Liberal Green GOP".split())
# A group that a body names once in passing is nobody's actor; in headline or opening it is.
_ENOUGH = 2
_PROMINENT = frozenset(("headline", "standfirst"))


def groups(found: Sequence[Name]) -> Iterator[Name]:
    """The groups that names of ``found`` begin; the names stay names of their own ("NATO" of "NATO ministers")."""
    for name in found:
        doc = name.sentence.span.doc
        last = name.last
        if last < len(doc) and doc[last].text.islower() and is_modifier(doc[last].text):
            last += 1
        if last >= len(doc) or doc[last].lower_ not in COLLECTIVES or not doc[last].text.islower() or not _owns(name):
            continue
        end = name.sentence.origin + doc[last].idx + len(doc[last])
        words = (*name.words, *(token.text for token in doc[name.last : last + 1]))
        yield replace(name, last=last + 1, end=end, words=words, hint="group", label="NORP")


def _owns(name: Name) -> bool:
    """Whether a group can be of what ``name`` means: a country, a party or a body, but no medium and no person."""
    return name.hint in _OWNERS or name.text in _PARTIES or gazetteer().kind(name.text) in _OWNERS


def is_group(text: str) -> bool:
    """Whether ``text`` is the name of such a group."""
    return text.rpartition(" ")[2] in COLLECTIVES


def is_prominent(each: Cluster, lead: int) -> bool:
    """Whether a group is named more than once, or in headline, standfirst or the body as far as sentence ``lead``."""
    if each.kind != "group" or not is_group(each.key) or len(each.names) >= _ENOUGH:
        return True
    return any(name.sentence.label in _PROMINENT or name.sentence.index <= lead for name in each.names)
