"""The order of things.

In pseudocode::

    read:   seeds to brief files: see extraction, which does it
    desk:   store.read each brief file -> corrections -> stories, dating -> topics, actors, editions
    build:  read, then desk, then publishing.prints and publishing.site

Problems are gathered on the way and returned; one seed's problem never stops another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from threading import Thread

from generator import children, store
from generator.desk import (
    actors,
    consistency,
    corrections,
    dating,
    disagreements,
    editions,
    editorial,
    filing,
    settings,
    shifts,
    sides,
    stories,
    subjects,
    topics,
)
from generator.desk.recall import Recall
from generator.extraction import Run, get_ready, read
from generator.memo import Memo
from generator.model import Desk, Problem
from generator.planning import Folders, Read
from generator.publishing import site
from generator.publishing.assembly import Step
from generator.publishing.print_options import Options
from generator.reading import texts
from generator.shelf import Shelf, Shelved

__all__ = [
    "PRINTABLE",
    "Built",
    "Folders",
    "Kept",
    "Read",
    "Run",
    "brief_files",
    "build",
    "desk",
    "print_pdf",
    "read",
    "serve",
]

PRINTABLE = ("edition", "topic", "week", "actor", "brief")
"""What can be printed by its day or id."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What outlives a run: the brief files as they were read, and what was worked out from them."""

    shelf: Shelf = field(default_factory=Shelf)
    memo: Memo = field(default_factory=Memo)
    dry: bool = False

    @classmethod
    def of(cls, folders: Folders, shelf: Shelf | None = None, *, dry: bool = False) -> Kept:
        """What is kept for the desk in ``folders``; ``shelf`` is one that an earlier build of this process filled.

        A ``dry`` run takes over what is there, and leaves it as it is.
        """
        shelf = shelf or Shelf(folders.cache / "briefs", keep=not dry)
        return cls(shelf, Memo(folders.cache / "desk"), dry)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    read: Read
    report: site.SiteReport
    problems: tuple[Problem, ...]


# ---------------------------------------------------------------- brief files to the desk


def desk(
    content: Path,
    briefs: Path | None = None,
    kept: Kept | None = None,
    hashes: Mapping[str, str] | None = None,
    public: texts.Public | None = None,
) -> tuple[Desk, tuple[Problem, ...]]:
    """Everything that publishing needs, from the brief files and the editors' files; no seed and no engine is wanted.

    ``kept`` knows what was read and worked out before; ``hashes`` are those of :func:`generator.shelf.scan`, if it was called.
    ``public`` are the seeds whose text may be published, where they are known already.
    """
    written, problems = editorial.read(content)
    kept = kept or Kept()
    shelved = kept.shelf.read(briefs or content / "briefs", hashes)
    unread = tuple(problem for one in shelved for problem in one.problems)
    files = tuple((one.name, one.file) for one in shelved if one.file is not None)
    known = actors.authority(written.actors)
    found, stale = corrections.corrected(filing.by_id(files).values(), written.corrections)
    marks = _marks(shelved)
    recall = Recall(kept.memo, marks)
    filed = filing.file_briefs(files, found, written.topics, known, recall)
    filed, told = dating.dated(filed, stories.stories(filed, recall))
    said = topics.statements(filed, written.topics, known.id_of, recall)
    followed = shifts.on_topics(topics.topics(filed, said, written.topics))
    people = shifts.of_actors(actors.actors(filed, said, known), followed)
    made = Desk(
        briefs=filed,
        editions=disagreements.marked(editions.editions(told), recall),
        undated=editions.undated(filed),
        topics=sides.with_splits(followed, people),
        actors=people,
        outlets=filing.outlets(filed),
        corrections=tuple(one for filed_ in filed for one in filed_.corrections),
        unmapped=tuple(one for one in said if one.issue is None),
        hashes={one.brief.id: marks[id(one.brief)] for one in filed if id(one.brief) in marks},
        subjects=subjects.used(filed),
        empty=filing.empty(files),
        texts=tuple(texts.of_files(files, public or _public(content, content / "seeds"))),
    )
    if not kept.dry:
        kept.memo.keep()
    return made, (*problems, *consistency.problems(written), *unread, *filing.problems(files), *written.placed(stale))


def _public(content: Path, seeds: Path) -> texts.Public:
    """The seeds whose text the desk in ``content`` lets be published."""
    return texts.public(seeds, settings.read(content)[0].publish_seeds)


def _marks(shelved: Sequence[Shelved]) -> dict[int, str]:
    """What each brief says as its file says it, by :func:`id`: the hash of the file, and its place there."""
    return {
        id(brief): f"{one.sha256}/{place}"
        for one in shelved
        if one.file is not None and one.sha256
        for place, brief in enumerate(one.file.briefs)
    }


def brief_files(folder: Path) -> tuple[tuple[filing.Named, ...], tuple[Problem, ...]]:
    """Every valid brief file below ``folder``, and what is wrong with the others."""
    shelved = Shelf().read(folder)
    problems = tuple(problem for one in shelved for problem in one.problems)
    return tuple((one.name, one.file) for one in shelved if one.file is not None), problems


