"""Which program works: each part that decides what it writes counts."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from generator import versions
from generator.publishing import record

IN_ANOTHER = {"pagefind_bin": "pagefind", "pydantic_core": "pydantic", "yaml": "pyyaml"}
"""Packages that come with another, or go by another name."""
NO_WORD = frozenset(("trafilatura", "watchdog"))
"""Packages that have no say in what a site shows: one tells which text brief files label as the main one, one watches files."""


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


def imported(path: Path) -> Iterator[str]:
    """The packages of others that the module at ``path`` imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            tops = {name.partition(".")[0] for name in names}
            yield from tops - sys.stdlib_module_names - {"generator"}


def test_every_package_that_decides_what_a_site_shows_counts() -> None:
    """Those that read a seed's text did not: its page stayed as another version of them had read it."""
    package = Path(generator.__file__).parent
    modules = (path for pattern in record.MODULES for path in package.glob(pattern) if path.suffix == ".py")
    used = {IN_ANOTHER.get(name, name.replace("_", "-")) for path in modules for name in imported(path)}
    assert used - NO_WORD <= set(record.DISTRIBUTIONS)
