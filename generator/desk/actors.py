"""Actors across briefs: one id for each, by the authority file first and by the name itself where that is silent."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Actor, ActorEntry, FiledBrief, Kind, Statement
from generator.slugs import identity

_HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority file, ready for looking names up; ``ids`` maps a folded spelling to an entry's id."""

    entries: tuple[ActorEntry, ...]
    ids: dict[str, str]

    def id_of(self, name: str) -> str:
        """The id of the actor called ``name``: an entry's, else one made of the name."""
        return self.ids.get(fold(name)) or identity(name)


def authority(entries: Sequence[ActorEntry]) -> Authority:
    """``entries`` ready for look-ups; of two entries with one spelling the first has it."""
    ids: dict[str, str] = {}
    for entry in entries:
        for name in (entry.name, *entry.names):
            ids.setdefault(fold(name), entry.id)
    return Authority(tuple(entries), ids)


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """``name`` without honorific, accents, case, possessive and doubled spaces: what two spellings of one name share."""
    plain = name
    if not name.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    bare = _HONORIFIC.sub("", plain.replace("’", "'"), count=1).removesuffix("'s").removeprefix("the ")
    return " ".join(bare.casefold().removeprefix("the ").split())


def actors(briefs: Iterable[FiledBrief], statements: Iterable[Statement], known: Authority) -> tuple[Actor, ...]:
    """Every actor that a brief names, by number of briefs, then by name; briefs newest first, as given."""
    where: dict[str, list[tuple[FiledBrief, int]]] = defaultdict(list)
    for filed in briefs:
        for position, actor in enumerate(filed.actors):
            where[actor].append((filed, position))
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.actor].append(statement)
    entries = {entry.id: entry for entry in known.entries}
    found = [_actor(one, places, entries.get(one), tuple(said[one])) for one, places in where.items()]
    return tuple(sorted(found, key=lambda actor: (-len(actor.briefs), actor.name, actor.id)))


def _actor(
    actor: str, places: Sequence[tuple[FiledBrief, int]], entry: ActorEntry | None, said: tuple[Statement, ...]
) -> Actor:
    whos = [(filed, filed.brief.who[position]) for filed, position in places]
    spellings = sorted({who.name for _, who in whos})
    kinds: list[Kind] = [who.kind for _, who in whos]
    return Actor(
        id=actor,
        name=entry.name if entry else max(spellings, key=len),
        kind=entry.kind if entry else max(sorted(set(kinds)), key=kinds.count),
        names=tuple(spellings),
        roles=tuple((who.role, filed) for filed, who in whos if who.role),
        briefs=tuple({filed.brief.id: filed for filed, _ in whos}.values()),
        statements=said,
        note=entry.note if entry else "",
    )
