"""The budget of quotation: how many words of an article a brief repeats, and of all articles an edition does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.desk.settings import Quotations
from generator.model import Brief, Desk, Evidence, Problem


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words quoted: ``briefs`` by id, ``editions`` by day; each in the desk's order."""

    briefs: tuple[tuple[str, int], ...]
    editions: tuple[tuple[str, int], ...]

    @property
    def most(self) -> tuple[int, int]:
        """The most of one article, and of one edition."""
        return max((words for _, words in self.briefs), default=0), max(
            (words for _, words in self.editions), default=0
        )


def quoted(desk: Desk) -> Quoted:
    """The words that the site of ``desk`` quotes."""
    words = {filed.brief.id: words_of(filed.brief) for filed in desk.briefs}
    days: dict[str, int] = {}
    for filed in desk.briefs:
        if filed.day is not None:
            days[filed.day] = days.get(filed.day, 0) + words[filed.brief.id]
    return Quoted(tuple(words.items()), tuple(days.items()))


def words_of(brief: Brief) -> int:
    """Words of the seed that ``brief`` repeats as evidence; what several facts rest on counts once."""
    return sum(len(stretch.split()) for stretch in _stretches(_evidence(brief)))


def problems(desk: Desk, found: Quoted, limits: Quotations) -> Iterator[Problem]:
    """Each brief and each edition of ``desk`` that quotes more than ``limits`` allow."""
    remedy = "Take facts or evidence out of the brief, or raise the limit in desk.yml (quotations)."
    files = {filed.brief.id: filed.file for filed in desk.briefs}
    for identifier, words in found.briefs:
        if words > limits.article:
            yield Problem(
                files[identifier], "", f"{identifier} {_too_many(words, limits.article)} of an article.", remedy
            )
    for day, words in found.editions:
        if words > limits.edition:
            yield Problem(day, "", f"the edition {_too_many(words, limits.edition)} in an edition.", remedy)


def _too_many(words: int, limit: int) -> str:
    return f"quotes {words:,} words; {limit:,} are allowed"


def _evidence(brief: Brief) -> Iterator[Evidence]:
    """All evidence of ``brief``."""
    source = brief.source
    yield from brief.headline.evidence
    for fact in (source.outlet, source.dateline, source.section, source.url, *source.authors):
        yield from fact.evidence if fact else ()
    yield from brief.published.evidence
    lists: tuple[Sequence[object], ...] = (brief.what, brief.who, brief.when, brief.where, brief.stance, brief.tone)
    for value in (value for values in lists for value in values):
        yield from getattr(value, "evidence")  # noqa: B009 (each kind of value has it, and they share no base)


def _stretches(evidence: Iterable[Evidence]) -> Iterator[str]:
    """The stretches of the seed that ``evidence`` covers, in order, each once."""
    reach, stretch = 0, ""
    for one in sorted(evidence, key=lambda one: (one.start, one.end)):
        if one.start > reach:
            yield stretch
            stretch = ""
        stretch += one.exact[max(0, reach - one.start) if stretch else 0 :]
        reach = max(reach, one.end) if stretch else one.end
    yield stretch
