"""What the command prints: problems, progress, and text of strangers made harmless for terminals and logs."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

import generator
from generator.children import lack
from generator.model import Problem

if TYPE_CHECKING:
    from generator.pipeline import Built, Folders, Read

T = TypeVar("T")
CONTENT_ERROR = 1
USAGE_ERROR = 2
EVERY = 10.0
"""Seconds between two lines of progress in a log."""
RIGHTS = "Give yourself the right to write there, or work on a copy."
REMEDIES = {
    errno.ENOSPC: "Free some room and run it again; the site is as it was, and no file is half-written.",
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: RIGHTS,
    errno.EADDRINUSE: "Name another with --port.",
}
"""What to do about an error of the system, by its number."""


def finish(problems: Sequence[Problem], summary: str, folders: Folders | None = None) -> None:
    """List all problems, say what was done, and exit with 1 where content has errors."""
    listed(problems, folders)
    say(summary)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(CONTENT_ERROR)


def listed(problems: Sequence[Problem], folders: Folders | None = None) -> None:
    """List ``problems``, with file and line where ``folders`` tell where the files are; errors last, where they are seen."""
    from generator.places import placed

    roots = (folders.briefs, folders.seeds, folders.content) if folders else ()
    for problem in sorted(placed(problems, roots), key=lambda problem: problem.severity == "error"):
        click.echo(shown(f"{problem.severity}: {problem}"), err=True)
    if problems:
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}.", err=True)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def tell(done: Built | OSError, folders: Folders) -> None:
    """Say what a rebuild under ``serve`` did; problems do not end it. One that found nothing to do is not worth a word."""
    if isinstance(done, OSError):
        fail(told(done))
    elif done.report.built:
        listed(done.problems, folders)
        say(str(done.report))


def tell_read(done: Read, folders: Folders) -> None:
    """Say what was read, and what is wrong with it, where no site could be made of it."""
    listed(done.problems, folders)
    say(str(done))


def say(text: str) -> None:
    """Print ``text``, line by line."""
    for line in text.split("\n"):
        click.echo(shown(line))


def fail(message: str) -> None:
    """Say in one line what is wrong with the environment; for the end of a run with status 2."""
    click.echo(f"daybrief: {shown(message)}", err=True)


def told(error: OSError | ImportError) -> str:
    """What is wrong with the environment, in one line, and what to do where that is known."""
    if isinstance(error, ImportError):
        return f"{lack(error)}; daybrief doctor says how to get it."
    if type(error).__module__.startswith(generator.__name__) or error.strerror is None:
        return str(error)
    named = f"{error.filename}: " if error.filename else ""
    return f"{named}{error.strerror[:1].lower()}{error.strerror[1:]}. {REMEDIES.get(error.errno or 0, '')}".rstrip()


def waiting() -> None:
    """Say that another run has to end first."""
    click.echo("Another run is writing brief files; waiting for it.", err=True)


def shown(text: str) -> str:
    """``text`` fit for a terminal or a CI log: control and direction characters are spelled out, one line stays one.

    A line of a log that begins with ``::`` or ``##[`` is a command to some CI systems, so that none of ours may.
    """
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return safe.replace("::", ":\u200b:").replace("##[", "##\u200b[") if "CI" in os.environ else safe


def progress(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """A progress bar in a terminal; elsewhere a line now and then, with the rate and the time left."""
    if sys.stderr.isatty():
        from tqdm import tqdm

        yield from tqdm(items, desc=what, total=total, unit="seed")
        return
    click.echo(f"{what}: {total}", err=True)
    begun = said = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - said >= EVERY and number < total:
            said = now
            click.echo(f"{what}: {pace(number, total, now - begun)}", err=True)


def pace(done: int, total: int, seconds: float) -> str:
    """How far work has come: ``120 of 1000, 8.0 a second, 1:50 left``."""
    rate = done / seconds
    minutes, rest = divmod(round((total - done) / rate), 60)
    return f"{done} of {total}, {rate:.1f} a second, {minutes}:{rest:02d} left"
