"""Stories as editions show them: what is new, who differs, and how much of it fits into one, five or fifteen minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.model import Disagreement, Fact, FiledBrief, Stance, Story
from generator.publishing.catalogue import Catalogue
from generator.publishing.differing import telling
from generator.publishing.novelty import told_before

EARLIER = 40
"""So many earlier briefs of a story are asked what they told."""

WORDS_A_MINUTE = 230
"""Adults read English prose silently at 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies)."""

MINUTES = (1, 5, 15)


@dataclass(frozen=True, slots=True)
class Room:
    """How many stories an edition tells in full, and of each at most how many facts, voices, differences, and others or copies.

    ``shifts`` is the number of changes of position that it names at its top.
    """

    stories: int
    facts: int
    voices: int
    differences: int
    others: int
    shifts: int


DAY = Room(stories=10, facts=4, voices=6, differences=3, others=5, shifts=6)
"""The fullest stories of the sample desk take 3 kB of HTML, ten of them 30 kB."""

PERIOD = Room(stories=6, facts=2, voices=2, differences=0, others=2, shifts=3)
"""Of weeks and months, whose stories have several days' voices and reports: the days tell them in full. With four facts
and voices of each, a month took 14 screens of a small phone (320 by 900); it now takes nine."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stance within a story: ``number`` is its place among the stances of its brief, counted from one."""

    filed: FiledBrief
    stance: Stance
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the leading brief, the ``number``-th there; ``before`` is the brief of an earlier day that told it already."""

    fact: Fact
    number: int
    before: FiledBrief | None = None


@dataclass(frozen=True, slots=True)
class Levels:
    """How many minutes a reader must have to be shown a part of a story: one of :data:`MINUTES`, or 0 for more than all."""

    headline: int = 1
    lead: int = 1
    voices: int = 1
    facts: int = 1
    others: int = 1


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as an edition shows it. ``lead`` is its first brief, ``others`` the rest without ``copies``.

    ``before`` is the last earlier day with news of the story, ``None`` where it is new. Of ``others`` and ``copies`` only so many
    are named as there is ``room`` for.
    """

    anchor: str
    headline: str
    lead: FiledBrief
    others: tuple[FiledBrief, ...]
    copies: tuple[FiledBrief, ...]
    voices: tuple[Voice, ...]
    outlets: int
    before: str | None
    room: Room = DAY
    facts: tuple[Told, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    levels: Levels = Levels()

    @property
    def differ(self) -> bool:
        """Whether somebody is for what somebody else is against."""
        return any(_opposed(one.stance, other.stance) for one in self.voices for other in self.voices)

    @property
    def fresh(self) -> tuple[Told, ...]:
        """The facts that no earlier day told."""
        return tuple(told for told in self.facts if told.before is None)

    @property
    def known(self) -> tuple[Told, ...]:
        """The facts that an earlier day told already."""
        return tuple(told for told in self.facts if told.before is not None)


def _opposed(one: Stance, other: Stance) -> bool:
    """Whether ``one`` supports, and another holder opposes, what goes by a common word."""
    if (one.position, other.position) != ("supports", "opposes") or one.holder == other.holder:
        return False
    return not _words(one.target).isdisjoint(_words(other.target))


def _words(text: str) -> set[str]:
    """The telling words of a stance's target: those of four letters and more."""
    return {word for word in text.casefold().split() if len(word) > 3 and word not in ("this", "that", "their", "with")}


def story_view(
    story: Story, anchor: str, before: str | None, facts: tuple[Told, ...] = (), room: Room = DAY
) -> StoryView:
    """``story`` ready to be shown under ``anchor``; ``before`` is the last earlier day with news of it."""
    voices = [
        Voice(filed, stance, number)
        for filed in story.briefs
        if filed.brief.id not in story.copies
        for number, stance in enumerate(filed.brief.stance, 1)
        if stance.position != "neutral"
    ]
    voices.sort(key=lambda voice: -voice.stance.confidence)
    return StoryView(
        anchor=anchor,
        headline=story.headline,
        lead=story.briefs[0],
        others=tuple(filed for filed in story.briefs[1:] if filed.brief.id not in story.copies),
        copies=tuple(filed for filed in story.briefs[1:] if filed.brief.id in story.copies),
        voices=_varied(voices)[: room.voices],
        outlets=len({filed.source_id for filed in story.briefs}),
        before=before,
        room=room,
        facts=facts,
        disagreements=story.disagreements[: room.differences],
    )


def earlier(catalogue: Catalogue, story: Story, since: str) -> list[FiledBrief]:
    """The last briefs of ``story`` from before the day ``since``, which are asked what they told."""
    told = catalogue.stories.get(story.id, ())
    return [filed for filed in told if filed.day and filed.day < since][:EARLIER]


def facts_of(catalogue: Catalogue, story: Story, since: str, room: Room = DAY) -> tuple[Told, ...]:
    """The leading brief's facts, the first before all others, then new ones before those that were told before ``since``.

    As many as there is ``room`` for.
    """
    known = earlier(catalogue, story, since)
    facts = [
        Told(fact, number, told_before(fact, known) if number > 1 else None)
        for number, fact in enumerate(story.briefs[0].brief.what, 1)
    ]
    first, rest = facts[:1], sorted(facts[1:], key=lambda told: told.before is not None)
    return tuple([*first, *rest][: room.facts])


def _varied(voices: list[Voice]) -> tuple[Voice, ...]:
    """One voice for each holder and position, the first of them."""
    chosen: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        chosen.setdefault((_holder(voice), voice.stance.position), voice)
    return tuple(chosen.values())


def _holder(voice: Voice) -> str:
    """The id of the actor who speaks, however the outlet spells them; the name where the brief does not list them."""
    filed, name = voice.filed, voice.stance.holder.casefold()
    listed = zip(filed.brief.who, filed.actors, strict=False)
    return next((actor for person, actor in listed if actor and person.name.casefold() == name), name)


# ---------------------------------------------------------------- reading time


def timed(stories: Sequence[StoryView], top_words: int) -> tuple[StoryView, ...]:
    """``stories`` with the minutes of each of their parts, after ``top_words`` that everybody reads.

    All headlines come first, then all leads, voices, facts and other reports: a long story never keeps out the next.
    """
    passes = [[_count(_parts(story)[name]) for story in stories] for name in PARTS]
    sums = accumulate((words for one in passes for words in one), initial=top_words)
    next(sums)
    levels = [_level(words) for words in sums]
    size = len(stories)
    rows = [levels[place::size] for place in range(size)]
    return tuple(replace(story, levels=Levels(*row)) for story, row in zip(stories, rows, strict=True))


PARTS = ("headline", "lead", "voices", "facts", "others")


def minutes(stories: Iterable[StoryView], top_words: int) -> int:
    """How many minutes all of ``stories`` take, at least one."""
    words = top_words + sum(_count(part) for story in stories for part in _parts(story).values())
    return max(1, round(words / WORDS_A_MINUTE))


def _parts(story: StoryView) -> dict[str, list[str]]:
    """The texts of ``story`` by part."""
    claims = [f"{entry.about} {claim.value}" for entry in story.disagreements for claim in telling(entry.claims)]
    others = story.room.others
    return {
        "headline": [story.headline],
        "lead": [told.fact.text for told in story.facts[:1]],
        "voices": [f"{v.stance.holder} {v.stance.target} {v.stance.quote or ''}" for v in story.voices] + claims,
        "facts": [told.fact.text for told in story.facts[1:]],
        "others": [filed.brief.headline.text for filed in (*story.others[:others], *story.copies[:others])],
    }


def _count(texts: Iterable[str]) -> int:
    return sum(text.count(" ") + 1 for text in texts)


def _level(words: int) -> int:
    return next((minute for minute in MINUTES if words <= minute * WORDS_A_MINUTE), 0)
