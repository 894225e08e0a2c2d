"""A new desk: the folders and files that an editor starts from, copied from ``templates/desk``."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote

from generator import __version__
from generator.model import Problem

ELSEWHERE = (Path("requirements.lock"), Path("content/pages/how-it-works.md"))
"""Files of a new desk that are our own, too: they lie among the templates of a package, and above them in a checkout."""
HIDDEN = {"github": ".github", "gitignore": ".gitignore", "gitlab-ci.yml": ".gitlab-ci.yml"}
"""What begins with a dot in the desk, but not among the templates, where it would hide."""
HERE = "./"
"""Begins a requirement that lies in the desk itself."""
REQUIREMENTS = """\
# The Daybrief that CI installs, beside what requirements.lock names. A wheel beside this file (./its-name.whl) or an address may
# stand here too.
{}
"""


def make(directory: Path, templates: Path) -> tuple[Problem, ...]:
    """Copy the files below ``templates`` into ``directory``; a file that is already there is kept, and named."""
    files = {_name(path.relative_to(templates)): path.read_bytes() for path in templates.rglob("*") if path.is_file()}
    requirement = _requirement()
    files[Path("requirements.txt")] = REQUIREMENTS.format(requirement).encode()
    for name in ELSEWHERE:
        if name not in files:
            files[name] = (templates.parents[1] / name).read_bytes()
    problems: list[Problem] = []
    for name, contents in sorted(files.items()):
        target = directory / name
        if target.exists():
            problems.append(Problem(str(target), "", "is already there and was kept.", "", "warning"))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents)
    (directory / "content" / "briefs").mkdir(parents=True, exist_ok=True)
    if requirement.startswith(HERE) and not (directory / requirement).exists():
        message = f"names {requirement}, the wheel that this Daybrief was installed from."
        remedy = "Copy the wheel into the desk, so that CI finds it."
        problems.append(Problem(str(directory / "requirements.txt"), "", message, remedy, "warning"))
    return tuple(problems)


def _requirement() -> str:
    """What pip installs Daybrief by: the address, commit or wheel that it was installed from, or its version on an index."""
    try:
        origin = json.loads(distribution("daybrief").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        origin = {}
    address, version = str(origin.get("url", "")), origin.get("vcs_info", {})
    if address.startswith("file:") and address.endswith(".whl"):
        return HERE + unquote(address.rpartition("/")[2])
    if not address.startswith("https://"):
        return f"daybrief=={__version__}"
    return (
        f"daybrief @ git+{address}@{version['commit_id']}" if version.get("vcs") == "git" else f"daybrief @ {address}"
    )


def _name(path: Path) -> Path:
    """The name in the desk of the template ``path``."""
    return Path(*(HIDDEN.get(part, part) for part in path.parts))
