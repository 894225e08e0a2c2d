"""Pictures that stand for a page where its address is shared: 1200 by 630 pixels, set by Typst with its own typefaces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.model import Desk, Edition
from generator.publishing import links
from generator.publishing.dates import day_name
from generator.publishing.page import shortened
from generator.publishing.visible import visible
from generator.publishing.wording import templates_folder

if TYPE_CHECKING:
    import typst

PPI = 72.0
"""The template's page is 1200 by 630 points, what Open Graph asks for in pixels; at 72 a point is a pixel."""

EDITIONS = 31
"""The newest editions have a card each, of 100 kB and 20 ms; older ones show the site's."""
LINES = 3
SITE = "assets/card.png"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: a ``title`` with a ``kicker`` above and up to three ``lines`` below it."""

    kicker: str
    title: str
    lines: tuple[str, ...] = ()


def cards(desk: Desk, site_name: str) -> Iterator[tuple[str, Card]]:
    """The cards of the site, of its newest editions and of its topics, with their paths from the site's root."""
    yield SITE, Card("Daybrief", visible(site_name), ("Every fact with the words it rests on.",))
    for edition in desk.editions[:EDITIONS]:
        yield links.edition_card(edition.day), Card(site_name, day_name(edition.day, weekday=True), _headlines(edition))
    for topic in desk.topics:
        lines = tuple(shortened(filed.brief.headline.text, 130) for filed in topic.briefs[:LINES])
        yield links.topic_card(topic.entry.id), Card(site_name, shortened(topic.entry.name, 70), lines)


def _headlines(edition: Edition) -> tuple[str, ...]:
    return tuple(shortened(story.headline, 130) for story in edition.stories[:LINES])


def card(shown: Card) -> bytes:
    """The PNG of ``shown``."""
    data = asdict(shown) | {"lines": [visible(line) for line in shown.lines], "title": visible(shown.title)}
    made = _compiler().compile(format="png", ppi=PPI, sys_inputs={"card": json.dumps(data)})
    if not isinstance(made, bytes):
        raise TypeError("Typst gave something else than one picture")
    return made


@cache
def _compiler() -> typst.Compiler:
    import typst  # noqa: PLC0415 (loading it takes longer than a build without changes)

    source = templates_folder() / "print" / "card.typ"
    return typst.Compiler(source, root=source.parent, ignore_system_fonts=True)
