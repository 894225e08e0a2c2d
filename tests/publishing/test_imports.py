"""What a command does not work with is not imported: loading all of it takes longer than most commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.publishing import site
from tests.publishing import editing

HEAVY = frozenset(
    "babel distributed jinja2 lxml markdown mkdocs numpy pagefind_bin pydantic spacy tqdm trafilatura typst watchdog yaml".split()
)
"""Packages that take 10 ms and more to load."""
ASKING = """
import sys
from generator.cli import main
try:
    main()
except SystemExit:
    pass
print(*sys.modules)
"""


def loaded(*arguments: str) -> frozenset[str]:
    """The heavy packages that the command with ``arguments`` loads."""
    done = subprocess.run([sys.executable, "-c", ASKING, *arguments], capture_output=True, text=True, check=True)
    return HEAVY & set(done.stdout.split("\n")[-2].split())


def test_help_loads_next_to_nothing() -> None:
    assert loaded("--help") <= {"pydantic"}


def test_a_build_without_changes_loads_nothing_that_makes_pages(desk: Path) -> None:
    """The second build of a desk finds nothing to do."""
    command = "build", "--no-pdf", "--content", str(desk / "content"), "--site", str(desk / "site")
    assert loaded(*command) <= {"pydantic", "yaml", "numpy"}


def test_a_build_loads_no_theme_while_the_frame_is_kept(desk: Path) -> None:
    editing.change(desk)
    command = "build", "--no-pdf", "--content", str(desk / "content"), "--site", str(desk / "site")
    assert loaded(*command) <= {"pydantic", "yaml", "numpy", "jinja2", "typst"}


def test_a_check_loads_no_templates_and_no_theme(desk: Path) -> None:
    assert loaded("check", "--content", str(desk / "content")) <= {"pydantic", "yaml", "numpy", "markdown"}


def test_what_makes_pages_is_loaded_ahead_where_somebody_will_need_it() -> None:
    asking = f"""
import sys, threading
from generator.publishing import site
before = {site.MAKING!r} in sys.modules
site.load_ahead()
for thread in threading.enumerate()[1:]:
    thread.join()
print(before, {site.MAKING!r} in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"
