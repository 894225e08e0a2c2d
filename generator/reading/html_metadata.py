"""What a page says of itself out of sight: JSON-LD, OpenGraph and meta elements, as ``(key, value)`` pairs.

JSON-LD (schema.org NewsArticle and its kin) comes first, since search engines check it; then OpenGraph, then meta names.
Values are one line without control characters, at most :data:`VALUE_LIMIT` characters.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

VALUE_LIMIT = 300
AUTHOR_LIMIT = 20
SCRIPT_LIMIT = 500_000
NODE_LIMIT = 20_000
ARTICLE_TYPES = frozenset(
    (
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "AskPublicNewsArticle",
        "ReviewNewsArticle",
        "AdvertiserContentArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
    )
)
NAMED_TYPES = frozenset(("Person", "Organization", "NewsMediaOrganization"))
META_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("headline", ("og:title", "twitter:title", "dc.title", "parsely-title")),
    ("outlet", ("og:site_name", "application-name", "dc.publisher")),
    ("author", ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")),
    (
        "published",
        ("article:published_time", "datepublished", "date", "pubdate", "publish-date", "parsely-pub-date", "dc.date.issued",
         "dc.date", "dcterms.created", "sailthru.date"),
    ),
    ("modified", ("article:modified_time", "og:updated_time", "datemodified", "last-modified")),
    ("section", ("article:section", "parsely-section")),
    ("url", ("og:url", "parsely-link")),
)  # fmt: skip
BY = re.compile(r"^by:? ", re.IGNORECASE)
ORDER = ("headline", "title", "outlet", "author", "published", "modified", "section", "url", "language", "paywall")

Values = dict[str, list[str]]


def metadata(tree: HtmlElement) -> tuple[tuple[str, str], ...]:
    """Pairs in the order of :data:`ORDER`; ``author`` may come several times, every other key at most once."""
    found: Values = {key: [] for key in ORDER}
    for source in (_from_json_ld(tree), _from_elements(tree), _from_meta(tree)):
        values = [(key, clean) for key, value in source if (clean := _clean(key, value))]
        for key in ORDER:
            if not found[key]:
                found[key] = list(dict.fromkeys(value for known, value in values if known == key))
    limits = {"author": AUTHOR_LIMIT}
    return tuple((key, value) for key in ORDER for value in found[key][: limits.get(key, 1)])


def _clean(key: str, value: str) -> str:
    """A value on one line, without characters that are not shown; an empty string where it cannot be what ``key`` says."""
    line = " ".join(html.unescape(value[: 4 * VALUE_LIMIT]).split())
    kept = "".join(char for char in line if unicodedata.category(char) not in {"Cc", "Cf", "Cs"}).strip()[:VALUE_LIMIT]
    if key == "author":
        kept = BY.sub("", kept)
    is_address = kept.lower().startswith(("http://", "https://"))
    return kept if is_address == (key == "url") else ""


# ---------------------------------------------------------------- JSON-LD


def _from_json_ld(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    article, named = _first_article(tree)
    if article is None:
        return
    article = {key: _resolved(value, named) for key, value in article.items()}
    page = article.get("mainEntityOfPage")
    fields = (
        ("headline", _texts(article.get("headline"), "name")),
        ("outlet", _texts(article.get("publisher"), "name")),
        ("author", _texts(article.get("author") or article.get("creator"), "name")),
        ("published", _texts(article.get("datePublished"), "@value")),
        ("modified", _texts(article.get("dateModified"), "@value")),
        ("section", _texts(article.get("articleSection"), "name")),
        ("url", [*_texts(article.get("url"), "@id"), *_texts(page, "@id")]),
        ("language", _texts(article.get("inLanguage"), "alternateName")),
    )
    yield from ((key, value) for key, values in fields for value in values)
    if str(article.get("isAccessibleForFree")).lower() == "false":
        yield "paywall", "yes"


def _resolved(value: object, named: Mapping[str, str]) -> object:
    """``value`` with the name of the object that its ``@id`` refers to, which says more than a login ("jlund")."""
    if isinstance(value, list):
        return [_resolved(part, named) for part in value[:AUTHOR_LIMIT]]
    if isinstance(value, dict) and isinstance(address := value.get("@id"), str) and address in named:
        return {**value, "name": named[address]}
    return value


def _first_article(tree: HtmlElement) -> tuple[Mapping[str, object] | None, dict[str, str]]:
    """The first object of an article's type in the page's JSON-LD, breadth first, and names of persons and bodies by ``@id``."""
    first: Mapping[str, object] | None = None
    named: dict[str, str] = {}
    for script in tree.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        source = script.text or ""
        if kind != "application/ld+json" or len(source) > SCRIPT_LIMIT:
            continue
        try:
            nodes: list[object] = [json.loads(source.strip(), strict=False)]
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            if isinstance(node, dict):
                types = _texts(node.get("@type"), "@id")
                if first is None and ARTICLE_TYPES.intersection(types):
                    first = node
                address, name = node.get("@id"), node.get("name")
                if NAMED_TYPES.intersection(types) and isinstance(address, str) and isinstance(name, str):
                    named.setdefault(address, name)
                node = list(node.values())  # noqa: PLW2901 (an object's values are searched like a list's)
            if isinstance(node, list) and len(nodes) < NODE_LIMIT:
                nodes.extend(part for part in node[:NODE_LIMIT] if isinstance(part, dict | list))
    return first, named


def _texts(value: object, name: str) -> list[str]:
    """The strings of a JSON-LD value that may be a string, an object with ``name``, or a list of these."""
    parts = value if isinstance(value, list) else [value]
    named = [part.get(name) if isinstance(part, dict) else part for part in parts]
    return [part for part in named if isinstance(part, str)]


# ---------------------------------------------------------------- elements and meta


def _from_elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    title = next(tree.iter("title"), None)
    if title is not None:
        yield "title", title.text or ""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "url", link.get("href") or ""
    language = tree.get("lang") or ""
    if 2 <= len(language) <= 12:
        yield "language", language


def _from_meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    given: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        given.setdefault(name.strip().lower(), []).append(meta.get("content") or "")
    for key, names in META_NAMES:
        values = next((given[name] for name in names if any(given.get(name, ()))), [])
        yield from ((key, value) for value in values)
    if {"locked", "metered"} & {value.strip().lower() for value in given.get("article:content_tier", ())}:
        yield "paywall", "yes"
