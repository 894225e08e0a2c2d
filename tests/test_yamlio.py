"""Strict YAML: what goes out comes back, and what is not plain data is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yamlio

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LAYOUT = st.text("ab \n\t:#-'\"  \x85>|&*!{}[],%@`\x00\x1b", max_size=200)
LONG = st.text("a b", min_size=70, max_size=250)


NUMBERS = st.text("0123456789+-.e_:xo", max_size=8)


@given(ANY_TEXT | LAYOUT | LONG | NUMBERS)
def test_text_comes_back_as_it_was(text: str) -> None:
    data, problems = yamlio.parse(yamlio.dump({"a": [text, {"b": text}]}), "x.yml")
    assert (data, problems) == ({"a": [text, {"b": text}]}, ())


@given(st.recursive(st.none() | st.booleans() | st.integers(-(10**17), 10**17) | ANY_TEXT, st.lists, max_leaves=20))
def test_data_comes_back_as_it_was(data: object) -> None:
    assert yamlio.parse(yamlio.dump([data]), "x.yml") == ([data], ())


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: &x 1", 2, "anchors"),
        ("a: 1\nb: *x", 2, "anchors"),
        ("a: 1\n\na: 2", 3, "twice"),
        ("a: !!python/object:os.system x", 1, "tag"),
        ("a: 1\n<<: {b: 1}", 2, "key"),
        ("? [a]\n: 1", 1, "key"),
        ("a: 1\n---\nb: 1", 2, "second document"),
        ("[" * 100_000, 1, "deeper"),
        ("a: 1\n b: 2", 2, "not valid YAML"),
        ("a: \x00", 1, "not valid YAML"),
    ],
)
def test_what_is_refused_names_its_line(text: str, line: int, says: str) -> None:
    data, (problem,) = yamlio.parse(text, "f.yml")
    assert data is None
    assert (problem.path, problem.place) == ("f.yml", str(line))
    assert says in problem.message
    assert problem.remedy


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('- id: a\n  name: "x\n', "3", "a quoted scalar that begins in line 2. Mend this line or line 2."),
        ("- name: so: it is\n", "1", "Put text that holds a colon into quotes, and look at the indentation."),
        ("- id: a\n\tname: b\n", "2", "Indent with spaces."),
    ],
)
def test_what_is_no_yaml_says_what_to_do(text: str, line: str, says: str) -> None:
    _, (problem,) = yamlio.parse(text, "a.yml")
    assert (problem.place, str(problem).endswith(says)) == (line, True), problem


@pytest.mark.parametrize("ours", ["    text: a", "    text: >-\n      long text", "<<: {}"])
def test_a_merge_that_is_not_settled_is_called_so(ours: str) -> None:
    text = f"briefs:\n  - what: x\n<<<<<<< HEAD\n{ours}\n=======\n    text: b\n>>>>>>> branch\n"
    data, (problem,) = yamlio.parse(text, "a.yml")
    assert (data, problem.place, problem.message) == (None, "3", "holds a merge that is not settled.")
    assert yamlio.parse("a: |-\n  <<<<<<< HEAD\n", "a.yml") == ({"a": "<<<<<<< HEAD"}, ())


def test_unquoted_dates_and_yes_stay_text() -> None:
    assert yamlio.parse("a: 2026-03-04\nb: yes\nc: 0o17\nd: 12:30", "x")[0] == {
        "a": "2026-03-04",
        "b": "yes",
        "c": "0o17",
        "d": "12:30",
    }


def test_lines_of_finds_values_and_falls_back_to_parents() -> None:
    text = "a:\n  - b: 1\n    c:\n      - d\n      - e: 5\n  - x: 1\nz: 1\n"
    places = [("a", 0, "b"), ("a", 0, "c", 1, "e"), ("a", 1, "x"), ("z",), ("a", 1, "missing")]
    assert yamlio.lines_of(text, [*places, ("missing",)]) == [2, 5, 6, 7, 6, 1]


def test_a_large_file_and_a_foreign_encoding_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "latin.yml").write_bytes("a: é".encode("latin-1"))
    assert "not UTF-8" in yamlio.load(tmp_path / "latin.yml", "latin.yml")[1][0].message
    monkeypatch.setattr(yamlio, "MAX_BYTES", 3)
    assert "larger than 3 bytes" in yamlio.load(tmp_path / "latin.yml", "latin.yml")[1][0].message
