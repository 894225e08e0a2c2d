"""Briefs taken from their files and filed: under a day, a source, topics and actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from generator.desk import subjects
from generator.desk.actors import Authority
from generator.desk.recall import NOTHING, Recall
from generator.desk.topics import topics_of
from generator.memo import json_form, key_of
from generator.model import Brief, BriefFile, Correction, EmptySeed, FiledBrief, Outlet, Problem, TopicEntry
from generator.slugs import identity

UNNAMED = "Source not named"
YEARS = range(1605, 3000)
"""Years in which a newspaper may have appeared: the first was printed in 1605. Anything else is a slip or a joke."""
BELONGING = json_form(tuple[tuple[str, ...], tuple[str, ...]])
"""The topics and the subjects of a brief."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?\Z", re.ASCII)

Named = tuple[str, BriefFile]
"""A brief file with its path relative to the folder of briefs."""


def problems(files: Iterable[Named]) -> tuple[Problem, ...]:
    """A problem for each of ``files`` without briefs, and for each brief whose id an earlier one has."""
    owners: dict[str, str] = {}
    found: list[Problem] = []
    for name, file in files:
        if not file.briefs:
            message = f"no article was found in its seed, {file.seed.path}."
            found.append(Problem(name, "", message, "Look at the seed.", "warning"))
        for number, brief in enumerate(file.briefs):
            if brief.id in owners:
                message = f"{brief.id!r} is already the id of a brief in {owners[brief.id]}."
                found.append(Problem(name, f"briefs[{number}].id", message, "Give one of the two another id."))
            owners.setdefault(brief.id, name)
    return tuple(found)


def by_id(files: Iterable[Named]) -> dict[str, Brief]:
    """The briefs of ``files``; of several with one id the first."""
    found: dict[str, Brief] = {}
    for brief in (brief for _, file in files for brief in file.briefs):
        found.setdefault(brief.id, brief)
    return found


def empty(files: Iterable[Named]) -> tuple[EmptySeed, ...]:
    """The seeds of those ``files`` that hold no brief."""
    return tuple(EmptySeed(file.seed, file.labels) for _, file in files if not file.briefs)


def file_briefs(
    files: Iterable[Named],
    corrected: Mapping[str, tuple[Brief, tuple[Correction, ...]]],
    topics: Sequence[TopicEntry],
    known: Authority,
    recall: Recall = NOTHING,
) -> tuple[FiledBrief, ...]:
    """The briefs of ``files`` as ``corrected`` (by id), newest first, those of no day at the end; then by id."""
    listed = key_of(repr(topics))

    def belonging(brief: Brief) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The topics and the subjects of ``brief``."""
        return topics_of(brief, topics), subjects.of_brief(brief)

    filed: dict[str, FiledBrief] = {}
    for name, file in files:
        for original in file.briefs:
            brief, corrections = corrected[original.id]
            belongs = recall.of(BELONGING, listed, (brief,), partial(belonging, brief))
            filed.setdefault(original.id, _filed((name, file), brief, corrections, belongs, known))
    by_id = sorted(filed.values(), key=lambda one: one.brief.id)
    return tuple(sorted(by_id, key=lambda one: one.day or "", reverse=True))


def _filed(
    named: Named,
    brief: Brief,
    corrections: tuple[Correction, ...],
    belongs: tuple[tuple[str, ...], tuple[str, ...]],
    known: Authority,
) -> FiledBrief:
    name, file = named
    outlet = brief.source.outlet.text if brief.source.outlet else UNNAMED
    # What an update tells is the news of its own day: its "Monday" would stand in Sunday's edition.
    day = day_of(brief.published.updated or brief.published.edtf)
    return FiledBrief(
        brief=brief,
        file=name,
        seed=file.seed,
        engine=file.engine,
        day=day,
        outlet=outlet,
        source_id=identity(_without_article(outlet)),
        topics=belongs[0],
        actors=tuple(known.id_of(who.name) for who in brief.who),
        corrections=corrections,
        reviewed=file.reviewed,
        subjects=belongs[1],
    )


def day_of(edtf: str) -> str | None:
    """The day that ``edtf`` names, with or without a time; ``None`` where there is no such day."""
    match = _DAY.match(edtf)
    try:
        return match[1] if match and date.fromisoformat(match[1]).year in YEARS else None
    except ValueError:
        return None


def _without_article(outlet: str) -> str:
    """``outlet`` as one source is told from another: an outlet prints its own name with and without "The"."""
    return outlet[4:] if outlet[:4].casefold() == "the " and len(outlet) > 4 else outlet


def outlets(briefs: Iterable[FiledBrief]) -> tuple[Outlet, ...]:
    """The sources of ``briefs``, by name; a source is called as it is called most often."""
    published: dict[str, list[FiledBrief]] = {}
    for filed in briefs:
        published.setdefault(filed.source_id, []).append(filed)
    found = (Outlet(one, _usual_name(filed), tuple(filed)) for one, filed in published.items())
    return tuple(sorted(found, key=lambda outlet: (outlet.name == UNNAMED, outlet.name.casefold(), outlet.id)))


def _usual_name(filed: Sequence[FiledBrief]) -> str:
    names = [one.outlet for one in filed]
    return max(sorted(set(names)), key=names.count)
