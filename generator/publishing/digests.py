"""Hashes of the values that pages are made from: two values with one hash give the same page.

A brief is hashed once, as the content of its file with what the desk made of it, and so is each actor, topic or story that holds
briefs; a page that lists a hundred briefs is then a hash of a hundred short hashes.

What a page looks up by an id (the name of an actor, whether a day has an edition) is not among its values. The hash of a brief
therefore takes in what the catalogue says of every id that the brief holds, and the hash of a statement, a change of mind or a
split what it says of theirs. Of the catalogue itself nothing else counts: a page may ask it only for ids that its values hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from generator.model import Brief, Desk, FiledBrief, Shift, Split, Stand, Statement
from generator.publishing.catalogue import Catalogue
from generator.publishing.chart import Chart

SIZE = 12
"""Bytes of a hash: two of a million differing values have the same one with a probability of 10^-17."""

Hashed = bytes


class Digests:
    """Hashes for the desk of ``catalogue``. A brief without one in :attr:`Desk.hashes` is hashed value by value."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[int, Hashed] = {}
        self._held: list[object] = []
        self._neutral = {id(catalogue), id(catalogue.desk), *map(id, _parts(catalogue))}
        for filed in catalogue.desk.briefs:
            self._remember(filed, self._filed(filed))
        for filed in catalogue.desk.briefs:
            self._remember_parts(filed.brief, self._known[id(filed)])

    def of(self, value: object) -> Hashed:
        """The hash of ``value``: text, numbers, ``None``, and tuples, lists, mappings, sets and dataclasses of such."""
        return blake2b(self._said(value), digest_size=SIZE).digest()

    def _said(self, value: object) -> bytes:
        """What goes into a hash for ``value``: its kind, then its content, of which can be seen where it ends."""
        plain = _PLAIN.get(type(value))
        if plain is not None:
            return plain(value)
        known = self._known.get(id(value))
        return self._composed(value) if known is None else known

    def _composed(self, value: object) -> bytes:
        """What goes into a hash for a ``value`` that holds others."""
        found = None
        if id(value) in self._neutral:
            found = b"="
        elif isinstance(value, tuple | list):
            found = self._row(b"(", value)
        elif isinstance(value, Chart):
            found = self._remember(value, self._row(b"c", _drawn(value)))
        elif is_dataclass(value):
            found = self._remember(value, self._dataclass(value))
        elif isinstance(value, Mapping):
            found = self._row(b"{", (part for item in value.items() for part in item))
        elif isinstance(value, frozenset | set):
            found = _hashed(b"<", sorted(map(self._said, value)))
        elif isinstance(value, str):
            found = _text(value)
        if found is None:
            raise TypeError(f"a page cannot be made from a {type(value).__name__}: its hash would say nothing")
        return found

    def _row(self, kind: bytes, values: Iterable[object]) -> bytes:
        """As :meth:`_said` for each of ``values``; it is asked a million times for a desk of 5,000 briefs, hence in one piece."""
        known, parts = self._known, []
        for value in values:
            shape = type(value)
            if shape is str:
                parts.append(_text(value))  # type: ignore[arg-type]
            elif shape in _PLAIN:
                parts.append(_PLAIN[shape](value))
            else:
                said = known.get(id(value))
                parts.append(self._composed(value) if said is None else said)
        return _hashed(kind, parts)

    def _dataclass(self, value: Any) -> bytes:
        kind: type = type(value)
        parts = [getattr(value, name) for name in _names(kind)]
        if kind in _LOOKED_UP:
            parts += self._names_of(value)
        return self._row(b"@", (kind.__name__, *parts))

    def _remember(self, value: object, said: bytes) -> bytes:
        """Keep what goes into a hash for ``value``, and ``value`` itself, so that no other gets its place in memory."""
        self._known[id(value)] = said
        self._held.append(value)
        return said

    def _remember_parts(self, brief: Brief, said: bytes) -> None:
        """A part of ``brief`` says what the brief says at its place: nothing of it has to be hashed once more."""
        self._known[id(brief)] = said
        for name in ("what", "who", "when", "where", "stance", "tone"):
            for place, part in enumerate(getattr(brief, name)):
                self._known[id(part)] = b"P%b%b.%d;" % (said, name.encode(), place)

    def _filed(self, filed: FiledBrief) -> bytes:
        known = self._catalogue.desk.hashes.get(filed.brief.id)
        brief = (known, filed.brief.id) if known else tuple(self._plainly(filed.brief))
        rest = [getattr(filed, name) for name in _names(FiledBrief) if name != "brief"]
        return self._row(b"F", (brief, *rest, *self._looked_up(filed)))

    def _plainly(self, brief: Brief) -> list[object]:
        return [getattr(brief, name) for name in _names(Brief)]

    def _looked_up(self, filed: FiledBrief) -> list[object]:
        """What the catalogue says of the ids that ``filed`` holds."""
        known = self._catalogue
        topics = [known.topics.get(topic) for topic in filed.topics]
        return [
            [known.actor_name(actor) if actor in known.actors else None for actor in filed.actors],
            [topic.entry if topic else None for topic in topics],
            filed.source_id in known.outlets,
            filed.day in known.days,
        ]

    def _names_of(self, value: Statement | Shift | Stand | Split) -> list[object]:
        """What the catalogue says of the actor, issue and topic that ``value`` names."""
        known = self._catalogue
        found: list[object] = []
        for field in ("actor", "side"):
            actor = getattr(value, field, None)
            found += [known.actor_name(actor), actor in known.actors] if actor else []
        for field, name in (("issue", known.issue_name), ("topic", known.topic_name)):
            identifier = getattr(value, field, None)
            found += [name(identifier)] if identifier else []
        return found


def _drawn(chart: Chart) -> Iterable[object]:
    """What the whole of ``chart`` follows from."""
    ends = chart.unit, chart.first, chart.last, chart.width, chart.height
    return *ends, ",".join(str(bar.count) for bar in chart.bars)


_LOOKED_UP = frozenset((Statement, Shift, Stand, Split))


def _hashed(kind: bytes, parts: Iterable[bytes]) -> bytes:
    """The hash of ``parts`` with the one letter of their ``kind``: of fixed length."""
    return kind + blake2b(b"".join(parts), digest_size=SIZE).digest()


def _text(value: str) -> bytes:
    said = value.encode("utf-8", "surrogatepass")
    return b"s%d:%b" % (len(said), said)


_PLAIN: Mapping[type, Callable[[Any], bytes]] = {
    str: _text,
    bytes: lambda value: b"b%d:%b" % (len(value), value),
    int: lambda value: b"i%d;" % value,
    bool: lambda value: b"t" if value else b"f",
    float: lambda value: b"d%b;" % value.hex().encode(),
    type(None): lambda value: b"n",  # noqa: ARG005
}
"""What goes into a hash for the plainest values."""


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _parts(catalogue: Catalogue) -> Iterable[object]:
    """The catalogue's own tables, which pages hold to look ids up in."""
    own = [getattr(catalogue, name) for name in _names(Catalogue)]
    return [table for table in own if isinstance(table, Mapping | frozenset | Desk) and table]
