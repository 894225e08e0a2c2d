"""Documentation cannot lag: every command and option stands in the README, and what it says exists."""

from __future__ import annotations

import re
from pathlib import Path

from generator import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_and_option_is_in_the_readme() -> None:
    for name, command in cli.cli.commands.items():
        assert f"| `daybrief {name}` |" in README, name
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or f"`{option}`" in README or f"{option} " in README, (name, option)


def test_every_command_and_option_of_the_readme_exists() -> None:
    options = {option for command in cli.cli.commands.values() for one in command.params for option in one.opts}
    assert set(re.findall(r"`daybrief ([a-z]+)`", README)) <= set(cli.cli.commands)
    assert set(re.findall(r"`(--[a-z-]+)`", README)) <= options


def test_every_file_that_documents_link_to_is_there() -> None:
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for link in re.findall(r"\]\(([^)#:]{1,200})\)", document.read_text("utf-8")):
            assert (document.parent / link).exists(), (document.name, link)