# ---------------------------------------------------------------- the desk to the site


def build(
    folders: Folders,
    target: Path,
    run: Run | None = None,
    *,
    pdf: bool = True,
    shelf: Shelf | None = None,
    unpublished: Callable[[Read], None] | None = None,
) -> Built:
    """Do everything: bring the brief files up to date, then the site in ``target``, with its PDFs unless told otherwise.

    ``shelf`` holds brief files that this process read before; ``unpublished`` hears what was read where the site cannot be made.
    """
    done = read(folders, run)
    if run is None or not run.warm:
        children.dismiss()
    request, load = _request(folders, target, done.briefs, shelf)
    printed = partial(_printed, folders.cache / "prints") if pdf else None
    try:
        report, problems = site.build(request, load, printed)
    except OSError:
        if unpublished is not None:
            unpublished(done)
        raise
    return Built(done, report, (*done.problems, *problems))


def plan(folders: Folders, target: Path, run: Run | None = None, *, pdf: bool = True) -> tuple[Read, tuple[Step, ...]]:
    """What :func:`build` would do, seed by seed and file by file, each with its reason; nothing is written, no cache either.

    What seeds say that are still to be read is not known yet: the site's steps are those for the briefs that are there.
    """
    done = read(folders, run, dry_run=True)
    request, load = _request(folders, target, done.briefs, dry=True)
    return done, site.plan(request, load, partial(_print_plan, folders.cache / "prints") if pdf else None)


def _printed(cache: Path, desk: Desk, folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Print what the site links to below ``folder``."""
    from generator.publishing import prints  # noqa: PLC0415 (loading Typst takes longer than a build without changes)

    return prints.of_site(desk, folder, cache)


def _print_plan(cache: Path, desk: Desk, folder: Path) -> tuple[frozenset[str], tuple[Step, ...]]:
    """What would be printed anew."""
    from generator.publishing import prints  # noqa: PLC0415 (see above)

    return prints.plan_of_site(desk, folder, cache)


def _request(
    folders: Folders, target: Path, hashes: Mapping[str, str], shelf: Shelf | None = None, *, dry: bool = False
) -> tuple[site.Request, site.Load]:
    """What to build from the brief files with these ``hashes``, and how to load the desk for it."""
    public = _public(folders.content, folders.seeds)
    request = site.Request(
        folders.config, folders.content, target, folders.briefs, hashes, folders.cache, texts=public.hashes
    )
    kept = Kept.of(folders, shelf, dry=dry)
    return request, partial(desk, folders.content, folders.briefs, kept, hashes, public)


def print_pdf(
    folders: Folders, what: tuple[str, str], options: Options, target: Path
) -> tuple[bool, tuple[Problem, ...]]:
    """Print ``what`` (a kind of :data:`PRINTABLE` and a day or id) into the file ``target``; whether it was written."""
    from generator.publishing import prints  # noqa: PLC0415 (see build)

    kind, name = what
    found, problems = desk(folders.content, folders.briefs)
    document = getattr(prints, f"{kind}_document")(found, name, prints.site_address())
    if document is None:
        message = f"there is no {kind} of this name."
        return False, (*problems, Problem(name, "", message, _meant(found, kind, name)))
    pdf, doubts = prints.render(document, options)
    if pdf:
        store.write_whole(target, pdf)
    return bool(pdf), (*problems, *doubts)


def _meant(desk: Desk, kind: str, name: str) -> str:
    """What to do about a ``name`` that nothing of its ``kind`` has: the nearest that there is, if one is near."""
    names = {
        "edition": [edition.day for edition in desk.editions],
        "topic": [topic.entry.id for topic in desk.topics],
        "actor": [actor.id for actor in desk.actors],
        "brief": [filed.brief.id for filed in desk.briefs],
    }
    near = get_close_matches(name, names.get(kind, ()), n=1)
    return f"Did you mean {near[0]}?" if near else "Days, topics and ids are those of the site's addresses."


def serve(
    folders: Folders,
    address: tuple[str, int],
    tell: Callable[[Built | OSError], None],
    run: Run | None = None,
    *,
    pdf: bool = False,
) -> None:
    """Build into a folder of its own, serve it at ``address``, and build again on each change; ``tell`` hears of each build.

    PDFs are left out unless told otherwise. What is wrong with the environment ends it at the start; later it is told, and the
    site stays as it was.
    """
    from generator.publishing import preview  # noqa: PLC0415 (its server and watcher take a while to load)

    warm = replace(run or Run(), warm=True)
    target = folders.cache / "preview" / "site"
    watched = (folders.content, folders.seeds, folders.briefs, folders.config)
    shelf = Kept.of(folders).shelf
    Thread(target=get_ready, args=(warm,), daemon=True).start()
    builds = 0

    def again() -> bool:
        """Build; whether the site became another."""
        nonlocal builds
        builds += 1
        try:
            done = build(folders, target, warm, pdf=pdf, shelf=shelf)
        except OSError as error:
            if builds == 1:
                raise
            tell(error)
            return False
        tell(done)
        if builds == 1 and not done.report.built:
            site.load_ahead()
        return done.report.built

    preview.serve(again, target, address, watched)
