"""Work spread over processes or machines through the standard ``concurrent.futures`` interface; results in the items' order.

An item is worked on in a child process of its own, one item at a time, which can be ended: an item that takes too much time or
memory, or brings its process down, becomes a :class:`Failure`, and the others go on. Children are kept for the next item. The
same function runs on this machine's cores (``processes``) and on the workers of a Dask cluster (``dask:ADDRESS``).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TypeVar

from generator import children
from generator.children import Failure, Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

LOCAL = "processes"
DASK = "dask:"
AHEAD = 8
"""Items handed out for each one in work: a slow one keeps nobody waiting, and a hundred thousand are not held in memory."""
DASK_RETRIES = 5
"""How many workers of a cluster may be lost with the same item in hand before it is given up."""


class ExecutorError(OSError):
    """The executor that was asked for is not one, or is not installed."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: ``executor`` is ``processes`` or ``dask:ADDRESS``, ``workers`` how many processes (0: all cores)."""

    executor: str = LOCAL
    workers: int = 0

    @property
    def remote(self) -> bool:
        """Whether the work is done on machines that may not see our files."""
        return self.executor.startswith(DASK)


def spread(
    work: Callable[[Item], Result], items: Iterable[Item], crew: Crew, limits: Limits
) -> Iterator[Result | Failure]:
    """``work`` done for each of ``items`` by ``crew`` within ``limits``; ``work`` and ``items`` must be picklable."""
    with _pool(crew) as (pool, places):
        waiting: deque[Future[Result | Failure]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(partial(children.limited, work, limits), item))
                if len(waiting) > places * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def _pool(crew: Crew) -> Iterator[tuple[Executor, int]]:
    """An executor, and how many items it works on at a time."""
    if crew.remote:
        with _cluster(crew.executor.removeprefix(DASK)) as found:
            yield found
    elif crew.executor == LOCAL:
        places = crew.workers or os.cpu_count() or 1
        with ThreadPoolExecutor(places) as pool:
            yield pool, places
        children.dismiss(keep=1)
    else:
        raise ExecutorError(f"there is no executor {crew.executor!r}; say {LOCAL} or {DASK}ADDRESS")


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The cluster whose scheduler listens at ``address``, as an executor."""
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError as error:
        raise ExecutorError("Dask is not installed; pip install 'daybrief[dask]'") from error
    try:
        client = distributed.Client(address)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise ExecutorError(
            f"no Dask scheduler answers at {address!r}: {reason}; write it like {DASK}tcp://10.0.0.5:8786"
        ) from error
    with client:
        places = sum(client.nthreads().values()) or 1
        yield client.get_executor(pure=False, retries=DASK_RETRIES), places
