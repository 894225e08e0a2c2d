"""Read a seed: label its paragraphs, then split it into articles.

An article's ``start`` and ``end`` are those of its own first and last words. Its ``paragraphs`` are more: the page around
it tells its outlet, author and date, so that all paragraphs of the seed up to the article before and the one after go with
it, each with its label. Of the stretch between two articles, what opens (:data:`OPENING`) right before the second goes to
that, the rest to the first. Paragraphs of metadata go with every article. Labels of :data:`generator.model.KEPT` stand from
``start`` to ``end``, and on the lines right before ``start`` that give section, date or author over the headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.model import Article, Label, LabelSpan, Reading, Seed
from generator.reading.labels import Paragraph, label

OPENING: frozenset[Label] = frozenset(("section", "timestamp", "byline", "dateline", "navigation"))
"""Labels of what stands before an article rather than after one."""


def read(seed: Seed) -> Reading:
    """Labels that cover ``seed`` without gap or overlap, and its articles in order."""
    paragraphs = label(seed)
    data = [one for one in paragraphs if one.label == "metadata"]
    own = _own(paragraphs)
    found = tuple(
        _article(seed, paragraphs[first : last + 1], [*paragraphs[around.start : around.stop], *data])
        for (first, last), around in zip(own, _around(paragraphs, own), strict=True)
    )
    return Reading(seed, _cover(seed, paragraphs), found)


def _own(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """First and last paragraph of each article's own words."""
    found: dict[int, tuple[int, int]] = {}
    for i, one in enumerate(paragraphs):
        if one.article >= 0:
            found[one.article] = (found.get(one.article, (i, i))[0], i)
    return [found[number] for number in sorted(found)]


def _around(paragraphs: Sequence[Paragraph], own: Sequence[tuple[int, int]]) -> list[range]:
    """The paragraphs that go with each article: together all of the seed's, each once."""
    cuts = [0]
    for (_, last), (first, _) in pairwise(own):
        cut = first
        while cut - 1 > last and paragraphs[cut - 1].label in OPENING:
            cut -= 1
        cuts.append(cut)
    return [range(*cut) for cut in zip(cuts, [*cuts[1:], len(paragraphs)], strict=False)][: len(own)]


def _span(one: Paragraph) -> LabelSpan:
    return LabelSpan(one.block.start, one.block.end, one.label)


def _article(seed: Seed, words: Sequence[Paragraph], around: Sequence[Paragraph]) -> Article:
    spans = sorted({_span(one) for one in around}, key=lambda span: span.start)
    return Article(seed, words[0].block.start, words[-1].block.end, tuple(spans))


def _cover(seed: Seed, paragraphs: Sequence[Paragraph]) -> tuple[LabelSpan, ...]:
    """Spans from 0 to the end of the text: white space belongs to the span before, equal neighbours are one."""
    if not paragraphs:
        return (LabelSpan(0, len(seed.text), "noise"),) if seed.text else ()
    spans: list[LabelSpan] = []
    ends = [one.block.start for one in paragraphs[1:]] + [len(seed.text)]
    for one, end in zip(paragraphs, ends, strict=True):
        start = spans[-1].end if spans else 0
        if spans and spans[-1].label == one.label:
            start = spans.pop().start
        spans.append(LabelSpan(start, end, one.label))
    return tuple(spans)
