"""The desk's pages as files of MkDocs: which it builds, which it only knows of, and the menu above them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from generator.model import Problem
from generator.publishing.page import Page

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
ABOUT_PAGES = (("Corrections", "corrections/index.md"), ("Sources and licences", "licences/index.md"))
"""Pages of the desk that stand in the menu with those that editors write."""
ABOUT = "About"


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


class ListedFile(File):
    """A page of the desk that is not built here: links to it are right, and that is all that MkDocs is to know of it."""

    def is_documentation_page(self) -> bool:
        """No, or MkDocs would build it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy."""


def leave_out(files: Files, config: MkDocsConfig) -> tuple[Problem, ...]:
    """Take out of ``files`` what the shell does not need, uploads that could run in a browser, and links.

    A link among what editors wrote may lead to any file of the machine that builds, and would publish it: each is a problem.
    """
    problems: list[Problem] = []
    for file in list(files):
        link = _is_uploaded(file, config) and _is_link(file, config)
        if link:
            message = "is or lies behind a symbolic link; it is not published."
            problems.append(Problem(f"pages/{file.src_uri}", "", message, "Put a copy of the file in its place."))
        if link or UNUSED_ASSETS.match(file.src_uri) or _may_run(file, config):
            files.remove(file)
    return tuple(problems)


def add_pages(files: Files, pages: Iterable[Page], samples: Collection[str] | None, config: MkDocsConfig) -> None:
    """Add ``pages`` to ``files``: those at ``samples`` and those of the menu to be built, or all of them (``None``)."""
    tabs = {path: title for title, path in (*TABS, *ABOUT_PAGES)}
    for page in pages:
        name = source_name(page)
        if samples is None or page.path in samples or name in tabs:
            file = File.generated(config, name, content="")
            DeskPage(page, tabs.get(name, page.title), file, config)
        else:
            place = f"{page.path}index.html"
            file = ListedFile(name, None, config.site_dir, config.use_directory_urls, dest_uri=place)
        files.append(file)


def source_name(page: Page) -> str:
    """The name of the Markdown file that ``page`` would be made from."""
    return f"{page.path}index.md"


def _may_run(file: File, config: MkDocsConfig) -> bool:
    """Whether ``file`` lies among what editors wrote and is of a kind that a browser might execute."""
    return _is_uploaded(file, config) and not file.src_uri.lower().endswith(KEPT_UPLOADS)


def _is_uploaded(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)


def _is_link(file: File, config: MkDocsConfig) -> bool:
    """Whether ``file`` is not where it seems to be."""
    return os.path.realpath(file.abs_src_path or "") != os.path.join(os.path.realpath(config.docs_dir), file.src_uri)  # noqa: PTH118


def navigation(files: Files) -> list[dict[str, object]]:
    """Tabs of the desk's lists, and everything that editors wrote under one."""
    written = sorted(
        file.src_uri for file in files.documentation_pages() if not isinstance(file.page, DeskPage) and file.src_uri
    )
    about: list[object] = [*written, *({title: path} for title, path in ABOUT_PAGES)]
    tabs: list[dict[str, object]] = [{title: path} for title, path in TABS]
    return [*tabs, {ABOUT: about}]
