"""HTML bodies from data: autoescaping Jinja2 templates of ``templates/pages``."""

from __future__ import annotations

import functools

import jinja2

from generator.publishing import citations, dates, links, timeline
from generator.publishing.differing import telling
from generator.publishing.page import Page, shortened
from generator.publishing.passages import passages, references
from generator.publishing.rendering import Environment
from generator.publishing.wording import BASES, CORRECTIONS, corrected_part, corrected_values, plural, templates_folder

AT_MOST = 12
"""How many entries a page shows of a list without pages of its own: changes of mind, splits."""

DIFFERENCES = 3
"""How many of the things that outlets tell differently a brief shows."""


@functools.cache
def environment() -> jinja2.Environment:
    """The templates' environment, with what they may call."""
    found = Environment(jinja2.FileSystemLoader(templates_folder() / "pages"))
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
        differences=DIFFERENCES,
        telling=telling,
        links=links,
        plural=plural,
        bases=BASES,
        correction_kinds=CORRECTIONS,
        corrected_part=corrected_part,
        corrected_values=corrected_values,
        passages=passages,
        references=references,
        citations=citations,
        timeline=timeline.timeline,
        ahead=timeline.ahead,
    )
    return found


def body(page: Page) -> str:
    """The HTML body of ``page``."""
    template = environment().get_template(page.template)
    return template.render(root=links.root_of(page.path), page=page, **page.view())
