"""The cluster: names of an article that mean the same thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_runs import PARTICLES
from generator.engines.offline.name_types import NameKind
from generator.engines.offline.names import Name


@dataclass(slots=True)
class Cluster:
    """Names that mean the same thing, while they are gathered; ``key`` is the name to look it up by."""

    key: str
    kind: NameKind
    names: list[Name] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The fullest form that the article uses as a rule; of countries the English name."""
        if self.kind in ("country", "place"):
            return self.key
        counts = Counter(name.text for name in self.names)
        if self.kind == "group" and gazetteer().knows(self.key):
            return self.key
        return max(sorted(counts), key=lambda text: (_is_full(text), counts[text], len(text)))


def _is_full(text: str) -> bool:
    """Whether a name has more than a surname."""
    first, _, more = text.partition(" ")
    return bool(more) and first.lower() not in PARTICLES
