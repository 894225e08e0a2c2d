"""Pages of editions: home, each day, and the rest of a day that has more stories than one page should hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import Edition, FiledBrief, Shift, Story
from generator.publishing import links
from generator.publishing.cards import EDITIONS as CARDS
from generator.publishing.catalogue import Catalogue
from generator.publishing.coverage import coverage
from generator.publishing.dates import day_name
from generator.publishing.page import Page, shortened
from generator.publishing.paging import Part, parted
from generator.publishing.stories import DAY, MINUTES, Room, earlier, facts_of, minutes, story_view, timed

TOP_SENTENCES = 3
NAMED = 30
"""How many stories one page names beside those that it tells, with headline and sources: at most 12 kB of HTML."""
MORE = 60
"""How many each further page names."""
EARLIER = 3
"""How many earlier editions the home page names."""


Link = tuple[str, str]
"""A path from the site's root, and the name of what is there."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What differs between editions of a day, a week and a month. ``since`` is the first day that an edition covers.

    ``all`` leads to the list of its kind, ``data`` tells whether its evidence lies beside it, ``room`` how
    much is told of how many stories.
    """

    kicker: str
    title: str
    since: str
    older: Link | None = None
    newer: Link | None = None
    all: Link = ("archive/", "All briefings")
    pdf: str | None = None
    data: bool = False
    room: Room = DAY


def edition_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The home page and every day's edition."""
    editions = catalogue.desk.editions
    yield home_page(catalogue)
    for position, edition in enumerate(editions):
        newer = editions[position - 1] if position else None
        older = editions[position + 1] if position + 1 < len(editions) else None
        yield _day_page(catalogue, edition, newer, older)
        yield from _rest_pages(edition)


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
            view=lambda: {"undated": len(catalogue.desk.undated), "empty": len(catalogue.desk.empty)},
        )
    page = _day_page(catalogue, editions[0], None, editions[1] if len(editions) > 1 else None)
    empty = len(catalogue.desk.empty)
    before = editions[1 : 1 + EARLIER]
    return replace(
        page,
        path="",
        feed=True,
        view=lambda: {**page.view(), "earlier": before, "data": None, "empty": empty},
        about=(page.about, before, empty),
    )


def _day_page(catalogue: Catalogue, edition: Edition, newer: Edition | None, older: Edition | None) -> Page:
    pdf = links.edition_pdf(edition.day)
    frame = Frame(
        kicker="Briefing",
        title=day_name(edition.day, weekday=True),
        since=edition.day,
        older=(links.edition_path(older.day), day_name(older.day)) if older else None,
        newer=(links.edition_path(newer.day), day_name(newer.day)) if newer else None,
        pdf=pdf if pdf in catalogue.pdfs else None,
        data=True,
    )
    path = links.edition_path(edition.day)
    page = edition_page(catalogue, edition, frame, path, f"Briefing of {day_name(edition.day)}")
    recent = catalogue.desk.editions[:CARDS]
    return replace(page, card=links.edition_card(edition.day) if edition.day >= recent[-1].day else None)


def edition_page(catalogue: Catalogue, edition: Edition, frame: Frame, path: str, title: str) -> Page:
    """The page of ``edition`` at ``path``."""
    return Page(
        path=path,
        title=title,
        description=shortened("; ".join(story.headline for story in edition.stories[:TOP_SENTENCES])),
        section="briefing",
        template="edition.html.j2",
        view=lambda: edition_view(catalogue, edition, frame, path),
        day=edition.stories[0].briefs[0].day if edition.stories else None,
        about=(edition, frame, path, _looked_up(catalogue, edition, frame), shifts_of(catalogue, edition)),
    )


def _looked_up(catalogue: Catalogue, edition: Edition, frame: Frame) -> list[tuple[str | None, list[FiledBrief]]]:
    """What the view of ``edition`` takes from other days: each told story's day before, and its briefs until then."""
    return [
        (catalogue.day_before(story.id, frame.since), earlier(catalogue, story, frame.since))
        for story in edition.stories[: frame.room.stories]
    ]


def edition_view(catalogue: Catalogue, edition: Edition, frame: Frame, path: str) -> Mapping[str, object]:
    """What the template of an edition shows."""
    views = tuple(
        story_view(
            story,
            f"story-{number}",
            catalogue.day_before(story.id, frame.since),
            facts_of(catalogue, story, frame.since, frame.room),
            frame.room,
        )
        for number, story in enumerate(edition.stories[: frame.room.stories], 1)
    )
    top = [(story, story.facts[0]) for story in views if story.facts][:TOP_SENTENCES]
    top_words = sum(len(told.fact.text.split()) for _, told in top)
    stories = timed(views, top_words)
    rest = edition.stories[frame.room.stories :]
    whole = minutes(stories, top_words)
    return {
        "edition": edition,
        "frame": frame,
        "stories": stories,
        "top": top,
        "shifts": shifts_of(catalogue, edition),
        "choices": [minute for minute in MINUTES if minute < whole],
        "whole": whole,
        "room": frame.room,
        "rest": rest[:NAMED],
        "left": len(rest[NAMED:]),
        "rest_path": links.part_path(path, 2),
        "earlier": (),
        "empty": 0,
        "coverage": coverage(edition),
        "catalogue": catalogue,
        "pdf": frame.pdf,
        "data": path if frame.data else None,
    }


def shifts_of(catalogue: Catalogue, edition: Edition) -> list[Shift]:
    """The changes of position that the stories of ``edition`` report, topic by topic."""
    briefs = [filed for story in edition.stories for filed in story.briefs]
    order = {topic: place for place, topic in enumerate(dict.fromkeys(topic for one in briefs for topic in one.topics))}
    found = [entry for one in briefs for entry in catalogue.shifts.get(one.brief.id, ()) if entry[1].topic in order]
    return [shift for _, shift in sorted(found, key=lambda entry: (order[entry[1].topic], entry[0]))]


def _rest_pages(edition: Edition) -> Iterator[Page]:
    """Pages that name the stories for which the edition's page had no room."""
    base = links.edition_path(edition.day)
    for part in parted(edition.stories[DAY.stories + NAMED :], MORE, base, first=2):
        yield Page(
            path=part.path,
            title=f"Briefing of {day_name(edition.day)}, page {part.number}",
            description=f"More stories of {day_name(edition.day)}.",
            section="briefing",
            template="rest.html.j2",
            view=_rest_view(part, edition.day, base),
            day=edition.day,
        )


def _rest_view(part: Part[Story], day: str, base: str) -> Callable[[], Mapping[str, object]]:
    return lambda: {"part": part, "day": day, "base": base}
