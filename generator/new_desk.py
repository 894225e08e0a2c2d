"""A new desk: the folders and files that an editor starts from, copied from ``templates/desk``."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.model import Problem

HIDDEN = {"gitignore": ".gitignore"}
"""Files that begin with a dot in the desk, but not among the templates, where they would hide."""


def make(directory: Path, templates: Path) -> tuple[Problem, ...]:
    """Copy the files below ``templates`` into ``directory``; a file that is already there is kept, and named."""
    problems: list[Problem] = []
    for source in sorted(path for path in templates.rglob("*") if path.is_file()):
        name = source.relative_to(templates)
        target = directory / name.with_name(HIDDEN.get(name.name, name.name))
        if target.exists():
            problems.append(Problem(str(target), "", "is already there and was kept.", "", "warning"))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (directory / "content" / "briefs").mkdir(parents=True, exist_ok=True)
    return tuple(problems)
