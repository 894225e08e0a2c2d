"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.cli import output
from generator.engines import registry
from generator.executors import DASK, LOCAL, Crew

if TYPE_CHECKING:
    from generator.extraction import Run
    from generator.planning import Folders

Command = TypeVar("Command", bound=Callable[..., Any])

folder = click.Path(file_okay=False, path_type=Path)
content = click.option("--content", type=folder, default=Path("content"), show_default=True, help="The desk's folder.")
seeds = click.option("--seeds", type=folder, help="Folder of seeds.  [default: seeds/ of the desk]")
briefs = click.option("--briefs", type=folder, help="Folder of brief files.  [default: briefs/ of the desk]")
site = click.option("--site", type=folder, default=Path("site"), show_default=True, help="Where the site is built.")
engine = click.option(
    "--engine", type=click.Choice(sorted(registry.ENGINES)), default="offline", show_default=True, help="Who reads."
)
executor = click.option(
    "--executor",
    default=LOCAL,
    show_default=True,
    metavar=f"{LOCAL}|{DASK}ADDRESS",
    help="Where seeds are read: on this machine's cores, or by the Dask cluster whose scheduler is at ADDRESS.",
)
workers = click.option(
    "--workers", type=click.IntRange(0, 1024), default=0, help="Processes that read.  [default: all cores]"
)


def reading(command: Command) -> Command:
    """The options of a command that reads seeds."""
    for option in reversed((content, seeds, briefs, engine, executor, workers)):
        command = option(command)
    return command


def desk_of(
    content: Path, seeds: Path | None, briefs: Path | None, engine: str, executor: str, workers: int
) -> tuple[Folders, Run]:
    """Where the files are and how a run works, as the options of :func:`reading` say."""
    from generator.extraction import Run

    if executor != LOCAL and not executor.startswith(DASK):
        raise click.UsageError(f"--executor is {LOCAL} or {DASK}ADDRESS, such as {DASK}tcp://10.0.0.5:8786")
    folders = folders_of(content, seeds, briefs, instead=seeds)
    return folders, Run(engine, Crew(executor, workers), output.progress, output.waiting)


def folders_of(content: Path, seeds: Path | None, briefs: Path | None, *, instead: Path | None = None) -> Folders:
    """The folders of a desk, whose content must be there unless ``instead`` says what the command works on."""
    from generator.planning import Folders

    if not content.is_dir() and instead is None:
        raise click.UsageError(
            f"there is no folder {content}; name the desk with --content, or make one: daybrief init"
        )
    return Folders.of(content, seeds, briefs)
