"""The MkDocs plugin ``daybrief``: pages of the desk as MkDocs files, set into the theme's shell.

Only this module, :mod:`generator.publishing.shell` and ``templates/theme`` know MkDocs and its theme. Works the same under
``mkdocs build``, ``mkdocs serve`` and :mod:`generator.publishing.site`.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from generator.model import Desk, Problem
from generator.publishing import search_index
from generator.publishing.bodies import templates_folder
from generator.publishing.data import data_files
from generator.publishing.editorial import cleaned
from generator.publishing.page import Page
from generator.publishing.pages import pages
from generator.publishing.policy import policy
from generator.publishing.shell import Shell, Shells, desk_shell, written_shell

log = logging.getLogger("mkdocs.plugins.daybrief")

Loader = Callable[[Path], tuple[Desk, tuple[Problem, ...]]]

KEPT_UPLOADS = (".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".pdf")
"""What of ``content/pages`` is published: Markdown is cleaned, these others cannot run."""

UNUSED_ASSETS = re.compile(
    r"assets/(?:javascripts/(?:bundle\.|workers/|lunr/)|stylesheets/palette\.|images/favicon\.png)|.*\.map$"
)
"""Files of the theme that the shell does not refer to."""

TABS = (
    ("Briefing", "index.md"),
    ("Topics", "topics/index.md"),
    ("People", "actors/index.md"),
    ("Sources", "sources/index.md"),
    ("Archive", "archive/index.md"),
)
ABOUT = "About"
NO_DAY = "1980-01-01"
"""Stands for the day of the last edition where there is none; the earliest that archives can store."""


class Options(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in ``mkdocs.yml``. ``desk`` names the function that loads the desk from ``content``."""

    content = config_options.Type(str, default="content")
    desk = config_options.Type(str, default="generator.pipeline:desk")
    search = config_options.Type(bool, default=True)


class DeskPage(MkDocsPage):
    """A page of the desk under MkDocs, called ``name`` in menus. Its body is made when it is written, and is not kept."""

    def __init__(self, made: Page, name: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(str(escape(name)), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 (the signature is MkDocs')
        """There is no Markdown source."""
        self.markdown = ""
        self.meta = {"template": "filled.html", "day": self.made.day, "unlisted": not self.made.listed}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Nothing yet: see :func:`generator.publishing.bodies.body`."""
        self.content = ""
        self.toc = TableOfContents([])


class DaybriefPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Brings the desk's pages into MkDocs.

    After a build, ``problems`` holds what editors should look at, and ``shells`` those of the theme that were used.
    """

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._supplied: tuple[Desk, frozenset[str]] | None = None
        self._desk: Desk | None = None
        self._serving = False
        self.shells = Shells()
        self._environment: jinja2.Environment | None = None

    def supply(self, desk: Desk, pdfs: frozenset[str]) -> None:
        """Use ``desk`` instead of loading one; ``pdfs`` are the paths of the PDFs that are put into the site."""
        self._supplied = (desk, pdfs)
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
        """Add the desk's pages, and leave out uploads that could run in a browser."""
        for file in list(files):
            if UNUSED_ASSETS.match(file.src_uri) or _may_run(file, config):
                files.remove(file)
        desk, pdfs = self._load(config)
        self._desk = desk
        self.shells = Shells()
        made, problems = pages(desk, pdfs)
        tabs = {path: title for title, path in TABS}
        self.problems += problems
        for page in made:
            file = File.generated(config, f"{page.path}index.md", content="")
            if files.get_file_from_path(file.src_uri) is not None:
                continue
            DeskPage(page, tabs.get(file.src_uri, page.title), file, config)
            files.append(file)
        if config.nav is None:
            config.nav = _navigation(files)
        return files

    def _load(self, config: MkDocsConfig) -> tuple[Desk, frozenset[str]]:
        if self._supplied is not None:
            return self._supplied
        load = _named(self.config.desk)
        content = Path(config.config_file_path).parent / self.config.content
        desk, problems = load(content)
        self.problems = problems
        for problem in problems:
            log.warning("%s", problem)
        return desk, frozenset()

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

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean what editors wrote."""
        return html if isinstance(page, DeskPage) else cleaned(html)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Keep the theme's environment for the shells, and see to it that no page is dated by the day of the build."""
        self._environment = env
        days = [edition.day for edition in self._desk.editions] if self._desk else []
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = max(days, default=NO_DAY)
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
            return template.render({**context, **self._common(shell)})

        shell = desk_shell(page.made, page.canonical_url, config.site_name)
        return _with(context, {"filled": self.shells.page(shell, context["base_url"], render)})

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page of an error to the shell too."""
        shell = Shell(f"Not found – {escape(config.site_name)}", "", "", "", "", "about")
        return _with(context, self._common(shell)) if template_name.endswith(".html") else context

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
        site = Path(config.site_dir)
        if self._desk is not None:
            for path, content in data_files(self._desk, config.site_name, config.site_url or ""):
                write_file(content, str(site / path))
        self._desk = None
        if self.config.search:
            search_index.index(site)


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


def _may_run(file: File, config: MkDocsConfig) -> bool:
    """Whether ``file`` lies among what editors wrote and is of a kind that a browser might execute."""
    uploaded = file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
    return uploaded and not file.src_uri.lower().endswith(KEPT_UPLOADS)


def _navigation(files: Files) -> list[dict[str, object]]:
    """Tabs of the desk's lists, and everything that editors wrote under one."""
    written = sorted(
        file.src_uri for file in files.documentation_pages() if not isinstance(file.page, DeskPage) and file.src_uri
    )
    about: list[object] = [*written, {"Corrections": "corrections/index.md"}]
    tabs: list[dict[str, object]] = [{title: path} for title, path in TABS]
    return [*tabs, {ABOUT: about}]
