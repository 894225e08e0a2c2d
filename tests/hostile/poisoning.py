"""Payloads as content: in every string of brief files, and in what editors write."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator import store, yamlio
from generator.model import SCHEMA, BriefFile, SeedRef
from tests import desks
from tests.hostile.payloads import Payload, batches

PER_BRIEF = 32
KEPT = frozenset(("id", "sha256", "kind", "edtf", "basis", "position", "language", "tone", "name_of_engine", "label"))
"""Keys whose values are ids or one of a few words: anything else there is refused when the file is read."""
DAYS = 6
CORRECTED = 40
"""Briefs of a round that have a correction."""
PER_PAGE = 25


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all strings in ``value`` (dicts and lists) that may say anything."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from leaves(entry, (*path, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from leaves(entry, (*path, index))
    elif isinstance(value, str) and path[-1] not in KEPT:
        yield path


def put(value: Any, path: Sequence[str | int], text: object) -> None:
    """Set the string at ``path`` in ``value``."""
    for part in path[:-1]:
        value = value[part]
    value[path[-1]] = text


def brief_file(number: int, texts: Sequence[str]) -> dict[str, Any]:
    """A valid brief file, as data, in which every string is one of ``texts``; which one differs from file to file."""
    made = desks.brief(
        f"h{number:05}",
        "Headline",
        "Outlet",
        f"2026-03-{1 + number % DAYS:02}",
        what=("First fact", "Second fact"),
        who=(("Ada Brandt", "minister"), ("Fishermen", None)),
        stances=(
            desks.stance("Ada Brandt", "the bridge", "supports", "Words"),
            desks.stance("Jonas Reth", "a toll", "opposes", None, by="Ada Brandt"),
        ),
    )
    ref = SeedRef(f"h{number:05}.txt", "5f" * 32)
    data: dict[str, Any] = json.loads(json.dumps(store.plain(BriefFile(SCHEMA, ref, desks.ENGINE, (), (made,)))))
    for index, path in enumerate(list(leaves(data))):
        put(data, path, texts[(index + number) % len(texts)])
    return data


def write(content: Path, payloads: Sequence[Payload], *, spare: str = "") -> int:
    """Write brief files and editors' files that say ``payloads`` (or ``spare`` instead) into ``content``; how many briefs."""
    briefs = content / "briefs"
    briefs.mkdir(parents=True, exist_ok=True)
    number = 0
    corrected: list[dict[str, str]] = []
    for number, group in enumerate(batches(payloads, PER_BRIEF), 1):
        data = brief_file(number, [spare or payload.line for payload in group])
        corrected.append(_correction(data["briefs"][0], spare or group[-1].line))
        (briefs / f"h{number:05}.yml").write_text(yamlio.dump(data), "utf-8", newline="\n")
    _write_editorial(
        content, [(payload.canary, spare or payload.line) for payload in payloads[:: max(1, len(payloads) // 40)]]
    )
    (content / "corrections.yml").write_text(yamlio.dump(corrected[:CORRECTED]), "utf-8", newline="\n")
    return number


def _correction(brief: dict[str, Any], text: str) -> dict[str, str]:
    """A correction of the headline of ``brief`` to ``text``, which explains it too."""
    was = brief["headline"]["text"]
    fixed = {"kind": "correction", "note": text, "date": "2026-03-09"}
    return {"brief": brief["id"], "field": "headline", "was": was, "now": text, **fixed}


def _write_editorial(content: Path, texts: Sequence[tuple[str, str]]) -> None:
    """Topics and actors whose every string is hostile."""
    topics = [
        {
            "id": f"t{number}",
            "name": text,
            "description": text,
            "words": [canary],
            "issues": [{"id": f"i{number}", "name": text, "question": text, "words": [canary]}],
        }
        for number, (canary, text) in enumerate(texts)
    ]
    people = [
        {"id": f"a{number}", "name": text, "kind": "person", "names": [canary], "note": text}
        for number, (canary, text) in enumerate(texts)
    ]
    for name, data in (("topics.yml", topics), ("actors.yml", people)):
        (content / name).write_text(yamlio.dump(data), "utf-8", newline="\n")


def write_pages(content: Path, payloads: Sequence[Payload]) -> None:
    """Payloads as an editor's Markdown, some to a page; one as the page's title and description, one as its heading."""
    folder = content / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for number, group in enumerate(batches(payloads, PER_PAGE)):
        text = "\n\n".join(f"{payload.canary}\n\n{payload.text}" for payload in group)
        front = yamlio.dump({"title": group[0].line, "description": group[0].line})
        page = f"---\n{front}---\n\n# {group[-1].line}\n\n{text}\n"
        (folder / f"p{number:03}.md").write_text(page, "utf-8", errors="replace")
