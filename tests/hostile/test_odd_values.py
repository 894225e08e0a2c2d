"""Brief files whose values are well-formed and odd: whatever a field may hold, the site is built, and ``check`` ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import gate, pipeline, store, yamlio
from generator.desk.filing import day_of
from generator.model import SCHEMA, BriefFile, SeedRef
from generator.planning import Folders
from tests import desks
from tests.hostile import inspecting, poisoning
from tests.hostile.rounds import desk

DATES = (
    "9999-12-31", "0001-01-01", "0000-01-01", "2026-02-30", "2026-13-45", "9999-99-99", "２０２６-03-04", "٢٠٢٦-٠٣-٠٤",
    "2026-03-04T99:99", "2026-03-04\n", "2026-W53", "2026-W99", "9999-W53", "0000-W01", "199X", "XXXX-02-29", "XXXX",
    "../2025", "2025-01-01/..", "9999-12-31/..", "2026-03-04/9999-12-31", "2025-21", "2025?", "2026-03-04/2026-03-01",
    "/", "", "-2026", "Y170000002", "9999-12", "0000", "2026-00", "2026-03-04<script>",
)  # fmt: skip
TEXTS = (
    "", " ", "\u2028", "\u202e", "a" * 5_000, "9" * 5_000, "..", "/", "\x00", "\U0010ffff", "#", "\\", "$x$", "@x", "]]>",
    "-->", "\r\n", "http://[x", "javascript:x", "//evil.example/x", "http://a@evil.example/", "http://evil.example:99999/",
    "constructor", "__proto__", "toString", "NaN", "null", "0",
)  # fmt: skip
NUMBERS = (0, 1, 10**9)
SHARES = (0.0, 1.0, 1e-300)


def odd(data: Any, turn: int) -> None:
    """Put an odd value into each place of ``data`` that may hold one; which, differs by ``turn``."""
    for number, (path, value) in enumerate(list(places(data))):
        key, at = path[-1], turn * 7 + number
        if key in ("edtf", "updated"):
            poisoning.put(data, path, DATES[at % len(DATES)])
        elif key in poisoning.KEPT or isinstance(value, bool) or (at + turn) % 3:
            continue
        elif isinstance(value, str):
            poisoning.put(data, path, TEXTS[at % len(TEXTS)])
        elif isinstance(value, int | float):
            poisoning.put(data, path, (SHARES if isinstance(value, float) else NUMBERS)[at % 3])


def places(value: object, path: tuple[str | int, ...] = ()) -> Any:
    """The ways to all scalars in ``value``, each with what is there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in pairs:
        yield from places(entry, (*path, key))
    if not isinstance(value, dict | list):
        yield path, value


def written(content: Path) -> Folders:
    """A desk of brief files with odd values, two of them for each odd date."""
    (content / "briefs").mkdir(exist_ok=True)
    for turn in range(2 * len(DATES)):
        made = desks.brief(
            f"odd-{turn}",
            f"Headline {turn % 9}",
            "Outlet",
            "2026-03-04",
            what=("First fact", "Second fact"),
            who=(("Ada Brandt", "minister"), ("Fishermen", None)),
            stances=(desks.stance("Ada Brandt", "the bridge", "supports", "Words"),),
        )
        file = BriefFile(SCHEMA, SeedRef(f"odd{turn}.txt", "5f" * 32), desks.ENGINE, (), (made,))
        data: dict[str, Any] = json.loads(json.dumps(store.plain(file)))
        odd(data, turn)
        data["schema"] = SCHEMA
        if turn % 2:
            data["briefs"][0]["published"]["edtf"] = "2026-03-04"
        (content / "briefs" / f"odd{turn}.yml").write_text(yamlio.dump(data), "utf-8", newline="\n")
    return Folders.of(content)


@pytest.mark.slow
def test_a_desk_of_odd_values_is_checked_and_built(tmp_path: Path) -> None:
    folders = written(desk(tmp_path / "desk"))
    gate.check(folders)
    done = pipeline.build(folders, tmp_path / "desk" / "site", pdf=False)
    assert done.report.pages > 2 * len(DATES)
    assert list(inspecting.files(tmp_path / "desk" / "site")) == []
    assert [path.name for path in tmp_path.iterdir()] == ["desk"]


@pytest.mark.parametrize("path", ["/", "", "..", "../../etc/passwd", "/etc/passwd", "a\x00b.txt", "."])
def test_a_brief_file_of_a_seed_elsewhere_reads_nothing_there(tmp_path: Path, path: str) -> None:
    folders = Folders.of(desk(tmp_path / "desk"))
    file = BriefFile(SCHEMA, SeedRef(path, "5f" * 32), desks.ENGINE, (), (desks.brief("a", "b", "c", "2026-03-04"),))
    store.write(folders.briefs, "a.yml", file)
    said = "".join(map(str, gate.check(folders).problems))
    assert "root:" not in said


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T10:00Z", "2026-03-04"),
        ("2026-02-30", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
        ("２０２６-03-04", None),
        ("2026-03-04/2026-03-05", None),
    ],
)
def test_a_brief_is_filed_under_a_day_that_there_is(edtf: str, day: str | None) -> None:
    assert day_of(edtf) == day
