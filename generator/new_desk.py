"""A new desk: the folders and files that an editor starts from, copied from ``templates/desk``."""

from __future__ import annotations

from pathlib import Path

from generator import __version__
from generator.model import Problem

HIDDEN = {"github": ".github", "gitignore": ".gitignore", "gitlab-ci.yml": ".gitlab-ci.yml"}
"""What begins with a dot in the desk, but not among the templates, where it would hide."""
REQUIREMENTS = f"# What CI installs. A wheel or an address may stand here too.\ndaybrief=={__version__}\n"


def make(directory: Path, templates: Path) -> tuple[Problem, ...]:
    """Copy the files below ``templates`` into ``directory``; a file that is already there is kept, and named."""
    files = {_name(path.relative_to(templates)): path.read_bytes() for path in templates.rglob("*") if path.is_file()}
    files[Path("requirements.txt")] = REQUIREMENTS.encode()
    problems: list[Problem] = []
    for name, contents in sorted(files.items()):
        target = directory / name
        if target.exists():
            problems.append(Problem(str(target), "", "is already there and was kept.", "", "warning"))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents)
    (directory / "content" / "briefs").mkdir(parents=True, exist_ok=True)
    return tuple(problems)


def _name(path: Path) -> Path:
    """The name in the desk of the template ``path``."""
    return Path(*(HIDDEN.get(part, part) for part in path.parts))
