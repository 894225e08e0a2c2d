"""The page's own data within an article: values of ``metadata`` paragraphs, by hint or by their ``key: value`` lines.

A Markdown seed may begin with such lines between two rules of hyphens (front matter).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Article, Fact

_LINE = re.compile(r"^([a-z]{3,12}): (.+)$", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]{0,500}\n){1,40}?)---[ \t]*\n")
_FRONT_LINE = re.compile(r"^([A-Za-z_]{3,20}):[ \t]+[\"']?([^\n]+?)[\"']?[ \t]*$", re.MULTILINE)
_FRONT_KINDS = {
    "outlet": "site site_name outlet publication publisher source newspaper".split(),
    "author": "author authors by byline".split(),
    "published": "date published pubdate published_at".split(),
    "section": "section category".split(),
    "url": "url link canonical".split(),
}


def metadata(article: Article, kind: str) -> tuple[Fact, ...]:
    """The values of ``kind`` (``outlet``, ``author``, ``published``, ``section``, ``url``) that the page states, in order."""
    seed, found = article.seed, []
    for paragraph in article.labelled("metadata"):
        for line in _LINE.finditer(article.text_of(paragraph)):
            if line[1] == kind:
                start, end = (paragraph.start + place for place in line.span(2))
                evidence = article.evidence(start, end)
                value = next((hint.value for hint in seed.hints if hint.kind == kind and start <= hint.start < end), "")
                found.append(Fact(value or evidence.exact.strip(), (evidence,)))
    return tuple(found) or tuple(_front(article, kind))


def _front(article: Article, kind: str) -> Iterator[Fact]:
    """The values of a file's front matter, which speaks of the file's first article."""
    block = _FRONT.match(article.seed.text)
    if not block or any(
        one.label == "headline" and block.end() < one.start < article.start for one in article.paragraphs
    ):
        return
    for line in _FRONT_LINE.finditer(block[0]):
        if line[1].lower() in _FRONT_KINDS[kind] and line[2] not in {"null", "~", "[]"}:
            yield Fact(line[2], (article.evidence(*line.span(2)),))
