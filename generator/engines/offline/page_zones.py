"""The page around an article's running text: the lines above it (head) and those below it (foot), whatever their labels.

Labels tell a masthead from a kicker less surely than its place does; so who looks for signs of the page itself looks here.
"""

from __future__ import annotations

from generator.model import Article, LabelSpan

# A paragraph of the running text has at least so many characters: the shortest first paragraph of 48 invented pages has 84.
RUNNING = 80
# Lines above the running text that may belong to the article: of 48 invented pages one has more (20, a live page).
HEAD_LINES = 16
# Lines below it in which a note on the author stands: it is the fifth at most on those pages.
TAIL_LINES = 8


def head(article: Article) -> tuple[LabelSpan, ...]:
    """The paragraphs above the first one of the running text, the nearest :data:`HEAD_LINES` of them."""
    first = next((one.start for one in article.paragraphs if _is_running(article, one)), article.end)
    above = [one for one in article.paragraphs if one.start < first and one.label != "metadata"]
    return tuple(above[-HEAD_LINES:])


def foot(article: Article) -> tuple[LabelSpan, ...]:
    """The paragraphs below the first one of the running text that are none of it."""
    first = next((one.start for one in article.paragraphs if _is_running(article, one)), article.end)
    return tuple(
        one
        for one in article.paragraphs
        if one.start > first and one.label != "metadata" and not _is_running(article, one)
    )


def tail(article: Article) -> tuple[LabelSpan, ...]:
    """The last paragraph of the running text and the :data:`TAIL_LINES` lines below it."""
    last = max((one.start for one in running(article)), default=article.start)
    return tuple(one for one in article.paragraphs if one.start >= last and one.label != "metadata")[: TAIL_LINES + 1]


def running(article: Article) -> tuple[LabelSpan, ...]:
    """The paragraphs of the running text."""
    return tuple(one for one in article.paragraphs if _is_running(article, one))


def _is_running(article: Article, paragraph: LabelSpan) -> bool:
    return (
        paragraph.label == "body"
        and article.start <= paragraph.start < article.end
        and paragraph.end - paragraph.start >= RUNNING
    )
