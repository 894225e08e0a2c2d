"""Undated briefs that another brief dates: an article of a story is from about the days on which others told the same story.

Nothing that an article states is touched; what it bounds itself (a year, a month) is only made narrower. The evidence lies in the
other brief, so that the reasoning names it and no words of the article are claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.model import FiledBrief, Published, Story

# Of 114 articles in groups that tell of one event within a week, 98 are from no more than a day outside the days of the others
# (clusters_g5, development part; two days: also 98). The likeness that joins undated briefs is a stricter one already.
MARGIN = timedelta(days=1)
# Stories that run longer than this, in days, bound nothing.
LONGEST = timedelta(days=7)


def dated(briefs: Sequence[FiledBrief], stories: Sequence[Story]) -> tuple[tuple[FiledBrief, ...], tuple[Story, ...]]:
    """``briefs`` and their ``stories`` with an interval, basis ``inferred``, for undated briefs whose story others date."""
    found = {brief.brief.id: _filed(brief, bound) for story in stories for brief, bound in _bounds(story)}
    if not found:
        return tuple(briefs), tuple(stories)
    told = (replace(story, briefs=_with(story.briefs, found)) for story in stories)
    return _with(briefs, found), tuple(told)


def _with(briefs: Iterable[FiledBrief], found: dict[str, FiledBrief]) -> tuple[FiledBrief, ...]:
    return tuple(found.get(one.brief.id, one) for one in briefs)


def _filed(filed: FiledBrief, published: Published) -> FiledBrief:
    return replace(filed, brief=replace(filed.brief, published=published))


def _bounds(story: Story) -> Iterable[tuple[FiledBrief, Published]]:
    """The undated briefs of ``story`` with what the dated ones say of them."""
    known = sorted((filed for filed in story.briefs if filed.day), key=lambda filed: (filed.day or "", filed.brief.id))
    if not known:
        return
    first, last = (date.fromisoformat(filed.day or "") for filed in (known[0], known[-1]))
    if last - first > LONGEST:
        return
    interval = f"{(first - MARGIN).isoformat()}/{(last + MARGIN).isoformat()}"
    for filed in story.briefs:
        if _is_open(filed) and _agrees(filed.brief.published.edtf, first - MARGIN, last + MARGIN):
            yield filed, Published(interval, "inferred", filed.brief.published.evidence, _reasoning(filed, known))


def _is_open(filed: FiledBrief) -> bool:
    """Whether neither the article nor an editor says when it was published."""
    decided = filed.reviewed or any(correction.field.startswith("published") for correction in filed.corrections)
    return not decided and filed.day is None and filed.brief.published.basis != "stated"


def _agrees(edtf: str, first: date, last: date) -> bool:
    """Whether the year or month that the article gives (``X`` for an unknown digit) is that of the interval; nothing agrees."""
    days = (first.isoformat(), last.isoformat())
    return any(all(own in ("X", other) for own, other in zip(edtf, day, strict=False)) for day in days)


def _reasoning(filed: FiledBrief, known: Sequence[FiledBrief]) -> str:
    """How the interval follows, after what the article itself says of its date."""
    one = known[0]
    others = f" and {len(known) - 1} more" if len(known) > 1 else ""
    days = f"on {one.day}" if known[-1].day == one.day else f"from {one.day} to {known[-1].day}"
    own = f"{filed.brief.published.reasoning} " if filed.brief.published.reasoning else ""
    return (
        f"{own}It tells the same story as “{one.brief.headline.text}” ({one.outlet}){others}, published {days}; "
        "reports of one event are mostly from within a day of each other."
    )
