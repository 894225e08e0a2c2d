"""The sitemap: every page that search engines may list, with the last day that it tells of."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.publishing.output import Output
from generator.publishing.page import Page

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
NAME = "sitemap.xml"


def sitemap_files(pages: Iterable[Page], written: Iterable[str], site_url: str) -> Iterator[Output]:
    """The sitemap and its compressed twin; ``written`` are the paths of pages that editors wrote.

    It is empty where ``site_url`` is not known, since its addresses must be absolute.
    """
    entries = [(page.path, page.day) for page in pages if page.listed] if site_url else []
    entries += [(path, None) for path in written] if site_url else []
    lines = (
        f"<url><loc>{escape(site_url + path)}</loc>{f'<lastmod>{escape(day)}</lastmod>' if day else ''}</url>\n"
        for path, day in entries
    )
    content = f"{HEAD}{''.join(lines)}</urlset>\n".encode()
    yield Output(NAME, content, lambda: content)
    yield Output(f"{NAME}.gz", content, lambda: gzip.compress(content, mtime=0))
