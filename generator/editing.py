"""Entries in ``corrections.yml``, written for the editor: appended to what is there, whose comments and layout stay."""

from __future__ import annotations

from dataclasses import replace

from generator import store, yamlio
from generator.desk import consistency, corrections, editorial
from generator.extraction import Folders
from generator.model import Correction, Problem
from generator.pipeline import brief_files

EMPTY = "[]"


def correct(folders: Folders, wanted: Correction) -> tuple[Correction, tuple[Problem, ...]]:
    """Append ``wanted`` to the desk's corrections, with ``was`` set to what the brief says now, after all earlier corrections.

    Nothing is written where it cannot be carried out, and where the file is not one that can be appended to.
    """
    written, problems = editorial.read(folders.content)
    if any(problem.path == corrections.FILE for problem in problems):
        return wanted, problems
    briefs = [brief for _, file in brief_files(folders.briefs)[0] for brief in file.briefs]
    found, _ = corrections.corrected(briefs, written.corrections)
    brief, _ = found.get(wanted.brief, (None, ()))
    entry = replace(wanted, was=corrections.says(brief, wanted.field) or "") if brief else wanted
    faults = (
        *corrections.corrected([brief] if brief else [], [entry])[1],
        *consistency.problems(editorial.Editorial(corrections=(entry,))),
    )
    if faults:
        return entry, tuple(replace(fault, path=corrections.FILE, place="") for fault in faults)
    return entry, _append(folders, entry)


def _append(folders: Folders, entry: Correction) -> tuple[Problem, ...]:
    """Write ``entry`` at the end of the file; a problem, and nothing written, where it then would not read as it should."""
    path = folders.content / corrections.FILE
    before = path.read_text("utf-8-sig") if path.is_file() else ""
    after = appended(before, entry)
    was, now = (yamlio.parse(text, corrections.FILE)[0] for text in (before, after))
    if now != [*(was or []), store.plain(entry)]:
        block = yamlio.dump([store.plain(entry)])
        return (
            Problem(corrections.FILE, "", "is not a list that can be added to.", f"Add the entry by hand: {block}"),
        )
    store.write_whole(path, after)
    return ()


def appended(text: str, entry: Correction) -> str:
    """``text`` of a file of corrections with ``entry`` at its end; an empty list (``[]``) gives way to it."""
    kept = text.rstrip()
    if kept == EMPTY or kept.endswith("\n" + EMPTY):
        kept = kept[: -len(EMPTY)].rstrip()
    return (kept + "\n" if kept else "") + yamlio.dump([store.plain(entry)])
