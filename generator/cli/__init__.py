"""The ``daybrief`` command: the only package that prints, and where exceptions end.

Exit status: 0 done; 1 problems in content, all listed; 2 wrong usage, or something is missing on this machine. What a command
works with is imported where it is called: loading all of it would take longer than most commands themselves.
"""

from __future__ import annotations

import gc
import os
import sys

import click

import generator
from generator.cli import desk, publishing, reading
from generator.cli.output import USAGE_ERROR, fail, told


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(generator.__version__, prog_name="daybrief")
def cli() -> None:
    """Turn saved news articles into briefs, and briefs into a site and PDFs."""


for command in (
    publishing.build,
    reading.brief,
    reading.check,
    reading.diff,
    publishing.print_,
    publishing.serve,
    desk.correct,
    desk.doctor,
    desk.init,
    desk.score,
):
    cli.add_command(command)


COLLECTED_AFTER = 1_000_000
"""Objects made before Python looks for cycles among them, instead of 700: next to none of a desk's are in one."""
MATRIX_THREADS = "OPENBLAS_NUM_THREADS"
"""Numpy's library of matrices starts a thread for each core as it is loaded, and each spins a while before it sleeps: 50 ms of
processor time for the second core. Matrices are multiplied where seeds are read, in children of one thread each.
"""


def main() -> None:
    """Run the command; turn what is wrong with the environment into one line and exit status 2."""
    gc.set_threshold(COLLECTED_AFTER)
    os.environ.setdefault(MATRIX_THREADS, "1")
    try:
        cli()
    except (OSError, ImportError) as error:
        fail(told(error))
    except KeyboardInterrupt:
        fail("stopped.")
    else:
        return
    sys.exit(USAGE_ERROR)
