"""The order of things, and the only module that knows it.

In pseudocode::

    read:   for each seed:  step = plan.step(seed, its brief file)      make | keep | conflict, with the reason
                            make: seeds.load -> articles.read -> engine.brief -> evidence.sift -> store.write
    desk:   store.read each brief file -> corrections -> topics, actors, stories, editions
    build:  read, then desk, then publishing.prints and publishing.site

Problems are gathered on the way and returned; one seed's problem never stops another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from generator import store
from generator.desk import (
    actors,
    corrections,
    disagreements,
    editions,
    editorial,
    filing,
    shifts,
    sides,
    stories,
    topics,
)
from generator.engines import Engine, registry
from generator.executors import spread
from generator.model import SCHEMA, Brief, BriefFile, Desk, EngineRef, Problem, Reading, SeedRef
from generator.publishing import prints, site
from generator.publishing.print_options import Options
from generator.reading import articles, evidence, plan, seeds

T = TypeVar("T")

WORDS: dict[plan.Action, str] = {"make": "read", "keep": "unchanged", "conflict": "in conflict"}

PRINTABLE: dict[str, Callable[[Desk, str, str], prints.Document | None]] = {
    "edition": prints.edition_document,
    "topic": prints.topic_document,
    "week": prints.week_document,
    "actor": prints.actor_document,
    "brief": prints.brief_document,
}

# Starting a process with a parser of its own takes as long as reading 100 kB of text.
PARALLEL_FROM = 200_000


class Progress(Protocol):
    """Shows how far a long run of work has come while it hands the items through."""

    def __call__(self, items: Iterable[T], what: str, total: int) -> Iterable[T]:
        """``items``, unchanged; ``what`` says what is done with them, ``total`` how many there are."""
        ...


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a desk's files are."""

    content: Path
    seeds: Path
    briefs: Path

    @property
    def config(self) -> Path:
        """MkDocs' settings, beside the content folder."""
        return self.content.resolve().parent / "mkdocs.yml"

    @property
    def cache(self) -> Path:
        """What can be made anew at any time."""
        return self.content.resolve().parent / ".cache"

    @classmethod
    def of(cls, content: Path, seeds: Path | None = None, briefs: Path | None = None) -> Folders:
        """The folders of the desk in ``content``, where ``seeds`` or ``briefs`` do not say otherwise."""
        return cls(content, seeds or content / "seeds", briefs or content / "briefs")


@dataclass(frozen=True, slots=True)
class Read:
    """What reading did: a step for each seed, what an editor should look at, and how many seeds could not be read."""

    steps: tuple[plan.Step, ...]
    problems: tuple[Problem, ...]
    unread: int = 0

    def __str__(self) -> str:
        """One line for a reader of the log."""
        counts = Counter(step.action for step in self.steps)
        counts["make"] -= self.unread
        parts = [f"{counts[action]} {word}" for action, word in WORDS.items() if counts[action]]
        parts += [f"{self.unread} not readable"] if self.unread else []
        return f"{len(self.steps)} seeds: {', '.join(parts) or 'nothing to do'}."


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    read: Read
    report: site.SiteReport
    problems: tuple[Problem, ...]


# ---------------------------------------------------------------- seeds to brief files


def read(folders: Folders, engine: str = "offline", *, dry_run: bool = False, progress: Progress | None = None) -> Read:
    """Bring the brief files up to date with the seeds; with ``dry_run`` only say what would be done.

    A file that is kept, in conflict or whose seed cannot be read stays as it is.
    """
    paths, problems = seeds.find(folders.seeds)
    steps = tuple(_plan(folders, paths, registry.ref(engine)))
    unread = 0
    todo = [folders.seeds / step.path for step in steps if step.action == "make"]
    if not dry_run and todo:
        made = _make_all(folders, engine, todo)
        for found in progress(made, "Reading seeds", len(todo)) if progress else made:
            problems += found
            unread += any(problem.severity == "error" for problem in found)
    conflicts = tuple(_conflict(step) for step in steps if step.action == "conflict")
    return Read(steps, (*problems, *conflicts, *_orphans(folders, paths)), unread)


