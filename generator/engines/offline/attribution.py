"""Who says what: attributions with source, cue and content, from dependency parses and quotation marks.

A *frame* is a verb of saying, thinking or wanting with its subject and its content clause, as the parse has them. Quotations
are then given to the frame beside them; what is left without one goes on from the speaker before it or stays an orphan.
Words in quotation marks that nobody is said to have said, and fewer than ``FEWEST_WORDS``, are scare quotes and no speech.

The inventory of what counts (speech, thought, attitude) follows Pareti's definition of attribution (PARC, PolNeAR).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.engines.offline import colons
from generator.engines.offline.document import Document, Entities, Entity
from generator.engines.offline.frames import Frame, Span, frames_of
from generator.engines.offline.quotations import Quotation, Quoted, quotations
from generator.engines.offline.speakers import Speakers

Form = Literal["direct", "indirect", "mixed"]
FEWEST_WORDS = 4
# Characters between a quotation and the cue that it belongs to: "…," the minister for harbours later told reporters.
NEAR = 60


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or thoughts given to a source. ``source`` is ``None`` for an orphan, ``speaker`` where it names no entity."""

    source: Span | None
    speaker: Entity | None
    cue: Span | None
    contents: tuple[Span, ...]
    form: Form
    negated: bool = False
    hypothetical: bool = False

    @property
    def start(self) -> int:
        """Where the content starts."""
        return self.contents[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.contents[-1][1]


def attributions(document: Document, entities: Entities) -> tuple[Attribution, ...]:
    """All attributions of ``document`` in order of their content."""
    quoted = quotations(document)
    inside = Quoted(quoted)
    frames = [frame for sentence in document.sentences for frame in frames_of(sentence, inside)]
    speakers = Speakers(document, entities)
    named = [speakers.whom(frame.sentence, frame.head) if frame.head is not None else None for frame in frames]
    found = _with_colons(document, entities, _join(document, frames, named, quoted))
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.cue or (0, 0))))


def _with_colons(document: Document, entities: Entities, found: list[Attribution]) -> list[Attribution]:
    """``found`` with what a colon alone attributes; it takes the place of orphans within it."""
    for source, cue, content in colons.spoken(document, entities):
        within = [each for each in found if content[0] <= each.start and each.end <= content[1]]
        if any(each.source is not None and each.start <= content[0] and content[1] <= each.end for each in found):
            continue
        orphans = [each for each in within if each.source is None]
        found = [each for each in found if each not in orphans]
        found.append(Attribution(source, entities.at(*source), cue, (content,), "indirect"))
    return found


# ---------------------------------------------------------------- quotations and frames put together


def _join(
    document: Document, frames: list[Frame], named: list[Entity | None], quoted: Sequence[Quotation]
) -> list[Attribution]:
    """Give every quotation to its frame, to the speaker before it, or to nobody."""
    given: dict[int, list[Quotation]] = {}
    loose: list[Quotation] = []
    starts = [frame.sentence.start for frame in frames]
    for quotation in quoted:
        number = _frame_of(quotation, frames, starts)
        if number is not None:
            given.setdefault(number, []).append(quotation)
        else:
            loose.append(quotation)
    found = [
        _attribution(frame, speaker, given.get(number, []))
        for number, (frame, speaker) in enumerate(zip(frames, named, strict=True))
    ]
    return _continue(document, [each for each in found if each is not None], loose)


def _frame_of(quotation: Quotation, frames: list[Frame], starts: list[int]) -> int | None:
    """The number of the frame that ``quotation`` belongs to: its content overlaps it, or it stands next to it.

    Frames are in the order of their sentences, whose starts are ``starts``; only sentences that the quotation touches count.
    """
    best: tuple[int, int] | None = None
    first = bisect_left(starts, starts[bisect_right(starts, quotation.start) - 1]) if starts else 0
    for number in range(first, bisect_left(starts, quotation.end)):
        frame = frames[number]
        distance = _distance(quotation, frame) if quotation.start < frame.sentence.end else None
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, number)
    return best[1] if best else None


def _distance(quotation: Quotation, frame: Frame) -> int | None:
    """Characters between a quotation and a frame; 0 where its content overlaps the quotation, ``None`` when too far."""
    overlapping = [c for c in frame.contents if c[0] < quotation.end and quotation.start < c[1]]
    if overlapping:
        return min(end - start for start, end in overlapping) // 1000
    if not frame.quoting:
        return None
    edges = [frame.cue, frame.source] if frame.source else [frame.cue]
    start, end = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    gap = start - quotation.end if start >= quotation.end else quotation.start - end
    return 1 + max(gap, 0) if gap < NEAR else None


def _attribution(frame: Frame, speaker: Entity | None, quoted: list[Quotation]) -> Attribution | None:
    spans = [part for quotation in quoted for part in quotation.parts]
    contents = _merge([*frame.contents, *spans])
    if not contents:
        return None
    covered = sum(end - start for start, end in spans)
    form: Form = "indirect" if not spans else "direct" if covered >= sum(e - s for s, e in contents) - 2 else "mixed"
    return Attribution(frame.source, speaker, frame.cue, tuple(contents), form, frame.negated, frame.hypothetical)


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _continue(document: Document, spoken: list[Attribution], loose: list[Quotation]) -> list[Attribution]:
    """Loose quotations go on from the speaker before them in their paragraph, or stand alone as orphans."""
    starts = [paragraph.start for paragraph in document.article.paragraphs]
    result = list(spoken)
    in_paragraph: dict[int, list[int]] = {}
    for number, each in enumerate(result):
        in_paragraph.setdefault(bisect_right(starts, each.end - 1), []).append(number)
    for quotation in loose:
        if len(document.article.seed.text[quotation.start : quotation.end].split()) < FEWEST_WORDS:
            continue
        here = in_paragraph.get(bisect_right(starts, quotation.start), [])
        before = [n for n in here if result[n].end <= quotation.start]
        last = max(before, key=lambda n: result[n].end, default=None)
        if last is None:
            result.append(Attribution(None, None, None, quotation.parts, "direct"))
        elif result[last].form == "indirect":
            # Reported first, then quoted: two statements of one speaker.
            result.append(replace(result[last], contents=quotation.parts, form="direct", negated=False))
        else:
            contents = _merge([*result[last].contents, *quotation.parts])
            result[last] = replace(result[last], contents=tuple(contents))
    return result
