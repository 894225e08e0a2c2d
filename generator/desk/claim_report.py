"""The claim diff as Markdown. Text of seeds stands in code spans alone, where nothing in it can become markup or a command."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.desk.claims import ChangedBrief, ChangedClaim, ClaimDiff
from generator.model import Problem

LONGEST = 300
"""Characters of one text: a reviewer sees what it is, and the file has it whole."""
MOST = 300
"""Entries of one list: with texts of that length, all lists stay below the megabyte that GitHub shows of a summary."""
TICKS = re.compile(r"`+")


def markdown(diff: ClaimDiff, problems: Sequence[Problem]) -> str:
    """``diff`` and ``problems`` for a reviewer."""
    kinds = Counter(brief.change for brief in diff.briefs)
    summary = (
        f"Briefs: {kinds['new']} new, {kinds['changed']} changed, {kinds['gone']} gone. "
        f"Facts: {diff.count('new')} new, {diff.count('changed')} changed, {diff.count('gone')} gone. "
        f"{len(diff.actors)} new actors, {len(diff.doubtful)} stances of low confidence, "
        f"{len(diff.undated)} unresolved dates, {len(problems)} {'problem' if len(problems) == 1 else 'problems'}."
    )
    lines = [
        "# Claim diff",
        "",
        summary,
        *_section("Facts", [line for brief in diff.briefs for line in _brief(brief)]),
        *_section("New actors", [f"- {code(name)}" for name in diff.actors]),
        *_section("Low confidence", [f"- {code(_stance(name, one))}" for name, one in _doubts(diff)]),
        *_section("Unresolved dates", [f"- {code(f'{name}: {what}')}" for name, what in diff.undated]),
        *_section("Problems", [f"- {one.severity}: {code(str(one))}" for one in _grave_first(problems)]),
    ]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """``text`` as a code span of one line: fenced by more backticks than it holds, odd characters spelled out."""
    plain = " ".join(text.split())[:LONGEST]
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in plain)
    fence = "`" * (max((len(run) for run in TICKS.findall(safe)), default=0) + 1)
    return f"{fence} {safe or '(nothing)'} {fence}"


def _section(title: str, entries: Sequence[str]) -> Iterable[str]:
    if not entries:
        return ()
    more = [f"- … and {len(entries) - MOST} more"] if len(entries) > MOST else []
    return ("", f"## {title}", "", *entries[:MOST], *more)


def _brief(brief: ChangedBrief) -> Iterator[str]:
    yield f"- **{brief.change} brief** {code(brief.headline)} in {code(brief.file)}"
    yield from (f"  - {_claim(claim)}" for claim in brief.claims)


def _claim(claim: ChangedClaim) -> str:
    subject = f" {code(claim.subject)}" if claim.subject else ""
    said = " → ".join(code(text) for text in (claim.was, claim.now) if text)
    return f"{claim.change} {claim.kind}{subject}" + (f": {said}" if said else "")


def _doubts(diff: ClaimDiff) -> Iterator[tuple[str, str]]:
    """The least certain first."""
    for name, one in sorted(diff.doubtful, key=lambda pair: pair[1].confidence):
        yield name, f"{one.confidence:.2f} {one.holder} {one.position} {one.target}"


def _grave_first(problems: Sequence[Problem]) -> Sequence[Problem]:
    return sorted(problems, key=lambda problem: problem.severity)


def _stance(name: str, said: str) -> str:
    return f"{name}: {said}"
