"""The shelf gives what the YAML says, whatever happened to its own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import shelf, store
from generator.shelf import NAME, Shelf
from tests import factory


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    for number in range(3):
        made = factory.brief_file(factory.brief(f"accord-{number}"), path=f"2026/{number}.txt")
        store.write(folder, f"2026/{number}.yml", made)
    return folder


def no_yaml(folder: Path, name: str) -> None:
    raise AssertionError(f"{name} was read from its YAML again")


def test_a_file_is_parsed_once_for_each_content(briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Shelf(tmp_path / "cache").read(briefs)
    (briefs / "2026" / "2.yml").rename(briefs / "2026" / "moved.yml")
    monkeypatch.setattr(store, "read", no_yaml)
    again = Shelf(tmp_path / "cache").read(briefs)
    assert [one.file for one in again] == [one.file for one in first]
    assert [one.name for one in again] == ["2026/0.yml", "2026/1.yml", "2026/moved.yml"]


def test_only_the_bytes_decide(briefs: Path, tmp_path: Path) -> None:
    import os

    Shelf(tmp_path / "cache").read(briefs)
    path = briefs / "2026" / "1.yml"
    stamp = path.stat()
    path.write_text(path.read_text().replace("accord-1", "accord-7"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    found = Shelf(tmp_path / "cache").read(briefs)[1].file
    assert found is not None
    assert found.briefs[0].id == "accord-7"


def test_what_is_written_while_it_is_read_is_known_by_no_hash(briefs: Path, tmp_path: Path) -> None:
    hashes = shelf.scan(briefs)
    path = briefs / "2026" / "1.yml"
    path.write_text(path.read_text().replace("accord-1", "accord-7"))
    found = Shelf(tmp_path / "cache").read(briefs, hashes)
    assert [one.sha256 for one in found] == [hashes["2026/0.yml"], "", hashes["2026/2.yml"]]
    assert found[1].file is not None
    assert found[1].file.briefs[0].id == "accord-7"


def test_what_is_not_valid_is_named_each_time(briefs: Path, tmp_path: Path) -> None:
    (briefs / "2026" / "1.yml").write_text("schema: 1\n")
    for _ in range(2):
        found = Shelf(tmp_path / "cache").read(briefs)[1]
        assert found.file is None
        assert found.problems


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_pack_is_never_believed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("desk")
    store.write(folder / "briefs", "a.yml", factory.brief_file(factory.brief()))
    expected = Shelf(folder).read(folder / "briefs")
    pack = folder / NAME
    content = bytearray(pack.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= data.draw(st.integers(1, 255))
    else:
        del content[place:]
    pack.write_bytes(bytes(content))
    assert Shelf(folder).read(folder / "briefs") == expected
    assert Shelf(folder).read(folder / "briefs") == expected


def test_a_folder_that_cannot_be_written_changes_nothing(briefs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert all(one.file for one in Shelf(tmp_path / "file" / "cache").read(briefs))


def test_lines_that_nobody_wants_any_more_go(briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "SPARE", 1)
    for turn in range(6):
        made = factory.brief_file(factory.brief(f"turn-{turn}"), path="2026/0.txt")
        store.write(briefs, "2026/0.yml", made)
        Shelf(tmp_path / "cache").read(briefs)
    lines = (tmp_path / "cache" / NAME).read_bytes().count(b"\n")
    assert lines <= 1 + 2 * 3 + 1
