"""The page of a brief: what one article says, each value with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import FiledBrief, Stance, Where
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.jsonld import brief_data
from generator.publishing.page import Page, shortened
from generator.publishing.places import Places, places
from generator.publishing.seed_texts import Located, located


def brief_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page for each brief."""
    known = places(catalogue.desk)
    for filed in catalogue.desk.briefs:
        yield _brief_page(catalogue, filed, known)


def _brief_page(catalogue: Catalogue, filed: FiledBrief, known: Places) -> Page:
    brief = filed.brief
    what = brief.what[0].text if brief.what else brief.headline.text
    return Page(
        path=links.brief_path(brief.id),
        title=brief.headline.text,
        description=shortened(what),
        section="briefing",
        template="brief.html.j2",
        view=lambda: brief_view(catalogue, filed, known),
        day=filed.day,
        jsonld=lambda: brief_data(filed),
        about=(
            filed,
            tuple(_place_id(known, where) for where in brief.where),
            catalogue.elsewhere(filed),
            catalogue.disagreements.get(brief.id, ()),
            _text(catalogue, filed),
        ),
    )


def brief_view(catalogue: Catalogue, filed: FiledBrief, known: Places) -> Mapping[str, object]:
    """What the template of a brief shows."""
    brief = filed.brief
    actors = filed.actors if len(filed.actors) == len(brief.who) else ("",) * len(brief.who)
    who = [(person, catalogue.named(actor)) for person, actor in zip(brief.who, actors, strict=True)]
    holders = {person.name.casefold(): actor.id for person, actor in who if actor is not None}
    url = brief.source.url
    return {
        "filed": filed,
        "brief": brief,
        "who": who,
        "holders": holders,
        "sides": sides(brief.stance),
        "places": [(where, _place_id(known, where)) for where in brief.where],
        "topics": [catalogue.topics[topic].entry for topic in filed.topics if topic in catalogue.topics],
        "subjects": [catalogue.subjects[code] for code in filed.subjects if code in catalogue.subjects],
        "text": _text(catalogue, filed),
        "has_source_page": filed.source_id in catalogue.outlets,
        "has_edition": filed.day in catalogue.days,
        "elsewhere": catalogue.elsewhere(filed),
        "otherwise": catalogue.disagreements.get(brief.id, ()),
        "corrections": filed.corrections,
        "address": links.web_address(url.text) if url else None,
    }


def sides(stances: Iterable[Stance]) -> list[tuple[str, list[tuple[int, Stance]]]]:
    """Each holder with what it takes a side on, in order of its first; numbers count all of ``stances`` from one."""
    found: dict[str, list[tuple[int, Stance]]] = {}
    for number, stance in enumerate(stances, 1):
        found.setdefault(stance.holder, []).append((number, stance))
    return list(found.items())


def _text(catalogue: Catalogue, filed: FiledBrief) -> Located | None:
    """Where the seed's text stands, if it may be published."""
    text = catalogue.texts.get(filed.file)
    return located(text) if text else None


def _place_id(known: Places, where: Where) -> str | None:
    """The id of the place's page, if it has one."""
    place = known.get((where.name, where.country))
    return place.id if place else None
