"""What can be printed: an edition, a topic, a week, an actor, or one brief of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import UNDATED, Desk, Edition, FiledBrief, Shift, Stand, Story, Topic
from generator.publishing import links
from generator.publishing.catalogue import Catalogue, catalogue
from generator.publishing.dates import as_day, day_name, spoken
from generator.publishing.print_changes import changes
from generator.publishing.print_contents import Document, Plan, document
from generator.publishing.print_lists import ROWS

TOLD = 60
"""Stories that the print of a topic or an actor tells at most, the newest: about twenty pages. Editions tell all of theirs."""

KINDS = {"person": "A person", "organisation": "An organisation", "country": "A country", "group": "A group"}


def edition_document(desk: Desk, day: str, address: str = "") -> Document | None:
    """The edition of ``day``; ``None`` where there is none. ``address`` is the site's, empty where it is not known."""
    known = catalogue(desk)
    plan = next((edition_plan(known, place) for place, edition in enumerate(desk.editions) if edition.day == day), None)
    return document(known, plan, address) if plan else None


def edition_plan(known: Catalogue, place: int) -> Plan:
    """The plan of the edition at ``place`` among those of the desk."""
    editions = known.desk.editions
    edition = editions[place]
    before = editions[place + 1] if place + 1 < len(editions) else None
    return Plan(
        kind="edition",
        id=edition.day,
        label="The briefing",
        title=day_name(edition.day, weekday=True),
        path=links.edition_path(edition.day),
        groups=(("", edition.stories),),
        identity=(("Edition", f"No. {len(editions) - place}"),),
        changes=changes(known, edition, before),
        seeds=edition.seeds,
    )


def week_document(desk: Desk, week: str, address: str = "") -> Document | None:
    """The editions of an ISO week (``2026-W10``), day by day; ``None`` where the week has none."""
    known = catalogue(desk)
    editions = [edition for edition in reversed(desk.editions) if _week_of(edition.day) == week]
    if not editions:
        return None
    plan = Plan(
        kind="week",
        id=week,
        label="The week",
        title=f"{spoken(week)[0].upper()}{spoken(week)[1:]}",
        path=links.month_path(editions[-1].day[:7]),
        groups=tuple((day_name(edition.day, weekday=True), edition.stories) for edition in editions),
        identity=(("Editions", str(len(editions))),),
        topics=tuple(_until(topic, editions) for topic in desk.topics),
        seeds=sum(edition.seeds for edition in editions),
    )
    return document(known, plan, address)


def topic_document(desk: Desk, identifier: str, address: str = "") -> Document | None:
    """A topic with its stance table and its stories, newest first; ``None`` where the desk has no such topic."""
    known = catalogue(desk)
    topic = known.topics.get(identifier)
    return document(known, topic_plan(known, topic), address) if topic else None


def topic_plan(known: Catalogue, topic: Topic) -> Plan:
    """The plan of ``topic``."""
    told = _told(known, topic.briefs)
    return Plan(
        kind="topic",
        id=topic.entry.id,
        label="A topic",
        title=topic.entry.name,
        path=links.topic_path(topic.entry.id),
        groups=(("", told[:TOLD]),),
        identity=(*_period(topic.briefs), *_newest(told)),
        standfirst=_plain(topic.entry.description),
        topics=(topic,),
    )


def actor_document(desk: Desk, identifier: str, address: str = "") -> Document | None:
    """An actor: roles, positions, stories; ``None`` where the desk has no such actor."""
    known = catalogue(desk)
    actor = known.actors.get(identifier)
    if actor is None:
        return None
    told = _told(known, actor.briefs)
    plan = Plan(
        kind="actor",
        id=identifier,
        label=KINDS[actor.kind],
        title=actor.name,
        path=links.actor_path(identifier),
        groups=(("", told[:TOLD]),),
        identity=(*_period(actor.briefs), *_newest(told)),
        standfirst=_plain(actor.note),
        statements=sorted(actor.statements, key=lambda said: said.brief.day or "", reverse=True)[:ROWS],
        roles=actor.roles,
    )
    return document(known, plan, address)


