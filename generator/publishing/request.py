"""What is asked of the site, and what is said about it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.model import Desk, Problem
from generator.publishing.assembly import Step

Load = Callable[[], tuple[Desk, tuple[Problem, ...]]]
Print = Callable[[Desk, Path], tuple[frozenset[str], tuple[Problem, ...]]]
"""Writes the PDFs of a desk below a folder, at their paths from the site's root; returns those paths."""
PrintPlan = Callable[[Desk, Path], tuple[frozenset[str], tuple[Step, ...]]]
"""Says what :data:`Print` would print anew, and puts only what it would keep below the folder."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: MkDocs' ``config`` file, the desk's ``content``, and where ``site`` goes. ``briefs`` may lie elsewhere.

    ``hashes`` are of the brief files by name, where they are known already; ``cache`` is a folder that outlives the build.
    ``texts`` are the hashes of seeds that are published whole, by path.
    """

    config: Path
    content: Path
    site: Path
    briefs: Path | None = None
    hashes: Mapping[str, str] | None = None
    cache: Path | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What became of the site: ``built`` is false where nothing had changed. ``made`` pages were rendered, the others kept."""

    site: Path
    built: bool
    reason: str
    pages: int
    made: int = 0

    def __str__(self) -> str:
        """One line for a reader of the log."""
        if not self.built:
            return f"{self.pages} pages kept in {self.site} ({self.reason})."
        return f"{self.pages} pages in {self.site}, {self.made} of them rendered ({self.reason})."
