"""Pages of sources: what an outlet published, in which tone, and how much of it is its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import FiledBrief, Outlet, Tone
from generator.publishing import links
from generator.publishing.catalogue import Catalogue, Named
from generator.publishing.chart import coverage_chart
from generator.publishing.listing import BESIDE, common_actors, first_briefs, more_briefs, newest
from generator.publishing.page import Page, shortened
from generator.publishing.paging import Part, parted

LISTED = 60
"""How many sources a page of the list shows."""


@dataclass(frozen=True, slots=True)
class Independence:
    """How much of a source is its own: ``repeats`` of its briefs have another's text, ``repeated`` by others are its own.

    ``alone`` counts the stories that no other source of this desk reported.
    """

    stories: int
    alone: int
    repeats: int
    repeated: int


def source_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of sources, and a page for each."""
    outlets = catalogue.desk.outlets
    shares = independence(catalogue)
    yield from _list_pages(outlets, shares)
    for outlet in outlets:
        yield _source_page(catalogue, outlet, shares.get(outlet.id))
        yield from more_briefs(catalogue, links.source_path(outlet.id), outlet.name, "sources", outlet.briefs)


def _list_pages(outlets: Sequence[Outlet], shares: Mapping[str, Independence]) -> Iterator[Page]:
    """The list of sources; one page where there are none, since other pages lead to it."""
    for part in list(parted(outlets, LISTED, "sources/")) or [Part("sources/", 1)]:
        yield Page(
            path=part.path,
            title="Sources" + (f", page {part.number}" if part.number > 1 else ""),
            description="The outlets that this desk reads.",
            section="sources",
            template="sources.html.j2",
            view=_list_view(part, shares),
        )


def _list_view(part: Part[Outlet], shares: Mapping[str, Independence]) -> Callable[[], Mapping[str, object]]:
    entries = [(one.id, one.name, len(one.briefs), newest(one.briefs), shares.get(one.id)) for one in part.items]
    return lambda: {"part": part, "entries": entries}


def independence(catalogue: Catalogue) -> dict[str, Independence]:
    """How much of each source is its own, by id."""
    stories: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    repeats: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    copies = {copy for edition in catalogue.desk.editions for story in edition.stories for copy in story.copies}
    for briefs in catalogue.stories.values():
        tellers = {filed.source_id for filed in briefs}
        stories.update(tellers)
        if len(tellers) == 1:
            alone.update(tellers)
        copied = [filed for filed in briefs if filed.brief.id in copies]
        repeats.update(filed.source_id for filed in copied)
        originals = {filed.source_id for filed in briefs if filed.brief.id not in copies}
        if copied and len(originals) == 1:
            repeated[originals.pop()] += len(copied)
    return {one: Independence(stories[one], alone[one], repeats[one], repeated[one]) for one in stories}


def _source_page(catalogue: Catalogue, outlet: Outlet, share: Independence | None) -> Page:
    return Page(
        path=links.source_path(outlet.id),
        title=outlet.name,
        description=shortened(f"What {outlet.name} reported, as briefs."),
        section="sources",
        template="source.html.j2",
        view=lambda: source_view(catalogue, outlet, share),
        day=newest(outlet.briefs),
        about=(outlet, share),
    )


def source_view(catalogue: Catalogue, outlet: Outlet, share: Independence | None) -> Mapping[str, object]:
    """What the template of a source shows."""
    return {
        "outlet": outlet,
        "share": share,
        "chart": coverage_chart(filed.day for filed in outlet.briefs),
        "actors": common_actors(catalogue, outlet.briefs),
        "tones": tones(catalogue, outlet),
        "authors": _authors(outlet.briefs),
        "sections": _sections(outlet.briefs),
        **first_briefs(catalogue, links.source_path(outlet.id), outlet.briefs),
    }


def _authors(briefs: tuple[FiledBrief, ...]) -> list[tuple[str, int]]:
    return Counter(author.text for filed in briefs for author in filed.brief.source.authors).most_common(BESIDE)


def _sections(briefs: tuple[FiledBrief, ...]) -> list[tuple[str, int]]:
    found = (filed.brief.source.section for filed in briefs)
    return Counter(section.text for section in found if section).most_common(BESIDE)


def tones(catalogue: Catalogue, outlet: Outlet) -> list[tuple[str, Named | None, list[tuple[FiledBrief, Tone]]]]:
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
    return [(name, catalogue.named(ids.get(name, "")), told) for name, told in ranked]
