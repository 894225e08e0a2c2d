"""The gate of a pull request: everything that is wrong with seeds, brief files and editors' files, all at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import revisions, store
from generator.desk import corrections, editorial, quoting, settings, topics
from generator.desk.claims import ClaimDiff, claim_diff
from generator.edtf import DAY
from generator.extraction import Run, read
from generator.model import Correction, FiledBrief, Problem
from generator.pipeline import Kept, brief_files, desk
from generator.planning import Folders
from generator.publishing.link_check import broken_links
from generator.publishing.pages import pages
from generator.publishing.wording import templates_folder
from generator.reading import evidence, plan, seeds
from generator.shelf import Shelved

OPENED = 100
"""Seeds that wait and are opened to say why: after ``daybrief brief`` only those that cannot be read are left, and a desk on
which it has not run yet should not wait for thousands. As many misdated briefs are named: with a wrong clock all seem to be."""
COMPILED = "__pycache__"
"""The folders among the templates where compiled ones are kept."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: problems, how many briefs there are, and the most words quoted of an article and in an edition."""

    problems: tuple[Problem, ...]
    briefs: int
    quoted: tuple[int, int]
    limits: settings.Quotations

    def __str__(self) -> str:
        """One line for a reader of the log."""
        of_article, in_edition = self.quoted
        briefs = "1 brief" if self.briefs == 1 else f"{self.briefs:,} briefs"
        return (
            f"Checked {briefs}. Words quoted: at most {of_article:,} of an article "
            f"({self.limits.article:,} allowed), {in_edition:,} in an edition ({self.limits.edition:,} allowed)."
        )


def check(folders: Folders, run: Run | None = None, today: date | None = None) -> Checked:
    """Everything that is wrong, and every seed that waits to be read; ``today`` is the clock's day where none is given."""
    planned = read(folders, run, dry_run=True)
    waiting = tuple(_waiting(folders, [step for step in planned.steps if step.action in ("make", "move")]))
    kept = Kept.of(folders)
    found, problems = desk(folders.content, folders.briefs, kept, planned.briefs)
    made, clashes = pages(found)
    written, _ = editorial.read(folders.content)
    limits, unset = settings.read(folders.content)
    quoted = quoting.quoted(found.briefs)
    everything = (
        *planned.problems,
        *waiting,
        *_cached(folders),
        *_evidence(folders, kept.shelf.read(folders.briefs, planned.briefs)),
        *problems,
        *unset,
        *_misdated(folders, found.briefs, today or datetime.now(UTC).date()),
        *quoting.problems(found, quoted, limits.quotations),
        *written.placed((*clashes, *broken_links(folders.content, found, made))),
        *topics.suggestions(found.unmapped, written.topics),
    )
    return Checked(tuple(dict.fromkeys(everything)), len(found.briefs), quoted.most, limits.quotations)


def _cached(folders: Folders) -> Iterator[Problem]:
    """What a build keeps is trusted by the next one: from a stranger, it could say anything, and no brief would differ."""
    for kept in (folders.cache, *sorted(templates_folder().rglob(COMPILED))):
        if revisions.tracked(kept):
            name = os.path.relpath(kept, folders.cache.parent)
            message = "is kept in git: whoever wrote it could change the site without changing a brief."
            yield Problem(name, "", message, f"git rm -r --cached {name}, and ignore it.")


def _misdated(folders: Folders, briefs: Iterable[FiledBrief], today: date) -> Iterator[Problem]:
    """A warning for each brief on whose day no newspaper can have appeared: one slip, and that day leads the home page."""
    tomorrow = (today + timedelta(days=1)).isoformat()  # somewhere it is
    wrong = ((filed, message) for filed in briefs if (message := _doubt(filed, tomorrow)))
    for filed, message in islice(wrong, OPENED):
        file, _ = store.read(folders.briefs, filed.file)
        ids = [brief.id for brief in file.briefs] if file else []
        place = f"briefs[{ids.index(filed.brief.id)}].published.edtf" if filed.brief.id in ids else ""
        remedy = f"If it is a slip: daybrief correct {filed.brief.id} published.edtf --to DAY --note WHY"
        yield Problem(filed.file, place, message, remedy, "warning")


def _doubt(filed: FiledBrief, tomorrow: str) -> str:
    """What is odd about the day of a brief; nothing for most."""
    day = filed.brief.published.updated or filed.brief.published.edtf
    if filed.day is None:
        exact = (match := DAY.fullmatch(day)) is not None and match[3] is not None
        return f"is {day}, a year without newspapers: the brief counts as undated." if exact else ""
    return f"is {filed.day}, which is still to come: that day leads the home page." if filed.day > tomorrow else ""


def _waiting(folders: Folders, steps: Sequence[plan.Step]) -> Iterator[Problem]:
    """A problem for each seed that waits: why it cannot be read, or that it is still to be."""
    for number, step in enumerate(steps):
        seed, doubts = seeds.load(folders.seeds, folders.seeds / step.path) if number < OPENED else (None, ())
        if seed is None and doubts:
            yield from doubts
        else:
            remedy = "Run daybrief brief and commit the brief file."
            yield Problem(step.path, "", f"{_undone(step)}: {step.reason}.", remedy)


def _undone(step: plan.Step) -> str:
    """What is still to be done for a seed that waits."""
    if step.action == "make":
        return "is not read"
    beside = step.source == store.brief_path(step.path)
    return "its brief file has its former name" if beside else "its brief file does not lie beside it"


def _evidence(folders: Folders, shelved: Iterable[Shelved]) -> Iterator[Problem]:
    """What reading a seed warns of, and what the evidence gate says of its brief file, where it is there and unchanged."""
    for name, file in ((one.name, one.file) for one in shelved if one.file is not None):
        path = folders.seeds / file.seed.path
        if store.brief_path(file.seed.path) != name:
            message = f"{file.seed.path!r} has the brief file {store.brief_path(file.seed.path)}, not this one."
            yield Problem(name, "seed.path", message, "Write the path of the seed that this file lies beside.")
        elif path.is_file():
            seed, doubts = seeds.load(folders.seeds, path)
            yield from doubts
            if seed is not None and seed.sha256 == file.seed.sha256:
                yield from evidence.check(file, seed)


def claims(folders: Folders, base: str) -> ClaimDiff:
    """What the brief files claim, and editors correct, that those of the git commit ``base`` did not."""
    earlier = revisions.changed_since(base, folders.briefs)
    files = dict(brief_files(folders.briefs)[0])
    others = (
        who.name for name, file in files.items() if name not in earlier for brief in file.briefs for who in brief.who
    )
    before = {name: file for name, file in earlier.items() if file is not None}
    found = claim_diff(before, {name: files[name] for name in earlier if name in files}, others)
    written, _ = editorial.read(folders.content)
    return replace(found, corrections=corrections.changed(_corrections(folders, base), written.corrections))


def _corrections(folders: Folders, base: str) -> tuple[Correction, ...]:
    """The valid entries of the file of corrections as the git commit ``base`` has it."""
    said = revisions.earlier(base, folders.content / editorial.CORRECTIONS)
    with TemporaryDirectory(prefix="daybrief-") as room:
        (Path(room) / editorial.CORRECTIONS).write_bytes(said or b"")
        return editorial.read(Path(room))[0].corrections
