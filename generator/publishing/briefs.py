"""The page of a brief: what one article says, each value with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import FiledBrief
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import spoken
from generator.publishing.jsonld import brief_data
from generator.publishing.page import Heading, Page, shortened

SECTIONS = (
    ("what", "What happened"),
    ("who", "Who"),
    ("when", "When"),
    ("where", "Where"),
    ("stance", "Who takes which side"),
)


def brief_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page for each brief."""
    for filed in catalogue.desk.briefs:
        yield _brief_page(catalogue, filed)


def _brief_page(catalogue: Catalogue, filed: FiledBrief) -> Page:
    brief = filed.brief
    what = brief.what[0].text if brief.what else brief.headline.text
    return Page(
        path=links.brief_path(brief.id),
        title=brief.headline.text,
        description=shortened(what),
        section="briefing",
        template="brief.html.j2",
        view=lambda: brief_view(catalogue, filed),
        headings=_headings(catalogue, filed),
        day=filed.day,
        jsonld=lambda: brief_data(filed),
    )


def _headings(catalogue: Catalogue, filed: FiledBrief) -> tuple[Heading, ...]:
    filled = [Heading(name, title) for name, title in SECTIONS if getattr(filed.brief, name)]
    if filed.brief.id in catalogue.disagreements:
        filled.append(Heading("otherwise", "Others report otherwise"))
    if filed.brief.tone:
        filled.append(Heading("tone", "The outlet’s tone"))
    filled.append(Heading("source", "Source"))
    if catalogue.elsewhere(filed):
        filled.append(Heading("elsewhere", "The same story elsewhere"))
    filled.append(Heading("cite", "Cite and reuse"))
    return tuple(filled)


def brief_view(catalogue: Catalogue, filed: FiledBrief) -> Mapping[str, object]:
    """What the template of a brief shows."""
    brief = filed.brief
    actors = filed.actors if len(filed.actors) == len(brief.who) else ("",) * len(brief.who)
    who = [(person, catalogue.actors.get(actor)) for person, actor in zip(brief.who, actors, strict=True)]
    holders = {person.name.casefold(): actor.id for person, actor in who if actor is not None}
    url = brief.source.url
    return {
        "filed": filed,
        "brief": brief,
        "who": who,
        "holders": holders,
        "topics": [catalogue.topics[topic].entry for topic in filed.topics if topic in catalogue.topics],
        "has_source_page": filed.source_id in catalogue.outlets,
        "has_edition": filed.day in catalogue.days,
        "elsewhere": catalogue.elsewhere(filed),
        "otherwise": catalogue.disagreements.get(brief.id, ()),
        "corrections": filed.corrections,
        "retracted": any(correction.kind == "retraction" for correction in filed.corrections),
        "address": links.web_address(url.text) if url else None,
        "citation": citation(filed),
    }


def citation(filed: FiledBrief) -> str:
    """How to cite the article that a brief reads: authors, title, outlet, date, address."""
    brief = filed.brief
    authors = ", ".join(author.text for author in brief.source.authors)
    date = spoken(brief.published.edtf) if brief.published.edtf else "n.d."
    parts = [authors, f"“{brief.headline.text}”", filed.outlet, date]
    if brief.source.url is not None:
        parts.append(brief.source.url.text)
    return ", ".join(part for part in parts if part) + "."
