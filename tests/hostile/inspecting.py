"""A built site as files: data that parses, words that are whole, prints without anything active."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
from lxml import etree

from generator import yamlio
from generator.publishing.visible import visible

STRUCTURED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ACTIVE = ("/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/EmbeddedFiles", "/RichMedia", "/SubmitForm")
"""Names in a PDF that make a reader do something."""
SHOWN = {
    "headline": ("text",),
    "what": ("text",),
    "who": ("name", "role"),
    "when": ("event",),
    "where": ("name",),
    "stance": ("holder", "target", "quote"),
}
"""Strings of a brief that its page shows whole."""


def normal(text: str) -> str:
    """``text`` as a page shows it: white space collapsed, acting characters as U+FFFD. This is all that changes."""
    return " ".join(visible(text).split())


def squeezed(text: str) -> str:
    """``text`` as a page shows it, without its white space: to find again what lies over several lines or elements."""
    return "".join(visible(text).split())


def files(site: Path) -> Iterator[str]:
    """What is wrong with the files of data of ``site``, and with what its pages carry for machines."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_symlink() or (path.is_file() and path.stat().st_nlink > 1):
            yield f"{name}: a link"
        elif path.is_file() and (fault := _fault(path)):
            yield f"{name}: {fault}"


def _fault(path: Path) -> str:
    try:
        if path.suffix == ".json":
            json.loads(path.read_text("utf-8"))
        elif path.suffix == ".xml":
            etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
        elif path.suffix == ".yml":
            problems = yamlio.parse(path.read_text("utf-8"), path.name)[1]
            return str(problems[0]) if problems else ""
        elif path.suffix == ".html":
            for found in STRUCTURED.findall(path.read_text("utf-8")):
                json.loads(found)
        elif path.suffix == ".pdf":
            return _active(path)
    except (ValueError, etree.XMLSyntaxError) as error:
        return f"cannot be parsed: {error}"[:200]
    return ""


def _active(path: Path) -> str:
    """What in a print would make a reader of PDF do something but follow a link of ours."""
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    for number in range(1, len(reader.xref_objStm) + max(reader.xref.get(0, {0: 0}), default=0) + 1):
        value = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        if isinstance(value, pypdf.generic.DictionaryObject):
            found = next((name for name in ACTIVE if name in value or value.get("/S") == name), None)
            if found:
                return f"holds {found}"
            address = value.get("/URI")
            if address is not None and not str(address).startswith(("http://", "https://")):
                return f"links to {address}"
    return ""


def unshown(brief: dict[str, Any], texts: list[str]) -> Iterator[str]:
    """Strings of ``brief`` (from its ``brief.json``) that are not whole in one of the text nodes of its page."""
    there = "\n".join(normal(text) for text in texts)
    for wanted in _strings(brief["brief"]):
        if normal(wanted) not in there:
            yield wanted


def _strings(brief: dict[str, Any]) -> Iterator[str]:
    for part, names in SHOWN.items():
        entries = brief[part] if isinstance(brief[part], list) else [brief[part]]
        for entry in entries:
            yield from (entry[name] for name in names if entry.get(name))
            yield from (evidence["exact"] for evidence in entry["evidence"])
