"""Where in a file a problem stands: fields of YAML as lines, so that an editor can go there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator import yamlio
from generator.model import Problem

FIELD = re.compile(r"(?:schema|seed|engine|labels|briefs|\[\d{1,9}\])(?:\.[A-Za-z_]\w{0,60}|\[\d{1,9}\]){0,20}")
"""A field of a brief file, or of an entry in a file of editors."""
LEADING = re.compile(r"\[\d+\]\.?")
PART = re.compile(r"[A-Za-z_]\w*|\d+")
ENOUGH = 50
"""Problems of one file that are looked up: each costs a pass over the file, and nobody mends more at one sitting."""


def placed(problems: Iterable[Problem], roots: Iterable[Path]) -> Iterator[Problem]:
    """``problems`` with their files below one of ``roots`` named from where we are, and with lines in place of fields."""
    folders = tuple(roots)
    counts: Counter[str] = Counter()
    for problem in problems:
        path = next((root / problem.path for root in folders if _is_file(root / problem.path)), None)
        counts[problem.path] += 1
        if path is None:
            yield problem
        elif path.suffix == ".yml" and FIELD.fullmatch(problem.place) and counts[problem.path] <= ENOUGH:
            yield _with_line(problem, path)
        else:
            yield replace(problem, path=path.as_posix())


def fields(place: str) -> tuple[str | int, ...]:
    """A path such as ``briefs[0].what`` in its parts."""
    return tuple(int(part) if part.isdecimal() else part for part in PART.findall(place))


def _with_line(problem: Problem, path: Path) -> Problem:
    """``problem`` at its line; the field, which says more than a line, is kept in the message."""
    line = yamlio.line_of(path.read_text("utf-8-sig"), fields(problem.place))
    field = LEADING.sub("", problem.place, count=1) if problem.place.startswith("[") else problem.place
    message = f"{field}: {problem.message}" if field else problem.message
    return replace(problem, path=path.as_posix(), place=str(line), message=message)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
