"""Editions of longer times: the week's and the month's stories, ranked as those of a day; and the days of a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from generator.model import Edition, Story
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import as_day, day_name, month_name, spoken
from generator.publishing.editions import Frame, Link, edition_page
from generator.publishing.page import Page
from generator.publishing.stories import PERIOD

LONGEST_GAP = 14
"""A day without a brief has a page that says so, where at most so many follow each other: one wrong date must not make
thousands of empty days."""

Period = tuple[str, tuple[Edition, ...]]
"""The name of a week (``2026-W10``) or month (``2026-03``) and its editions, newest first."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar: ``path`` of its page, if it has one, and how many stories it has."""

    number: int
    day: str
    path: str | None
    stories: int


def period_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The archive, and a page for each week, month and empty day."""
    editions = catalogue.desk.editions
    months = periods(editions, lambda day: day.isoformat()[:7])
    weeks = periods(editions, lambda day: "{0.year}-W{0.week:02d}".format(day.isocalendar()))
    yield _archive_page(catalogue, months, weeks)
    yield from _month_pages(catalogue, months)
    yield from _week_pages(catalogue, weeks)
    yield from _empty_days(editions)


def periods(editions: Iterable[Edition], name: Callable[[date], str]) -> list[Period]:
    """``editions`` grouped by what ``name`` calls their day; days that do not exist are left out."""
    known = ((day, edition) for edition in editions if (day := as_day(edition.day)))
    return [(key, tuple(edition for _, edition in group)) for key, group in groupby(known, key=lambda e: name(e[0]))]


def merged(name: str, parts: Sequence[Edition], catalogue: Catalogue) -> Edition:
    """``parts`` as one edition called ``name``: each story once, with all its briefs, led by those of its weightiest day."""
    told: dict[str, list[Story]] = defaultdict(list)
    for edition in parts:
        for story in edition.stories:
            told[story.id].append(story)
    first = parts[-1].day
    stories = [_joined(days) for days in told.values()]
    stories.sort(key=lambda story: story.rank(new=catalogue.day_before(story.id, first) is None))
    return Edition(name, tuple(stories), sum(edition.seeds for edition in parts))


def _joined(days: Sequence[Story]) -> Story:
    """One story out of its parts on several days; what was told on one day only stays as it is."""
    if len(days) == 1:
        return days[0]
    ordered = sorted(days, key=lambda story: story.rank(new=False))
    return replace(
        ordered[0],
        briefs=tuple(filed for story in ordered for filed in story.briefs),
        copies=tuple(copy for story in ordered for copy in story.copies),
        disagreements=tuple(one for story in ordered for one in story.disagreements),
    )


# ---------------------------------------------------------------- weeks and months


def _week_pages(catalogue: Catalogue, weeks: Sequence[Period]) -> Iterator[Page]:
    for place, (week, editions) in enumerate(weeks):
        title = spoken(week)
        frame = Frame(
            kicker="The week",
            title=title[0].upper() + title[1:],
            since=editions[-1].day,
            room=PERIOD,
            older=_link(weeks, place + 1, links.week_path, spoken),
            newer=_link(weeks, place - 1, links.week_path, spoken),
        )
        edition = merged(week, editions, catalogue)
        yield edition_page(catalogue, edition, frame, links.week_path(week), f"Briefing of the {title}")


def _month_pages(catalogue: Catalogue, months: Sequence[Period]) -> Iterator[Page]:
    for place, (month, editions) in enumerate(months):
        frame = Frame(
            kicker="The month",
            title=month_name(month),
            since=editions[-1].day,
            room=PERIOD,
            older=_link(months, place + 1, links.month_path, month_name),
            newer=_link(months, place - 1, links.month_path, month_name),
        )
        page = edition_page(catalogue, merged(month, editions, catalogue), frame, links.month_path(month), "")
        yield replace(
            page,
            title=f"Briefings of {month_name(month)}",
            section="archive",
            view=_month_view(page, editions),
            about=(page.about, [(edition.day, len(edition.stories)) for edition in editions]),
        )


def _month_view(page: Page, editions: Sequence[Edition]) -> Callable[[], Mapping[str, object]]:
    return lambda: {**page.view(), "calendar": calendar(editions[0].day[:7], editions)}


def _link(found: Sequence[Period], place: int, path: Callable[[str], str], name: Callable[[str], str]) -> Link | None:
    """The address and name of the period at ``place``; ``None`` before the first and after the last."""
    return (path(found[place][0]), name(found[place][0])) if 0 <= place < len(found) else None


# ---------------------------------------------------------------- calendar


def calendar(month: str, editions: Collection[Edition]) -> list[list[Day | None]]:
    """The weeks of ``month``, Monday to Sunday; ``None`` for days of other months."""
    first = as_day(f"{month}-01")
    if first is None:
        return []
    known = {edition.day: edition for edition in editions}
    weeks: list[list[Day | None]] = [[None] * first.weekday()]
    day = first
    while day.month == first.month:
        if len(weeks[-1]) == 7:
            weeks.append([])
        edition = known.get(day.isoformat())
        path = links.edition_path(edition.day) if edition else None
        weeks[-1].append(Day(day.day, day.isoformat(), path, len(edition.stories) if edition else 0))
        day += timedelta(days=1)
    weeks[-1] += [None] * (7 - len(weeks[-1]))
    return weeks


def _archive_page(catalogue: Catalogue, months: Sequence[Period], weeks: Sequence[Period]) -> Page:
    return Page(
        path="archive/",
        title="Archive",
        description="All briefings by day, week and month.",
        section="archive",
        template="archive.html.j2",
        view=lambda: {
            "months": months,
            "weeks": weeks,
            "calendar": calendar(months[0][0], months[0][1]) if months else [],
            "undated": len(catalogue.desk.undated),
        },
        day=catalogue.desk.editions[0].day if catalogue.desk.editions else None,
    )


def _empty_days(editions: Sequence[Edition]) -> Iterator[Page]:
    """A page for each day without a brief between two editions that are not far apart."""
    for newer, older in pairwise(editions):
        first, last = as_day(older.day), as_day(newer.day)
        if first and last and 1 < (last - first).days <= LONGEST_GAP + 1:
            for offset in range(1, (last - first).days):
                day = (first + timedelta(days=offset)).isoformat()
                yield _empty_day(day, older.day, newer.day)


def _empty_day(day: str, older: str, newer: str) -> Page:
    return Page(
        path=links.edition_path(day),
        title=f"No briefing on {day_name(day)}",
        description=f"No saved article is dated {day_name(day)}.",
        section="briefing",
        template="empty_day.html.j2",
        view=lambda: {"day": day, "older": older, "newer": newer},
        listed=False,
    )
