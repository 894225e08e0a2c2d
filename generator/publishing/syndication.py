"""What other programs subscribe to besides feeds: a list of all feeds (OPML) and a sitemap for news services."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from generator.model import Desk, FiledBrief
from generator.publishing import links
from generator.publishing.feeds import Feed, address
from generator.publishing.visible import visible

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
NEWEST = 2
"""Editions whose briefs the news sitemap names: it is for articles of the last two days."""
MOST = 1000
"""A news sitemap holds at most so many addresses."""


def opml(feeds: Iterable[Feed], site_name: str, site_url: str) -> bytes:
    """All ``feeds`` as OPML 2.0, for a feed reader to import."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = visible(site_name)
    body = ET.SubElement(root, "body")
    top = Feed("", site_name, site_name)
    for feed in feeds:
        ET.SubElement(
            body,
            "outline",
            type="rss",
            text=visible(feed.title),
            xmlUrl=address(f"{feed.path}feed.xml", top, site_url),
            htmlUrl=address(feed.path, top, site_url),
        )
    return _xml(root)


def recent(desk: Desk) -> tuple[FiledBrief, ...]:
    """The briefs of the newest editions, in their order, without copies."""
    return tuple(
        filed
        for edition in desk.editions[:NEWEST]
        for story in edition.stories
        for filed in story.briefs
        if filed.brief.id not in story.copies
    )[:MOST]


def news_sitemap(briefs: Iterable[FiledBrief], site_name: str, site_url: str) -> bytes:
    """The pages of ``briefs`` as a news sitemap; it needs absolute addresses, and so the site's own."""
    ET.register_namespace("news", NEWS)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for filed in briefs:
        url = ET.SubElement(root, f"{{{SITEMAP}}}url")
        ET.SubElement(url, f"{{{SITEMAP}}}loc").text = f"{site_url.rstrip('/')}/{links.brief_path(filed.brief.id)}"
        news = ET.SubElement(url, f"{{{NEWS}}}news")
        publication = ET.SubElement(news, f"{{{NEWS}}}publication")
        ET.SubElement(publication, f"{{{NEWS}}}name").text = visible(site_name)
        ET.SubElement(publication, f"{{{NEWS}}}language").text = "en"
        ET.SubElement(news, f"{{{NEWS}}}publication_date").text = filed.day
        ET.SubElement(news, f"{{{NEWS}}}title").text = visible(filed.brief.headline.text)
    return _xml(root, SITEMAP)


def _xml(root: ET.Element, namespace: str | None = None) -> bytes:
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True, default_namespace=namespace)
    return written + b"\n"
