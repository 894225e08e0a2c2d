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


def placed(problems: Iterable[Problem], roots: Iterable[Path]) -> tuple[Problem, ...]:
    """``problems`` with their files below one of ``roots`` named from where we are, and with lines in place of fields.

    They are in the order of files and lines, as somebody mends them.
    """
    folders, listed = tuple(roots), tuple(problems)
    paths = {problem.path: next(_files(problem.path, folders), None) for problem in listed}
    sought: dict[str, list[str]] = {}
    for problem in listed:
        path = paths[problem.path]
        if path is not None and path.suffix == ".yml" and problem.place and not problem.place.isdecimal():
            sought.setdefault(problem.path, []).append(problem.place)
    lines = {name: _lines(paths[name], places) for name, places in sought.items()}
    found = (_at_home(one, paths[one.path], lines.get(one.path, {}).get(one.place)) for one in listed)
    return tuple(sorted(found, key=_order))


def _order(problem: Problem) -> tuple[str, int]:
    return problem.path, int(problem.place) if problem.place.isdecimal() else 0


def _files(name: str, roots: Iterable[Path]) -> Iterator[Path]:
    """The files of this name below ``roots``."""
    return (root / name for root in roots if _is_file(root / name))


def _lines(path: Path | None, places: Sequence[str]) -> dict[str, int]:
    """The lines of ``places`` in the file ``path``: of fields, and of entries and briefs that have such an id."""
    if path is None:
        return {}
    text = path.read_text("utf-8-sig", "replace")
    ids = _ids(text) if any(not FIELD.fullmatch(place) for place in places) else {}
    known = {place: ids.get(place) or fields(place) for place in places if place in ids or FIELD.fullmatch(place)}
    return dict(zip(known, yamlio.lines_of(text, list(known.values())), strict=True))


def _ids(text: str) -> dict[str, tuple[str | int, ...]]:
    """Where in a file of editors, or in a brief file, the entry with each id stands."""
    data = yamlio.parse(text, "")[0]
    above: tuple[str, ...] = ("briefs",) if isinstance(data, dict) else ()
    listed = data.get("briefs") if isinstance(data, dict) else data
    entries = (
        [entry.get("id") if isinstance(entry, dict) else None for entry in listed] if isinstance(listed, list) else []
    )
    return {name: (*above, number) for number, name in reversed(tuple(enumerate(entries))) if isinstance(name, str)}


def fields(place: str) -> tuple[str | int, ...]:
    """A path such as ``briefs[0].what`` in its parts."""
    return tuple(int(part) if part.isdecimal() else part for part in PART.findall(place))


def _at_home(problem: Problem, path: Path | None, line: int | None) -> Problem:
    """``problem`` with its file as it is named from here, and at its ``line``; the field or id is kept in the message."""
    if path is None:
        return problem
    if line is None:
        return replace(problem, path=path.as_posix())
    name = LEADING.sub("", problem.place, count=1) if problem.place.startswith("[") else problem.place
    message = f"{name}: {problem.message}" if name else problem.message
    return replace(problem, path=path.as_posix(), place=str(line), message=message)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
