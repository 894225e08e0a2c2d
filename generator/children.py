"""Child processes that do one item of work at a time and can be ended: what a limit on time and memory stands on.

The parent writes pickled ``(work, item, limits)`` to the child's standard input and reads the pickled result from its standard
output. The limit on time is in processor time, kept by the kernel, so that a busy machine sets nothing aside that an idle one
would not; a child that waits for something without computing is ended by the clock. A child whose parent is gone finds
its input closed and ends.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, Literal, TypeVar

try:
    import resource
except ImportError:  # Windows: the clock alone limits time, and nothing limits memory.
    resource = None  # type: ignore[assignment]

Item = TypeVar("Item")
Result = TypeVar("Result")

BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from generator import children; children.serve()"
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
"""As many children as cores run side by side; more threads in each would only wait for each other."""
BY_THE_CLOCK = 10
"""The clock may run so many times the limit of processor time, since other programs want the machine too."""
ATTEMPTS = 2
"""A child that somebody else ended says nothing about its item, which is tried once more."""
MEGABYTE = 1_000_000
MESSAGE = 300
"""Characters of an exception's message that are passed on."""
OUT_OF_TIME = 27
"""``SIGPROF``, the signal of the timer of processor time; its number, since Windows has no such name."""
LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take: ``seconds`` of processor time and ``megabytes`` of memory.

    The largest seed that is accepted (300,000 characters of varied news) took 19 s and 460 MB of address space.
    """

    seconds: float = 60
    megabytes: int = 2000


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that was set aside: it reached a ``limit``, its work raised (a ``defect``) or found a package ``lacking``, or its
    process ``died``.
    """

    kind: Literal["limit", "defect", "lacking", "died"]
    reason: str


class Child:
    """A process that works for us. ``do`` is to be called by one thread at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(ONE_THREAD, "1")},
        )

    def do(self, work: Callable[[Item], Result], item: Item, limits: Limits) -> Result | Failure:
        """The result of ``work``, or why there is none."""
        late = threading.Event()
        clock = threading.Timer(limits.seconds * BY_THE_CLOCK, self._end, [late])
        clock.daemon = True
        clock.start()
        try:
            assert self._process.stdin is not None  # noqa: S101 (Popen was asked for both pipes)
            assert self._process.stdout is not None  # noqa: S101
            _send(self._process.stdin, (work, item, limits))
            answer: Result | Failure = _receive(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            ended = self.close()
            if late.is_set() or ended == -OUT_OF_TIME:
                return Failure("limit", f"it takes longer than {limits.seconds:g} s")
            return Failure("died", f"its process ended with status {ended}")
        finally:
            clock.cancel()
        return answer

    def _end(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def close(self) -> int:
        """End the process, whatever it does; its exit status."""
        self._process.kill()
        ended = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)
        return ended


_idle: deque[Child] = deque()


def limited(work: Callable[[Item], Result], limits: Limits, item: Item) -> Result | Failure:
    """``work(item)`` in a child of this process, within ``limits``."""
    answer: Result | Failure = Failure("died", "")
    for _ in range(ATTEMPTS):
        child = _idle.pop() if _idle else Child()
        answer = child.do(work, item, limits)
        if not isinstance(answer, Failure):
            _idle.append(child)
            break
        if answer.kind != "died" or child.close() == -signal.SIGINT:
            child.close()
            break
    return answer


def dismiss(keep: int = 0) -> None:
    """End the children that have nothing to do, but ``keep`` of them: a warm one answers at once."""
    while len(_idle) > keep:
        _idle.popleft().close()


atexit.register(dismiss)


# ---------------------------------------------------------------- in the child


def serve() -> None:
    """What a child does: items come in, results go out, until there are no more."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not end up among the results.
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    while True:
        try:
            work, item, limits = _receive(source)
        except EOFError:
            return
        _send(target, _tried(work, item, limits))


def _tried(work: Callable[[Any], Any], item: object, limits: Limits) -> object:
    """The result of ``work``, or why there is none."""
    _limit(limits.megabytes * MEGABYTE, limits.seconds)
    try:
        return work(item)
    except MemoryError:
        return Failure("limit", f"it needs more than {limits.megabytes:,} MB of memory")
    except ImportError as error:
        return Failure("lacking", lack(error))
    except Exception as error:  # noqa: BLE001 (one item's failure must not stop the others)
        return Failure("defect", f"{type(error).__name__}: {error}"[:MESSAGE])
    finally:
        _limit(0, 0)


def lack(error: ImportError) -> str:
    """What is missing on this machine, as the middle of a sentence: a package, or what stops one from being loaded."""
    if isinstance(error, ModuleNotFoundError):
        return f"the package {error.name} is not installed"
    return f"a package does not load ({' '.join(str(error).split())[:MESSAGE].rstrip('.')})"


def _limit(space: int, seconds: float) -> None:
    """Let the kernel keep the limits for the item that comes; zeros lift them."""
    if resource is None:
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = space or most
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _send(stream: IO[bytes], value: object) -> None:
    data = pickle.dumps(value)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    """The next value; ``EOFError`` where the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    data = stream.read(LENGTH.unpack(head)[0])
    return pickle.loads(data)  # noqa: S301 (from our own child or parent, over a pipe that nobody else has)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:  # what was not written when the child died
        return
