"""The claim diff as Markdown: what to look at first, then every claim.

Text of seeds stands in code spans alone, where nothing in it can become markup or a command.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from generator.desk.claims import Change, ChangedBrief, ChangedClaim, ClaimDiff
from generator.model import Correction, Problem

LONGEST = 300
"""Characters of one text: a reviewer sees what it is, and the brief file has it whole."""
WHOLE = 1500
"""Characters of a problem: what is to be pasted to mend it must not be cut."""
BEFORE = 60
"""Characters before the first difference of two texts, where that lies too far behind to be seen otherwise."""
ORDER: tuple[Change, ...] = ("changed", "gone", "new")
"""What readers know already comes first: a claim that changes under them matters more than a new one."""
TICKS = re.compile(r"`+")


def markdown(diff: ClaimDiff, problems: Sequence[Problem]) -> str:
    """``diff`` and ``problems`` for a reviewer. Nothing is left out: who has room for a part shows the beginning."""
    kinds = Counter(brief.change for brief in diff.briefs)
    summary = (
        f"Briefs: {kinds['new']} new, {kinds['changed']} changed, {kinds['gone']} gone. "
        f"Facts: {diff.count('new')} new, {diff.count('changed')} changed, {diff.count('gone')} gone. "
        f"{_number(len(diff.actors), 'new actor')}, {_number(len(diff.doubtful), 'stance')} of low confidence, "
        f"{_number(len(diff.undated), 'unresolved date')}, {_number(len(problems), 'problem')}."
    )
    briefs = sorted(diff.briefs, key=lambda brief: ORDER.index(brief.change))
    lines = [
        "# Claim diff",
        "",
        summary,
        *_section("Problems", [f"- {one.severity}: {code(str(one), WHOLE)}" for one in _grave_first(problems)]),
        *_section("Briefs", [_counted(brief) for brief in briefs] if len(briefs) > 1 else []),
        *_section("Corrections", [_correction(*one) for one in diff.corrections]),
        *_section("Low confidence", [f"- {code(f'{name}: {one}')}" for name, one in _doubts(diff)]),
        *_section("Unresolved dates", [f"- {code(f'{name}: {what}')}" for name, what in diff.undated]),
        *_section("New actors", [f"- {code(name)}" for name in diff.actors]),
        *_section("Facts", [line for brief in briefs for line in _brief(brief)]),
    ]
    return "\n".join(lines) + "\n"


def code(text: str, longest: int = LONGEST) -> str:
    """``text`` as a code span of one line: fenced by more backticks than it holds, odd characters spelled out."""
    plain = " ".join(text.split())
    plain = plain if len(plain) <= longest else f"{plain[:longest]}…"
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in plain)
    fence = "`" * (max((len(run) for run in TICKS.findall(safe)), default=0) + 1)
    return f"{fence} {safe or '(nothing)'} {fence}"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" + ("" if count == 1 else "s")


def _section(title: str, entries: Sequence[str]) -> Iterable[str]:
    return ("", f"## {title}", "", *entries) if entries else ()


def _counted(brief: ChangedBrief) -> str:
    """A line that says how much there is to see of a brief."""
    counts = Counter(claim.change for claim in brief.claims)
    told = ", ".join(f"{counts[change]} {change}" for change in ORDER if counts[change])
    told = told if brief.change == "changed" else _number(len(brief.claims), "fact")
    return f"- {brief.change} {code(brief.headline)} in {code(brief.file)}: {told}"


def _brief(brief: ChangedBrief) -> Iterator[str]:
    """A brief with its claims; of a new or gone one they are all new or gone, and its headline stands above them."""
    yield f"- **{brief.change} brief** {code(brief.headline)} in {code(brief.file)}"
    for claim in brief.claims:
        if brief.change == "changed":
            yield f"  - {claim.change} {_claim(claim)}"
        elif claim.kind != "headline":
            yield f"  - {_claim(claim)}"


def _claim(claim: ChangedClaim) -> str:
    subject = f" {code(claim.subject)}" if claim.subject else ""
    said = " → ".join(code(text) for text in _apart(claim.was, claim.now) if text)
    return f"{claim.kind}{subject}" + (f": {said}" if said else "")


def _apart(was: str, now: str) -> tuple[str, str]:
    """Two texts from shortly before their first difference on, where that lies beyond what is shown of them."""
    alike = (one == other for one, other in zip(was, now, strict=False))
    same = sum(takewhile(bool, alike))
    if same < LONGEST - BEFORE:
        return was, now
    return f"…{was[same - BEFORE :]}", f"…{now[same - BEFORE :]}"


def _correction(change: Change, one: Correction) -> str:
    said = " → ".join(code(text) for text in _apart(one.was, one.now) if text)
    return f"- {change} {one.kind} of {code(f'{one.brief}: {one.field}')}: {said} ({code(one.note)})"


def _doubts(diff: ClaimDiff) -> Iterator[tuple[str, str]]:
    """The least certain first."""
    for name, one in sorted(diff.doubtful, key=lambda pair: pair[1].confidence):
        yield name, f"{one.confidence:.2f} {one.holder} {one.position} {one.target}"


def _grave_first(problems: Sequence[Problem]) -> Sequence[Problem]:
    return sorted(problems, key=lambda problem: problem.severity)