def _plan(folders: Folders, paths: Iterable[Path], engine: EngineRef) -> Iterator[plan.Step]:
    """A step for each seed."""
    for path in paths:
        name = path.relative_to(folders.seeds).as_posix()
        target = store.brief_path(name)
        filed = store.read(folders.briefs, target)[0] if (folders.briefs / target).is_file() else None
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        yield plan.step(name, digest, engine, filed)


def _make_all(folders: Folders, engine: str, todo: Sequence[Path]) -> Iterator[tuple[Problem, ...]]:
    """Make the brief file of each seed in ``todo``, on all cores where that is worth their start."""
    small = sum(path.stat().st_size for path in todo) < PARALLEL_FROM
    return spread(partial(make, folders, engine), todo, workers=1 if small else None)


def make(folders: Folders, engine: str, path: Path) -> tuple[Problem, ...]:
    """Read one seed, write its brief file, and return what an editor should look at."""
    name = path.relative_to(folders.seeds).as_posix()
    try:
        file, problems = brief_file(folders.seeds, path, registry.engine(engine))
    except Exception as error:  # noqa: BLE001 (one seed's failure must not stop the others)
        message = f"reading it failed: {type(error).__name__}: {error}"
        return (Problem(name, "", message[:300], "This is a defect of the program; please report it with the seed."),)
    if file is not None:
        store.write(folders.briefs, store.brief_path(name), file)
    return problems


def brief_file(root: Path, path: Path, engine: Engine) -> tuple[BriefFile | None, tuple[Problem, ...]]:
    """The brief file of the seed at ``path`` below ``root``; ``None`` where the seed cannot be read."""
    seed, problems = seeds.load(root, path)
    if seed is None:
        return None, problems
    reading = articles.read(seed)
    briefs, doubts = _briefs(reading, engine)
    file = BriefFile(SCHEMA, SeedRef(seed.path, seed.sha256), engine.ref, reading.labels, briefs)
    return file, (*problems, *doubts, *evidence.check(file, seed))


def _briefs(reading: Reading, engine: Engine) -> tuple[tuple[Brief, ...], tuple[Problem, ...]]:
    """A brief for each article; what does not pass the evidence gate is left out. Ids are made distinct."""
    briefs: list[Brief] = []
    problems: list[Problem] = []
    for article in reading.articles:
        said, doubts = engine.brief(article)
        brief, refused = evidence.sift(said, reading.seed)
        twins = sum(other.id == brief.id for other in briefs)
        briefs.append(replace(brief, id=f"{brief.id}-{twins + 1}") if twins else brief)
        problems += [*doubts, *refused]
    return tuple(briefs), tuple(problems)


def _conflict(step: plan.Step) -> Problem:
    remedy = "Bring the brief file up to date by hand, or set reviewed: false to have it made anew."
    return Problem(step.path, "", f"{step.reason}.", remedy)


def _orphans(folders: Folders, paths: Iterable[Path]) -> Iterator[Problem]:
    """A warning for each brief file whose seed is gone; where there are no seeds at all, nothing is missing."""
    wanted = {store.brief_path(path.relative_to(folders.seeds).as_posix()) for path in paths}
    for name in store.find(folders.briefs) if wanted else ():
        if name not in wanted:
            message = "its seed is gone; the brief is still published."
            yield Problem(name, "", message, "Delete the brief file too, or put the seed back.", "warning")


# ---------------------------------------------------------------- brief files to the desk


