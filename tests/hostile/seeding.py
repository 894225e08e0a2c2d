"""Payloads as seeds: plausible reports with payloads in every part of a page that a reader may save with an article."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from tests.hostile.payloads import Payload, batches

PER_SEED = 40
NAMES = ("Ada Brandt", "Jonas Reth", "Mira Sollen", "Tomas Verhagen", "Ilse Varga")
OFFICES = ("Harbour minister", "Transport minister", "Opposition leader", "Trade union chief", "Finance minister")
CITIES = ("Port Verran", "Kesselby", "Ormance", "Sarn")
PLACES = (
    "{}",
    "“{},” Jonas Reth said on Monday.",
    "Ada Brandt told reporters that {} was in force since 3 March 2026.",
    "Photo: {} (Verran Wire)",
    "- {}",
    "Read more: {}",
    "The council of {} approved the bridge.",
    "By {}",
    "Related: {}",
    "The minister condemned “{}” as a mistake.",
    "© 2026 {}",
    "{}, a spokesman, said that the toll would rise by 5%.",
)
"""What stands around a payload further down a page: body, captions, lists, links, bylines, small print."""


def report(number: int, payloads: Sequence[Payload]) -> str:
    """The text of a seed with up to :data:`PER_SEED` payloads: in headline, quotes, names, and whatever surrounds an article."""
    said = [payload.line for payload in payloads] + [""] * 4
    who = [f"{OFFICES[(number + k) % 5]} {NAMES[(number + k) % 5]}" for k in range(3)]
    city = CITIES[number % len(CITIES)]
    rest = [PLACES[(number + n) % len(PLACES)].format(line) for n, line in enumerate(said[4 : len(payloads)])]
    return "\n\n".join(
        (
            "Accept all cookies",
            said[0] or f"{who[0]} signs the accord",
            f"By Rosa Lind | {1 + number % 12} March 2026",
            f"{who[0]} said on Tuesday that the accord with {city} was within reach. “{said[1]},” {who[0]} said.",
            f"{who[1]} opposed the plan, calling it “{said[2]}”.",
            f"{who[2]} and envoy {said[3]} signed the treaty in {city} on Monday, officials said.",
            *rest,
            "Related stories\nShare this article\n",
        )
    )


def write(folder: Path, payloads: Sequence[Payload]) -> int:
    """Write the seeds of ``payloads`` into ``folder``, every third as Markdown or as a web page; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, group in enumerate(batches(payloads, PER_SEED), 1):
        suffix = (".txt", ".md", ".txt", ".html")[number % 4]
        text = report(number, group)
        (folder / f"h{number:05}{suffix}").write_text(_page(text) if suffix == ".html" else text, "utf-8", newline="\n")
    return number


def _page(text: str) -> str:
    """``text`` as a web page: a heading, then paragraphs."""
    parts = [html.escape(part) for part in text.split("\n\n")]
    body = "".join(f"<p>{part}</p>\n" for part in parts[2:])
    return f"<!doctype html><html><body><p>{parts[0]}</p><article><h1>{parts[1]}</h1>\n{body}</article></body></html>\n"
