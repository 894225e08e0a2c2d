"""Files of data beside the pages: briefs as JSON and YAML, feeds, and the static API."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

import msgspec

from generator.model import SCHEMA, Desk, Edition, FiledBrief
from generator.publishing import agenda, cards, links
from generator.publishing.annotations import edition_annotations
from generator.publishing.api import ApiFile, api_files, brief_schema
from generator.publishing.bundles import bundle
from generator.publishing.feeds import Feed, atom, feeds, json_feed
from generator.publishing.output import Output
from generator.publishing.syndication import news_sitemap, opml, recent

UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def data_files(desk: Desk, site_name: str, site_url: str, printed: Path | None = None) -> Iterator[Output]:
    """Every file of data below the site's root, pictures aside. ``site_url`` is empty where it is not known.

    ``printed`` is the folder in which the PDFs of editions lie, at their paths from the site's root.
    """
    yield from _subscriptions(desk, site_name, site_url)
    for edition in desk.editions:
        yield from _of_edition(edition, printed)
    for filed in desk.undated:
        yield from _of_brief(filed, _Records())
    for feed in feeds(desk, site_name):
        about = (feed, site_url)
        yield Output(f"{feed.path}feed.xml", about, partial(atom, feed, site_url))
        yield Output(f"{feed.path}feed.json", about, partial(_json_feed, feed, site_url))
    for file in api_files(desk):
        yield Output(file.path, file.about, partial(_api_file, file))
    yield Output("api/brief-file.schema.json", None, brief_schema)
    yield Output("api/schema.json", None, _api_schema)


def _of_brief(filed: FiledBrief, records: _Records) -> Iterator[Output]:
    """``filed`` as JSON and as YAML."""
    folder = links.brief_path(filed.brief.id)
    yield Output(f"{folder}brief.json", filed, lambda: records.of(filed)[0])
    yield Output(f"{folder}brief.yml", filed, lambda: records.of(filed)[1])


class _Records:
    """Briefs as JSON and as YAML, each written out once for its own files and for its edition's archive."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, bytes]] = {}

    def of(self, filed: FiledBrief) -> tuple[bytes, bytes]:
        """``filed`` as JSON and as YAML."""
        found = self._known.get(filed.brief.id)
        if found is None:
            record = brief_record(filed)
            found = self._known[filed.brief.id] = json_bytes(record), yaml_bytes(record)
        return found


def _json_feed(feed: Feed, site_url: str) -> bytes:
    return json_bytes(json_feed(feed, site_url))


def _api_schema() -> bytes:
    from generator.publishing.api_schema import api_schema  # noqa: PLC0415 (made with a new version of the program alone)

    return json_bytes(api_schema())


def _api_file(file: ApiFile) -> bytes:
    return json_bytes(file.value())


def _subscriptions(desk: Desk, site_name: str, site_url: str) -> Iterator[Output]:
    """What other programs subscribe to; a news sitemap only where the site's address is known."""
    names = tuple(replace(feed, told=()) for feed in feeds(desk, site_name))
    yield Output("feeds.opml", (names, site_url), lambda: opml(names, site_name, site_url))
    coming = agenda.entries(desk)
    about = tuple((entry.filed, entry.moment, site_url) for entry in coming)
    yield Output("agenda/agenda.ics", about, lambda: agenda.icalendar(coming, site_name, site_url))
    if site_url:
        newest = recent(desk)
        yield Output("news-sitemap.xml", (newest, site_url), lambda: news_sitemap(newest, site_name, site_url))


def _of_edition(edition: Edition, printed: Path | None) -> Iterator[Output]:
    """The evidence of ``edition``: its briefs, and all of them in one archive with the PDF where there is one."""
    path = links.edition_path(edition.day)
    pdf = printed / links.edition_pdf(edition.day) if printed else None
    if pdf is None or not pdf.is_file():
        pdf = None
    about = (edition, hashlib.blake2b(pdf.read_bytes()).hexdigest() if pdf else "")
    records = _Records()
    yield Output(f"{path}evidence.zip", about, lambda: bundle(edition, _bundled(edition, pdf, records)))
    for story in edition.stories:
        for filed in story.briefs:
            yield from _of_brief(filed, records)


def _bundled(edition: Edition, pdf: Path | None, records: _Records) -> dict[str, bytes]:
    files = {"annotations.json": json_bytes(edition_annotations(edition))}
    if pdf is not None:
        files[pdf.name] = pdf.read_bytes()
    for filed in (filed for story in edition.stories for filed in story.briefs):
        name = links.piece(filed.brief.id)
        files[f"{name}.json"], files[f"{name}.yml"] = records.of(filed)
    return files


def card_files(desk: Desk, site_name: str) -> Iterator[Output]:
    """The pictures of the site, its editions and its topics."""
    for path, shown in cards.cards(desk, site_name):
        yield Output(path, shown, partial(cards.card, shown))


def brief_record(filed: FiledBrief) -> dict[str, object]:
    """A brief with where it comes from, as plain values in the order of the brief file."""
    return {
        "schema": SCHEMA,
        "seed": msgspec.to_builtins(filed.seed),
        "engine": msgspec.to_builtins(filed.engine),
        "reviewed": filed.reviewed,
        "day": filed.day,
        "topics": list(filed.topics),
        "subjects": list(filed.subjects),
        "actors": list(filed.actors),
        "brief": msgspec.to_builtins(filed.brief),
        "corrections": msgspec.to_builtins(filed.corrections),
    }


def json_bytes(value: object) -> bytes:
    """``value`` as JSON on one line."""
    try:
        return msgspec.json.encode(value) + b"\n"
    except UnicodeEncodeError:  # it holds half surrogates, which UTF-8 has no bytes for
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return (text + "\n").encode("utf-8", "replace")


def yaml_bytes(value: dict[str, object]) -> bytes:
    """``value`` as YAML in block style, every text in double quotes: PyYAML's writer takes ten times as long."""
    lines: list[str] = []
    _block(value, "", "", lines)
    return "".join(lines).encode("utf-8", "replace")


def _block(value: dict[str, Any], before: str, indent: str, lines: list[str]) -> None:
    """Add the lines of a mapping whose keys are plain names; ``before`` stands before the first, ``indent`` before the others."""
    for key, entry in value.items():
        kind = type(entry)
        if kind is dict and entry:
            lines.append(f"{before}{key}:\n")
            _block(entry, f"{indent}  ", f"{indent}  ", lines)
        elif kind in (list, tuple) and entry:
            lines.append(f"{before}{key}:\n")
            for item in entry:
                _item(item, indent, lines)
        else:
            lines.append(f"{before}{key}: {_scalar(entry)}\n")
        before = indent


def _item(item: object, indent: str, lines: list[str]) -> None:
    """Add the lines of one entry of a list, which is a mapping or a single value."""
    if isinstance(item, dict) and item:
        _block(item, f"{indent}- ", f"{indent}  ", lines)
    else:
        lines.append(f"{indent}- {_scalar(item)}\n")


def _scalar(value: object) -> str:
    """``value`` as JSON, which is YAML too once what YAML calls unprintable is escaped."""
    if type(value) is int:
        return str(value)  # places of evidence are most of a brief's values
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    text = encode_basestring(value) if isinstance(value, str) else json.dumps(value)
    return text if text.isascii() and text.isprintable() else UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
