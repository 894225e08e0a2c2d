"""Golden cases: ``cases/NAME/seed.*`` must give ``brief.yml``, which was checked by hand; each field of each brief is a test.

To take over what the engine says now, after reading it: ``python -m tests.test_cases NAME``.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import extraction, store
from generator.engines import registry
from generator.model import BriefFile

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir())


def seed_of(name: str) -> Path:
    """The one seed of a case."""
    (found,) = (CASES / name).glob("seed.*")
    return found


@functools.cache
def read(name: str) -> BriefFile:
    """What the engine makes of a case's seed."""
    file, _ = extraction.brief_file(CASES / name, seed_of(name), registry.engine("offline"))
    assert file is not None
    return file


def fields(file: BriefFile) -> dict[str, Any]:
    """Each field of each brief under a name of its own, and the labels."""
    data = store.plain(file)
    briefs = {f"{number}.{key}": value for number, one in enumerate(data["briefs"]) for key, value in one.items()}
    return {"labels": [dict(row) for row in data["labels"]], **briefs}


@functools.cache
def wanted(name: str) -> dict[str, Any]:
    """The fields that the case's brief file has; none where it has not been written yet."""
    if not (CASES / name / "brief.yml").is_file():
        return {}
    file, problems = store.read(CASES / name, "brief.yml")
    assert file is not None, problems
    return fields(file)


def parameters() -> list[tuple[str, str]]:
    return [(name, field) for name in NAMES for field in wanted(name)]


@pytest.mark.parametrize(("name", "field"), parameters())
def test_field(name: str, field: str) -> None:
    assert fields(read(name)).get(field) == wanted(name)[field]


@pytest.mark.parametrize("name", NAMES)
def test_there_is_nothing_more(name: str) -> None:
    assert list(fields(read(name))) == list(wanted(name))


if __name__ == "__main__":
    for case in sys.argv[1:]:
        store.write(CASES / case, "brief.yml", read(case))
