"""What follows from briefs alone, asked of the memo before it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator.memo import Form, Memo, key_of
from generator.model import Brief

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recall:
    """A ``memo``, and ``marks`` that say what briefs say, by their :func:`id`.

    A brief that was corrected, or that others date, has no mark: what follows from it is worked out each time.
    """

    memo: Memo = field(default_factory=Memo)
    marks: Mapping[int, str] = field(default_factory=dict)

    def mark(self, brief: Brief) -> str:
        """The mark of ``brief``, empty where it has none."""
        return self.marks.get(id(brief), "")

    def of(self, form: Form[T], kind: str, briefs: Sequence[Brief], make: Callable[[], T]) -> T:
        """What ``make`` gives, which must follow from ``kind``, ``briefs`` and their order alone."""
        marks = [self.mark(brief) for brief in briefs]
        if not all(marks):
            return make()
        return self.memo.of(form, f"{kind} {marks[0] if len(marks) == 1 else key_of(*marks)}", make)

    def each(
        self, form: Form[tuple[T, ...]], kind: str, briefs: Sequence[Brief], make: Callable[[Brief], T]
    ) -> list[T]:
        """What ``make`` gives for each of ``briefs``, which must follow from ``kind`` and the brief alone."""
        marks = [self.mark(brief) for brief in briefs]
        return self.memo.each(form, kind, marks, lambda place: make(briefs[place]))


NOTHING = Recall()
"""Knows nothing and keeps nothing."""
