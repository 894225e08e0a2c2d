"""Which of the claims that contradict each other a page shows where there is no room for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.model import Claim

CLAIMS = 6
"""Of one disagreement a page shows so many claims: with their words they are 1.5 kB of HTML."""


def telling(claims: Sequence[Claim], own: str = "") -> list[Claim]:
    """At most :data:`CLAIMS` of ``claims``, in their order: those of the brief ``own``, then one for each value, then others."""
    if len(claims) <= CLAIMS:
        return list(claims)
    met: Counter[str] = Counter()
    ranks = []
    for place, claim in enumerate(claims):
        ranks.append((claim.brief.brief.id != own, met[claim.value], place))
        met[claim.value] += 1
    return [claims[place] for place in sorted(place for _, _, place in sorted(ranks)[:CLAIMS])]
