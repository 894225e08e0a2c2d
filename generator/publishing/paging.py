"""Long lists in parts: the first lies on the page itself, the others on pages of their own below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.publishing import links

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list: its ``number`` from one, and the paths of its neighbours."""

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
