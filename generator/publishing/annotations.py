"""Evidence as W3C Web Annotations: each value of a brief, and the words of the seed that it rests on.

See https://www.w3.org/TR/annotation-model/ for ``TextPositionSelector`` and ``TextQuoteSelector``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Brief, Edition, Evidence, FiledBrief
from generator.publishing import links

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def edition_annotations(edition: Edition) -> dict[str, object]:
    """An annotation page of all that the briefs of ``edition`` say. Seeds are named by path and hash, not by address."""
    items = [item for story in edition.stories for filed in story.briefs for item in brief_annotations(filed)]
    return {
        "@context": CONTEXT,
        "id": f"{links.edition_path(edition.day)}annotations.json",
        "type": "AnnotationPage",
        "items": items,
    }


def brief_annotations(filed: FiledBrief) -> Iterator[dict[str, object]]:
    """One annotation for each value of ``filed``."""
    page = links.brief_path(filed.brief.id)
    for field, text, evidence in _values(filed.brief):
        yield {
            "id": f"{page}#{field}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {"type": "TextualBody", "value": text, "purpose": field.partition("[")[0]},
            "target": [_target(filed, item) for item in evidence],
        }


def _target(filed: FiledBrief, item: Evidence) -> dict[str, object]:
    return {
        "source": f"urn:sha256:{filed.seed.sha256}",
        "schema:name": filed.seed.path,
        "selector": [
            {"type": "TextPositionSelector", "start": item.start, "end": item.end},
            {"type": "TextQuoteSelector", "exact": item.exact},
        ],
    }


def _values(brief: Brief) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    """Every value with the path of its field in the brief file."""
    source = brief.source
    yield "headline", brief.headline.text, brief.headline.evidence
    single = {"outlet": source.outlet, "dateline": source.dateline, "section": source.section, "url": source.url}
    for name, fact in single.items():
        if fact is not None:
            yield f"source.{name}", fact.text, fact.evidence
    yield from _numbered("source.authors", ((author.text, author.evidence) for author in source.authors))
    if brief.published.evidence:
        yield "published", brief.published.edtf, brief.published.evidence
    yield from _numbered("what", ((fact.text, fact.evidence) for fact in brief.what))
    yield from _numbered("who", ((_named(who.name, who.role), who.evidence) for who in brief.who))
    yield from _numbered("when", ((f"{when.edtf}: {when.event}", when.evidence) for when in brief.when))
    yield from _numbered("where", ((where.name, where.evidence) for where in brief.where))
    yield from _numbered("stance", ((f"{s.holder} {s.position} {s.target}", s.evidence) for s in brief.stance))
    yield from _numbered("tone", ((f"{t.tone} towards {t.actor}", t.evidence) for t in brief.tone))


def _numbered(
    field: str, values: Iterable[tuple[str, tuple[Evidence, ...]]]
) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    for number, (text, evidence) in enumerate(values):
        yield f"{field}[{number}]", text, evidence


def _named(name: str, role: str | None) -> str:
    return f"{name}, {role}" if role else name
