"""Work in processes that can be ended: the order, the limits, and that one bad item costs no other."""

from __future__ import annotations

import os
import re
import signal
import sys
import time

import pytest

from generator import children, executors
from generator.children import Failure, Limits
from generator.executors import Crew, ExecutorError, spread

LIMITS = Limits(seconds=1, megabytes=900)
POSIX = pytest.mark.skipif(os.name != "posix", reason="limits by the kernel need POSIX")


def work(item: str) -> str:
    """What the item says."""
    if item == "endless":
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif item == "huge":
        bytearray(2_000_000_000)
    elif item == "wrong":
        raise ValueError("no such thing")
    elif item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif item == "noisy":
        sys.stdout.write("noise\n")
        os.write(1, b"noise\n")
    elif item == "slow":
        time.sleep(0.3)
    return item.upper()


def threads_and_process(_: str) -> tuple[str, int]:
    return os.environ["OMP_NUM_THREADS"], os.getpid()


def done(*items: str, workers: int = 2) -> list[str | Failure]:
    return list(spread(work, items, Crew(workers=workers), LIMITS))


def test_results_come_in_the_order_of_the_items() -> None:
    assert done("slow", *"abcdefghijklmnopqrstuvwxyz") == ["SLOW", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


@POSIX
def test_an_item_that_reaches_a_limit_is_set_aside_and_the_others_are_done() -> None:
    first, endless, second, huge, third = done("a", "endless", "b", "huge", "c")
    assert (first, second, third) == ("A", "B", "C")
    assert endless == Failure("limit", "it takes longer than 1 s")
    assert huge == Failure("limit", "it needs more than 900 MB of memory")


def test_an_item_whose_work_raises_says_so() -> None:
    assert done("a", "wrong", "b") == ["A", Failure("defect", "ValueError: no such thing"), "B"]


@POSIX
def test_an_item_that_brings_its_process_down_is_tried_twice_and_named() -> None:
    assert done("a", "killed", "b") == ["A", Failure("died", "its process ended with status -9"), "B"]


@POSIX
def test_what_waits_without_computing_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "BY_THE_CLOCK", 0.05)
    (outcome,) = spread(time.sleep, [30], Crew(workers=1), LIMITS)
    assert outcome == Failure("limit", "it takes longer than 1 s")


def test_what_a_library_prints_is_not_taken_for_a_result() -> None:
    assert done("noisy", "a", workers=1) == ["NOISY", "A"]


def test_processes_use_one_thread_each_are_kept_and_can_be_ended() -> None:
    (threads, first), (_, second) = (
        one for one in spread(threads_and_process, "ab", Crew(workers=1), LIMITS) if not isinstance(one, Failure)
    )
    assert threads == "1"
    assert first == second != os.getpid()
    children.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_work_that_is_not_waited_for_is_not_handed_out() -> None:
    asked: list[int] = []

    def items() -> object:
        for number in range(1000):
            asked.append(number)
            yield str(number)

    results = spread(work, items(), Crew(workers=1), LIMITS)  # type: ignore[arg-type]
    assert next(results) == "0"
    assert len(asked) <= executors.AHEAD + 1
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("No module named 'boats'", name="boats"), "the package boats is not installed"),
        (
            ImportError("boats.sail is a project\nof its own."),
            "a package does not load (boats.sail is a project of its own)",
        ),
    ],
)
def test_what_is_missing_is_said_in_one_line(error: ImportError, said: str) -> None:
    assert children.lack(error) == said


def test_an_executor_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ExecutorError, match="say processes or dask:ADDRESS"):
        list(spread(work, ["a"], Crew("threads"), LIMITS))
