"""Which Markdown of an editor is not rendered: what Python-Markdown hangs on, exhausts the stack with, or stops a build at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.model import Desk, Problem

TEXT_LIMIT = 100_000
"""Characters of one text: the longest page of a desk has a tenth of it, and 100,000 of plain paragraphs take half a second."""
BRACKET_LIMIT = 300
"""Opening brackets of one paragraph: Python-Markdown's time grows with their cube (0.02 s for 300, 0.4 s for 1,000, 40 s
for 5,000)."""
NESTING_LIMIT = 30
"""List marks and quotation marks that open one line: each is a level of recursion, and some hundreds end the program."""
MARKS = re.compile(rf"(?m)^(?:[ \t]{{0,9}}(?:[0-9]{{1,9}}\.|[-*+>])(?=[ \t>])){{{NESTING_LIMIT}}}")
SECTION = re.compile(r"(?i)<!\[(?!(?:cdata|temp|ignore|include|rcdata|if|else|endif)(?![-_.a-z0-9]))")
"""The beginning of a marked section with a name that Python's reader of HTML, which MkDocs asks, stops the program at."""
ADDRESS = re.compile(r"(?:\]\(|\]:|<)[ \t]{0,9}<?([^\s<>)\"']{0,500}//[^\s<>)\"']{1,500})")
"""Addresses of links, of references, and in angle brackets."""


def fault(text: str) -> str:
    """Why ``text`` is not rendered as Markdown; an empty string where it can be."""
    if len(text) > TEXT_LIMIT:
        return f"has {len(text):,} characters; the limit is {TEXT_LIMIT:,}."
    if any(part.count("[") > BRACKET_LIMIT for part in re.split(r"\n[ \t]*+\n", text)):
        return f"has a paragraph with more than {BRACKET_LIMIT} opening brackets."
    if MARKS.search(text):
        return f"nests lists or quotations deeper than {NESTING_LIMIT} levels."
    if SECTION.search(text):
        return "has a marked section (<![), which HTML does not know."
    broken = next((match[1] for match in ADDRESS.finditer(text) if not _is_address(match[1])), None)
    return f"has a link to {broken[:60]!r}, which is no address." if broken else ""


def faults(desk: Desk) -> Iterator[Problem]:
    """A problem for each text of the editors' files that is shown as it was typed, since it cannot be rendered."""
    for topic in desk.topics:
        if reason := fault(topic.entry.description):
            yield _problem("topics.yml", topic.entry.id, reason)
    for actor in desk.actors:
        if reason := fault(actor.note):
            yield _problem("actors.yml", actor.id, reason)


def page_fault(path: str, text: str) -> Problem | None:
    """The problem with the Markdown of the written page at ``path``, if there is one."""
    reason = fault(text)
    return _problem(f"pages/{path}", "", reason) if reason else None


def _problem(path: str, place: str, reason: str) -> Problem:
    return Problem(path, place, f"{reason} It is shown as it was typed.", "Mend the Markdown.")


def _is_address(text: str) -> bool:
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True
