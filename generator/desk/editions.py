"""Editions: the briefs of one day as stories, the weightiest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.model import Edition, FiledBrief, Story


def editions(stories: Sequence[Story]) -> tuple[Edition, ...]:
    """One edition for each day with a brief, newest first; a story that runs over days is in each with that day's briefs."""
    days: dict[str, list[Story]] = defaultdict(list)
    begun: dict[str, set[str]] = defaultdict(set)
    for story in stories:
        found = sorted({filed.day for filed in story.briefs if filed.day})
        for day in found:
            days[day].append(_on(day, story))
        for first in found[:1]:
            begun[first].add(story.id)
    return tuple(_edition(day, days[day], begun[day]) for day in sorted(days, reverse=True))


def _on(day: str, story: Story) -> Story:
    """The part of ``story`` that was published on ``day``, under its own headline."""
    briefs = tuple(filed for filed in story.briefs if filed.day == day)
    ids = {filed.brief.id for filed in briefs}
    return replace(
        story,
        headline=briefs[0].brief.headline.text,
        briefs=briefs,
        copies=tuple(copy for copy in story.copies if copy in ids),
    )


def _edition(day: str, stories: Sequence[Story], begun: AbstractSet[str]) -> Edition:
    ranked = tuple(sorted(stories, key=lambda story: story.rank(new=story.id in begun)))
    return Edition(day, ranked, len({filed.file for story in ranked for filed in story.briefs}))


def undated(briefs: Sequence[FiledBrief]) -> tuple[FiledBrief, ...]:
    """The briefs that belong to no day, in the order given."""
    return tuple(filed for filed in briefs if filed.day is None)
