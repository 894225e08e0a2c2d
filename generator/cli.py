"""The ``daybrief`` command: the only module that prints, and where exceptions end.

Exit status: 0 done; 1 problems in content, all listed; 2 wrong usage, or something is missing on this machine.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from tqdm import tqdm

import generator
from generator import new_desk, pipeline, scoring
from generator.engines import registry
from generator.model import Problem
from generator.publishing.bodies import templates_folder
from generator.publishing.print_options import Options
from generator.slugs import slug

T = TypeVar("T")
CONTENT_ERROR = 1
USAGE_ERROR = 2

_folder = click.Path(file_okay=False, path_type=Path)
content_option = click.option(
    "--content", type=_folder, default=Path("content"), show_default=True, help="The desk's folder."
)
seeds_option = click.option("--seeds", type=_folder, help="Folder of seeds.  [default: seeds/ of the desk]")
briefs_option = click.option("--briefs", type=_folder, help="Folder of brief files.  [default: briefs/ of the desk]")
site_option = click.option(
    "--site", type=_folder, default=Path("site"), show_default=True, help="Where the site is built."
)
engine_option = click.option(
    "--engine", type=click.Choice(sorted(registry.ENGINES)), default="offline", show_default=True, help="Who reads."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(generator.__version__, prog_name="daybrief")
def cli() -> None:
    """Turn saved news articles into briefs, and briefs into a site and PDFs."""


@cli.command()
@content_option
@seeds_option
@briefs_option
@engine_option
@click.option("--dry-run", is_flag=True, help="Say what would be done and why; do nothing.")
def brief(content: Path, seeds: Path | None, briefs: Path | None, engine: str, dry_run: bool) -> None:
    """Read seeds and write their brief files."""
    folders = pipeline.Folders.of(_existing(content, seeds), seeds, briefs)
    done = pipeline.read(folders, engine, dry_run=dry_run, progress=_progress)
    if dry_run:
        for step in done.steps:
            click.echo(f"{step.action:<8} {_shown(step.path)} ({step.reason})")
    _finish(done.problems, str(done))


@cli.command()
@content_option
@seeds_option
@briefs_option
@site_option
@engine_option
def build(content: Path, seeds: Path | None, briefs: Path | None, site: Path, engine: str) -> None:
    """Do everything: read new seeds, build the site and the PDFs."""
    folders = pipeline.Folders.of(_existing(content, seeds), seeds, briefs)
    done = pipeline.build(folders, site, engine, progress=_progress)
    _finish(done.problems, f"{done.read}\n{done.report}\nTo read it: daybrief serve")


@cli.command()
@content_option
@seeds_option
@briefs_option
def check(content: Path, seeds: Path | None, briefs: Path | None) -> None:
    """Check brief files and editors' files; list all problems at once."""
    folders = pipeline.Folders.of(_existing(content, seeds), seeds, briefs)
    _finish(pipeline.check(folders), "Checked.")


@cli.command(name="print")
@click.argument("edition", required=False)
@click.option("--topic", help="Print this topic (its id) instead of an edition.")
@click.option("--week", help="Print this week, such as 2026-W10.")
@click.option("--actor", help="Print this actor (id).")
@click.option("--brief", help="Print this brief (id).")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Size of the paper."
)
@click.option("--columns", type=click.IntRange(1, 2), default=2, show_default=True, help="Columns of text.")
@click.option("--large", is_flag=True, help="Large print: 18 pt.")
@click.option("--draft", is_flag=True, help="Mark every page as a draft.")
@click.option("--bundle", is_flag=True, help="Attach the evidence as JSON.")
@content_option
@briefs_option
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.  [default: named by what]"
)
def print_(content: Path, briefs: Path | None, out: Path | None, **chosen: Any) -> None:
    """Print EDITION (a day such as 2026-03-04), a topic, a week, an actor or a brief as PDF."""
    wanted = {kind: name for kind in pipeline.PRINTABLE if (name := chosen.pop(kind))}
    if len(wanted) != 1:
        raise click.UsageError("name one thing to print: a day, --topic, --week, --actor or --brief")
    ((kind, name),) = wanted.items()
    target = out or Path(f"daybrief-{slug(name)}.pdf")
    folders = pipeline.Folders.of(_existing(content, briefs), None, briefs)
    done, problems = pipeline.print_pdf(folders, (kind, name), Options(**chosen), target)
    _finish(problems, f"Wrote {target}." if done else "Nothing was printed.")


