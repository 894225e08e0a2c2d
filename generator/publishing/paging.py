"""Long lists in parts: the beginning lies on the page itself, the rest on pages of their own below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.publishing import links

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list: its ``number`` from one, and the paths of its neighbours, if it has any."""

    path: str
    number: int
    items: Sequence[T] = ()
    older: str | None = None
    newer: str = ""


def parted(items: Sequence[T], size: int, base: str, first: int = 1) -> Iterator[Part[T]]:
    """``items`` in pages of ``size``, numbered from ``first``, below the page at ``base``."""
    for start in range(0, len(items), size):
        number = first + start // size
        older = links.part_path(base, number + 1) if start + size < len(items) else None
        newer = links.part_path(base, number - 1)
        yield Part(links.part_path(base, number), number, items[start : start + size], older, newer)


def settled(items: Sequence[T], size: int, base: str, shown: int) -> Iterator[Part[T]]:
    """``items``, newest first, in pages of ``size`` counted from the oldest: what is new changes the last of them and no other.

    They hold what the page at ``base`` has no room for, which shows the first ``shown``; the newest may repeat some of those.
    """
    latest = _latest(len(items), size, shown)
    for number in range(latest, 0, -1):
        end = len(items) - (number - 1) * size
        newer = links.settled_path(base, number + 1) if number < latest else ""
        older = links.settled_path(base, number - 1) if number > 1 else None
        yield Part(links.settled_path(base, number), number, items[max(0, end - size) : end], older, newer)


def settled_from(items: Sequence[object], size: int, base: str, shown: int) -> str | None:
    """Path of the newest of the :func:`settled` pages; ``None`` where the page at ``base`` shows everything."""
    latest = _latest(len(items), size, shown)
    return links.settled_path(base, latest) if latest else None


def _latest(length: int, size: int, shown: int) -> int:
    return max(0, -(-(length - shown) // size))
