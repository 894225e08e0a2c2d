"""What changed since the last edition: turned positions, first appearances, and topics that moved or fell quiet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Edition, FiledBrief
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import day_name
from generator.publishing.wording import plural

Change = dict[str, object]
NEWCOMERS = 6
"""So many first appearances are named; a longer list would be a second who-is-who."""


def changes(catalogue: Catalogue, edition: Edition, before: Edition | None) -> list[Change]:
    """What a reader of the edition ``before`` has to know anew; each change has a ``kind`` and a ``text``."""
    if before is None:
        return [_change("First", "This is the first edition of this desk.")]
    return [
        *_turned(catalogue, edition),
        *_topics(catalogue, edition, before),
        *_newcomers(catalogue, edition),
    ]


def _change(kind: str, text: str) -> Change:
    return {"kind": kind, "text": text}


def _briefs(edition: Edition) -> tuple[FiledBrief, ...]:
    return tuple(filed for told in edition.stories for filed in told.briefs)


def _turned(catalogue: Catalogue, edition: Edition) -> Iterator[Change]:
    """Actors whose position on an issue shifted on the edition's day, topic by topic."""
    order = {topic: place for place, topic in enumerate(catalogue.topics)}
    told = [entry for filed in _briefs(edition) for entry in catalogue.shifts.get(filed.brief.id, ())]
    for _, shift in sorted(told, key=lambda one: (order[one[1].topic], one[1].issue, one[1].actor, one[0])):
        name = catalogue.actor_name(shift.actor, shift.after.stance.holder)
        day = shift.before.brief.day
        then = f" ({day_name(str(day))})" if day != shift.day else ""
        issue = catalogue.issue_name(shift.issue)
        yield _change("Turned", f"{name} on {issue}: from {shift.was}{then} to {shift.now}.")


def _topics(catalogue: Catalogue, edition: Edition, before: Edition) -> Iterator[Change]:
    counts = [_counted(edition), _counted(before)]
    for topic in catalogue.desk.topics:
        now, then = (count[topic.entry.id] for count in counts)
        if now and then:
            yield _change("Goes on", f"{topic.entry.name}: {plural(now, 'brief')} (before: {then}).")
        elif now:
            yield _change("New or back", f"{topic.entry.name}: {plural(now, 'brief')} (before: none).")
        elif then:
            yield _change("Quiet", f"{topic.entry.name}: no brief (before: {then}).")


def _counted(edition: Edition) -> Counter[str]:
    """How many briefs of ``edition`` each topic has, by id."""
    return Counter(topic for filed in _briefs(edition) for topic in dict.fromkeys(filed.topics))


def _newcomers(catalogue: Catalogue, edition: Edition) -> Iterator[Change]:
    """Actors whom no earlier brief names, the most telling stories' first."""
    names = [
        catalogue.actors[actor].name
        for actor in dict.fromkeys(actor for filed in _briefs(edition) for actor in filed.actors)
        if actor in catalogue.actors and not _was_named(catalogue, actor, edition.day)
    ]
    if names:
        more = f" and {len(names) - NEWCOMERS} more" if len(names) > NEWCOMERS else ""
        yield _change("First named", f"{', '.join(names[:NEWCOMERS])}{more}.")


def _was_named(catalogue: Catalogue, actor: str, day: str) -> bool:
    """Whether a brief of before ``day`` names ``actor``."""
    return any(filed.day < day for filed in catalogue.actors[actor].briefs if filed.day)
