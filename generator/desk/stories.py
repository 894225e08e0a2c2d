"""Stories: briefs about one event, across outlets and days, and which of them only repeat another's text."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.desk.clusters import cluster
from generator.desk.recall import NOTHING, Recall
from generator.desk.words import plain
from generator.memo import json_form
from generator.model import UNDATED, FiledBrief, Story

SHINGLE = 5  # words
COPIED = 0.5  # share of the shorter brief's shingles that the other has

COPIES = json_form(tuple[str, ...])
"""Ids of briefs that repeat another's text."""

Shingles = frozenset[tuple[str, ...]]


def stories(briefs: Sequence[FiledBrief], recall: Recall = NOTHING) -> tuple[Story, ...]:
    """``briefs`` as stories, the one with the newest brief first. The order of ``briefs`` does not matter."""
    filed = sorted(briefs, key=_age)
    groups: dict[int, list[FiledBrief]] = defaultdict(list)
    for brief, number in zip(
        filed, cluster([_Report(brief, recall.mark(brief.brief)) for brief in filed], recall.memo), strict=True
    ):
        groups[number].append(brief)
    made = [_story(group, recall) for group in groups.values()]
    newest_first = sorted(made, key=lambda story: story.id)
    return tuple(sorted(newest_first, key=_newest, reverse=True))


@dataclass(frozen=True, slots=True)
class _Report:
    """A brief as a text to compare; its words are put together only where a step has to be made."""

    filed: FiledBrief
    mark: str

    @property
    def title(self) -> str:
        """Its headline."""
        return self.filed.brief.headline.text

    @property
    def text(self) -> str:
        """What happened, what was said, when and where."""
        content = self.filed.brief
        quotes = (stance.quote or "" for stance in content.stance)
        events = (when.event for when in content.when)
        return " ".join(
            (*(fact.text for fact in content.what), *quotes, *events, *(where.name for where in content.where))
        )

    @property
    def day(self) -> str | None:
        """The day that it is filed under."""
        return self.filed.day

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its actors."""
        return tuple(actor.name for actor in self.filed.brief.who)


def _age(brief: FiledBrief) -> tuple[str, str, str]:
    """Order from the earliest; undated briefs last."""
    return brief.day or UNDATED, brief.brief.id, brief.file


def _newest(story: Story) -> str:
    return max(brief.day or "" for brief in story.briefs)


def _story(group: Sequence[FiledBrief], recall: Recall) -> Story:
    """The story of ``group``, which is in order of age. Its id is the earliest brief's: later ones do not change it."""
    copies: tuple[str, ...] = ()
    if len(group) > 1:
        copies = recall.of(COPIES, "copies", [filed.brief for filed in group], partial(_copies, group))
    newest_first = list(reversed(group))
    told = sorted(newest_first, key=lambda brief: (brief.brief.id in copies, -_detail(brief)))
    first = group[0].brief.id
    slug = first.rpartition("-")[0] or first
    mark = hashlib.sha256(first.encode()).hexdigest()[:6]
    return Story(f"{slug}-{mark}", told[0].brief.headline.text, tuple(told), copies)


def _detail(brief: FiledBrief) -> int:
    """How much ``brief`` tells."""
    content = brief.brief
    return 2 * len(content.what) + min(len(content.who), 6) + min(len(content.stance), 4)


def _copies(group: Sequence[FiledBrief]) -> tuple[str, ...]:
    """Ids of the briefs that repeat the text of an earlier one."""
    originals: list[Shingles] = []
    copies: list[str] = []
    for brief in sorted(group, key=_printed_first):
        own = shingles(brief)
        if any(_repeats(own, other) for other in originals):
            copies.append(brief.brief.id)
        else:
            originals.append(own)
    return tuple(copies)


def _printed_first(brief: FiledBrief) -> tuple[str, bool, str, str]:
    """Order in which texts came out: of one day's, those with a dateline, which an agency sets and its customers take off."""
    return brief.day or UNDATED, brief.brief.source.dateline is None, brief.brief.id, brief.file


def _repeats(one: Shingles, two: Shingles) -> bool:
    smaller = min(len(one), len(two))
    return smaller > 0 and len(one & two) >= COPIED * smaller


def shingles(brief: FiledBrief) -> Shingles:
    """The runs of :data:`SHINGLE` words of the evidence for what happened and for what was said."""
    content = brief.brief
    runs: set[tuple[str, ...]] = set()
    stretches = [evidence for fact in content.what for evidence in fact.evidence]
    stretches += [evidence for stance in content.stance for evidence in stance.evidence]
    for evidence in stretches:
        words = plain(evidence.exact.lower())
        runs.update(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
    return frozenset(runs)
