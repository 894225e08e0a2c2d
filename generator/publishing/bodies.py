"""HTML bodies from data: autoescaping Jinja2 templates of ``templates/pages``."""

from __future__ import annotations

import functools
from pathlib import Path

import jinja2

import generator
from generator.publishing import citations, dates, links, timeline
from generator.publishing.page import Page, shortened
from generator.publishing.passages import passages
from generator.publishing.visible import finalized

BASES = {
    "quoted": "in their own words",
    "reported": "as reported",
    "action": "by what they did",
    "described_by": "as described by",
}
CORRECTIONS = {
    "typo": "Typo",
    "clarification": "Clarification",
    "correction": "Correction",
    "retraction": "Retraction",
}


AT_MOST = 12
"""How many entries a page shows of a list without pages of its own: changes of mind, claims that differ, splits."""


def templates_folder() -> Path:
    """The folder of templates: inside an installed package, or beside the package in a checkout."""
    package = Path(generator.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def plural(count: int, one: str, many: str = "") -> str:
    """``1 brief``, ``2 briefs``: the count and its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@functools.cache
def environment() -> jinja2.Environment:
    """The templates' environment: everything is escaped, and a name that is not there is an error."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder() / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters.update(
        spoken=dates.spoken,
        html_date=dates.html_date,
        day_name=dates.day_name,
        weekday_name=functools.partial(dates.day_name, weekday=True),
        short_day=dates.short_day,
        with_days=dates.with_days,
        month_name=dates.month_name,
        shortened=shortened,
        web_address=links.web_address,
    )
    found.globals.update(
        at_most=AT_MOST,
        links=links,
        plural=plural,
        bases=BASES,
        correction_kinds=CORRECTIONS,
        passages=passages,
        citations=citations,
        timeline=timeline.timeline,
        ahead=timeline.ahead,
    )
    return found


def body(page: Page) -> str:
    """The HTML body of ``page``."""
    template = environment().get_template(page.template)
    return template.render(root=links.root_of(page.path), page=page, **page.view())
