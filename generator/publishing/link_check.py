"""Whether the links that editors write lead somewhere: among their own pages, and to the pages of the desk."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import markdown

from generator.model import Desk, Problem
from generator.publishing.markdown_limits import fault
from generator.publishing.page import Page

HREF = re.compile(r'(?:href|src)="([^"]{0,2000})"')
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
PUBLISHED = ("http:", "https:", "mailto:")
REMEDY = "Mend the link, or take it out."


def broken_links(content: Path, desk: Desk, made: Iterable[Page]) -> Iterator[Problem]:
    """A problem for each link of ``content/pages`` and of topics' descriptions that leads to no page ``made`` or written."""
    folder = content / "pages"
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    targets = written | {f"{page.path}{name}" for page in made for name in ("", "index.md", "index.html")}
    for name in sorted(written):
        if name.endswith(".md"):
            text = (folder / name).read_text("utf-8-sig", "replace")
            for link in _links(text):
                wrong = _fault(link, posixpath.dirname(name), targets)
                if wrong:
                    line = text.count("\n", 0, max(text.find(link), 0)) + 1
                    yield Problem(f"pages/{name}", str(line), f"the link to {link[:100]!r} {wrong}.", REMEDY)
    for number, topic in enumerate(desk.topics):
        for link in _links(topic.entry.description):
            if not link.startswith(PUBLISHED):
                message = f"the link to {link[:100]!r} leads elsewhere from each page that shows the description."
                yield Problem("topics.yml", f"[{number}].description", message, "Write the whole address.")


def _links(text: str) -> tuple[str, ...]:
    """The addresses that ``text`` (Markdown) links to, each once; none of a text that is not rendered."""
    if fault(text):
        return ()
    return tuple(dict.fromkeys(html.unescape(found) for found in HREF.findall(markdown.markdown(text))))


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
