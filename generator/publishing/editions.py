"""Pages of the calendar: home, editions, the archive by month, and briefs without a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Disagreement, Edition, FiledBrief, Stance, Story
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import day_name, month_name
from generator.publishing.page import Page, shortened

TOP_SENTENCES = 3
VOICES_PER_STORY = 6
FACTS_PER_STORY = 4
EARLIER = 3
"""How many earlier editions the home page names."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stance within a story: ``number`` is its place among the stances of its brief, counted from one."""

    filed: FiledBrief
    stance: Stance
    number: int


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as an edition shows it. ``lead`` is its first brief, ``others`` the rest without copies.

    ``before`` is the last earlier day with news of the story, ``None`` where it is new.
    """

    anchor: str
    headline: str
    lead: FiledBrief
    others: tuple[FiledBrief, ...]
    copies: tuple[FiledBrief, ...]
    voices: tuple[Voice, ...]
    outlets: int
    before: str | None
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def differ(self) -> bool:
        """Whether somebody is for what somebody else is against."""
        return any(_opposed(one.stance, other.stance) for one in self.voices for other in self.voices)


def _opposed(one: Stance, other: Stance) -> bool:
    """Whether ``one`` supports, and another holder opposes, what goes by a common word."""
    if (one.position, other.position) != ("supports", "opposes") or one.holder == other.holder:
        return False
    return not _words(one.target).isdisjoint(_words(other.target))


def _words(text: str) -> set[str]:
    """The telling words of a stance's target: those of four letters and more."""
    return {word for word in text.casefold().split() if len(word) > 3 and word not in ("this", "that", "their", "with")}


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an edition draws on."""

    seeds: int
    briefs: int
    sources: tuple[tuple[str, str, int], ...]
    engines: tuple[str, ...]
    reviewed: int
    unread: int
    dateless: int


def edition_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The home page, every edition, the archive, and the page of undated briefs."""
    editions = catalogue.desk.editions
    yield home_page(catalogue)
    for position, edition in enumerate(editions):
        newer = editions[position - 1] if position else None
        older = editions[position + 1] if position + 1 < len(editions) else None
        yield _edition_page(catalogue, edition, newer, older)
    yield from _archive_pages(catalogue)
    yield _undated_page(catalogue)


def home_page(catalogue: Catalogue) -> Page:
    """The newest edition, or a page that says why there is none."""
    editions = catalogue.desk.editions
    if not editions:
        return Page(
            path="",
            title="Briefing",
            description="No briefing yet.",
            section="briefing",
            template="empty.html.j2",
            view=lambda: {"undated": len(catalogue.desk.undated)},
        )
    older = editions[1] if len(editions) > 1 else None
    page = _edition_page(catalogue, editions[0], None, older)
    return replace(
        page,
        path="",
        feed=True,
        view=lambda: {**page.view(), "earlier": editions[1 : 1 + EARLIER]},
    )


def _edition_page(catalogue: Catalogue, edition: Edition, newer: Edition | None, older: Edition | None) -> Page:
    stories = edition.stories
    return Page(
        path=links.edition_path(edition.day),
        title=f"Briefing of {day_name(edition.day)}",
        description=shortened("; ".join(story.headline for story in stories[:TOP_SENTENCES])),
        section="briefing",
        template="edition.html.j2",
        view=lambda: edition_view(catalogue, edition, newer, older),
        day=edition.day,
    )


def edition_view(
    catalogue: Catalogue, edition: Edition, newer: Edition | None, older: Edition | None
) -> Mapping[str, object]:
    """What the template of an edition shows."""
    stories = tuple(
        story_view(story, f"story-{number}", catalogue.day_before(story.id, edition.day))
        for number, story in enumerate(edition.stories, 1)
    )
    top = [(story, story.lead.brief.what[0]) for story in stories if story.lead.brief.what][:TOP_SENTENCES]
    return {
        "edition": edition,
        "newer": newer,
        "older": older,
        "earlier": (),
        "stories": stories,
        "facts": FACTS_PER_STORY,
        "top": top,
        "coverage": coverage(edition),
        "catalogue": catalogue,
        "pdf": pdf if (pdf := links.edition_pdf(edition.day)) in catalogue.pdfs else None,
    }


def story_view(story: Story, anchor: str, before: str | None) -> StoryView:
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
        voices=_varied(voices),
        outlets=len({filed.source_id for filed in story.briefs}),
        before=before,
        disagreements=story.disagreements,
    )


def _varied(voices: list[Voice]) -> tuple[Voice, ...]:
    """At most one voice for each holder and position, the surest first."""
    chosen: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        chosen.setdefault((voice.stance.holder.casefold(), voice.stance.position), voice)
    return tuple(list(chosen.values())[:VOICES_PER_STORY])


def coverage(edition: Edition) -> Coverage:
    """What ``edition`` draws on, counted."""
    briefs = [filed for story in edition.stories for filed in story.briefs]
    sources: dict[tuple[str, str], int] = {}
    for filed in briefs:
        key = (filed.source_id, filed.outlet)
        sources[key] = sources.get(key, 0) + 1
    ranked = sorted(sources.items(), key=lambda entry: (-entry[1], entry[0][1], entry[0][0]))
    return Coverage(
        seeds=edition.seeds,
        briefs=len(briefs),
        sources=tuple((identifier, name, count) for (identifier, name), count in ranked),
        engines=tuple(sorted({f"{filed.engine.name} {filed.engine.version}" for filed in briefs})),
        reviewed=sum(filed.reviewed for filed in briefs),
        unread=sum(not filed.brief.analysed for filed in briefs),
        dateless=sum(filed.brief.published.basis == "inferred" for filed in briefs),
    )


def _archive_pages(catalogue: Catalogue) -> Iterator[Page]:
    months = [
        (month, tuple(editions))
        for month, editions in groupby(catalogue.desk.editions, key=lambda edition: edition.day[:7])
    ]
    yield Page(
        path="archive/",
        title="Archive",
        description="All briefings by month.",
        section="archive",
        template="archive.html.j2",
        view=lambda: {"months": months, "undated": len(catalogue.desk.undated)},
        day=catalogue.desk.editions[0].day if catalogue.desk.editions else None,
    )
    for position, (month, editions) in enumerate(months):
        newer = months[position - 1][0] if position else None
        older = months[position + 1][0] if position + 1 < len(months) else None
        yield _month_page(month, editions, newer, older)


def _month_page(month: str, editions: tuple[Edition, ...], newer: str | None, older: str | None) -> Page:
    return Page(
        path=links.month_path(month),
        title=f"Briefings of {month_name(month)}",
        description=f"All briefings of {month_name(month)}.",
        section="archive",
        template="month.html.j2",
        view=lambda: {"month": month, "editions": editions, "newer": newer, "older": older},
        day=editions[0].day,
    )


def _undated_page(catalogue: Catalogue) -> Page:
    return Page(
        path="undated/",
        title="Undated briefs",
        description="Briefs of articles that do not say when they were published.",
        section="archive",
        template="undated.html.j2",
        view=lambda: {"briefs": catalogue.desk.undated},
    )
