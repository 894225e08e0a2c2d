"""Lists in parts: nothing is left out, and what is new moves nothing that is settled."""

from __future__ import annotations

import pytest

from generator.publishing.listing import span_of
from generator.publishing.paging import Part, settled, settled_from

SIZE, SHOWN = 5, 3


def parts(length: int) -> list[Part[int]]:
    """The parts of a list of numbers, the highest of which are the newest."""
    return list(settled(range(length)[::-1], SIZE, "topics/x/", SHOWN))


@pytest.mark.parametrize("length", range(30))
def test_every_entry_is_on_the_page_itself_or_in_a_part(length: int) -> None:
    found = parts(length)
    listed = [entry for part in found for entry in part.items]
    assert set(range(length)) == {*listed, *range(length)[::-1][:SHOWN]}
    assert listed == sorted(listed, reverse=True)
    assert bool(found) == (length > SHOWN)


@pytest.mark.parametrize("length", range(4, 30))
def test_one_more_changes_no_more_than_the_newest_part_and_its_neighbours_way_to_it(length: int) -> None:
    before, after = ({part.path: part for part in parts(size)} for size in (length, length + 1))
    assert before.keys() <= after.keys()
    changed = [path for path in before if before[path].items != after[path].items]
    assert changed in ([], [parts(length)[0].path])


def test_parts_lead_to_each_other_from_the_page_itself() -> None:
    path, walked = settled_from(range(23), SIZE, "topics/x/", SHOWN), []
    by_path = {part.path: part for part in parts(23)}
    while path:
        walked.append(path)
        path = by_path[path].older
    assert walked == [part.path for part in parts(23)]
    assert [by_path[path].newer for path in walked] == ["", *walked[:-1]]
    assert settled_from(range(SHOWN), SIZE, "topics/x/", SHOWN) is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2026-03-09", "2026-03-02"], "2 to 9 March 2026"),
        (["2026-03-09", "2026-02-27"], "27 February to 9 March 2026"),
        (["2026-01-02", "2025-12-30"], "30 December 2025 to 2 January 2026"),
        (["2026-03-09"], "9 March 2026"),
        (["2026-03-09", None], "9 March 2026 and undated"),
        ([None], "undated"),
        ([], "undated"),
    ],
)
def test_spans_are_said_in_words(days: list[str | None], said: str) -> None:
    assert span_of(days) == said
