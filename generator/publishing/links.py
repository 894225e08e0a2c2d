"""Addresses: where each page lies on the site, and which foreign addresses may be linked.

Paths are relative to the site's root, without a leading slash, and end in ``/``, so that the site works in any folder.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import urlsplit

from generator.slugs import mark, slug

PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index|x-.*)")
"""Names that Windows keeps for devices, that would shadow a list's own page, or that :func:`piece` itself makes."""

UNWRITABLE = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^]")


@lru_cache(maxsize=1 << 20)
def piece(identifier: str) -> str:
    """A path segment for ``identifier``: itself where it is plain, otherwise ``x-`` and a hash. Never escapes its folder."""
    if PLAIN_ID.fullmatch(identifier) and not RESERVED.fullmatch(identifier):
        return identifier
    return "x-" + hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def brief_path(identifier: str) -> str:
    """Path of a brief's page."""
    return f"briefs/{piece(identifier)}/"


def edition_path(day: str) -> str:
    """Path of the edition of ``day`` (``YYYY-MM-DD``)."""
    return f"briefings/{piece(day)}/"


def edition_pdf(day: str) -> str:
    """Path of the printed edition of ``day``."""
    return f"{edition_path(day)}daybrief-{piece(day)}.pdf"


def edition_card(day: str) -> str:
    """Path of the picture of the edition of ``day``."""
    return f"{edition_path(day)}card.png"


def topic_path(identifier: str) -> str:
    """Path of a topic's page."""
    return f"topics/{piece(identifier)}/"


def positions_path(identifier: str) -> str:
    """Path of the positions on a topic for which its page has no room."""
    return f"{topic_path(identifier)}positions/"


def changes_path(identifier: str) -> str:
    """Path of the earlier changes of position on a topic."""
    return f"{topic_path(identifier)}changes/"


def actor_path(identifier: str) -> str:
    """Path of an actor's page."""
    return f"actors/{piece(identifier)}/"


def topic_pdf(identifier: str) -> str:
    """Path of a printed topic."""
    return f"{topic_path(identifier)}daybrief-{piece(identifier)}.pdf"


def topic_card(identifier: str) -> str:
    """Path of the picture of a topic."""
    return f"{topic_path(identifier)}card.png"


def source_path(identifier: str) -> str:
    """Path of an outlet's page."""
    return f"sources/{piece(identifier)}/"


def month_path(month: str) -> str:
    """Path of the archive of ``month`` (``YYYY-MM``)."""
    return f"archive/{piece(month)}/"


def week_path(week: str) -> str:
    """Path of the edition of ``week`` (``YYYY-Www``)."""
    return f"weeks/{piece(week.lower())}/"


def place_path(identifier: str) -> str:
    """Path of a place's page."""
    return f"places/{piece(identifier)}/"


def subject_path(identifier: str) -> str:
    """Path of a subject's page."""
    return f"subjects/{piece(identifier)}/"


def seed_path(path: str) -> str:
    """Path of the page of a seed's text; two seeds never share one."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    return f"seeds/{slug(name)}-{mark(path, 8)}/"


def part_path(path: str, number: int) -> str:
    """Path of the ``number``-th page of the list that begins at ``path``; the first is that page itself."""
    return f"{path}page-{number}/" if number > 1 else path


def settled_path(path: str, number: int) -> str:
    """Path of the ``number``-th page, counted from the oldest, of what is older than the list at ``path`` shows."""
    return f"{path}part-{number}/"


def root_of(path: str) -> str:
    """The way from the page at ``path`` up to the site's root: ``../../`` for ``briefs/x/``, ``./`` for the home page."""
    return "../" * path.count("/") or "./"


@lru_cache(maxsize=1 << 8)
def web_address(url: str) -> str | None:
    """``url`` where it is an absolute http or https address that is safe to link, otherwise ``None``."""
    if UNWRITABLE.search(url) or len(url) > 2000:
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return url if known else None
