"""The front matter of pages that editors write: a title and a description, read as strictly as the desk's other YAML.

MkDocs by itself takes any YAML there, also such as never ends, and lets a page name its own template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator import yamlio
from generator.model import Problem

KEYS = ("title", "description")
FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
NOTHING = "---\n{}\n---\n\n"
"""Front matter without an entry. Where there is none, MkDocs takes the first lines for some if they have colons."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page as an editor wrote it: ``source`` for MkDocs, what its front matter says, and what is wrong with that."""

    source: str
    says: dict[str, str]
    problems: tuple[Problem, ...] = ()


def read(path: str, data: bytes) -> Written:
    """The page at ``path`` (below ``pages/``), whose file holds ``data``."""
    name = f"pages/{path}"
    problems: list[Problem] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        problems.append(Problem(name, "", "is not UTF-8; broken characters are shown as \ufffd.", "Save it as UTF-8."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT.match(text)
    if front is None:
        return Written(NOTHING + text, {}, tuple(problems))
    found, faults = yamlio.parse(f"\n{front[1]}", name)
    problems += faults
    entries = found if isinstance(found, dict) else {}
    says = {key: value for key in KEYS if isinstance(value := entries.get(key), str)}
    others = ", ".join(key[:40] for key in list(entries)[:10] if key not in says)
    if others or (found is not None and not isinstance(found, dict)):
        remedy = f"Only {' and '.join(KEYS)}, as text, are read."
        problems.append(Problem(name, "1", f"has front matter that is not read: {others}.", remedy, "warning"))
    return Written(NOTHING + text[front.end() :], says, tuple(problems))
