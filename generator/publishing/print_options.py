"""How a print is to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """``large`` sets 18 pt in one column, whatever ``columns`` says; ``draft`` marks every page.

    ``bundle`` attaches the evidence: the briefs as JSON.
    """

    paper: Literal["a4", "letter"] = "a4"
    columns: Literal[1, 2] = 2
    large: bool = False
    draft: bool = False
    bundle: bool = False

    def __str__(self) -> str:
        """The look in a few words that can stand in a file's name: ``a4-2-draft``."""
        switches = {"large": self.large, "draft": self.draft, "bundle": self.bundle}
        return "-".join([self.paper, str(self.columns), *(name for name, on in switches.items() if on)])
