"""Pages of what briefs are about or come from: topics, actors and sources, and the lists of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from generator.model import Actor, FiledBrief, Outlet, Statement, Tone, Topic
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.chart import Chart, coverage_chart
from generator.publishing.editorial import markdown_html, plain_text
from generator.publishing.matrix import stance_matrix
from generator.publishing.page import Heading, Page, shortened

BESIDE = 12
"""How many actors, sources or topics a page lists beside its own briefs."""


def subject_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Lists and pages of topics, actors and sources."""
    yield from _lists(catalogue)
    for topic in catalogue.desk.topics:
        yield _topic_page(catalogue, topic)
    for actor in catalogue.desk.actors:
        yield _actor_page(catalogue, actor)
    for outlet in catalogue.desk.outlets:
        yield _source_page(catalogue, outlet)


def _lists(catalogue: Catalogue) -> Iterator[Page]:
    desk = catalogue.desk
    yield Page(
        path="topics/",
        title="Topics",
        description="The subjects this desk follows.",
        section="topics",
        template="topics.html.j2",
        view=lambda: {"topics": [(topic, _spark(catalogue, topic)) for topic in desk.topics]},
    )
    yield Page(
        path="actors/",
        title="People and organisations",
        description="Everybody who appears in the briefs.",
        section="actors",
        template="actors.html.j2",
        view=lambda: {"kinds": _by_kind(desk.actors)},
        headings=tuple(Heading(kind, title) for kind, title, _ in _by_kind(desk.actors)),
    )
    yield Page(
        path="sources/",
        title="Sources",
        description="The outlets that this desk reads.",
        section="sources",
        template="sources.html.j2",
        view=lambda: {"outlets": desk.outlets},
    )


def _spark(catalogue: Catalogue, topic: Topic) -> Chart | None:
    """The coverage of ``topic`` on the time axis of the whole desk, so that topics can be compared."""
    days = catalogue.desk.editions
    window = (days[-1].day, days[0].day) if days else None
    return coverage_chart((filed.day for filed in topic.briefs), window)


KINDS = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("country", "Countries"),
    ("group", "Groups"),
)


def _by_kind(actors: Iterable[Actor]) -> list[tuple[str, str, list[Actor]]]:
    found = [(kind, title, [actor for actor in actors if actor.kind == kind]) for kind, title in KINDS]
    return [entry for entry in found if entry[2]]


def _topic_page(catalogue: Catalogue, topic: Topic) -> Page:
    return Page(
        path=links.topic_path(topic.entry.id),
        title=topic.entry.name,
        description=shortened(plain_text(topic.entry.description) or f"Briefs about {topic.entry.name}."),
        section="topics",
        template="topic.html.j2",
        view=lambda: topic_view(catalogue, topic),
        headings=(
            Heading("positions", "Positions"),
            *((Heading("shifts", "What changed"),) if topic.shifts else ()),
            *((Heading("splits", "Within one side"),) if topic.splits else ()),
            Heading("coverage", "Coverage"),
            Heading("briefs", "Briefs"),
        ),
        day=newest(topic.briefs),
        feed=True,
    )


def topic_view(catalogue: Catalogue, topic: Topic) -> Mapping[str, object]:
    """What the template of a topic shows."""
    return {
        "topic": topic,
        "description": markdown_html(topic.entry.description),
        "pdf": pdf if (pdf := links.topic_pdf(topic.entry.id)) in catalogue.pdfs else None,
        "matrix": stance_matrix(catalogue, topic),
        "catalogue": catalogue,
        "chart": coverage_chart(filed.day for filed in topic.briefs),
        "editions": catalogue.days,
        "days": by_day(topic.briefs),
        "actors": common_actors(catalogue, topic.briefs),
        "sources": Counter((filed.source_id, filed.outlet) for filed in topic.briefs).most_common(BESIDE),
        "known_sources": catalogue.outlets,
    }


def _actor_page(catalogue: Catalogue, actor: Actor) -> Page:
    return Page(
        path=links.actor_path(actor.id),
        title=actor.name,
        description=shortened(f"{actor.name} in the briefs: roles, positions, quotes."),
        section="actors",
        template="actor.html.j2",
        view=lambda: actor_view(catalogue, actor),
        headings=(
            Heading("roles", "Roles"),
            *((Heading("shifts", "What changed"),) if actor.shifts else ()),
            Heading("positions", "Positions"),
            Heading("briefs", "Briefs"),
        ),
        day=newest(actor.briefs),
        feed=True,
    )


