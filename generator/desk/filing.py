"""Briefs taken from their files and filed: under a day, a source, topics and actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.desk import subjects
from generator.desk.actors import Authority
from generator.desk.quoting import words_of
from generator.desk.recall import NOTHING, Recall
from generator.desk.topics import topics_of
from generator.memo import json_form, key_of
from generator.model import Brief, BriefFile, Correction, EmptySeed, FiledBrief, Outlet, Problem, TopicEntry
from generator.slugs import identity

UNNAMED = "Source not named"
YEARS = range(1605, 3000)
"""Years in which a newspaper may have appeared: the first was printed in 1605. Anything else is a slip or a joke."""
Following = tuple[tuple[str, ...], tuple[str, ...], int]
"""What follows from a brief: its topics, its subjects, the words it quotes."""
FOLLOWING = json_form(tuple[Following, ...])
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

    def following(brief: Brief) -> Following:
        """What follows from ``brief``."""
        return topics_of(brief, topics), subjects.of_brief(brief), words_of(brief)

    owners: dict[str, Named] = {}
    for named in files:
        for brief in named[1].briefs:
            owners.setdefault(brief.id, named)
    said = [corrected[identifier] for identifier in owners]
    follows = recall.each(FOLLOWING, key_of(repr(topics)), [brief for brief, _ in said], following)
    filed = [_filed(*one, known) for one in zip(owners.values(), said, follows, strict=True)]
    by_id = sorted(filed, key=lambda one: one.brief.id)
    return tuple(sorted(by_id, key=lambda one: one.day or "", reverse=True))


def _filed(
    named: Named, said: tuple[Brief, tuple[Correction, ...]], follows: Following, known: Authority
) -> FiledBrief:
    name, file = named
    brief, corrections = said
    belongs, subjects_of, quoted = follows
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
        topics=belongs,
        actors=tuple(known.id_of(who.name) for who in brief.who),
        corrections=corrections,
        reviewed=file.reviewed,
        subjects=subjects_of,
        quoted=quoted,
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
