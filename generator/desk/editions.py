"""Editions: the briefs of one day as stories, the weightiest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Edition, FiledBrief, Story


def editions(stories: Sequence[Story]) -> tuple[Edition, ...]:
    """One edition for each day with a brief, newest first; a story that runs over days is in each with that day's briefs."""
    days: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for day in sorted({filed.day for filed in story.briefs if filed.day}):
            days[day].append(_on(day, story))
    return tuple(_edition(day, days[day]) for day in sorted(days, reverse=True))


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


def _edition(day: str, stories: Sequence[Story]) -> Edition:
    ranked = tuple(sorted(stories, key=lambda story: (*(-part for part in weight(story)), story.id)))
    return Edition(day, ranked, len({filed.file for story in ranked for filed in story.briefs}))


def weight(story: Story) -> tuple[int, int, int]:
    """How much a story matters: independent outlets, then briefs that are no copies, then actors in them."""
    own = [filed for filed in story.briefs if filed.brief.id not in story.copies]
    return len({filed.source_id for filed in own}), len(own), len({actor for filed in own for actor in filed.actors})


def undated(briefs: Sequence[FiledBrief]) -> tuple[FiledBrief, ...]:
    """The briefs that belong to no day, in the order given."""
    return tuple(filed for filed in briefs if filed.day is None)
