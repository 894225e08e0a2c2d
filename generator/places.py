"""Where in a file a problem stands: fields of YAML as lines, so that an editor can go there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator import yamlio
from generator.model import Problem

FIELD = re.compile(r"(?:schema|seed|engine|labels|briefs|\[\d{1,9}\])(?:\.[A-Za-z_]\w{0,60}|\[\d{1,9}\]){0,20}")
"""A field of a brief file, or of an entry in a file of editors."""
LEADING = re.compile(r"\[\d+\]\.?")
PART = re.compile(r"[A-Za-z_]\w*|\d+")


def placed(problems: Iterable[Problem], roots: Iterable[Path]) -> Iterator[Problem]:
    """``problems`` with their files below one of ``roots`` named from where we are, and with lines in place of fields."""
    folders = tuple(roots)
    listed = tuple(problems)
    paths = {problem.path: next(_files(problem.path, folders), None) for problem in listed}
    sought: dict[str, list[str]] = {}
    for problem in listed:
        path = paths[problem.path]
        if path is not None and path.suffix == ".yml" and FIELD.fullmatch(problem.place):
            sought.setdefault(problem.path, []).append(problem.place)
    lines = {name: _lines(paths[name], places) for name, places in sought.items()}
    for problem in listed:
        path = paths[problem.path]
        if path is None:
            yield problem
        elif line := lines.get(problem.path, {}).get(problem.place):
            yield _with_line(problem, path, line)
        else:
            yield replace(problem, path=path.as_posix())


def _files(name: str, roots: Iterable[Path]) -> Iterator[Path]:
    """The files of this name below ``roots``."""
    return (root / name for root in roots if _is_file(root / name))


def _lines(path: Path | None, places: Sequence[str]) -> dict[str, int]:
    """The lines of the fields ``places`` in the file ``path``, in one pass."""
    if path is None:
        return {}
    lines = yamlio.lines_of(path.read_text("utf-8-sig"), [fields(place) for place in places])
    return dict(zip(places, lines, strict=True))


def fields(place: str) -> tuple[str | int, ...]:
    """A path such as ``briefs[0].what`` in its parts."""
    return tuple(int(part) if part.isdecimal() else part for part in PART.findall(place))


def _with_line(problem: Problem, path: Path, line: int) -> Problem:
    """``problem`` at its ``line``; the field, which says more than a line, is kept in the message."""
    field = LEADING.sub("", problem.place, count=1) if problem.place.startswith("[") else problem.place
    message = f"{field}: {problem.message}" if field else problem.message
    return replace(problem, path=path.as_posix(), place=str(line), message=message)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
