"""Seeds to brief files: what waits is read, each seed apart from the others, and filed; one seed's problem never stops another.

In pseudocode::

    for each seed:  step = plan.step(seed, its brief file)      make | keep | conflict, with the reason
    to be made:     seeds.load -> articles.read -> engine.briefs -> evidence.sift      in a process apart, within limits
    in order:       store.write_whole                                                 here, by one run at a time
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from generator import locks, store
from generator.children import Failure, Limits
from generator.desk import settings
from generator.engines import Engine, registry
from generator.executors import Crew, spread
from generator.memo import Memo, json_form
from generator.model import SCHEMA, Brief, BriefFile, EngineRef, Problem, Reading, SeedRef
from generator.reading import plan, seeds
from generator.shelf import hash_of, scan

T = TypeVar("T")

HEADS = json_form(tuple[store.Head | None, ...])
WORDS: dict[plan.Action, str] = {"make": "read", "keep": "unchanged", "conflict": "in conflict"}

ARTICLE_LIMIT = 60
"""Articles of a seed that become briefs. A saved page holds a few and an issue of a newspaper some dozens; each takes 10 to 50 ms
however short it is."""

FAILURES: dict[str, tuple[str, str]] = {
    "limit": ("was set aside: {}.", "Split the seed, or allow more in desk.yml (reading)."),
    "died": ("was set aside: {}.", "Run again; if it stays so, give the machine more memory or split the seed."),
    "lacking": ("could not be read: {}.", "daybrief doctor says how to get it."),
    "defect": ("reading it failed: {}.", "This is a defect of the program; please report it with the seed."),
}
"""What to say of a seed that was not read, and what to do about it, by the kind of failure."""


class Progress(Protocol):
    """Shows how far a long run of work has come while it hands the items through."""

    def __call__(self, items: Iterable[T], what: str, total: int) -> Iterable[T]:
        """``items``, unchanged; ``what`` says what is done with them, ``total`` how many there are."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """How a run works: which engine reads, who does the work, how progress is shown, and who hears that another run is on.

    ``warm`` keeps a process ready for the next run of this program while the site is built.
    """

    engine: str = "offline"
    crew: Crew = field(default_factory=Crew)
    progress: Progress | None = None
    waiting: Callable[[], None] | None = None
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one seed: the text of its brief file (``None`` where it cannot be read), and who made it."""

    text: str | None
    engine: EngineRef
    problems: tuple[Problem, ...]


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
    """What reading did: a step for each seed, what an editor should look at, and how many seeds could not be read.

    ``briefs`` are the brief files that there are now, in order, with the SHA-256 of each. Where it is not ``done``,
    it is only planned.
    """

    steps: tuple[plan.Step, ...]
    problems: tuple[Problem, ...]
    briefs: Mapping[str, str]
    unread: int = 0
    done: bool = False

    def __str__(self) -> str:
        """One line for a reader of the log."""
        counts = Counter(step.action for step in self.steps)
        counts["make"] -= self.unread
        words = WORDS if self.done else WORDS | {"make": "to be read"}
        parts = [f"{counts[action]} {word}" for action, word in words.items() if counts[action]]
        parts += [f"{self.unread} not readable"] if self.unread else []
        seeds = "1 seed" if len(self.steps) == 1 else f"{len(self.steps)} seeds"
        return f"{seeds}: {', '.join(parts) or 'nothing to do'}."


def read(folders: Folders, run: Run | None = None, *, dry_run: bool = False) -> Read:
    """Bring the brief files up to date with the seeds; with ``dry_run`` only say what would be done.

    A file that is kept, in conflict or whose seed cannot be read stays as it is. Of two runs at once the second waits.
    """
    run = run or Run()
    planned = _planned(folders, run.engine, keep=not dry_run)
    todo = [step.path for step in planned.steps if step.action == "make"]
    if dry_run or not (todo or store.unfinished(folders.briefs)):
        return planned
    with locks.held(folders.briefs, run.waiting):
        store.sweep(folders.briefs)
        if _hashes(folders, todo) != {name: planned.briefs.get(store.brief_path(name), "") for name in todo}:
            planned = _planned(folders, run.engine, keep=True)  # another run has been here
            todo = [step.path for step in planned.steps if step.action == "make"]
        done = _made_all(folders, run, todo)
        shown = run.progress(done, "Reading seeds", len(todo)) if run.progress else done
        wanted = registry.ref(run.engine)
        found = [_filed(folders, name, made, wanted) for name, made in shown]
        made = {store.brief_path(name): sha256 for name, sha256 in _hashes(folders, todo).items() if sha256}
    return replace(
        planned,
        problems=(*planned.problems, *(one for problems in found for one in problems)),
        briefs=dict(sorted({**planned.briefs, **made}.items())),
        unread=sum(any(problem.severity == "error" for problem in problems) for problems in found),
        done=True,
    )


