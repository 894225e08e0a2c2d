"""The budget of quotation: how many words of an article a brief repeats, and of all articles an edition does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.desk.settings import Quotations
from generator.model import Brief, Desk, FiledBrief, Problem


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


def quoted(briefs: Iterable[FiledBrief]) -> Quoted:
    """The words that ``briefs`` quote."""
    words: list[tuple[str, int]] = []
    days: dict[str, int] = {}
    for filed in briefs:
        words.append((filed.brief.id, filed.quoted))
        if filed.day is not None:
            days[filed.day] = days.get(filed.day, 0) + filed.quoted
    return Quoted(tuple(words), tuple(days.items()))


def words_of(brief: Brief) -> int:
    """Words of the seed that ``brief`` repeats as evidence; those of stretches that overlap count once."""
    stretches: list[str] = []
    reach = -1
    for start, end, exact in sorted([(one.start, one.end, one.exact) for one in brief.rests_on()]):
        if start > reach:
            stretches.append(exact)
        elif end > reach:
            stretches[-1] += exact[reach - start :]
        reach = max(reach, end)
    return len("\n".join(stretches).split())


def problems(desk: Desk, found: Quoted, limits: Quotations) -> Iterator[Problem]:
    """Each brief and each edition of ``desk`` that quotes more than ``limits`` allow."""
    remedy = "Take facts or evidence out of the brief, or raise the limit in desk.yml (quotations)."
    files = {filed.brief.id: filed.file for filed in desk.briefs}
    for identifier, words in found.briefs:
        if words > limits.article:
            message = f"{_too_many(words, limits.article)} of an article."
            yield Problem(files[identifier], identifier, message, remedy)
    for day, words in found.editions:
        if words > limits.edition:
            yield Problem(day, "", f"the edition {_too_many(words, limits.edition)} in an edition.", remedy)


def _too_many(words: int, limit: int) -> str:
    return f"quotes {words:,} words; {limit:,} are allowed"
