"""The cluster: names of an article that mean the same thing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_runs import PARTICLES
from generator.engines.offline.name_types import Name, NameKind


@dataclass(slots=True)
class Cluster:
    """Names that mean the same thing, while they are gathered; ``key`` is the name to look it up by."""

    key: str
    kind: NameKind
    names: list[Name] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The fullest form that the article uses as a rule; of countries the English name, of acronyms that without points."""
        if self.kind in ("country", "place"):
            return self.key
        counts = Counter(name.text for name in self.names)
        if self.kind == "group" and gazetteer().knows(self.key):
            return self.key
        best = max(sorted(counts), key=lambda text: (_is_full(text), _opens_with_given(text), counts[text], len(text)))
        if self.kind == "person":
            return f"{self._reigns(best)}{best}"
        return best.replace(".", "") if _POINTED.fullmatch(best) else best

    def _reigns(self, best: str) -> str:
        """The title and a space where a title and one given name are what a person is called ("King Aldo II", "Pope Leo")."""
        rest = best.split()[1:]
        if len(rest) > 1 or (rest and not _NUMERAL.fullmatch(rest[0])):
            return ""
        before = (
            name.sentence.span.doc[name.first - 1].text for name in self.names if name.first and name.text == best
        )
        return next((f"{title} " for title in before if title in _CROWNED), "")


# Where one letter stands for a middle name, it has a point as well ("J. D. Brandt"); three in a row are an acronym.
_POINTED = re.compile(r"(?:[A-Z]\.){3,8}")
_NUMERAL = re.compile(r"[IVX]{1,6}")
_CROWNED = frozenset("King Queen Pope Prince Princess Emperor Empress Sultan Emir Patriarch".split())


def _opens_with_given(text: str) -> bool:
    """Whether a name begins with a known given name ("Ada Brandt", not "Crooked Ada Brandt")."""
    return text.split(maxsplit=1)[0] in gazetteer().given_names


def _is_full(text: str) -> bool:
    """Whether a name has more than a surname."""
    first, _, more = text.partition(" ")
    return bool(more) and first.lower() not in PARTICLES
