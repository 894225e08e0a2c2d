"""Whether what editors write fits together: topics that nothing can belong to, names of two actors, empty corrections.

Places are paths of fields in the file, such as ``[2].issues[0].words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.desk.actors import fold
from generator.desk.editorial import ACTORS, CORRECTIONS, TOPICS, Editorial
from generator.model import ActorEntry, Correction, Issue, Problem, TopicEntry

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def problems(written: Editorial) -> tuple[Problem, ...]:
    """What does not fit together in ``written``, in the order of the files and entries."""
    found = (
        *_ids(TOPICS, ((f"[{number}]", entry.id) for number, entry in enumerate(written.topics))),
        *_ids(TOPICS, ((place, issue.id) for place, issue in _issues(written.topics))),
        *_topics(written.topics),
        *_ids(ACTORS, ((f"[{number}]", entry.id) for number, entry in enumerate(written.actors))),
        *_actors(written.actors),
        *_corrections(written.corrections),
    )
    return tuple(written.placed(found))


def _ids(file: str, placed: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """What is wrong with ids: two entries have one, or it would make an address that nobody can read."""
    seen: set[str] = set()
    for place, one in placed:
        at = f"{place}.id"
        if one in seen:
            yield Problem(file, at, f"{one!r} is the id of an earlier entry.", "Give one of the two another id.")
        elif not ID.fullmatch(one):
            remedy = "Use small letters, digits and hyphens, such as harbour-accord."
            yield Problem(file, at, f"{one[:60]!r} makes no readable address.", remedy, "warning")
        seen.add(one)


def _issues(entries: Sequence[TopicEntry]) -> Iterator[tuple[str, Issue]]:
    """Every issue with its place."""
    for number, entry in enumerate(entries):
        yield from ((f"[{number}].issues[{place}]", issue) for place, issue in enumerate(entry.issues))


def _topics(entries: Sequence[TopicEntry]) -> Iterator[Problem]:
    for number, entry in enumerate(entries):
        yield from _unnamed(TOPICS, f"[{number}]", entry.name)
        if not entry.words:
            yield _topic(f"[{number}]", f"the topic {entry.id!r} has no words, so that no brief belongs to it.")
        owners: dict[str, str] = {}
        for place, issue in enumerate(entry.issues):
            at = f"[{number}].issues[{place}]"
            yield from _unnamed(TOPICS, at, issue.name)
            if not issue.words and not issue.against:
                yield _topic(at, f"the issue {issue.id!r} has no words but its name and question.")
            yield from _shared(at, issue, owners)


def _shared(at: str, issue: Issue, owners: dict[str, str]) -> Iterator[Problem]:
    """A warning for each word of ``issue`` that an earlier issue of its topic has; ``owners`` are the earlier words."""
    for word in dict.fromkeys(word.casefold() for word in (*issue.words, *issue.against)):
        owner = owners.setdefault(word, issue.id)
        if owner != issue.id:
            yield _topic(at, f"{word!r} is a word of the issue {owner!r} too, which comes first.")


def _unnamed(file: str, place: str, name: str) -> Iterator[Problem]:
    if not name.strip():
        yield Problem(file, f"{place}.name", "there is no name.", "Write the name that readers are to see.")


def _topic(place: str, message: str) -> Problem:
    return Problem(TOPICS, place, message, "Give each topic and issue words of its own.", "warning")


def _actors(entries: Sequence[ActorEntry]) -> Iterator[Problem]:
    """An error for each spelling that means two actors once titles, accents and case are taken off."""
    owners: dict[str, ActorEntry] = {}
    for number, entry in enumerate(entries):
        yield from _unnamed(ACTORS, f"[{number}]", entry.name)
        for name in filter(str.strip, (entry.name, *entry.names)):
            owner = owners.setdefault(fold(name), entry)
            if owner is not entry:
                message = f"{name!r} means {owner.id!r} already; {entry.id!r} does not get it."
                yield Problem(ACTORS, f"[{number}]", message, "Keep the spelling with one of the two.")


def _corrections(entries: Sequence[Correction]) -> Iterator[Problem]:
    for number, entry in enumerate(entries):
        if not _is_day(entry.date):
            yield _correction(f"[{number}].date", f"{entry.date!r} is no day.", "Write it as 2026-03-05.")
        if not entry.note.strip():
            yield _correction(f"[{number}].note", "there is no note.", "Say to readers what was wrong.")
        if entry.kind == "retraction" and not entry.was.strip():
            yield _correction(
                f"[{number}].was", "there is nothing to take back.", "Name another field, or leave this out."
            )
        if entry.kind == "retraction" and entry.now:
            yield _correction(f"[{number}].now", "a retraction puts nothing in place.", "Leave now empty ('').")
        if entry.kind != "retraction" and entry.now == entry.was:
            yield _correction(f"[{number}].now", "it changes nothing.", "Say what is to be published instead.")


def _correction(place: str, message: str, remedy: str) -> Problem:
    return Problem(CORRECTIONS, place, message, remedy)


def _is_day(text: str) -> bool:
    if not DAY.match(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
