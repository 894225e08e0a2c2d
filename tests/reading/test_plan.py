"""What is to be done for a seed, and the reason the editor is told."""

from __future__ import annotations

from generator.model import EngineRef, SeedRef
from generator.reading.plan import step
from generator.store import Head

ENGINE = EngineRef("offline", "1.0")
FILED = Head(1, SeedRef("a.txt", "aa"), ENGINE)
REVIEWED = Head(1, SeedRef("a.txt", "aa"), ENGINE, reviewed=True)


def test_a_new_seed_is_made() -> None:
    assert step("a.txt", "aa", ENGINE, None).action == "make"


def test_an_unchanged_seed_is_kept() -> None:
    assert step("a.txt", "aa", ENGINE, FILED).action == "keep"


def test_a_changed_seed_or_engine_makes_it_anew_and_says_so() -> None:
    assert step("a.txt", "bb", ENGINE, FILED).reason == "the seed changed"
    newer = step("a.txt", "aa", EngineRef("offline", "1.1", "m"), FILED)
    assert (newer.action, newer.reason) == ("make", "made by offline 1.0, now offline 1.1 m")


def test_a_reviewed_file_is_never_made_anew() -> None:
    assert step("a.txt", "aa", EngineRef("other", "2"), REVIEWED).action == "keep"
    conflict = step("a.txt", "bb", ENGINE, REVIEWED)
    assert conflict.action == "conflict"
    assert "from aa… to sha256 bb" in conflict.reason