@cli.command()
@content_option
@seeds_option
@briefs_option
@engine_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to serve at.")
def serve(content: Path, seeds: Path | None, briefs: Path | None, engine: str, host: str, port: int) -> None:
    """Serve the site and rebuild it whenever seeds, briefs or editors' files change."""
    folders = pipeline.Folders.of(_existing(content, seeds), seeds, briefs)
    click.echo(f"http://{host}:{port}/ (Ctrl-C ends)")
    pipeline.serve(folders, (host, port), _tell, engine)


@cli.command()
@click.argument("directory", type=_folder)
def init(directory: Path) -> None:
    """Make a new desk in DIRECTORY: folders, editors' files and settings, ready for seeds."""
    problems = new_desk.make(directory, templates_folder() / "desk")
    _finish(problems, f"Made a desk in {directory}. Put seeds into {directory / 'content' / 'seeds'}.")


@cli.command()
@click.argument("name", metavar="SET", type=click.Choice(sorted(scoring.ADAPTERS)))
@click.argument("inputs", type=click.File(encoding="utf-8"))
def score(name: str, inputs: Iterable[str]) -> None:
    """Write the engine's predictions for the items in INPUTS (JSON lines) of an annotated SET."""
    items = (json.loads(line) for line in inputs if line.strip())
    for prediction in scoring.predictor(name)(items):
        click.echo(json.dumps(prediction, ensure_ascii=False))


def main() -> None:
    """Run the command; turn what is wrong with the environment into one line and exit status 2."""
    try:
        cli()
    except (OSError, ModuleNotFoundError) as error:
        _fail(f"{type(error).__name__}: {error}")
    except KeyboardInterrupt:
        _fail("stopped.")


def _fail(message: str) -> NoReturn:
    click.echo(f"daybrief: {_shown(message)}", err=True)
    sys.exit(USAGE_ERROR)


def _existing(content: Path, otherwise: Path | None) -> Path:
    """``content``, which must be there unless the command was given ``otherwise`` to work on."""
    if not content.is_dir() and otherwise is None:
        raise click.UsageError(
            f"there is no folder {content}; name the desk with --content, or make one: daybrief init"
        )
    return content


def _finish(problems: Sequence[Problem], summary: str) -> None:
    """List all problems, say what was done, and exit with 1 where content has errors."""
    _list(problems)
    click.echo(summary)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(CONTENT_ERROR)


def _list(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(_shown(f"{problem.severity}: {problem}"), err=True)
    if problems:
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(f"{errors} errors, {len(problems) - errors} warnings.", err=True)


def _tell(done: pipeline.Built) -> None:
    """Say what a rebuild under ``serve`` did; problems do not end it."""
    _list(done.problems)
    click.echo(str(done.report))


def _shown(text: str) -> str:
    """``text`` fit for a terminal or a CI log: control and direction characters are spelled out, one line stays one.

    A line of a log that begins with ``::`` is a command to some CI systems, so that none of ours may.
    """
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return safe.replace("::", ":\u200b:") if "CI" in os.environ else safe


def _progress(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """A progress bar in a terminal; in CI a line at the start and nothing that moves."""
    if sys.stderr.isatty():
        yield from tqdm(items, desc=what, total=total, unit="seed")
        return
    click.echo(f"{what}: {total}", err=True)
    yield from items
