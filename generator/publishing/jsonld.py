"""Structured data of a page for machines, as JSON-LD that cannot end its own element."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from markupsafe import Markup

from generator.model import FiledBrief
from generator.publishing.links import web_address
from generator.publishing.page import Page
from generator.publishing.visible import visible

KINDS = {"person": "Person", "organisation": "Organization", "country": "Country", "group": "Organization"}

MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"

ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_json(value: object) -> str:
    """``value`` as JSON that is safe inside a ``<script>`` element."""
    text = msgspec.json.encode(_visible(value)).decode()
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _visible(value: object) -> object:
    """``value`` with every string fit to be shown."""
    if isinstance(value, dict):
        return {key: _visible(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_visible(entry) for entry in value]
    return visible(value) if isinstance(value, str) else value


def brief_data(filed: FiledBrief) -> dict[str, object]:
    """A brief as schema.org data: an article of ours that is based on an article of the outlet's."""
    brief = filed.brief
    basis: dict[str, object] = {"@type": "NewsArticle", "headline": brief.headline.text}
    if filed.outlet:
        basis["publisher"] = {"@type": "NewsMediaOrganization", "name": filed.outlet}
    if brief.source.authors:
        basis["author"] = [{"@type": "Person", "name": author.text} for author in brief.source.authors]
    if filed.day:
        basis["datePublished"] = filed.day
    url = web_address(brief.source.url.text) if brief.source.url else None
    if url:
        basis["url"] = url
    data: dict[str, object] = {
        "@type": "Article",
        "headline": brief.headline.text,
        "inLanguage": brief.source.language,
        "isBasedOn": basis,
        "mentions": [{"@type": KINDS[who.kind], "name": who.name} for who in brief.who],
    }
    if filed.subjects:
        data["about"] = [
            {"@type": "DefinedTerm", "termCode": f"medtop:{code}", "url": f"{MEDIA_TOPICS}{code}"}
            for code in filed.subjects
        ]
    kinds = {who.name: KINDS[who.kind] for who in brief.who}
    quotes = [_quotation(stance.quote, stance.holder, kinds) for stance in brief.stance if stance.quote]
    notes = [{"@type": "CorrectionComment", "text": c.note, "datePublished": c.date} for c in filed.corrections]
    return data | ({"hasPart": quotes} if quotes else {}) | ({"correction": notes} if notes else {})


def _quotation(quote: str, holder: str, kinds: Mapping[str, str]) -> dict[str, object]:
    """``quote`` as said by ``holder``, whose type is given where the brief tells it."""
    kind = kinds.get(holder)
    speaker = {"@type": kind, "name": holder} if kind in ("Person", "Organization") else {"name": holder}
    return {"@type": "Quotation", "text": quote, "spokenByCharacter": speaker}


def json_ld(page: Page, canonical: str | None) -> Markup:
    """The element with the structured data of ``page``; empty where it has none."""
    if page.jsonld is None:
        return Markup()
    data = {"@context": "https://schema.org", **page.jsonld()}
    if canonical:
        data["url"] = canonical
    return Markup('<script type="application/ld+json">' + script_json(data) + "</script>")  # noqa: S704
