"""Feeds: Atom and JSON Feed of the site's editions, of corrections, and of each topic's and actor's briefs. Ids never change."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.model import Desk, Edition, FiledBrief
from generator.publishing import links
from generator.publishing.dates import day_name
from generator.publishing.visible import visible
from generator.publishing.wording import change
from generator.slugs import mark

NEWEST = 30
"""How many entries a feed holds."""

ATOM = "http://www.w3.org/2005/Atom"
NO_DAY = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: ``path`` of its page from the site's root, ``day`` of publication, and plain text.

    Its id is made of ``key``, or of the path where it has none.
    """

    path: str
    title: str
    summary: str
    day: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the page at ``path``; its files are ``feed.xml`` and ``feed.json`` there. ``site`` is the site's name.

    ``told`` is what its entries tell of, or are already: each is made only when the feed is.
    """

    path: str
    title: str
    site: str
    told: tuple[Edition | FiledBrief | Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries, newest first."""
        return tuple(map(_entry, self.told))


def feeds(desk: Desk, site_name: str) -> Iterator[Feed]:
    """All feeds of the site."""
    yield Feed("", site_name, site_name, desk.editions[:NEWEST])
    yield Feed("corrections/", f"Corrections – {site_name}", site_name, _correction_entries(desk))
    for topic in desk.topics:
        path = links.topic_path(topic.entry.id)
        yield Feed(path, f"{topic.entry.name} – {site_name}", site_name, _dated(topic.briefs))
    for actor in desk.actors:
        path = links.actor_path(actor.id)
        yield Feed(path, f"{actor.name} – {site_name}", site_name, _dated(actor.briefs))


def _dated(briefs: Iterable[FiledBrief]) -> tuple[FiledBrief, ...]:
    """The newest of ``briefs`` that have a day."""
    return tuple(
        sorted((filed for filed in briefs if filed.day), key=lambda filed: filed.day or "", reverse=True)[:NEWEST]
    )


def _entry(told: Edition | FiledBrief | Entry) -> Entry:
    if isinstance(told, Entry):
        return told
    if isinstance(told, Edition):
        summary = "; ".join(story.headline for story in told.stories[:5])
        return Entry(links.edition_path(told.day), f"Briefing of {day_name(told.day)}", summary, told.day)
    brief = told.brief
    summary = brief.what[0].text if brief.what else ""
    return Entry(links.brief_path(brief.id), brief.headline.text, summary, told.day or NO_DAY)


def _correction_entries(desk: Desk) -> tuple[Entry, ...]:
    """The newest corrections; each leads to its brief."""
    headlines = {filed.brief.id: filed.brief.headline.text for filed in desk.briefs}
    newest = sorted(desk.corrections, key=lambda correction: correction.date, reverse=True)[:NEWEST]
    return tuple(
        Entry(
            path=links.brief_path(one.brief) if one.brief in headlines else "corrections/",
            title=f"{one.kind.capitalize()}: {headlines.get(one.brief, one.brief)}",
            summary=f"{one.note} {change(one)}",
            day=one.date,
            key=f"corrections/{one.brief}/{one.field}/{one.date}/{mark(one.now)}",
        )
        for one in newest
    )


def stable_id(site_name: str, path: str) -> str:
    """A URN for the page at ``path`` of the site of that name, the same wherever the site lies."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"daybrief:{site_name}:{path}").urn


def address(path: str, feed: Feed, site_url: str) -> str:
    """Where the page at ``path`` is: absolute where the site's address is known, otherwise relative to ``feed``."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else links.root_of(feed.path) + path


def atom(feed: Feed, site_url: str) -> bytes:
    """``feed`` as Atom (RFC 4287)."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    entries = feed.entries
    updated = max((entry.day for entry in entries), default=NO_DAY)
    _texts(root, id=stable_id(feed.site, feed.path), title=feed.title, updated=f"{updated}T00:00:00Z")
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    _texts(author, name="Daybrief")
    ET.SubElement(root, f"{{{ATOM}}}link", rel="alternate", href=address(feed.path, feed, site_url))
    ET.SubElement(root, f"{{{ATOM}}}link", rel="self", href=address(f"{feed.path}feed.xml", feed, site_url))
    for entry in entries:
        item = ET.SubElement(root, f"{{{ATOM}}}entry")
        _texts(
            item, id=stable_id(feed.site, entry.key or entry.path), title=entry.title, updated=f"{entry.day}T00:00:00Z"
        )
        ET.SubElement(item, f"{{{ATOM}}}link", rel="alternate", href=address(entry.path, feed, site_url))
        _texts(item, summary=entry.summary)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _texts(parent: ET.Element, **values: str) -> None:
    for name, value in values.items():
        ET.SubElement(parent, f"{{{ATOM}}}{name}").text = visible(value)


def json_feed(feed: Feed, site_url: str) -> dict[str, object]:
    """``feed`` as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": visible(feed.title),
        "home_page_url": address(feed.path, feed, site_url),
        "feed_url": address(f"{feed.path}feed.json", feed, site_url),
        "items": [
            {
                "id": stable_id(feed.site, entry.key or entry.path),
                "url": address(entry.path, feed, site_url),
                "title": visible(entry.title),
                "content_text": visible(entry.summary or entry.title),
                "date_published": f"{entry.day}T00:00:00Z",
            }
            for entry in feed.entries
        ],
    }