def desk(content: Path, briefs: Path | None = None) -> tuple[Desk, tuple[Problem, ...]]:
    """Everything that publishing needs, from the brief files and the editors' files; no seed and no engine is wanted."""
    written, problems = editorial.read(content)
    files, unread = _files(briefs or content / "briefs")
    files, twice = filing.distinct(files)
    known = actors.authority(written.actors)
    found, stale = corrections.corrected((brief for _, file in files for brief in file.briefs), written.corrections)
    filed = filing.file_briefs(files, found, written.topics, known)
    said = topics.statements(filed, written.topics, known.id_of)
    people = shifts.of_actors(actors.actors(filed, said, known), written.topics)
    return Desk(
        briefs=filed,
        editions=disagreements.marked(editions.editions(stories.stories(filed))),
        undated=editions.undated(filed),
        topics=sides.with_splits(shifts.on_topics(topics.topics(filed, said, written.topics)), people),
        actors=people,
        outlets=filing.outlets(filed),
        corrections=tuple(one for filed_ in filed for one in filed_.corrections),
        unmapped=tuple(one for one in said if one.issue is None),
    ), (*problems, *unread, *twice, *stale)


def _files(folder: Path) -> tuple[tuple[filing.Named, ...], tuple[Problem, ...]]:
    """Every valid brief file below ``folder``, and what is wrong with the others."""
    read_files = [(name, *store.read(folder, name)) for name in store.find(folder)]
    problems = tuple(problem for _, _, found in read_files for problem in found)
    return tuple((name, file) for name, file, _ in read_files if file is not None), problems


# ---------------------------------------------------------------- the desk to the site


def build(folders: Folders, target: Path, engine: str = "offline", *, progress: Progress | None = None) -> Built:
    """Do everything: bring the brief files up to date, then the site in ``target`` with its PDFs."""
    done = read(folders, engine, progress=progress)
    request = site.Request(folders.config, folders.content, target, folders.briefs)
    printed = partial(prints.of_site, cache=folders.cache / "prints")
    report, problems = site.build(request, partial(desk, folders.content, folders.briefs), printed)
    return Built(done, report, (*done.problems, *problems))


def print_pdf(
    folders: Folders, what: tuple[str, str], options: Options, target: Path
) -> tuple[bool, tuple[Problem, ...]]:
    """Print ``what`` (a kind of :data:`PRINTABLE` and a day or id) into the file ``target``; whether it was written."""
    kind, name = what
    found, problems = desk(folders.content, folders.briefs)
    document = PRINTABLE[kind](found, name, prints.site_address())
    if document is None:
        remedy = "Days, topics and ids are those of the site's addresses."
        return False, (*problems, Problem(name, "", f"there is no {kind} of this name.", remedy))
    pdf, doubts = prints.render(document, options)
    if pdf:
        target.write_bytes(pdf)
    return bool(pdf), (*problems, *doubts)


def serve(folders: Folders, address: tuple[str, int], tell: Callable[[Built], None], engine: str = "offline") -> None:
    """Build into a folder of its own, serve it at ``address``, and build again on each change; ``tell`` hears of each build."""
    from generator.publishing import preview  # noqa: PLC0415 (it loads MkDocs, which a build without changes need not)

    with TemporaryDirectory(prefix="daybrief-") as room:
        target = Path(room) / "site"
        watched = (folders.content, folders.seeds, folders.briefs, folders.config)
        preview.serve(lambda: tell(build(folders, target, engine)), target, address, watched)


def check(folders: Folders, engine: str = "offline") -> tuple[Problem, ...]:
    """Everything that is wrong with brief files and editors' files, and every seed that waits to be read."""
    planned = read(folders, engine, dry_run=True)
    waiting = tuple(_waiting(step) for step in planned.steps if step.action == "make")
    found, problems = desk(folders.content, folders.briefs)
    return (*planned.problems, *waiting, *_evidence(folders), *problems, *topics.suggestions(found.unmapped))


def _waiting(step: plan.Step) -> Problem:
    return Problem(step.path, "", f"not read: {step.reason}.", "Run daybrief brief and commit the brief file.")


def _evidence(folders: Folders) -> Iterator[Problem]:
    """What the evidence gate says of each brief file whose seed is there, unchanged and readable."""
    for name, file in _files(folders.briefs)[0]:
        path = folders.seeds / file.seed.path
        if store.brief_path(file.seed.path) == name and path.is_file():
            seed, _ = seeds.load(folders.seeds, path)
            if seed is not None and seed.sha256 == file.seed.sha256:
                yield from evidence.check(file, seed)
