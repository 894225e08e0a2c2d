"""Commands around a desk: ``correct``, ``doctor``, ``init``, ``score``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from generator import scoring
from generator.cli import options
from generator.cli.output import USAGE_ERROR, finish, say
from generator.model import Correction, CorrectionKind

KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)


@click.command()
@click.argument("brief")
@click.argument("field")
@click.option("--to", help="What to publish instead.  [default: nothing: a retraction]")
@click.option(
    "--kind", type=click.Choice(KINDS), help="What kind of change it is.  [default: correction, or retraction]"
)
@click.option("--note", required=True, help="What was wrong, for readers.")
@click.option("--date", "day", help="The day of the correction.  [default: today]")
@options.content
@options.briefs
def correct(
    brief: str,
    field: str,
    to: str | None,
    kind: CorrectionKind | None,
    note: str,
    day: str | None,
    content: Path,
    briefs: Path | None,
) -> None:
    """Correct FIELD (such as who[0].role) of BRIEF (its id) in public: add the entry to corrections.yml."""
    from generator import editing
    from generator.desk.editorial import CORRECTIONS

    folders = options.folders_of(content, None, briefs)
    known = kind or ("retraction" if to is None else "correction")
    if (to is None) != (known == "retraction"):
        raise click.UsageError(
            "a retraction puts nothing in place: leave --to out, or --kind; every other kind needs --to"
        )
    today = day or datetime.now().astimezone().date().isoformat()
    entry, problems = editing.correct(folders, Correction(brief, field, "", to or "", known, note, today))
    was = repr(entry.was) if entry.was else "nothing"
    becomes = f"it will say {entry.now!r}" if entry.now else "that is taken back"
    done = f"{entry.field} said {was}; {becomes} ({entry.kind}). Written to {content / CORRECTIONS}."
    finish(problems, "Nothing was written." if problems else done, folders)


@click.command()
@options.content
def doctor(content: Path) -> None:
    """Say what is missing on this machine, and what to do about it."""
    from generator import examination

    missing = False
    for finding in examination.examine(content):
        mark = "ok" if finding.good else "missing" if finding.needed else "without"
        say(f"{mark:<8} {finding.what}: {finding.found}" + ("" if finding.good else f" {finding.remedy}"))
        missing = missing or (finding.needed and not finding.good)
    if missing:
        sys.exit(USAGE_ERROR)


@click.command()
@click.argument("directory", type=options.folder)
def init(directory: Path) -> None:
    """Make a new desk in DIRECTORY: folders, editors' files and settings, ready for seeds."""
    from generator import new_desk
    from generator.publishing.wording import templates_folder

    problems = new_desk.make(directory, templates_folder() / "desk")
    finish(
        problems,
        f"Made a desk in {directory.resolve()}. Put seeds into content/seeds there, and run daybrief build there.",
    )


@click.command()
@click.argument("name", metavar="SET", type=click.Choice(sorted(scoring.ADAPTERS)))
@click.argument("inputs", type=click.File(encoding="utf-8"))
def score(name: str, inputs: Iterable[str]) -> None:
    """Write the engine's predictions for the items in INPUTS (JSON lines) of an annotated SET."""
    items = (json.loads(line) for line in inputs if line.strip())
    for prediction in scoring.predictor(name)(items):
        click.echo(json.dumps(prediction, ensure_ascii=False))
