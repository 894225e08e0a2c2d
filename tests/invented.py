"""Invented briefs with all their parts, for tests of publishing, and hostile text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.desk.quoting import words_of
from generator.model import (
    Brief,
    EngineRef,
    Evidence,
    Fact,
    FiledBrief,
    Position,
    Published,
    SeedRef,
    Source,
    Span,
    Stance,
    Tone,
    When,
    Where,
    Who,
)

HOSTILE = "<script>alert('db')</script>\"><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}${x}&amp;"
"""Text that would run, close an attribute, or be evaluated, were it ever anything but text."""

ENGINE = EngineRef("offline", "1.0", "invented-model")


def evidence(exact: str, start: int = 10) -> tuple[Evidence, ...]:
    """One stretch of evidence that says ``exact``."""
    return (Evidence(start, start + len(exact), exact),)


def fact(text: str, start: int = 10) -> Fact:
    """A fact that rests on its own words."""
    return Fact(text, evidence(text, start))


def stance(
    holder: str,
    target: str,
    position: Position,
    quote: str | None = None,
    *,
    by: str | None = None,
    hedged: bool = False,
) -> Stance:
    """A stance with its quote, or described by somebody."""
    words = quote or f"{holder} and {target}"
    return Stance(
        holder=holder,
        target=target,
        position=position,
        basis="described_by" if by else "quoted" if quote else "reported",
        hedged=hedged,
        confidence=0.8 if quote else 0.6,
        quote=quote,
        evidence=evidence(words, 400),
        by=by,
    )


def brief(
    identifier: str,
    headline: str,
    outlet: str,
    day: str | None,
    *,
    what: Iterable[str] = (),
    who: Iterable[tuple[str, str | None]] = (),
    stances: Iterable[Stance] = (),
) -> Brief:
    """A brief with all its parts."""
    return Brief(
        id=identifier,
        span=Span(0, 2400),
        headline=fact(headline, 0),
        source=Source(
            outlet=fact(outlet, 2300),
            authors=(fact("Ilse Varga", 60),),
            dateline=fact("PORT VERRAN", 90),
            section=fact("Region", 80),
            language="en",
            url=fact(f"https://news.example/{identifier}", 2320),
        ),
        published=Published(day, "stated", evidence(day, 70)) if day else Published(),
        what=tuple(fact(text, 120 + 200 * n) for n, text in enumerate(what)),
        who=tuple(Who(name, "person" if role else "organisation", role, 3, evidence(name, 300)) for name, role in who),
        when=(
            When(
                "2026-03-03",
                "Tuesday night",
                "last weekday before publication",
                "the council voted",
                evidence("on Tuesday night"),
            ),
            When("2026-03", "this month", "month of publication", "work is to begin", evidence("later this month")),
        ),
        where=(Where("Port Verran", "city", "Estmark", evidence("Port Verran")),),
        stance=tuple(stances),
        tone=(Tone("Ada Brandt", "favourable", 0.7, evidence("the tireless minister")),),
    )


def filed(
    made: Brief, day: str | None, outlet: str, source: str, topics: tuple[str, ...] = (), actors: tuple[str, ...] = ()
) -> FiledBrief:
    """``made`` as the desk files it."""
    return FiledBrief(
        brief=made,
        file=f"2026/{made.id[:40]}.yml",
        seed=SeedRef(f"2026/03/{made.id[:40]}.txt", "5f" * 32),
        engine=ENGINE,
        day=day,
        outlet=outlet,
        source_id=source,
        topics=topics,
        actors=actors,
        quoted=words_of(made),
    )
