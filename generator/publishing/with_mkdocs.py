"""A run of MkDocs for the frame of the desk's pages: the one place that drives it."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme prints a notice when it is imported, unless told not to

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.model import Problem
from generator.publishing.plugin import DaybriefPlugin, Supply
from generator.publishing.swap import SiteError


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run gave: the plugin as it left it, its configuration, and what editors should look at."""

    plugin: DaybriefPlugin
    config: MkDocsConfig
    problems: tuple[Problem, ...]


def run(config_file: Path, written: Path, supply: Supply, site: Path) -> Ran:
    """Build the theme's files, the pages that editors wrote and those of ``supply`` into ``site``; raises :class:`SiteError`."""
    if not written.is_dir():
        written = site.parent / "nothing-written"
        written.mkdir(exist_ok=True)
    warnings = Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site), docs_dir=str(written.resolve()))
        plugin = config.plugins.get("daybrief")
        if not isinstance(plugin, DaybriefPlugin):
            raise SiteError(f"{config_file} does not name the plugin daybrief")
        plugin.supply(supply)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as error:
        told = (*(problem.message for problem in warnings.problems), str(error))
        reasons = "; ".join(" ".join(reason.split()) for reason in told)
        raise SiteError(f"MkDocs could not build the site with {config_file}: {reasons}") from error
    finally:
        logger.removeHandler(warnings)
    config.plugins.on_shutdown()
    return Ran(plugin, config, (*plugin.problems, *warnings.problems))


class Warnings(logging.Handler):
    """Gathers what MkDocs warns of, such as a broken link in a page that an editor wrote."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message as a problem."""
        remedy = "See the Markdown files in pages/ of the desk."
        self.problems.append(Problem("pages", "", record.getMessage(), remedy, "warning"))
