"""Work spread over processes through the standard ``concurrent.futures`` interface; results come in the order of the items."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
CHUNK = 4


def spread(work: Callable[[Item], Result], items: Sequence[Item], *, workers: int | None = None) -> Iterator[Result]:
    """``work`` done for each of ``items`` on ``workers`` processes (all cores by default); in this one where one is enough."""
    wanted = min(workers or os.cpu_count() or 1, len(items))
    if wanted <= 1:
        yield from map(work, items)
        return
    with ProcessPoolExecutor(wanted) as pool:
        yield from pool.map(work, items, chunksize=CHUNK)
