"""Files of data beside the pages: briefs as JSON and YAML, feeds, and the static API."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from json.encoder import encode_basestring

from generator.model import SCHEMA, Desk, FiledBrief
from generator.publishing import links
from generator.publishing.api import api_files, brief_schema
from generator.publishing.feeds import atom, feeds, json_feed

UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def data_files(desk: Desk, site_name: str, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Paths from the site's root and contents, one file at a time. ``site_url`` is empty where it is not known."""
    for feed in feeds(desk, site_name):
        yield f"{feed.path}feed.xml", atom(feed, site_url)
        yield f"{feed.path}feed.json", json_bytes(json_feed(feed, site_url))
    for path, value in api_files(desk):
        yield path, json_bytes(value)
    yield "api/brief-file.schema.json", brief_schema()
    for filed in desk.briefs:
        record = brief_record(filed)
        folder = links.brief_path(filed.brief.id)
        yield f"{folder}brief.json", json_bytes(record)
        yield f"{folder}brief.yml", yaml_bytes(record)


def brief_record(filed: FiledBrief) -> dict[str, object]:
    """A brief with where it comes from, as plain values in the order of the brief file."""
    return {
        "schema": SCHEMA,
        "seed": plain(filed.seed),
        "engine": plain(filed.engine),
        "reviewed": filed.reviewed,
        "day": filed.day,
        "topics": list(filed.topics),
        "actors": list(filed.actors),
        "brief": plain(filed.brief),
        "corrections": plain(filed.corrections),
    }


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def plain(value: object) -> object:
    """Dataclasses as dictionaries and tuples as lists, all the way down (``asdict`` copies each text, at thrice the cost)."""
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    return value


def json_bytes(value: object) -> bytes:
    """``value`` as JSON on one line."""
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def yaml_bytes(value: dict[str, object]) -> bytes:
    """``value`` as YAML in block style, every text in double quotes: PyYAML's writer takes ten times as long."""
    return "".join(_block(value, "")).encode("utf-8", "replace")


def _block(value: dict[str, object], indent: str) -> Iterator[str]:
    """Lines of a mapping whose keys are plain names."""
    for key, entry in value.items():
        if isinstance(entry, dict) and entry:
            yield f"{indent}{key}:\n"
            yield from _block(entry, indent + "  ")
        elif isinstance(entry, list) and entry:
            yield f"{indent}{key}:\n"
            for item in entry:
                yield from _item(item, indent)
        else:
            yield f"{indent}{key}: {_scalar(entry)}\n"


def _item(item: object, indent: str) -> Iterator[str]:
    """Lines of one entry of a list, which is a mapping or a single value."""
    if isinstance(item, dict) and item:
        first, *rest = _block(item, indent + "  ")
        yield f"{indent}- {first.lstrip(' ')}"
        yield from rest
    else:
        yield f"{indent}- {_scalar(item)}\n"


def _scalar(value: object) -> str:
    """``value`` as JSON, which is YAML too once what YAML calls unprintable is escaped."""
    text = encode_basestring(value) if isinstance(value, str) else json.dumps(value)
    return text if text.isascii() and text.isprintable() else UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
