"""What editors write in Markdown, as safe HTML: trusted for structure, never for script."""

from __future__ import annotations

import functools

import markdown
import nh3
from markupsafe import Markup

TAGS = nh3.ALLOWED_TAGS - {"bdi", "bdo", "map", "area", "center", "strike", "tt", "acronym", "img"} | {"img"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}


def cleaned(html: str) -> str:
    """``html`` with only harmless elements, attributes and addresses."""
    return nh3.clean(
        html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )


@functools.lru_cache(maxsize=4096)
def markdown_html(text: str) -> Markup:
    """``text`` (Markdown of an editor) as cleaned HTML; empty for an empty text."""
    return Markup(cleaned(markdown.markdown(text, extensions=["tables"]))) if text else Markup()  # noqa: S704


def plain_text(text: str) -> str:
    """``text`` (Markdown of an editor) without any markup."""
    return markdown_html(text).striptags()
