"""The MkDocs plugin ``daybrief``: pages of the desk as MkDocs files, set into the theme's shell.

Only this module, :mod:`generator.publishing.shell` and ``templates/theme`` know MkDocs and its theme. Works the same under
``mkdocs build``, ``mkdocs serve`` and :mod:`generator.publishing.site`.
"""

from __future__ import annotations

import importlib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from markupsafe import Markup, escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from generator.model import Desk, Problem
from generator.publishing import front_matter, search_index
from generator.publishing.assembly import Assembly
from generator.publishing.assets import hashed
from generator.publishing.data import card_files, data_files
from generator.publishing.desk_files import DeskPage, add_pages, leave_out, navigation, source_name
from generator.publishing.editorial import cleaned
from generator.publishing.markdown_limits import page_fault
from generator.publishing.page import Page
from generator.publishing.pages import pages
from generator.publishing.policy import policy
from generator.publishing.shell import Shell, Shells, desk_shell, written_shell
from generator.publishing.sitemap import NAME as SITEMAP
from generator.publishing.sitemap import sitemap_files
from generator.publishing.wording import templates_folder

log = logging.getLogger("mkdocs.plugins.daybrief")

Loader = Callable[[Path], tuple[Desk, tuple[Problem, ...]]]

NO_DAY = "1980-01-01"
"""Stands for the day on which a page was changed, which MkDocs takes from the clock; the earliest that archives can store."""


class Options(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in ``mkdocs.yml``. ``desk`` names the function that loads the desk from ``content``."""

    content = config_options.Type(str, default="content")
    desk = config_options.Type(str, default="generator.pipeline:desk")
    search = config_options.Type(bool, default=True)


@dataclass(frozen=True, slots=True)
class Supply:
    """What a build of our own hands in: the desk's pages, and the paths of those that MkDocs is to build.

    All others are then only linked to, and files of data and the search index are left to the caller.
    """

    pages: tuple[Page, ...]
    samples: frozenset[str]


class DaybriefPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Brings the desk's pages into MkDocs.

    After a build, ``problems`` holds what editors should look at, ``shells`` those of the theme that were used, and
    ``written`` the paths of pages that editors wrote.
    """

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.shells = Shells()
        self.written: tuple[str, ...] = ()
        self._supplied: Supply | None = None
        self._desk: Desk | None = None
        self._pages: tuple[Page, ...] = ()
        self._serving = False
        self._said: dict[str, dict[str, str]] = {}
        self._environment: jinja2.Environment | None = None

    def supply(self, supply: Supply) -> None:
        """Use these pages instead of loading a desk."""
        self._supplied = supply
        self.problems = ()

    def on_shutdown(self) -> None:
        """Forget what was supplied: MkDocs keeps the plugin for the next build of this process."""
        self._supplied = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages are only being previewed."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our overrides of the theme before it, and after those of the desk's own (``custom_dir``)."""
        ours = os.path.realpath(templates_folder() / "theme")
        if ours not in map(os.path.realpath, config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the desk's pages, and leave out uploads that could run in a browser or lie elsewhere."""
        left_out = leave_out(files, config)
        self.shells = Shells()
        self._pages = self._made(config)
        self.problems += left_out
        samples = self._supplied.samples if self._supplied else None
        self._pages = tuple(page for page in self._pages if files.get_file_from_path(source_name(page)) is None)
        add_pages(files, self._pages, samples, config)
        written = [file for file in files.documentation_pages() if not isinstance(file.page, DeskPage)]
        self.written = tuple(sorted(file.url.removeprefix("./") for file in written))
        if config.nav is None:
            config.nav = navigation(files)
        return files

    def _made(self, config: MkDocsConfig) -> tuple[Page, ...]:
        """The pages of the desk: those supplied, or those of the desk that the configuration names."""
        if self._supplied is not None:
            self._desk = None
            return self._supplied.pages
        load = _named(self.config.desk)
        self._desk, problems = load(Path(config.config_file_path).parent / self.config.content)
        made, more = pages(self._desk)
        self.problems = (*problems, *more)
        for problem in problems:
            log.warning("%s", problem)
        return made

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when a brief or what editors wrote changes."""
        content = Path(config.config_file_path).parent / self.config.content
        server.watch(str(content))
        return server

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """What an editor wrote, without the front matter, which is read here."""
        if isinstance(page, DeskPage):
            return None
        found = front_matter.read(page.file.src_uri, page.file.content_bytes)
        self._said[page.file.src_uri] = found.says
        self.problems += found.problems
        return found.source

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """What an editor wrote, or as text what Python-Markdown cannot render."""
        page.meta.update(self._said.get(page.file.src_uri, {}))
        problem = None if isinstance(page, DeskPage) else page_fault(page.file.src_uri, markdown)
        if problem is None:
            return markdown
        self.problems += (problem,)
        return str(Markup("<pre>{}</pre>").format(markdown))

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean what editors wrote."""
        return html if isinstance(page, DeskPage) else cleaned(html)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Keep the theme's environment for the shells, name assets, and let no page be dated by the day of the build."""
        self._environment = env
        hashed(files, env)
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = NO_DAY
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the page to the shell."""
        if not isinstance(page, DeskPage):
            shell = self._written(page, config)
            page.toc = TableOfContents([])
            return _with(context, self._common(shell))
        environment = self._environment
        if environment is None:
            raise PluginError("MkDocs gave no template environment before its pages.")
        template = environment.get_template("main.html")

        def render(shell: Shell) -> str:
            """The theme's template around ``shell``."""
            return template.render({**context, **self._common(shell)})

        shell = desk_shell(page.made, page.canonical_url, config.site_name)
        return _with(context, {"filled": self.shells.page(shell, page.made.path, render)})

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page of an error to the shell too."""
        shell = Shell(f"Not found – {escape(config.site_name)}", "", "", "", "", "about")
        return _with(context, self._common(shell)) if template_name.endswith(".html") else context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Leave MkDocs' sitemap out: it knows only the pages that it built."""
        return "" if template_name == SITEMAP else output_content

    def _written(self, page: MkDocsPage, config: MkDocsConfig) -> Shell:
        """The shell of a page that editors wrote in Markdown."""
        description = page.meta.get("description") or config.site_description or ""
        entries = [entry for top in page.toc for entry in (top.children if top.level == 1 else [top])]
        headings = [(entry.id, entry.title) for entry in entries]
        return written_shell(
            page.title or "", str(description), page.content or "", headings, page.canonical_url, config.site_name
        )

    def _common(self, shell: Shell) -> dict[str, object]:
        return {"shell": shell, "csp": None if self._serving else policy(searching=shell.section == "search")}

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files of data beside the pages, and index the site for search."""
        if self._desk is None:
            return
        site, address = Path(config.site_dir), config.site_url or ""
        outputs = (
            *data_files(self._desk, config.site_name, address),
            *card_files(self._desk, config.site_name),
            *sitemap_files(self._pages, self.written, address),
        )
        for output in outputs:
            write_file(output.make(), str(site / output.path))
        if self.config.search:
            with Assembly(site) as assembly:
                search_index.index(assembly, self._desk.briefs)
                assembly.settle()
        self._desk = None


def _with(context: TemplateContext, values: Mapping[str, object]) -> TemplateContext:
    """``context`` with more names for the theme's templates; MkDocs' type lists only its own."""
    return cast("TemplateContext", {**context, **values})


def _named(dotted: str) -> Loader:
    """The function ``package.module:name``."""
    module, _, name = dotted.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise PluginError(f"daybrief: the loader {dotted!r} of mkdocs.yml cannot be found: {error}") from error
    loader: Loader = found
    return loader
