"""The persons, organisations, countries and places of an article, each with all its mentions.

Names come first (:mod:`.names`), with the groups that they begin (:mod:`.name_groups`), then their kinds
(:mod:`.name_kinds`); short forms are joined to full names (:mod:`.name_clusters`), titles ("the chancellor") and pronouns to
persons where only one fits (:mod:`.coreference`), and last all are ranked (:mod:`.salience`).
"""

from __future__ import annotations

from itertools import islice
from typing import Literal

from generator.engines.offline import coreference, names, salience
from generator.engines.offline.document import Document, Entities, Entity, Mention
from generator.engines.offline.name_cluster import Cluster
from generator.engines.offline.name_clusters import cluster
from generator.engines.offline.name_groups import groups, is_prominent
from generator.engines.offline.name_kinds import kinds
from generator.engines.offline.name_peoples import peoples
from generator.engines.offline.name_types import NameKind
from generator.engines.offline.roles import PREFERRED_WORDS, role_around
from generator.model import Kind

OPENING = 2
"""Sentences of the body in which a group that is named only once is an actor."""


def find(document: Document) -> Entities:
    """All entities of ``document`` in order of importance."""
    named = names.find(document)
    found = sorted([*named, *groups(named)], key=lambda name: (name.start, -name.end))
    homes = peoples(found)
    lead = max((sentence.index for sentence in islice(document.body(), OPENING)), default=-1)
    clusters = [each for each in cluster(found, kinds(found, homes), homes) if is_prominent(each, lead)]
    entities = tuple(_entity(document, each) for each in clusters)
    return Entities(salience.rank(document, coreference.resolve(document, entities)))


def _entity(document: Document, each: Cluster) -> Entity:
    mentions = tuple(Mention(name.start, name.end, name.sentence.index, "name") for name in each.names)
    role = _role(document, each) if each.kind == "person" else None
    text = " ".join(document.article.seed.text[role[0] : role[1]].split()) if role else None
    return Entity(each.shown, _entity_kind(each.kind), mentions, text, role)


def _entity_kind(kind: NameKind) -> Kind | Literal["place"]:
    shown: dict[NameKind, Kind | Literal["place"]] = {
        "person": "person",
        "group": "group",
        "country": "country",
        "place": "place",
    }
    return shown.get(kind, "organisation")


def _role(document: Document, each: Cluster) -> tuple[int, int] | None:
    """The most telling role that stands around one of the names, in offsets of the seed."""
    found = []
    for name in each.names:
        role = role_around(name.sentence.span.doc, name.first, name.last)
        if role:
            found.append((role[0] + name.sentence.origin, role[1] + name.sentence.origin))
    text = document.article.seed.text

    def telling(role: tuple[int, int]) -> tuple[bool, int, int]:
        """How much a role says: the longest of a few words, else the shortest, the first of equals."""
        words = len(text[role[0] : role[1]].split())
        return words <= PREFERRED_WORDS, words if words <= PREFERRED_WORDS else -words, -role[0]

    return max(found, key=telling, default=None)
