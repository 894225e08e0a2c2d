"""Which program works: each part that decides what it writes counts."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator import versions


def test_modules_python_and_the_versions_of_parts_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator, "__file__", str(tmp_path / "__init__.py"))
    numbers = {"pydantic": "1"}
    monkeypatch.setattr(versions, "_version", lambda name: numbers.get(name, ""))

    def program() -> str:
        versions.program.cache_clear()
        return versions.program(("*.py",), ("pydantic",))

    seen = {program()}
    (tmp_path / "one.py").write_text("1")
    seen.add(program())
    (tmp_path / "one.py").write_text("2")
    seen.add(program())
    numbers["pydantic"] = "2"
    seen.add(program())
    monkeypatch.setattr("sys.implementation.cache_tag", "cpython-399")
    seen.add(program())
    assert len(seen) == 5
    versions.program.cache_clear()


def test_a_part_that_is_not_installed_has_no_version() -> None:
    assert versions._version("no-such-package-of-anybody") == ""
    assert versions._version("pydantic")
