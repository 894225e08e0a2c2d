"""What editors write in Markdown, as safe HTML: trusted for structure, never for script."""

from __future__ import annotations

import functools
import re

import nh3
from markupsafe import Markup

from generator.publishing.markdown_limits import fault

TAGS = nh3.ALLOWED_TAGS - {"bdi", "bdo", "map", "area", "center", "strike", "tt", "acronym", "img"} | {"img"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}

OWN_IDS = frozenset(("content", "searchbox", "theme", "menu", "on-this-page", "__drawer", "__search"))
"""Ids of the shell: a heading that took one would be what its links and scripts mean."""
IGNORED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
"""What browsers leave out of an address before they read it (WHATWG URL Standard)."""
SCROLLING = '<div class="db-scroll" role="region" aria-label="Table {}" tabindex="0">'
FAR = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")
"""An address with a scheme, or one that begins with two slashes of either kind."""


def cleaned(html: str) -> str:
    """``html`` with only harmless elements, attributes and addresses, and each id once; wide tables scroll by themselves."""
    taken = set(OWN_IDS)

    def kept(element: str, attribute: str, value: str) -> str | None:
        """The value of an attribute, or nothing where there must be none."""
        if attribute != "id":
            return _near(element, attribute, value)
        fresh = value not in taken
        taken.add(value)
        return value if fresh else None

    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    first, *tables = clean.split("<table>")
    opened = (f"{SCROLLING.format(number)}<table>{rest}" for number, rest in enumerate(tables, 1))
    return "".join((first, *opened)).replace("</table>", "</table></div>")


def _near(element: str, attribute: str, value: str) -> str | None:
    """Pictures come from the site itself: one of another host would tell it who reads."""
    return None if element == "img" and attribute == "src" and FAR.match(IGNORED.sub("", value)) else value


@functools.lru_cache(maxsize=4096)
def markdown_html(text: str) -> Markup:
    """``text`` (Markdown of an editor) as cleaned HTML; empty for an empty text, as typed where it cannot be rendered."""
    if fault(text):
        return Markup("<p>{}</p>").format(text)
    if not text:
        return Markup()
    import markdown  # noqa: PLC0415 (many desks have nothing to say in it)

    return Markup(cleaned(markdown.markdown(text, extensions=["tables"])))  # noqa: S704


def plain_text(text: str) -> str:
    """``text`` (Markdown of an editor) without any markup."""
    return markdown_html(text).striptags()
