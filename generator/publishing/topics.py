"""Pages of topics: what is new, who stands where and who moved, coverage over time, actors, sources and briefs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import FiledBrief, Shift, Topic
from generator.publishing import links
from generator.publishing.catalogue import Catalogue, Named
from generator.publishing.chart import Chart, coverage_chart
from generator.publishing.editorial import markdown_html, plain_text
from generator.publishing.listing import BESIDE, common_actors, first_briefs, more_briefs, newest
from generator.publishing.matrix import stance_matrix
from generator.publishing.page import Heading, Page, shortened
from generator.publishing.topic_parts import CHANGES, ROWS, further_pages

NEWS = 6
"""How many of the newest briefs, changes of position and newcomers a topic's page names at its top."""


@dataclass(frozen=True, slots=True)
class News:
    """What the last edition with this topic brought: its briefs, who moved, and who appears for the first time."""

    day: str
    briefs: tuple[FiledBrief, ...]
    shifts: tuple[Shift, ...]
    newcomers: tuple[Named, ...]


def topic_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of topics, and a page for each."""
    topics = catalogue.desk.topics
    yield Page(
        path="topics/",
        title="Topics",
        description="The subjects this desk follows.",
        section="topics",
        template="topics.html.j2",
        view=lambda: {
            "topics": [(topic, _spark(catalogue, topic)) for topic in topics],
            "subjects": bool(catalogue.desk.subjects),
        },
    )
    for topic in topics:
        yield _topic_page(catalogue, topic)
        yield from further_pages(catalogue, topic)
        base = links.topic_path(topic.entry.id)
        yield from more_briefs(catalogue, base, topic.entry.name, "topics", topic.briefs)


def _spark(catalogue: Catalogue, topic: Topic) -> Chart | None:
    """The coverage of ``topic`` on the time axis of the whole desk, so that topics can be compared."""
    days = catalogue.desk.editions
    window = (days[-1].day, days[0].day) if days else None
    return coverage_chart((filed.day for filed in topic.briefs), window)


def _topic_page(catalogue: Catalogue, topic: Topic) -> Page:
    return Page(
        path=links.topic_path(topic.entry.id),
        title=topic.entry.name,
        description=shortened(plain_text(topic.entry.description) or f"Briefs about {topic.entry.name}."),
        section="topics",
        template="topic.html.j2",
        view=lambda: topic_view(catalogue, topic),
        headings=(
            *((Heading("news", "Newest"),) if newest(topic.briefs) else ()),
            Heading("positions", "Positions"),
            *((Heading("shifts", "What changed"),) if topic.shifts else ()),
            *((Heading("splits", "Within one side"),) if topic.splits else ()),
            Heading("coverage", "Coverage"),
            Heading("briefs", "Briefs"),
        ),
        day=newest(topic.briefs),
        feed=True,
        card=links.topic_card(topic.entry.id),
        about=(topic, links.topic_pdf(topic.entry.id) in catalogue.pdfs),
    )


def topic_view(catalogue: Catalogue, topic: Topic) -> Mapping[str, object]:
    """What the template of a topic shows."""
    pdf = links.topic_pdf(topic.entry.id)
    return {
        "topic": topic,
        "description": str(markdown_html(topic.entry.description)),
        "pdf": pdf if pdf in catalogue.pdfs else None,
        "news": news(catalogue, topic),
        "matrix": stance_matrix(catalogue, topic),
        "rows": ROWS,
        "changes": CHANGES,
        "catalogue": catalogue,
        "chart": coverage_chart(filed.day for filed in topic.briefs),
        "actors": common_actors(catalogue, topic.briefs),
        "sources": Counter((filed.source_id, filed.outlet) for filed in topic.briefs).most_common(BESIDE),
        "known_sources": frozenset(filed.source_id for filed in topic.briefs if filed.source_id in catalogue.outlets),
        **first_briefs(catalogue, links.topic_path(topic.entry.id), topic.briefs),
    }


def news(catalogue: Catalogue, topic: Topic) -> News | None:
    """What the last day with this topic brought; ``None`` where no brief of it has a day."""
    day = newest(topic.briefs)
    if day is None:
        return None
    briefs = [filed for filed in topic.briefs if filed.day == day]
    known = {actor for filed in topic.briefs if filed.day != day for actor in filed.actors}
    seen = dict.fromkeys(actor for filed in briefs for actor in filed.actors)
    newcomers = [named for actor in seen if actor not in known and (named := catalogue.named(actor))]
    return News(
        day,
        tuple(briefs[:NEWS]),
        tuple(shift for shift in topic.shifts if shift.day == day)[:NEWS],
        tuple(newcomers[:NEWS]) if known else (),
    )
