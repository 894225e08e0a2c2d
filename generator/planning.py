"""What is to be done for the seeds of a desk, decided apart from doing it (:mod:`.extraction`): a step for each, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import store
from generator.engines import registry
from generator.memo import Memo, json_form
from generator.model import EngineRef, Problem
from generator.reading import plan, seeds
from generator.shelf import hash_of, scan

HEADS = json_form(tuple[store.Head | None, ...])
WORDS: dict[plan.Action, str] = {"make": "read", "move": "renamed", "keep": "unchanged", "conflict": "in conflict"}


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

    ``briefs`` are the brief files that there are now, in order, with the SHA-256 of each.
    It is only planned where it is not ``done``.
    """

    steps: tuple[plan.Step, ...]
    problems: tuple[Problem, ...]
    briefs: Mapping[str, str]
    unread: int = 0
    done: bool = False

    def names(self, action: plan.Action) -> list[str]:
        """The seeds for which that is to be done."""
        return [step.path for step in self.steps if step.action == action]

    def __str__(self) -> str:
        """One line for a reader of the log."""
        counts = Counter(step.action for step in self.steps)
        counts["make"] -= self.unread
        words = WORDS if self.done else WORDS | {"make": "to be read"}
        parts = [f"{counts[action]} {word}" for action, word in words.items() if counts[action]]
        parts += [f"{self.unread} not readable"] if self.unread else []
        seeds = "1 seed" if len(self.steps) == 1 else f"{len(self.steps)} seeds"
        return f"{seeds}: {', '.join(parts) or 'nothing to do'}."


def planned(folders: Folders, engine: str, *, keep: bool) -> Read:
    """What is to be done, and what an editor should look at before anything is; what was found out is kept where told."""
    paths, problems = seeds.find(folders.seeds)
    names = {path: path.relative_to(folders.seeds).as_posix() for path in paths}
    hashes = {name: _digest(path, name) for path, name in names.items()}
    problems += tuple(digest for digest in hashes.values() if isinstance(digest, Problem))
    known = registry.ref(engine)
    briefs = scan(folders.briefs)
    targets = {name: store.brief_path(name) for name in names.values()}
    heads = _heads(folders, briefs, keep=keep) if targets else {}
    alone = {name: heads[name] for name in sorted(briefs.keys() - targets.values())} if targets else {}
    read = {name: digest for name, digest in hashes.items() if isinstance(digest, str)}
    left = _left_behind(alone, hashes)
    steps = tuple(_step(name, digest, known, heads, left) for name, digest in read.items())
    conflicts = tuple(_conflict(step) for step in steps if step.action == "conflict")
    lesser = _lesser(engine, known) if any(step.action == "make" for step in steps) else ()
    moving = {step.source for step in steps if step.action == "move"}
    orphans = _orphans({name: head for name, head in alone.items() if name not in moving}, read)
    return Read(steps, (*problems, *lesser, *conflicts, *orphans), briefs)


def _step(
    name: str,
    sha256: str,
    engine: EngineRef,
    heads: Mapping[str, store.Head | None],
    left: Mapping[str, list[str]],
) -> plan.Step:
    """The step for the seed ``name``; of brief files that were ``left`` behind by its content it takes the first."""
    source = store.brief_path(name)
    if source not in heads:
        source = left[sha256].pop(0) if left.get(sha256) else ""
    filed = heads.get(source)
    if source and filed is None:
        return plan.unclear(name)
    return replace(plan.step(name, sha256, engine, filed), source=source)


def _left_behind(alone: Mapping[str, store.Head | None], seeds: Collection[str]) -> dict[str, list[str]]:
    """The brief files beside no seed whose own seed is gone, by its hash: it may only have another name now."""
    found: dict[str, list[str]] = {}
    for name, head in alone.items():
        if head is not None and head.seed.path not in seeds:
            found.setdefault(head.seed.sha256, []).append(name)
    return found


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


def _lesser(engine: str, known: EngineRef) -> tuple[Problem, ...]:
    """A warning where the engine lacks something on this machine, and goes by another name."""
    if known.name == engine:
        return ()
    message = f"is read as {known.name} here: something that it needs is missing, and it finds less."
    return (Problem(f"engine {engine}", "", message, "daybrief doctor says how to get it.", "warning"),)


def _conflict(step: plan.Step) -> Problem:
    remedy = "Bring the brief file up to date by hand, also its seed's sha256, or delete it to have it made anew."
    return Problem(step.path, "", f"{step.reason}.", remedy)


def _orphans(alone: Mapping[str, store.Head | None], hashes: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each brief file that lies beside no seed; ``hashes`` are those of the seeds.

    Where another seed has the same text, the article is told twice.
    """
    known = {sha256: name for name, sha256 in hashes.items()}
    for name, head in alone.items():
        twin = known.get(head.seed.sha256) if head else None
        if twin:
            message = f"its seed is gone, and {twin} has the same text: the article is published twice."
            yield Problem(name, "", message, f"Delete this brief file, or that of {twin} and read again.")
        else:
            message = "its seed is gone; the brief is still published."
            yield Problem(name, "", message, "Delete the brief file too, or put the seed back.", "warning")
