"""Invented briefs for tests, with as little said as the test needs."""

from __future__ import annotations

from typing import Any

from generator.model import Brief, BriefFile, EngineRef, Evidence, Fact, LabelSpan, Published, SeedRef, Source, Span

TEXT = "Ministers sign the harbour accord\n\nAda Brandt signed on Tuesday."


def evidence(exact: str, text: str = TEXT) -> tuple[Evidence, ...]:
    """Evidence for the first place where ``exact`` stands in ``text``."""
    start = text.index(exact)
    return (Evidence(start, start + len(exact), exact),)


def fact(exact: str) -> Fact:
    """A fact that says just its evidence."""
    return Fact(exact, evidence(exact))


def brief(name: str = "harbour-accord-5f1c2a", **fields: Any) -> Brief:
    """A brief about :data:`TEXT`; ``fields`` replace its parts."""
    whole: dict[str, Any] = {
        "id": name,
        "span": Span(0, len(TEXT)),
        "headline": fact("Ministers sign the harbour accord"),
        "source": Source(language="en"),
        "published": Published(),
    }
    return Brief(**(whole | fields))


def brief_file(*briefs: Brief, path: str = "2026/03/a.txt", sha256: str = "5f1c", **fields: Any) -> BriefFile:
    """A brief file of ``briefs`` with one label over the whole of :data:`TEXT`."""
    whole: dict[str, Any] = {
        "schema": 1,
        "seed": SeedRef(path, sha256),
        "engine": EngineRef("offline", "1.0"),
        "labels": (LabelSpan(0, len(TEXT), "body"),),
        "briefs": briefs,
    }
    return BriefFile(**(whole | fields))
