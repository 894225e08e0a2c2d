"""Whether the links that editors write lead somewhere: among their own pages, and to the pages of the desk."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import markdown

from generator.model import Desk, Problem
from generator.publishing.markdown_limits import fault
from generator.publishing.page import Page

HREF = re.compile(r'(?:href|src)="([^"]{0,2000})"')
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
PUBLISHED = ("http:", "https:", "mailto:")
EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")
REMEDY = "Mend the link, or take it out."


def broken_links(content: Path, desk: Desk, made: Iterable[Page]) -> Iterator[Problem]:
    """A problem for each link of ``content/pages`` and of topics' descriptions that leads to no page ``made`` or written."""
    folder = content / "pages"
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    targets = written | {f"{page.path}{name}" for page in made for name in ("", "index.md", "index.html")}
    texts = {
        name: (folder / name).read_text("utf-8-sig", "replace") for name in sorted(written) if name.endswith(".md")
    }
    rendered = {name: _rendered(text) for name, text in texts.items()}
    for name, text in texts.items():
        for link in _links(rendered[name]):
            wrong = _fault(link, posixpath.dirname(name), targets)
            if wrong:
                yield Problem(f"pages/{name}", _line(text, link), f"the link to {link[:100]!r} {wrong}.", REMEDY)
            elif not _has_heading(link, name, rendered):
                message = f"the link to {link[:100]!r} names no heading of that page."
                yield Problem(f"pages/{name}", _line(text, link), message, REMEDY, "warning")
    yield from _elsewhere(
        "topics.yml", ((f"[{i}].description", one.entry.description) for i, one in enumerate(desk.topics))
    )
    yield from _elsewhere("actors.yml", ((actor.id, actor.note) for actor in desk.actors if actor.note))


def _elsewhere(file: str, texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """A problem for each link of ``texts`` (place and Markdown) that leads elsewhere from each page that shows the text."""
    for place, text in texts:
        for link in _links(_rendered(text)):
            if not link.startswith(PUBLISHED):
                message = f"the link to {link[:100]!r} leads elsewhere from each page that shows this text."
                yield Problem(file, place, message, "Write the whole address.")


def _line(text: str, link: str) -> str:
    """The line of ``text`` on which ``link`` first stands."""
    return str(text.count("\n", 0, max(text.find(link), 0)) + 1)


def _rendered(text: str) -> str:
    """``text`` as HTML, with the extensions that MkDocs has by itself; nothing of a text that is not rendered."""
    return "" if fault(text) else markdown.markdown(text, extensions=EXTENSIONS)


def _links(rendered: str) -> tuple[str, ...]:
    """The addresses that a rendered text links to, each once."""
    return tuple(dict.fromkeys(html.unescape(found) for found in HREF.findall(rendered)))


def _has_heading(link: str, name: str, rendered: Mapping[str, str]) -> bool:
    """Whether the page that ``link`` of the page ``name`` leads to has what the link's fragment names; pages of the desk have."""
    path, _, fragment = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    return not fragment or target not in rendered or f'id="{fragment}"' in rendered[target]


def _fault(link: str, folder: str, targets: set[str]) -> str:
    """What is wrong with ``link`` on a page in ``folder``; empty where nothing is."""
    if SCHEME.match(link):
        return "" if link.startswith(PUBLISHED) else "is of a kind that is not published"
    path = re.split(r"[?#]", link, maxsplit=1)[0]
    if link.startswith("/"):
        return "begins with /, and the site may lie in a folder"
    resolved = posixpath.normpath(posixpath.join(folder, path))
    known = not path or resolved in targets or f"{resolved}/" in targets
    return "" if known else "leads nowhere"