def _hashes(folders: Folders, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of the brief file of each seed in ``names``, empty where there is none."""
    return {name: hash_of(folders.briefs / store.brief_path(name)) for name in names}


def _planned(folders: Folders, engine: str, *, keep: bool) -> Read:
    """What is to be done, and what an editor should look at before anything is; what was found out is kept where told."""
    paths, problems = seeds.find(folders.seeds)
    names = {path: path.relative_to(folders.seeds).as_posix() for path in paths}
    hashes = {name: _digest(path, name) for path, name in names.items()}
    problems += tuple(digest for digest in hashes.values() if isinstance(digest, Problem))
    known = registry.ref(engine)
    briefs = scan(folders.briefs)
    targets = {name: store.brief_path(name) for name in names.values()}
    heads = _heads(folders, {name: briefs[name] for name in targets.values() if name in briefs}, keep=keep)
    read = ((name, digest) for name, digest in hashes.items() if isinstance(digest, str))
    steps = tuple(_step(name, digest, known, heads) for name, digest in read)
    conflicts = tuple(_conflict(step) for step in steps if step.action == "conflict")
    lesser = _lesser(engine, known) if any(step.action == "make" for step in steps) else ()
    orphans = _orphans(briefs.keys() - targets.values()) if targets else ()
    return Read(steps, (*problems, *lesser, *conflicts, *orphans), briefs)


def _step(name: str, sha256: str, engine: EngineRef, heads: Mapping[str, store.Head | None]) -> plan.Step:
    """The step for the seed ``name``."""
    target = store.brief_path(name)
    filed = heads.get(target)
    return plan.unclear(name) if target in heads and filed is None else plan.step(name, sha256, engine, filed)


def _digest(path: Path, name: str) -> str | Problem:
    """The SHA-256 of the seed at ``path``, or why there is none: it may have gone since it was found."""
    try:
        return store.sha256(path)
    except OSError as error:
        message = f"cannot be read ({error.strerror})."
        return Problem(name, "", message, "Check the file and its permissions.")


def _heads(folders: Folders, briefs: Mapping[str, str], *, keep: bool) -> dict[str, store.Head | None]:
    """The heads of ``briefs``, brief files with their hashes; those of a content that was met before are known."""
    memo, names, looked_at = Memo(folders.cache / "heads"), tuple(briefs), []

    def head(place: int) -> store.Head | None:
        """The head of the file at that place."""
        looked_at.append(names[place])
        return store.head(folders.briefs, names[place])

    found = memo.each(HEADS, "head", tuple(briefs.values()), head)
    # A file that was written meanwhile may have the head of another content than its hash is of.
    if keep and all(hash_of(folders.briefs / name) == briefs[name] for name in looked_at):
        memo.keep()
    return dict(zip(names, found, strict=True))


def _made_all(folders: Folders, run: Run, todo: Sequence[str]) -> Iterator[tuple[str, Made | Failure]]:
    """Each seed of ``todo`` as read, in this order; to another machine goes what is in the file."""
    allowed = settings.read(folders.content)[0].reading
    limits = Limits(allowed.seconds, allowed.megabytes)
    if run.crew.remote:
        parcels = ((name, _contents(folders.seeds / name)) for name in todo)
        return zip(todo, spread(partial(made_elsewhere, run.engine), parcels, run.crew, limits), strict=True)
    # A child may have been started in another folder than the one its parent is in now.
    root = folders.seeds.absolute()
    return zip(todo, spread(partial(made, root, run.engine), todo, run.crew, limits), strict=True)


def _contents(path: Path) -> bytes:
    """The bytes of a seed; one more than is allowed of a file that is too large, so that it is refused where it is read.

    None of a file that has gone: as an empty one it is refused too.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(seeds.SIZE_LIMIT + 1)
    except OSError:
        return b""


def made(root: Path, engine: str, name: str) -> Made:
    """Read the seed ``name`` below ``root``."""
    reader = registry.engine(engine)
    file, problems = brief_file(root, root / name, reader)
    return Made(None if file is None else store.dump(file), reader.ref, problems)


def made_elsewhere(engine: str, parcel: tuple[str, bytes]) -> Made:
    """Read a seed whose name and contents came from another machine."""
    name, contents = parcel
    with TemporaryDirectory(prefix="daybrief-") as room:
        path = Path(room) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents)
        return made(Path(room), engine, name)