def actor_view(catalogue: Catalogue, actor: Actor) -> Mapping[str, object]:
    """What the template of an actor shows."""
    return {
        "actor": actor,
        "spellings": [name for name in actor.names if name != actor.name],
        "note": markdown_html(actor.note),
        "roles": _roles(actor),
        "statements": sorted(actor.statements, key=lambda statement: statement.brief.day or "", reverse=True),
        "described": _described(catalogue, actor),
        "chart": coverage_chart(filed.day for filed in actor.briefs),
        "editions": catalogue.days,
        "beside": common_actors(catalogue, actor.briefs, without=actor.id),
        "days": by_day(actor.briefs),
        "catalogue": catalogue,
    }


def _roles(actor: Actor) -> list[tuple[str, list[FiledBrief]]]:
    """Each role as given, with the briefs that gave it, newest first."""
    roles: dict[str, list[FiledBrief]] = {}
    for role, filed in actor.roles:
        roles.setdefault(role, []).append(filed)
    return [(role, sorted(given, key=lambda filed: filed.day or "", reverse=True)) for role, given in roles.items()]


def _described(catalogue: Catalogue, actor: Actor) -> list[Statement]:
    """What others said of ``actor``, as far as it is a stance on a topic's issue."""
    name = actor.name.casefold()
    return [
        statement
        for filed in actor.briefs
        for statement in catalogue.statements.get(filed.brief.id, ())
        if statement.stance.target.casefold() == name
    ]


def _source_page(catalogue: Catalogue, outlet: Outlet) -> Page:
    return Page(
        path=links.source_path(outlet.id),
        title=outlet.name,
        description=shortened(f"What {outlet.name} reported, as briefs."),
        section="sources",
        template="source.html.j2",
        view=lambda: {
            "outlet": outlet,
            "chart": coverage_chart(filed.day for filed in outlet.briefs),
            "editions": catalogue.days,
            "days": by_day(outlet.briefs),
            "actors": common_actors(catalogue, outlet.briefs),
            "tones": _tones(catalogue, outlet),
            "authors": Counter(
                author.text for filed in outlet.briefs for author in filed.brief.source.authors
            ).most_common(BESIDE),
        },
        day=newest(outlet.briefs),
    )


def _tones(catalogue: Catalogue, outlet: Outlet) -> list[tuple[str, Actor | None, list[tuple[FiledBrief, Tone]]]]:
    """How ``outlet`` speaks of actors outside quotations: the name, the actor if known, and each tone with its brief."""
    found: dict[str, list[tuple[FiledBrief, Tone]]] = {}
    for filed in outlet.briefs:
        for tone in filed.brief.tone:
            if tone.tone != "neutral":
                found.setdefault(tone.actor, []).append((filed, tone))
    ranked = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))[:BESIDE]
    ids = {
        who.name: actor for filed in outlet.briefs for who, actor in zip(filed.brief.who, filed.actors, strict=False)
    }
    return [(name, catalogue.actors.get(ids.get(name, "")), tones) for name, tones in ranked]


def common_actors(catalogue: Catalogue, briefs: Iterable[FiledBrief], without: str = "") -> list[tuple[Actor, int]]:
    """Actors by the number of ``briefs`` that name them, at most :data:`BESIDE`."""
    counts = Counter(actor for filed in briefs for actor in dict.fromkeys(filed.actors) if actor != without)
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [(catalogue.actors[actor], count) for actor, count in ranked if actor in catalogue.actors][:BESIDE]


def by_day(briefs: Iterable[FiledBrief]) -> list[tuple[str | None, list[FiledBrief]]]:
    """``briefs`` by day, newest first, those without a day last."""
    ordered = sorted(briefs, key=lambda filed: filed.day or "", reverse=True)
    return [(day, list(group)) for day, group in groupby(ordered, key=lambda filed: filed.day)]


def newest(briefs: Iterable[FiledBrief]) -> str | None:
    """The last day of ``briefs``."""
    return max((filed.day for filed in briefs if filed.day), default=None)
