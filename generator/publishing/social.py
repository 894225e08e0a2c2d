"""What is shown where a page's address is shared: Open Graph's title, description and picture."""

from __future__ import annotations

from markupsafe import Markup

from generator.publishing.cards import SITE
from generator.publishing.page import Page
from generator.publishing.rendering import shown


def social(page: Page, canonical: str | None, site_name: str) -> Markup:
    """The ``<meta>`` elements of ``page``. Address and picture are left out where the site's address is not known."""
    values = {
        "og:type": "article" if page.jsonld else "website",
        "og:site_name": site_name,
        "og:title": page.title if page.path else site_name,
        "og:description": page.description,
    }
    if canonical:
        root = canonical.removesuffix(page.path)
        values |= {"og:url": canonical, "og:image": f"{root}{page.card or SITE}"}
        values |= {"og:image:width": "1200", "og:image:height": "630"}
    elements = (f'<meta property="{name}" content="{shown(value)}">' for name, value in values.items())
    return Markup("".join(elements))  # noqa: S704 (the names are ours, and what is shown is escaped)