def _filed(folders: Folders, name: str, outcome: Made | Failure, engine: EngineRef) -> tuple[Problem, ...]:
    """Write the brief file of the seed ``name``, if there is one; what an editor should look at."""
    if isinstance(outcome, Failure):
        message, remedy = FAILURES[outcome.kind]
        return (Problem(name, "", message.format(outcome.reason), remedy),)
    if outcome.engine != engine:
        message = f"was read by {outcome.engine} on another machine; {engine} was asked for."
        return (Problem(name, "", message, "Install the same Daybrief on all machines."),)
    if outcome.text is not None:
        target = PurePosixPath(store.brief_path(name))
        if any((folders.briefs / folder).is_symlink() for folder in target.parents[:-1]):
            message = "its brief file would lie behind a symbolic link."
            return (Problem(name, "", message, f"Put a folder in the place of {target.parent}."),)
        store.write_whole(folders.briefs / target, outcome.text)
    return outcome.problems


def brief_file(root: Path, path: Path, engine: Engine) -> tuple[BriefFile | None, tuple[Problem, ...]]:
    """The brief file of the seed at ``path`` below ``root``; ``None`` where the seed cannot be read."""
    from generator.reading import articles, evidence  # noqa: PLC0415 (see _briefs)

    seed, problems = seeds.load(root, path)
    if seed is None:
        return None, problems
    reading = articles.read(seed)
    briefs, doubts = _briefs(reading, engine)
    file = BriefFile(SCHEMA, SeedRef(seed.path, seed.sha256), engine.ref, reading.labels, briefs)
    return file, (*problems, *doubts, *evidence.check(file, seed))


def _briefs(reading: Reading, engine: Engine) -> tuple[tuple[Brief, ...], tuple[Problem, ...]]:
    """A brief for each article; what does not pass the evidence gate is left out. Ids are made distinct."""
    from generator.reading import evidence  # noqa: PLC0415 (loading what reads takes longer than finding nothing to read)

    briefs: list[Brief] = []
    problems: list[Problem] = list(_too_many(reading))
    for said, doubts in engine.briefs(reading.articles[:ARTICLE_LIMIT]):
        brief, refused = evidence.sift(said, reading.seed)
        twins = sum(other.id == brief.id for other in briefs)
        briefs.append(replace(brief, id=f"{brief.id}-{twins + 1}") if twins else brief)
        problems += [*doubts, *refused]
    return tuple(briefs), tuple(problems)


def _too_many(reading: Reading) -> Iterator[Problem]:
    """A warning where a seed has more articles than are read."""
    if len(reading.articles) > ARTICLE_LIMIT:
        first = reading.articles[ARTICLE_LIMIT]
        message = f"holds {len(reading.articles)} articles; only the first {ARTICLE_LIMIT} are read."
        yield Problem(
            reading.seed.path, reading.seed.place(first.start), message, "Split it into several seeds.", "warning"
        )


def _lesser(engine: str, known: EngineRef) -> tuple[Problem, ...]:
    """A warning where the engine lacks something on this machine, and goes by another name."""
    if known.name == engine:
        return ()
    message = f"is read as {known.name} here: something that it needs is missing, and it finds less."
    return (Problem(f"engine {engine}", "", message, "daybrief doctor says how to get it.", "warning"),)


def _conflict(step: plan.Step) -> Problem:
    remedy = "Bring the brief file up to date by hand, also its seed's sha256, or delete it to have it made anew."
    return Problem(step.path, "", f"{step.reason}.", remedy)


def _orphans(names: Iterable[str]) -> Iterator[Problem]:
    """A warning for each of the brief files ``names``, whose seeds are gone."""
    for name in sorted(names):
        message = "its seed is gone; the brief is still published."
        yield Problem(name, "", message, "Delete the brief file too, or put the seed back.", "warning")
