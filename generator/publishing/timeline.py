"""The dated events of a brief in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import UNDATED, FiledBrief, When
from generator.publishing.dates import first_day


def timeline(moments: Iterable[When]) -> tuple[When, ...]:
    """``moments`` from the earliest; those that are not understood at the end, as given."""
    return tuple(sorted(moments, key=lambda moment: first_day(moment.edtf) or UNDATED))


def ahead(filed: FiledBrief) -> tuple[When, ...]:
    """The moments that lay ahead on the day of publication."""
    return tuple(moment for moment in filed.brief.when if filed.day and first_day(moment.edtf) > filed.day)
