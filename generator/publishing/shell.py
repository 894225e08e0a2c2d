"""The theme's shell: rendered once for each shape of page with marks in it, then filled by joining strings.

A shape is all that the theme's template sees beside the marks: where the page lies, which section it belongs to, and whether
it has a table of contents. Each shape is checked against the real rendering of two pages; one that differs is never filled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from markupsafe import Markup, escape

from generator.publishing import links
from generator.publishing.bodies import body
from generator.publishing.jsonld import json_ld
from generator.publishing.page import Heading, Page
from generator.publishing.rendering import shown
from generator.publishing.social import social

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around the name of a mark; filled-in text is never searched for them."""

FEEDS = Markup(
    '<link rel="alternate" type="application/atom+xml" href="feed.xml" title="Atom">'
    '<link rel="alternate" type="application/feed+json" href="feed.json" title="JSON Feed">'
)

FEWEST_HEADINGS = 3
"""A table of contents for fewer headings only repeats what can be seen."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What differs from page to page, as safe HTML; ``section`` and whether ``toc`` is empty belong to the shape."""

    title: str
    description: str
    head: str
    toc: str
    body: str
    section: str


MARKS = tuple(field.name for field in fields(Shell) if field.name != "section")


def has_contents(headings: tuple[Heading, ...]) -> bool:
    """Whether a page with ``headings`` has a table of contents."""
    return len(headings) >= FEWEST_HEADINGS


def table_of_contents(headings: tuple[Heading, ...]) -> str:
    """``headings`` as list entries; empty where there are too few."""
    if not has_contents(headings):
        return ""
    return "\n".join(f'<li><a href="#{escape(entry.id)}">{_text(entry.text)}</a></li>' for entry in headings)


Parts = tuple[str, ...]
"""A shell cut at its marks: alternately text and the name of a mark."""


def shape_of(path: str, section: str, *, contents: bool) -> str:
    """All of the page at ``path`` that its shell depends on, other than the marks.

    A page right below the root may stand in the menu, which links to it otherwise than other pages do: it is its own shape. Pages
    below it have a shorter way to it than others, so that only those of one folder have one.
    """
    place = path if path.count("/") <= 1 else f"{path.partition('/')[0]} {links.root_of(path)}"
    return f"{place} {section} {'with' if contents else 'without'} contents"


class Shells:
    """The shells met so far. ``render`` is the theme's template.

    The first two pages of a shape are rendered for good and compared with what filling its parts gives.
    """

    def __init__(self) -> None:
        self._parts: dict[str, Parts | None] = {}
        self._proven: set[str] = set()

    def page(self, shell: Shell, path: str, render: Callable[[Shell], str]) -> str:
        """The whole page of ``shell``, which lies at ``path``."""
        shape = shape_of(path, shell.section, contents=bool(shell.toc))
        if shape in self._proven:
            parts = self._parts[shape]
            return render(shell) if parts is None else filled(parts, shell)
        real = render(shell)
        second = shape in self._parts
        parts = self._parts[shape] if second else _split(render(_marked(shell)))
        self._parts[shape] = parts if parts is not None and filled(parts, shell) == real else None
        if second or self._parts[shape] is None:
            self._proven.add(shape)
        return real

    @property
    def fitting(self) -> Mapping[str, Parts]:
        """The parts of each shape that can be filled."""
        return {shape: parts for shape, parts in self._parts.items() if parts is not None}

    @property
    def shapes(self) -> int:
        """How many shapes of page there are."""
        return len(self._parts)

    @property
    def unfit(self) -> int:
        """How many shapes the theme renders differently from page to page."""
        return sum(parts is None for parts in self._parts.values())


def filled(parts: Parts, shell: Shell) -> str:
    """``parts``, alternately text and the name of a mark, with the values of ``shell``."""
    values: Mapping[str, str] = {name: getattr(shell, name) for name in MARKS}
    return "".join(values.get(part, "") if index % 2 else part for index, part in enumerate(parts))


def _marked(shell: Shell) -> Shell:
    marks = {name: f"{OPEN}{name}{CLOSE}" for name in MARKS if name != "toc" or shell.toc}
    return replace(shell, **marks)


def _split(html: str) -> Parts:
    first, *rest = html.split(OPEN)
    parts = [first]
    for piece in rest:
        parts.extend(piece.split(CLOSE, 1))
    return tuple(parts)


def desk_shell(made: Page, canonical: str | None, site_name: str) -> Shell:
    """What a page of the desk puts into the shell."""
    head = Markup("").join(
        (
            _canonical(canonical),
            "" if made.listed else Markup('<meta name="robots" content="noindex">'),
            FEEDS if made.feed else "",
            social(made, canonical, site_name),
            json_ld(made, canonical),
        )
    )
    return Shell(
        title=_text(f"{made.title} – {site_name}" if made.path else site_name),
        description=_text(made.description),
        head=str(head),
        toc=table_of_contents(made.headings),
        body=body(made),
        section=made.section,
    )


def written_shell(
    title: str, description: str, html: str, headings: Sequence[tuple[str, str]], canonical: str | None, site_name: str
) -> Shell:
    """What a page written in Markdown puts into the shell; ``html`` is clean, ``title`` and ``headings`` may hold markup."""
    name = _plain(title)
    heading = "" if "<h1" in html else f"<h1>{escape(name)}</h1>"
    return Shell(
        title=_text(f"{name} – {site_name}"),
        description=_text(description),
        head=str(_canonical(canonical)),
        toc=table_of_contents(tuple(Heading(anchor, _plain(text)) for anchor, text in headings)),
        body=f'<div class="md-typeset db-written">{heading}{html}</div>',
        section="about",
    )


def _text(text: str) -> str:
    """``text`` as HTML that shows it."""
    return str(shown(text))


def _canonical(address: str | None) -> Markup:
    return Markup('<link rel="canonical" href="{}">').format(address) if address else Markup()


def _plain(html: str) -> str:
    return Markup(html).striptags()  # noqa: S704 (its markup is taken off)