def brief_document(desk: Desk, identifier: str, address: str = "") -> Document | None:
    """One brief; ``None`` where the desk has no such brief."""
    known = catalogue(desk)
    filed = known.briefs.get(identifier)
    if filed is None:
        return None
    plan = Plan(
        kind="brief",
        id=identifier,
        label="A brief",
        title=filed.brief.headline.text,
        path=links.brief_path(identifier),
        groups=(("", (Story(identifier, filed.brief.headline.text, (filed,)),)),),
        identity=_period((filed,)),
    )
    return document(known, plan, address)


def _plain(markdown: str) -> str:
    """What an editor wrote, without its markup; Markdown is loaded only when something was written."""
    if not markdown:
        return ""
    from generator.publishing.editorial import plain_text  # noqa: PLC0415 (0.1 s to load, and most prints have none)

    return plain_text(markdown)


def _week_of(day: str) -> str:
    value = as_day(day)
    return "{0.year}-W{0.week:02d}".format(value.isocalendar()) if value else ""


def _until(topic: Topic, editions: Sequence[Edition]) -> Topic:
    """``topic`` as it stood at the last of ``editions``, with those alone who spoke in one of them."""
    days = {edition.day for edition in editions}
    spoke = {(said.actor, said.issue) for said in topic.statements if said.brief.day in days}
    mine = (stand for stand in topic.stands if (stand.actor, stand.issue) in spoke)
    stands = tuple(stand for stand in (_as_of(one, editions[-1].day, topic.shifts) for one in mine) if stand.statements)
    return replace(topic, stands=stands)


def _as_of(stand: Stand, day: str, shifts: Sequence[Shift]) -> Stand:
    """``stand`` as it was on ``day``: what was said up to then, and the position before the first later shift."""
    said = tuple(one for one in stand.statements if (one.brief.day or UNDATED) <= day)
    course = sorted(
        (one for one in shifts if (one.actor, one.issue) == (stand.actor, stand.issue)), key=lambda one: one.day
    )
    later = next((one for one in course if one.day > day), None)
    if later is None:
        return replace(stand, statements=said)
    shown = sorted(said, key=lambda one: one is not later.before)
    before = next((one.was for one in reversed(course) if one.day <= day), None)
    return replace(stand, position=later.was, statements=tuple(shown), before=before)


def _period(briefs: Sequence[FiledBrief]) -> tuple[tuple[str, str], ...]:
    days = sorted(filed.day for filed in briefs if filed.day)
    if not days:
        return (("Date", "unknown"),)
    return (("Covers", spoken(days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}")),)


def _newest(told: Sequence[Story]) -> tuple[tuple[str, str], ...]:
    """Says that older stories are left out, where they are."""
    return (("Newest", f"{TOLD} of {len(told)} stories"),) if len(told) > TOLD else ()


def _told(known: Catalogue, briefs: Sequence[FiledBrief]) -> tuple[Story, ...]:
    """The stories that ``briefs`` tell, newest first, each with those of its briefs alone that are among them."""
    wanted = {filed.brief.id for filed in briefs}
    told = []
    for edition in known.desk.editions:
        for story in edition.stories:
            mine = tuple(filed for filed in story.briefs if filed.brief.id in wanted)
            if mine:
                headline = story.headline if mine[0] is story.briefs[0] else mine[0].brief.headline.text
                copies = tuple(other for other in story.copies if other in wanted)
                told.append(Story(story.id, headline, mine, copies))
    dateless = [filed for filed in briefs if filed.brief.id not in known.story_of]
    told += [Story(filed.brief.id, filed.brief.headline.text, (filed,)) for filed in dateless]
    return tuple(told)
