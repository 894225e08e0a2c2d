"""Seeds to brief files: what waits is read, each seed apart from the others, and filed; one seed's problem never stops another.

In pseudocode::

    for each seed:  step = plan.step(seed, its brief file)      make | move | keep | conflict, with the reason
    renamed:        the brief file moves along                  here, by one run at a time
    to be made:     seeds.load -> articles.read -> engine.briefs -> evidence.sift      in a process apart, within limits
    in order:       store.write_whole                                                 here, by one run at a time
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from generator import children, locks, planning, store
from generator.children import Failure, Limits
from generator.desk import settings
from generator.engines import Engine, registry
from generator.executors import Crew, spread
from generator.model import SCHEMA, Brief, BriefFile, EngineRef, Problem, Reading, SeedRef
from generator.planning import Folders, Read
from generator.reading import seeds
from generator.reading.plan import Step
from generator.shelf import hash_of

T = TypeVar("T")

ARTICLE_LIMIT = 60
"""Articles of a seed that become briefs. A saved page holds a few and an issue of a newspaper some dozens; each takes 10 to 50 ms
however short it is."""

SENTENCE = ("ready.txt", b"The council of Tallow voted on Tuesday to close the old bridge.\n")
"""Name and contents of a seed that is read for nothing but to be ready."""

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


def read(folders: Folders, run: Run | None = None, *, dry_run: bool = False) -> Read:
    """Bring the brief files up to date with the seeds; with ``dry_run`` only say what would be done.

    A file that is kept, in conflict or whose seed cannot be read stays as it is. Of two runs at once the second waits.
    """
    run = run or Run()
    planned = planning.planned(folders, run.engine, keep=not dry_run)
    todo, moving = planned.names("make"), planned.names("move")
    if dry_run or not (todo or moving or store.unfinished(folders.briefs)):
        return planned
    with locks.held(folders.briefs, run.waiting):
        store.sweep(folders.briefs)
        if moving or _hashes(folders, todo) != {name: planned.briefs.get(store.brief_path(name), "") for name in todo}:
            planned = _moved(folders, run.engine)  # or another run has been here
            todo = planned.names("make")
        done = _made_all(folders, run, todo) if todo else iter(())
        shown = run.progress(done, "Reading seeds", len(todo)) if run.progress and todo else done
        wanted = registry.ref(run.engine)
        found = [_filed(folders, name, outcome, wanted) for name, outcome in shown]
        written = {store.brief_path(name): sha256 for name, sha256 in _hashes(folders, todo).items() if sha256}
    return replace(
        planned,
        problems=(*planned.problems, *(one for problems in found for one in problems)),
        briefs=dict(sorted({**planned.briefs, **written}.items())),
        unread=sum(any(problem.severity == "error" for problem in problems) for problems in found),
        done=True,
    )


def _moved(folders: Folders, engine: str) -> Read:
    """What is to be done once the brief files of renamed seeds lie beside them.

    Those that only moved are told as such, those that could not as conflicts.
    """
    planned = planning.planned(folders, engine, keep=True)
    moves = {step.path: step for step in planned.steps if step.action == "move"}
    if not moves:
        return planned
    refused = tuple(problem for step in moves.values() for problem in _move(folders, step))
    again = planning.planned(folders, engine, keep=True)
    steps = tuple(moves.get(step.path, step) if step.action == "keep" else _given_up(step) for step in again.steps)
    return replace(again, steps=steps, problems=(*refused, *again.problems))


def _given_up(step: Step) -> Step:
    """``step``, or where it is a move that is still to be done the conflict that it is."""
    return replace(step, action="conflict") if step.action == "move" else step


def _move(folders: Folders, step: Step) -> tuple[Problem, ...]:
    """Put a brief file beside its renamed seed, then write the seed's new name into it: broken off, the next run goes on."""
    target = store.brief_path(step.path)
    if refused := _behind_link(folders, step.path):
        return refused
    if store.read(folders.briefs, step.source)[0] is None:
        message = f"its brief file {step.source} is not valid, and does not come along."
        return (Problem(step.path, "", message, "Mend the brief file; then run this again."),)
    try:
        if step.source != target:
            (folders.briefs / target).parent.mkdir(parents=True, exist_ok=True)
            (folders.briefs / step.source).rename(folders.briefs / target)
        store.rename_seed(folders.briefs, target, step.path)
    except OSError as error:
        message = f"its brief file {step.source} cannot become {target} ({error.strerror})."
        return (Problem(step.path, "", message, "Make room for it there; then run this again."),)
    return ()


def _hashes(folders: Folders, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of the brief file of each seed in ``names``, empty where there is none."""
    return {name: hash_of(folders.briefs / store.brief_path(name)) for name in names}


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


def get_ready(run: Run) -> None:
    """Have a process read a seed of one sentence, so that it has loaded what reads when the first seed comes."""
    if not run.crew.remote:
        children.limited(partial(made_elsewhere, run.engine), Limits(), SENTENCE)


def _filed(folders: Folders, name: str, outcome: Made | Failure, engine: EngineRef) -> tuple[Problem, ...]:
    """Write the brief file of the seed ``name``, if there is one; what an editor should look at."""
    if isinstance(outcome, Failure):
        message, remedy = FAILURES[outcome.kind]
        return (Problem(name, "", message.format(outcome.reason), remedy),)
    if outcome.engine != engine:
        message = f"was read by {outcome.engine} on another machine; {engine} was asked for."
        return (Problem(name, "", message, "Install the same Daybrief on all machines."),)
    if outcome.text is not None:
        if refused := _behind_link(folders, name):
            return refused
        store.write_whole(folders.briefs / store.brief_path(name), outcome.text)
    return outcome.problems


def _behind_link(folders: Folders, name: str) -> tuple[Problem, ...]:
    """Why nothing is written beside the seed ``name``, where a link would lead it elsewhere."""
    target = PurePosixPath(store.brief_path(name))
    if not any((folders.briefs / folder).is_symlink() for folder in target.parents[:-1]):
        return ()
    message = "its brief file would lie behind a symbolic link."
    return (Problem(name, "", message, f"Put a folder in the place of {target.parent}."),)


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
