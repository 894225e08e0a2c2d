"""Label every paragraph of a seed: an article's words, and the page around them by kind.

The label model says how likely each paragraph is body; stretches that win enough evidence hold articles; the splitting model
tells articles within a stretch apart; the rest is told by its shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import KEPT, Label, Seed
from generator.reading import heads, kinds, markdown
from generator.reading.label_features import Array
from generator.reading.label_model import probabilities, readable, zones
from generator.reading.looks import Look, look
from generator.reading.page_hints import page_labels, quotes, titles, told_by_page
from generator.reading.paragraphs import Block, blocks
from generator.reading.split_features import CLOSING, Told
from generator.reading.split_model import START, starts

LONG_LEAD = 40
"""Words from which a paragraph is an article's first even where its many names hide that it is running text."""
LAST_WORDS = 4
"""Fewest words of a last sentence that the label model leaves out although it may be body (INSIDE)."""
VERY_SURE = 0.8
"""Probability from which a short paragraph under a headline is body rather than standfirst."""
QUOTE_REACH = 12
"""Paragraphs to either side among which the words of a pull quote are sought."""
HEAD = 6
"""Lines from the headline on that may give date and author."""
MIN_WORDS = 50
"""Words of body that make an article: below lie comment boxes, teasers and captions."""
CLEAN_SHARE = 0.95
"""Share of a seed's words inside articles from which it is running text throughout; below, it is a saved page, whose
articles stand apart by themselves."""
BOX = 8
"""Paragraphs of noise that stand within an article rather than between two: see START_ON_PAGE."""
START_ON_PAGE = 0.9
"""Probability from which an article starts inside a stretch of a saved page."""


SETTLED = frozenset(("settled", "caption"))
"""Shapes of a paragraph that has its label already: it can be nothing else, so neither words of an article nor a heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the seed with its look and label; ``article`` is the number of the article it stands in, or -1."""

    block: Block
    look: Look
    label: Label
    article: int


def label(seed: Seed) -> list[Paragraph]:
    """The paragraphs of ``seed`` in order, each with its label and article."""
    found = _paragraphs(seed)
    fixed = page_labels(seed, found) | (markdown.settled(seed.text, found) if seed.media == "markdown" else {})
    looks = _looks(seed, found)
    pulled = [i for i in quotes(seed, found) if kinds.quotes_body(looks, i, _near(i, len(looks)))]
    fixed |= {i: "pull_quote" for i in pulled if i not in fixed}
    looks = [replace(one, shapes=SETTLED, prose=0.0) if i in fixed else one for i, one in enumerate(looks)]
    apart = [one.apart for one in found]
    p = told_by_page(seed, found, probabilities(looks, apart))
    p[list(fixed)] = 0.0
    p = readable(looks, p)
    labels: list[Label] = [kinds.outside(one) for one in looks]
    numbers = [-1] * len(found)
    low, opening = 0, set[int]()
    for number, (start, end) in enumerate(_stories(looks, apart, p)):
        before = low
        head, low = _label_story(looks, p, labels, (low, start, end))
        for i, kind in heads.openers(looks, before, head, labels[head : head + HEAD]).items():
            labels[i], opening = kind, opening | {i}
        numbers[head:low] = [number] * (low - head)
    for i, kind in enumerate(labels):
        if numbers[i] < 0 and kind in KEPT and i not in opening:
            labels[i] = kinds.outside(looks[i])
    for i, kind in fixed.items():
        labels[i] = kind
        numbers[i] = -1 if kind == "metadata" else numbers[i]
    return [Paragraph(*one) for one in zip(found, looks, labels, numbers, strict=True)]


def _paragraphs(seed: Seed) -> list[Block]:
    found = blocks(seed.text, wrapped=seed.media != "html")
    if seed.media != "markdown":
        return found
    return [markdown.trimmed(seed.text, piece) for one in found for piece in markdown.pieces(seed.text, one)]


def _looks(seed: Seed, found: Sequence[Block]) -> list[Look]:
    """The looks of the paragraphs: of Markdown without its marks."""
    texts = [" ".join(seed.text[one.start : one.end].split()) for one in found]
    marked = seed.media == "markdown"
    known = {text: look(markdown.plain(text) if marked else text) for text in dict.fromkeys(texts)}
    looks = [known[text] for text in texts]
    marks = [i for i, one in enumerate(found) if markdown.is_title(seed.text, one)] if marked else titles(seed, found)
    for i in marks:
        looks[i] = replace(looks[i], shapes=looks[i].shapes | {"title"})
    return looks


def _stories(looks: Sequence[Look], apart: Sequence[bool], p: Array) -> list[tuple[int, int]]:
    """Half-open stretches of paragraphs, one for each article, without heads that stand before the running text."""
    held = zones(looks, p)
    total = sum(one.size for one in looks)
    inside = sum(one.size for start, end in held for one in looks[start:end])
    least = START if inside >= CLEAN_SHARE * total else START_ON_PAGE
    held = [(0, len(looks))] if held and least == START else _merged(held)
    found: list[tuple[int, int]] = []
    for start, end in held:
        flow = [i for i in range(start, end) if _flows(looks[i], float(p[i]))] or [start]
        cuts = [_first_twin(looks, flow[i]) for i in starts([looks[i] for i in flow], [apart[i] for i in flow], least)]
        found += zip(cuts, [*cuts[1:], end], strict=True)
    words = [sum(looks[i].size for i in range(start, end) if p[i] >= kinds.INSIDE) for start, end in found]
    return [one for one, count in zip(found, words, strict=True) if count >= MIN_WORDS or len(found) == 1]


