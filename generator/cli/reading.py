"""Commands that turn seeds into brief files, and look at what they became: ``brief``, ``check``, ``diff``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli import options
from generator.cli.output import finish, say


@click.command()
@options.reading
@click.option("--dry-run", is_flag=True, help="Say what would be done and why; do nothing.")
def brief(dry_run: bool, **chosen: Any) -> None:
    """Read seeds and write their brief files."""
    from generator import extraction

    folders, run = options.desk_of(**chosen)
    done = extraction.read(folders, run, dry_run=dry_run)
    if dry_run:
        for step in done.steps:
            say(f"{step.action:<8} {step.path} ({step.reason})")
    finish(done.problems, str(done), folders)


@click.command()
@options.content
@options.seeds
@options.briefs
def check(content: Path, seeds: Path | None, briefs: Path | None) -> None:
    """Check brief files and editors' files; list all problems at once."""
    from generator import gate

    folders = options.folders_of(content, seeds, briefs, instead=seeds)
    done = gate.check(folders)
    finish(done.problems, str(done), folders)


@click.command()
@click.argument("base", default="HEAD")
@options.content
@options.seeds
@options.briefs
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.  [default: show it]")
def diff(base: str, content: Path, seeds: Path | None, briefs: Path | None, out: Path | None) -> None:
    """Say as Markdown what the brief files claim that those of the git commit BASE (HEAD) did not, and what is wrong.

    Of a BASE that has moved on, such as main, the commit counts where this branch left it.
    """
    from generator import gate
    from generator.desk import claim_report
    from generator.places import placed
    from generator.store import write_whole

    folders = options.folders_of(content, seeds, briefs, instead=briefs)
    claims = gate.claims(folders, base)
    problems = placed(gate.check(folders).problems, (folders.briefs, folders.seeds, folders.content))
    report = claim_report.markdown(claims, problems)
    if out is None:
        say(report.rstrip("\n"))
    else:
        write_whole(out, report)
        say(f"Wrote {out}.")
