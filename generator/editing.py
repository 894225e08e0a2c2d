"""Entries in ``corrections.yml``, written for the editor: appended to what is there, whose comments and layout stay."""

from __future__ import annotations

from dataclasses import replace

from generator import store, yamlio
from generator.desk import consistency, corrections, editorial, filing
from generator.desk.editorial import CORRECTIONS
from generator.model import Correction, Problem
from generator.pipeline import brief_files
from generator.planning import Folders

EMPTY = "[]"


def correct(folders: Folders, wanted: Correction) -> tuple[Correction, tuple[Problem, ...]]:
    """Append ``wanted`` to the desk's corrections, with ``was`` set to what the brief says now, after all earlier corrections.

    Nothing is written where it cannot be carried out, and where the file is not one that can be appended to.
    """
    written, problems = editorial.read(folders.content)
    broken = tuple(problem for problem in problems if problem.path == CORRECTIONS)
    if broken:
        return wanted, broken
    briefs = filing.by_id(brief_files(folders.briefs)[0])
    found, _ = corrections.corrected(briefs.values(), written.corrections)
    brief = found[wanted.brief][0] if wanted.brief in found else None
    entry = replace(wanted, was=corrections.says(brief, wanted.field)) if brief else wanted
    now = briefs | ({brief.id: brief} if brief else {})
    refused = (
        *corrections.corrected(now.values(), [entry])[1],
        *consistency.problems(editorial.Editorial(corrections=(entry,))),
    )
    if refused:
        return entry, tuple(_of_command(problem, entry.brief) for problem in refused)
    return entry, _append(folders, entry)


def _of_command(problem: Problem, brief: str) -> Problem:
    """What is wrong with an entry that is not written yet: there is nothing in the file to mend."""
    remedy = "" if problem.place.endswith("field") else problem.remedy
    return Problem(brief, "", problem.message.removeprefix(f"{brief}: "), remedy)


def _append(folders: Folders, entry: Correction) -> tuple[Problem, ...]:
    """Write ``entry`` at the end of the file; a problem, and nothing written, where it then would not read as it should."""
    path = folders.content / CORRECTIONS
    before = path.read_text("utf-8-sig") if path.is_file() else ""
    after = appended(before, entry)
    was, now = (yamlio.parse(text, CORRECTIONS)[0] for text in (before, after))
    if now != [*(was or []), store.plain(entry)]:
        block = yamlio.dump([store.plain(entry)])
        return (Problem(CORRECTIONS, "", "is not a list that can be added to.", f"Add the entry by hand: {block}"),)
    store.write_whole(path, after)
    return ()


def appended(text: str, entry: Correction) -> str:
    """``text`` of a file of corrections with ``entry`` at its end; an empty list (``[]``) gives way to it."""
    kept = text.rstrip()
    if kept == EMPTY or kept.endswith("\n" + EMPTY):
        kept = kept[: -len(EMPTY)].rstrip()
    return (kept + "\n" if kept else "") + yamlio.dump([store.plain(entry)])