def _merged(held: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches with a few paragraphs between them as one: an advertisement or a box within an article."""
    found: list[tuple[int, int]] = []
    for start, end in held:
        if found and start - found[-1][1] <= BOX:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _first_twin(looks: Sequence[Look], at: int) -> int:
    """The paragraph before, if it says the same: a headline printed twice."""
    return at - 1 if at and looks[at - 1].text == looks[at].text else at


def _flows(one: Look, p: float) -> bool:
    """Whether the paragraph tells the splitting model something: words of an article, headings, closing lines."""
    if one.shapes & CLOSING:
        return True
    return not kinds.is_noise(one, p) and (p >= kinds.INSIDE or one.size >= 2)


def _label_story(looks: Sequence[Look], p: Array, labels: list[Label], at: tuple[int, int, int]) -> tuple[int, int]:
    """Label the article of the stretch ``at`` (lowest head, start, end) in ``labels``; first and past-last paragraph of it."""
    low, start, end = at
    body = next((i for i in range(start, end) if _may_lead(looks[i]) and p[i] >= kinds.INSIDE), start)
    head = heads.headline(looks, low, body, end)
    if head is None and start < body and heads.may_head(looks[start]):
        head = start
    first = head if head is not None and head < start else start
    for i, kind in heads.label_head(looks, first, body, head).items():
        labels[i] = "body" if _is_early(looks[i], p[i], kind) else kind
    if head == body:
        labels[body] = "headline"
    twins = kinds.twins(looks, body, end)
    for i in range(body + (head == body), end):
        labels[i] = twins.get(i) or _inside(looks, p, i, range(body, end))
    _relabel_tail(looks, labels, range(body, end))
    kept = [i for i in range(first, end) if labels[i] in ("headline", "body", "subheading", "contributors")]
    return (kept[0], _last_words(looks, p, labels, kept[-1] + 1)) if kept else (start, start)


def _may_lead(one: Look) -> bool:
    """Whether the paragraph is long enough for an article's first: running text, or too long for anything else."""
    return one.prose >= heads.LEAD_PROSE or one.size >= LONG_LEAD


def _last_words(looks: Sequence[Look], p: Array, labels: list[Label], end: int) -> int:
    """The end of an article that stops at ``end``, or a paragraph on: a short last sentence, alone before the page goes on."""
    if end < len(looks) and labels[end - 1] == "body" and _is_last(looks, p, end):
        labels[end] = "body"
        return end + 1
    return end


def _is_last(looks: Sequence[Look], p: Array, i: int) -> bool:
    one = looks[i]
    plain = one.size >= LAST_WORDS and one.text.endswith(".") and not one.text[0].islower()
    after = looks[i + 1] if i + 1 < len(looks) else None
    alone = after is None or kinds.noise_kind(after) is not None
    return plain and alone and p[i] >= kinds.INSIDE and kinds.noise_kind(one) is None


def _relabel_tail(looks: Sequence[Look], labels: list[Label], story: range) -> None:
    """What no article ends with is outside: a heading with nothing under it, a note on the author that reads like body."""
    for i in reversed(story):
        bio = labels[i] == "body" and "bio" in looks[i].shapes and looks[i].size <= kinds.BIO_WORDS
        if labels[i] == "subheading" or bio:
            labels[i] = kinds.outside(looks[i])
        elif labels[i] == "body":
            return


def _is_early(one: Look, p: float, kind: Label) -> bool:
    """Whether a short paragraph above the first long one is body: a sentence of which the label model is sure."""
    return kind in ("standfirst", "related_links") and p >= VERY_SURE and (one.prose > 0 or kind == "related_links")


def _inside(looks: Sequence[Look], p: Array, i: int, story: range) -> Label:
    """The label of a paragraph in an article's running text."""
    one = looks[i]
    if kinds.is_entry_time(looks, i) or not any(character.isalnum() for character in one.text):
        return "timestamp" if one.words else "noise"
    if one.text.startswith("> "):
        return _block_quote(looks, float(p[i]), i, story)
    kind = kinds.is_noise(one, float(p[i]))
    if kind or (p[i] < VERY_SURE and _has_photo_credit(looks, i, story)):
        return kind or "caption"
    if p[i] < kinds.INSIDE:
        return kinds.outside(one)
    if Told(one).heading and one.size <= 12:
        return "noise" if "date_line" in one.shapes else "subheading"
    return "body"


def _near(i: int, count: int) -> list[int]:
    """The paragraphs around the one at ``i``."""
    return [j for j in range(max(0, i - QUOTE_REACH), min(count, i + QUOTE_REACH + 1)) if j != i]


def _block_quote(looks: Sequence[Look], p: float, i: int, story: range) -> Label:
    """The label of a line set as a quotation: noise by its words, words of the text said again, or body."""
    inner = looks[i].text[2:].strip()
    kind: Label | None = kinds.is_noise(look(inner), p) if inner else "noise"
    others = [j for j in story[max(0, i - story.start - QUOTE_REACH) : i - story.start + QUOTE_REACH] if j != i]
    return kind or ("pull_quote" if kinds.quotes_body(looks, i, others) else "body")


def _has_photo_credit(looks: Sequence[Look], i: int, story: range) -> bool:
    """Whether the line after a short paragraph says who took the picture."""
    return i + 1 < story.stop and "photo_credit" in looks[i + 1].shapes and looks[i].size <= kinds.NOISE_WORDS
