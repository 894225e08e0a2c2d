"""The memo gives what would be worked out again, whatever happened to its file; and a desk made with it is the same desk."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import memo, pipeline
from generator.desk import steps
from generator.desk.recall import Recall
from generator.memo import NAME, Memo, json_form, key_of
from generator.model import Desk, Evidence
from generator.pipeline import Folders, Kept
from tests import factory

CONTENT = Path(__file__).resolve().parents[1] / "content"
WORDS = json_form(tuple[str, ...])
VALUES = {"one": ("a", "b"), "two": (), "three": ("ä\n\x00",)}


def never() -> tuple[str, ...]:
    raise AssertionError("this was worked out again")


def filled(folder: Path) -> Path:
    first = Memo(folder)
    for key, value in VALUES.items():
        first.of(WORDS, key, lambda value=value: value)  # type: ignore[misc]
    first.keep()
    return folder / NAME


def test_what_was_worked_out_once_is_known(tmp_path: Path) -> None:
    filled(tmp_path)
    again = Memo(tmp_path)
    assert {key: again.of(WORDS, key, never) for key in VALUES} == VALUES
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    form = json_form(tuple[tuple[int, Evidence | None], ...])
    value = ((1, Evidence(0, 2, "so")), (2, None))
    first = Memo(tmp_path)
    assert first.of(form, "key", lambda: value) == value
    first.keep()
    assert Memo(tmp_path).of(form, "key", tuple) == value


def test_what_nobody_asks_for_goes_and_nothing_is_written_for_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path)
    stamp = path.stat().st_ino
    for asked, same in ((tuple(VALUES), True), (("one",), False)):
        again = Memo(tmp_path)
        for key in asked:
            again.of(WORDS, key, never)
        again.keep()
        assert (path.stat().st_ino == stamp) is same
    assert Memo(tmp_path).of(WORDS, "two", lambda: ("new",)) == ("new",)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_never_believed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = filled(tmp_path_factory.mktemp("memo"))
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= data.draw(st.integers(1, 255))
    else:
        del content[place:]
    path.write_bytes(bytes(content))
    again = Memo(path.parent)
    assert again.of(WORDS, "one", lambda: ("again",)) == ("again",)
    again.keep()
    assert Memo(path.parent).of(WORDS, "one", never) == ("again",)


@pytest.mark.parametrize("body", [b"", b"\n", b"[]\n", b'{"one":"x"}\nab', b'{"one":9}\n["x"]', b"[" * 100_000])
def test_a_whole_file_that_says_nonsense_is_as_good_as_none(tmp_path: Path, body: bytes) -> None:
    (tmp_path / NAME).write_bytes(b"\n".join((memo._head(body), body)))
    assert Memo(tmp_path).of(json_form(tuple[int, ...]), "one", lambda: (7,)) == (7,)


def test_another_program_works_everything_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    monkeypatch.setattr(memo, "program", lambda *_: "another")
    assert Memo(tmp_path).of(WORDS, "one", lambda: ("again",)) == ("again",)


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    one = Memo(tmp_path / "file" / "cache")
    assert one.of(WORDS, "one", lambda: ("a",)) == ("a",)
    one.keep()


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "replace", full)
    filled(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_text_that_no_file_can_hold_is_worked_out_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        one = Memo(tmp_path)
        assert one.of(WORDS, "one", lambda: ("\ud800",)) == ("\ud800",)
        one.keep()


def test_of_many_only_the_blocks_with_something_new_are_worked_out(tmp_path: Path) -> None:
    texts = json_form(tuple[str, ...])
    marks = [f"{number:02x}/0" for number in range(200)] + ["7f/1", ""]
    asked: list[int] = []

    def work(place: int) -> str:
        """The value at ``place``."""
        asked.append(place)
        return f"value {marks[place]}"

    for _ in range(2):
        memo = Memo(tmp_path)
        assert memo.each(texts, "kind", marks, work) == [f"value {mark}" for mark in marks]
        memo.keep()
    assert sorted(asked[: len(marks)]) == list(range(len(marks)))
    assert asked[len(marks) :] == [marks.index("")]
    asked.clear()
    marks[:] = ["05/1", *reversed(marks)]
    assert Memo(tmp_path).each(texts, "kind", marks, work) == [f"value {mark}" for mark in marks]
    assert {marks[place] for place in asked} == {"05/0", "05/1", ""}
    assert Memo(tmp_path).each(texts, "other kind", marks[:1], lambda _: "another") == ["another"]


def test_each_part_of_a_key_counts() -> None:
    keys = [key_of(), key_of(""), key_of("ab"), key_of("a", "b"), key_of("", "ab"), key_of("a1:b"), key_of("\ud800")]
    assert len(set(keys)) == len(keys)


def test_what_follows_from_a_brief_without_a_mark_is_worked_out_each_time(tmp_path: Path) -> None:
    known, corrected = factory.brief(), factory.brief()
    recall = Recall(Memo(tmp_path), {id(known): "5f/0"})
    assert recall.of(WORDS, "kind", (known,), lambda: ("a",)) == ("a",)
    recall.memo.keep()
    recall = Recall(Memo(tmp_path), {id(known): "5f/0"})
    assert recall.of(WORDS, "kind", (known,), never) == ("a",)
    assert recall.of(WORDS, "kind", (corrected,), lambda: ("b",)) == ("b",)
    assert recall.of(WORDS, "kind", (known, corrected), lambda: ("c",)) == ("c",)
    assert recall.of(WORDS, "kind", (known, known), lambda: ("d",)) == ("d",)
    assert recall.of(WORDS, "another kind", (known,), lambda: ("e",)) == ("e",)


# ---------------------------------------------------------------- the whole desk


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    shutil.copytree(CONTENT, tmp_path / "content")
    return Folders.of(tmp_path / "content")


def made(folders: Folders, kept: Kept | None = None) -> Desk:
    desk, _ = pipeline.desk(folders.content, folders.briefs, kept)
    return replace(desk, texts=())


def edit(name: str, old: str, new: str) -> Callable[[Folders], None]:
    def change(folders: Folders) -> None:
        path = folders.content / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def less(folders: Folders) -> None:
    for path in sorted(folders.briefs.rglob("*.yml"))[::3]:
        path.unlink()


def uncorrected(folders: Folders) -> None:
    (folders.content / "corrections.yml").write_text("[]\n")


@pytest.mark.parametrize(
    "change",
    [
        less,
        uncorrected,
        edit("topics.yml", "words: [", "words: [council, "),
        edit("actors.yml", "\n  names: [", "\n  names: [The Mayor, "),
    ],
)
def test_a_desk_from_the_memo_is_the_same_desk(
    folders: Folders, change: Callable[[Folders], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "FIRST", 10)
    assert made(folders, Kept.of(folders)) == made(folders)
    assert made(folders, Kept.of(folders)) == made(folders)
    change(folders)
    assert made(folders, Kept.of(folders)) == made(folders)
