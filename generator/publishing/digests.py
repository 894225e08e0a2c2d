"""Hashes of the values that pages are made from: two values with one hash give the same page.

A brief is hashed once, as the content of its file with what the desk made of it, and so is each actor, topic or story that holds
briefs; a page that lists a hundred briefs is then a hash of a hundred short hashes. What is hashed are the bytes that ``marshal``
writes for a value in which each of those stands as its hash: a desk of 5,000 briefs asks for a quarter of a million values.

What a page looks up by an id (the name of an actor, whether a day has an edition) is not among its values. The hash of a brief
therefore takes in what the catalogue says of every id that the brief holds, and the hash of a statement, a change of mind or a
split what it says of theirs. Of the catalogue itself nothing else counts: a page may ask it only for ids that its values hold.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from generator.model import Desk, FiledBrief, Shift, Split, Stand, Statement
from generator.publishing.catalogue import Catalogue
from generator.publishing.chart import Chart

SIZE = 12
"""Bytes of a hash: two of a million differing values have the same one with a probability of 10^-17."""
FORMAT = 2
"""Of marshal's formats the last without references: the same value gives the same bytes, whoever else holds parts of it."""
PLAIN = frozenset((str, bytes, int, bool, float, type(None)))
"""Values of just these types are written as they are."""
FROM_FILE = frozenset(("brief", "seed", "engine", "reviewed"))
"""What a filed brief has from its file, and nothing else: the file's hash stands for it."""
_LOOKED_UP = frozenset((Statement, Shift, Stand, Split))
_KIND = ...
"""Begins the row of whatever is neither plain nor a row itself, and is followed by its kind: no value holds an ellipsis."""

Hashed = bytes
Row = tuple[Any, ...]
"""Plain values, hashes and other rows."""


class Digests:
    """Hashes for the desk of ``catalogue``. A brief without one in :attr:`Desk.hashes` is hashed value by value."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[int, Hashed] = {}
        self._held: list[object] = []
        self._neutral = {id(catalogue), id(catalogue.desk), *map(id, _parts(catalogue))}
        for filed in catalogue.desk.briefs:
            said = self._remember(filed, self._filed(filed))
            for place, stance in enumerate(filed.brief.stance):
                self._known[id(stance)] = b"%b.%d" % (said, place)  # a topic has thousands of them

    def of(self, value: object) -> Hashed:
        """The hash of ``value``: text, numbers, ``None``, and tuples, lists, mappings, sets and dataclasses of such."""
        return _hashed(self._row((value,)))

    def _row(self, values: Iterable[object]) -> Row:
        """``values`` as they go into a hash."""
        known, composed = self._known, self._composed
        return tuple([one if type(one) in PLAIN else known.get(id(one)) or composed(one) for one in values])

    def _composed(self, value: object) -> Row | Hashed | str:
        """What goes into a hash for a ``value`` that is neither plain nor known."""
        if isinstance(value, tuple | list):
            return self._row(value)
        if id(value) in self._neutral:
            return (_KIND,)
        if is_dataclass(value):
            return self._remember(value, _drawn(value) if isinstance(value, Chart) else self._dataclass(value))
        if isinstance(value, Mapping):
            return (_KIND, "mapping", *self._row(value.keys()), *self._row(value.values()))
        if isinstance(value, frozenset | set):
            return (_KIND, "set", *sorted(_written(self._row((one,))) for one in value))
        if isinstance(value, str):
            return str.__str__(value)
        raise TypeError(f"a page cannot be made from a {type(value).__name__}: its hash would say nothing")

    def _dataclass(self, value: Any) -> Row:
        kind: type = type(value)
        names = self._names_of(value) if kind in _LOOKED_UP else ()
        return (_KIND, kind.__name__, *self._row([*(getattr(value, name) for name in _names(kind)), *names]))

    def _remember(self, value: object, said: Row) -> Hashed:
        """The hash of ``said``, kept for ``value``; and ``value`` itself, so that no other gets its place in memory."""
        found = self._known[id(value)] = _hashed(said)
        self._held.append(value)
        return found

    def _filed(self, filed: FiledBrief) -> Row:
        known = self._catalogue.desk.hashes.get(filed.brief.id)
        own = [getattr(filed, name) for name in _names(FiledBrief) if not (known and name in FROM_FILE)]
        return (_KIND, known, filed.brief.id, *self._row((*own, *self._looked_up(filed))))

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


def _drawn(chart: Chart) -> Row:
    """What the whole of ``chart`` follows from."""
    ends = chart.unit, chart.first, chart.last, chart.width, chart.height
    return _KIND, "Chart", *ends, ",".join(str(bar.count) for bar in chart.bars)


def _written(row: Row) -> bytes:
    return marshal.dumps(row, FORMAT)


def _hashed(row: Row) -> Hashed:
    return blake2b(_written(row), digest_size=SIZE).digest()


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _parts(catalogue: Catalogue) -> Iterable[object]:
    """The catalogue's own tables, which pages hold to look ids up in."""
    own = [getattr(catalogue, name) for name in _names(Catalogue)]
    return [table for table in own if isinstance(table, Mapping | frozenset | Desk) and table]
