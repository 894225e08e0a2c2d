"""Commands that publish: ``build``, ``print``, ``serve``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.cli import options
from generator.cli.output import finish, say, tell, tell_read
from generator.slugs import slug


@click.command()
@options.reading
@options.site
@click.option("--no-pdf", is_flag=True, help="Leave the PDFs out.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, printed and rendered, and why; do nothing.")
def build(site: Path, no_pdf: bool, dry_run: bool, **chosen: Any) -> None:
    """Do everything: read new seeds, build the site and the PDFs."""
    from generator import pipeline

    folders, run = options.desk_of(**chosen)
    if dry_run:
        planned, steps = pipeline.plan(folders, site, run, pdf=not no_pdf)
        for step in planned.steps:
            say(f"{step.action:<8} {step.path} ({step.reason})")
        for change in steps:
            say(f"{change.action:<8} {change.path} ({change.reason})")
        if planned.names("make") or planned.names("move"):
            say("Seeds that are read or renamed change more of the site than is listed here.")
        finish(planned.problems, str(planned), folders)
        return
    done = pipeline.build(folders, site, run, pdf=not no_pdf, unpublished=partial(tell_read, folders=folders))
    finish(done.problems, f"{done.read}\n{done.report}\nTo read it: daybrief serve", folders)


@click.command(name="print")
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
@options.content
@options.briefs
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.  [default: named by what]"
)
def print_(content: Path, briefs: Path | None, out: Path | None, **chosen: Any) -> None:
    """Print EDITION (a day such as 2026-03-04), a topic, a week, an actor or a brief as PDF."""
    from generator import pipeline
    from generator.publishing.print_options import Options

    wanted = {kind: name for kind in pipeline.PRINTABLE if (name := chosen.pop(kind))}
    if len(wanted) != 1:
        raise click.UsageError("name one thing to print: a day, --topic, --week, --actor or --brief")
    ((kind, name),) = wanted.items()
    target = out or Path(f"daybrief-{slug(name)}.pdf")
    folders = options.folders_of(content, None, briefs, instead=briefs)
    done, problems = pipeline.print_pdf(folders, (kind, name), Options(**chosen), target)
    finish(problems, f"Wrote {target}." if done else "Nothing was printed.", folders)


@click.command()
@options.reading
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to serve at.")
@click.option("--pdf", is_flag=True, help="Make the PDFs too; each that changes takes half a second.")
def serve(host: str, port: int, pdf: bool, **chosen: Any) -> None:
    """Serve the site and rebuild it whenever seeds, briefs or editors' files change."""
    from generator import pipeline

    folders, run = options.desk_of(**chosen)
    click.echo(f"http://{host}:{port}/ (Ctrl-C ends)")
    pipeline.serve(folders, (host, port), partial(tell, folders=folders), run, pdf=pdf)
