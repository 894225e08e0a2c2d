"""An actor's roles as sources gave them, over time, and which of them contradict each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Actor, FiledBrief


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written, with the briefs that give it, newest first. ``rivals`` are roles given in the same days elsewhere."""

    text: str
    briefs: tuple[FiledBrief, ...]
    rivals: tuple[str, ...] = ()

    @property
    def first(self) -> str | None:
        """The first day on which it was given."""
        return min((filed.day for filed in self.briefs if filed.day), default=None)

    @property
    def last(self) -> str | None:
        """The last day on which it was given."""
        return max((filed.day for filed in self.briefs if filed.day), default=None)


def roles(actor: Actor) -> tuple[Role, ...]:
    """The roles of ``actor``, those given last first; one written in other cases of letters is one role."""
    found: dict[str, tuple[str, list[FiledBrief]]] = {}
    for role, filed in actor.roles:
        found.setdefault(role.casefold(), (role, []))[1].append(filed)
    plain = [
        Role(text, tuple(sorted(given, key=lambda filed: filed.day or "", reverse=True)))
        for text, given in found.values()
    ]
    rivals = _all_rivals([_Span(place, one) for place, one in enumerate(plain)])
    marked = [Role(one.text, one.briefs, others) for one, others in zip(plain, rivals, strict=True)]
    return tuple(sorted(marked, key=lambda role: role.last or "", reverse=True))


class _Span:
    """What two roles are compared by, worked out once for each; ``place`` is the one among all roles."""

    def __init__(self, place: int, role: Role) -> None:
        self.place = place
        self.text = role.text
        self.first, self.last = role.first or "", role.last or ""
        self.words = {word for word in role.text.casefold().split() if len(word) > 3}
        self.outlets = {filed.source_id for filed in role.briefs}


def _all_rivals(spans: list[_Span]) -> Iterator[tuple[str, ...]]:
    """The rivals of each role. Who is much in the news has hundreds of roles, of a day each: all pairs would take too long."""
    known = sorted((one for one in spans if one.first), key=lambda one: one.first)
    firsts = [one.first for one in known]
    lasting = [one for one in known if one.first < one.last]
    for one in spans:
        begun = known[bisect_left(firsts, one.first) : bisect_right(firsts, one.last)]
        near = {other.place: other for other in (*begun, *lasting)}
        yield _rivals(one, [near[place] for place in sorted(near)])


def _rivals(one: _Span, others: list[_Span]) -> tuple[str, ...]:
    """Roles that other outlets give in the same time and that are not just a shorter or longer name for ``one``.

    "harbour minister" and "Kestria's minister" share a word of four letters or more, and are no rivals.
    """
    if not one.first:
        return ()
    return tuple(
        other.text
        for other in others
        if other is not one
        and other.first
        and one.first <= other.last
        and other.first <= one.last
        and one.words.isdisjoint(other.words)
        and one.outlets != other.outlets
    )
