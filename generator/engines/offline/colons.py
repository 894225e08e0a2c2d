"""Attributions by a colon alone: "Mayor: ferry must stop" in a headline, "BRANDT: We shall see." in a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.engines.offline.document import Document, Entities
from generator.engines.offline.speech_verbs import words

Span = tuple[int, int]
# A headline's source is a short name or title: "Harbour union chief Ada Brandt" has five words.
LONGEST_SOURCE = 6
TRANSCRIPT = re.compile(r"[\"“]?((?:[A-Z][A-Z.'’-]{1,20}+ ?+){1,4}+):\s+(?=\S)")
HEADLINE = re.compile(r"([^:“”\"]{2,60}):\s+(?=\S)")
TRAILING = re.compile(r":\s+([^:]{2,40}?)\s*$")


def spoken(document: Document, entities: Entities) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each paragraph that is attributed by a colon."""
    text = document.article.seed.text
    for paragraph in document.article.labelled("headline", "subheading", "body"):
        line = text[paragraph.start : paragraph.end]
        found = _headline(line, paragraph.start, entities) if paragraph.label != "body" else TRANSCRIPT.match(line)
        if found is not None:
            source = (paragraph.start + found.start(1), paragraph.start + found.end(1))
            cue = line.index(":", found.end(1)) if found.re is not TRAILING else found.start()
            content = (paragraph.start + found.end(), paragraph.end)
            if found.re is TRAILING:
                content = (paragraph.start, paragraph.start + found.start())
            yield source, (paragraph.start + cue, paragraph.start + cue + 1), content


def _headline(line: str, start: int, entities: Entities) -> re.Match[str] | None:
    """The colon of a headline between somebody who can speak and what he or she says."""
    for pattern in (HEADLINE, TRAILING):
        found = pattern.match(line) if pattern is HEADLINE else pattern.search(line[-60:]) and pattern.search(line)
        if found is not None and _speaks(found.group(1), start + found.start(1), entities):
            return found
    return None


def _speaks(name: str, start: int, entities: Entities) -> bool:
    """Whether ``name`` is a speaking noun or, in full, the name of a person or body."""
    tokens = name.split()
    if not 0 < len(tokens) <= LONGEST_SOURCE:
        return False
    if tokens[-1].lower().strip("'’") in words("speaking_nouns"):
        return True
    entity = entities.at(start, start + len(name))
    return (
        entity is not None
        and entity.kind in {"person", "organisation"}
        and name.endswith(_last_mention(entity.name, name))
    )


def _last_mention(entity: str, name: str) -> str:
    """The last word of the entity's name when ``name`` ends with it, else something that it can't end with."""
    last = entity.rsplit(maxsplit=1)[-1]
    return last if name.endswith(last) else "\0"
