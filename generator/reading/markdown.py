"""Marks of Markdown around a paragraph: left outside its span, and unseen by the models. The seed's text stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Label
from generator.reading.paragraphs import Block

HEADING = re.compile(r"(#{1,6}) {1,4}")
EMPHASIS = ("***", "**", "__", "*", "_")
LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}\)$")
LISTED_LINK = re.compile(r"[-*+] {1,4}\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\)$")
RULE = re.compile(r"(?:[-*_] ?){3,40}$")
BYLINE = re.compile(r"[*_]{0,3}By [^|\n]{2,60} \| [^\n]{2,60}$")
BAR = re.compile(r" \| ")
FENCE = "---"
FRONT_MATTER = 40
"""Most lines of a block of metadata at the head of a file."""


def trimmed(text: str, block: Block) -> Block:
    """``block`` without heading marks before it and emphasis around the whole of it."""
    start, end = block.start, block.end
    heading = HEADING.match(text, start, end)
    if heading and heading.end() < end:
        start = heading.end()
    for mark in EMPHASIS:
        inner = text[start + len(mark) : end - len(mark)]
        if text.startswith(mark, start, end) and text.endswith(mark, start, end) and _closes(inner, mark):
            return Block(start + len(mark), end - len(mark), block.apart)
    return Block(start, end, block.apart)


def pieces(text: str, block: Block) -> list[Block]:
    """``block``, or the parts of a line that gives author, date and section with bars between them."""
    if not BYLINE.match(text, block.start, block.end):
        return [block]
    bars = [bar.span() for bar in BAR.finditer(text, block.start, block.end)]
    starts, ends = [block.start, *(end for _, end in bars)], [*(start for start, _ in bars), block.end]
    return [Block(start, end, block.apart and start == block.start) for start, end in zip(starts, ends, strict=True)]


def _closes(inner: str, mark: str) -> bool:
    """Whether marks on both sides of ``inner`` are one pair: bare words inside, other emphasis aside."""
    rest = inner.replace("**", "") if mark == "*" else inner
    return inner == inner.strip() != "" and mark[0] * min(len(mark), 2) not in rest


def plain(text: str) -> str:
    """``text`` without emphasis and addresses of links; ``text`` itself where nothing would be left."""
    bare = LINK.sub(r"\1", text).replace("**", "")
    bare = re.sub(r"(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w.!?”\"'])[*_]{1,3}(?!\w)", "", bare).strip()
    return bare or text


def is_title(text: str, block: Block) -> bool:
    """Whether the marks before ``block`` make it a heading of the first level."""
    return text[max(0, block.start - 2) : block.start].lstrip("\n") == "# " and text[: block.start - 2][-1:] in (
        "",
        "\n",
    )


def settled(text: str, blocks: Sequence[Block]) -> dict[int, Label]:
    """Labels that the marks alone decide, by the number of the block: front matter, images, rules, lists of links."""
    pieces = [text[one.start : one.end] for one in blocks]
    found: dict[int, Label] = {}
    fence = next((i for i in range(1, min(len(pieces), FRONT_MATTER)) if pieces[i] == FENCE), 0)
    if fence and pieces[0] == FENCE:
        found |= dict.fromkeys(range(1, fence), "metadata")
    for i, piece in enumerate(pieces):
        if RULE.match(piece):
            found[i] = "noise"
        elif IMAGE.match(piece):
            found[i] = "caption"
        elif LISTED_LINK.match(piece):
            found[i] = "related_links"
    return found
