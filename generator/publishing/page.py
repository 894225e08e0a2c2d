"""A page of the site before the theme has it: plain values, and a body that is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Section = Literal["briefing", "topics", "actors", "sources", "places", "subjects", "archive", "about", "search"]


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents: ``id`` is the anchor on the page."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``path`` from the site's root (empty for the home page), and the view that ``template`` turns into HTML.

    ``view`` is called each time the body is made, so that thousands of pages never lie in memory at once.
    ``day`` is the last day (``YYYY-MM-DD``) that the page tells of; ``listed`` is false for pages that search engines skip,
    ``feed`` true where ``feed.xml`` and ``feed.json`` lie beside the page. ``card`` is the path of a picture of its own.

    ``about`` is for pages whose view takes long: the values that the view is made from, names of ids in them aside. While they
    say the same the page of the last build is kept, and ``view`` is not even called. Without it the view itself is compared.
    """

    path: str
    title: str
    description: str
    section: Section
    template: str
    view: Callable[[], Mapping[str, object]]
    headings: tuple[Heading, ...] = ()
    day: str | None = None
    listed: bool = True
    feed: bool = False
    jsonld: Callable[[], Mapping[str, object]] | None = None
    card: str | None = None
    about: object = None

    def values(self) -> tuple[object, ...]:
        """All that the page is made from."""
        headings = "\0".join(f"{entry.id}\0{entry.text}" for entry in self.headings)
        own = (self.path, self.title, self.description, self.section, self.template, headings, self.day)
        made = self.about if self.about is not None else (self.view(), self.jsonld() if self.jsonld else None)
        return (*own, self.listed, self.feed, self.card, made)


def shortened(text: str, limit: int = 160) -> str:
    """``text`` on one line, cut at a word before ``limit`` characters."""
    plain = " ".join(text[: limit * 4].split())
    if len(plain) <= limit:
        return plain
    return plain[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
