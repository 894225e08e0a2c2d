"""How many words of an article a brief repeats as evidence: what several facts rest on counts once."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Brief, FiledBrief
from generator.publishing.passages import evidence_of


def words_of(brief: Brief) -> int:
    """Words of the seed that ``brief`` repeats; those of stretches that overlap once."""
    stretches: list[str] = []
    reach = -1
    for start, end, exact in sorted([(item.start, item.end, item.exact) for item in evidence_of(brief)]):
        if start > reach:
            stretches.append(exact)
        elif end > reach:
            stretches[-1] += exact[reach - start :]
        reach = max(reach, end)
    return len("\n".join(stretches).split())


def per_brief(briefs: Iterable[FiledBrief]) -> dict[str, int]:
    """The words quoted by each of ``briefs``, by id."""
    return {filed.brief.id: words_of(filed.brief) for filed in briefs}


def record(briefs: Iterable[FiledBrief]) -> dict[str, list[dict[str, object]]]:
    """``api/quotations.json``: the words quoted of each article, and in each edition."""
    days: dict[str, int] = {}
    found: list[dict[str, object]] = []
    for filed in briefs:
        words = words_of(filed.brief)
        found.append({"id": filed.brief.id, "words": words})
        if filed.day is not None:
            days[filed.day] = days.get(filed.day, 0) + words
    return {"briefs": found, "editions": [{"day": day, "words": days[day]} for day in sorted(days, reverse=True)]}
