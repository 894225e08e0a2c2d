"""Brief files: they come back as written, are readable, and what is wrong in one is named with its line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator import store
from generator.model import Stance, Who
from tests import factory

WHO = Who("Ada Brandt", "person", "harbour minister", 3, factory.evidence("Ada Brandt"))
STANCE = Stance("Ada Brandt", "the accord", "supports", "action", False, 0.81, None, factory.evidence("signed"))  # noqa: FBT003


def test_a_file_comes_back_as_written(tmp_path: Path) -> None:
    file = factory.brief_file(factory.brief(who=(WHO,), stance=(STANCE,)), reviewed=True)
    store.write(tmp_path, "2026/03/a.yml", file)
    assert store.read(tmp_path, "2026/03/a.yml") == (file, ())
    assert store.find(tmp_path) == ("2026/03/a.yml",)


def test_optional_keys_are_left_out_and_the_order_is_that_of_the_model() -> None:
    data = store.plain(factory.brief_file(factory.brief()))
    assert list(data) == ["schema", "seed", "engine", "labels", "briefs"]
    assert list(data["briefs"][0]) == "id span headline source published what who when where stance".split()
    assert data["briefs"][0]["source"]["url"] is None


def test_a_file_is_block_style_with_one_row_for_each_label() -> None:
    text = store.dump(factory.brief_file(factory.brief()))
    assert f"- {{start: 0, end: {len(factory.TEXT)}, label: body}}" in text
    assert text.count("{") == 1
    assert "&" not in text


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("basis: unknown", "basis: guessed", "published.basis"),
        ("edtf: ''", "edtf: 5", "published.edtf"),
        ("reviewed: true", "reviwed: true", "reviwed"),
        ("schema: 1", "schema: 7", "schema 7"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = store.dump(factory.brief_file(factory.brief(), reviewed=True))
    before, found, _ = text.partition(old)
    assert found
    (tmp_path / "a.yml").write_text(text.replace(old, new))
    file, (problem,) = store.read(tmp_path, "a.yml")
    assert file is None
    assert problem.place == str(before.count("\n") + 1)
    assert says in problem.message


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write_whole(tmp_path / "a.yml", "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        store.write_whole(tmp_path / "a.yml", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
    assert (tmp_path / "a.yml").read_text() == "old"


def test_the_json_schema_names_every_key_of_a_brief() -> None:
    schema = json.loads(store.json_schema())
    assert set(store.plain(factory.brief())) <= set(schema["$defs"]["Brief"]["properties"])


def test_the_hash_is_that_of_all_bytes(tmp_path: Path) -> None:
    for size in (0, 10, store.READ_AT_ONCE, 3 * store.READ_AT_ONCE + 7):
        content = b"seed " * size
        (tmp_path / "file").write_bytes(content)
        assert store.sha256(tmp_path / "file") == hashlib.sha256(content).hexdigest()


def test_brief_files_are_found_in_order_below_whatever_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.yml", "a/c.yml", "a/ d\\e.yml", "a.yml", "a/no.txt"):
        (tmp_path / "x" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "x" / name).touch()
    expected = ("a.yml", "a/ d\\e.yml", "a/c.yml", "b.yml")
    monkeypatch.chdir(tmp_path / "x")
    assert store.find(tmp_path / "x") == store.find(Path()) == store.find(Path("../x")) == expected
    assert store.find(tmp_path / "none") == ()
