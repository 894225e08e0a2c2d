"""Front matter of editors' pages: title and description are read, nothing else does anything."""

from __future__ import annotations

import time

import pytest

from generator.publishing.front_matter import NOTHING, read

BOMB = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))


def test_a_title_and_a_description_are_read() -> None:
    found = read("a.md", b"\xef\xbb\xbf---\r\ntitle: 2026-03-04\r\ndescription: 'On: us'\r\n---\r\n\r\n# Us\r\n")
    assert found.says == {"title": "2026-03-04", "description": "On: us"}
    assert found.source == f"{NOTHING}\n# Us\n"
    assert found.problems == ()


@pytest.mark.parametrize("text", ["# Us\n", "template: x\nhide: y\n\ntext\n", "---\n\ntext\n", "----\n", "", "---"])
def test_what_is_no_front_matter_is_text(text: str) -> None:
    found = read("a.md", text.encode())
    assert (found.source, found.says, found.problems) == (NOTHING + text, {}, ())


@pytest.mark.parametrize(
    ("front", "place", "severity"),
    [
        ("template: ../../../etc/passwd\n", "1", "warning"),
        ("title: [a]\n", "1", "warning"),
        ("title: !!python/object/apply:os.system ['id']\n", "2", "error"),
        ("title: a\ntitle: b\n", "3", "error"),
        ("a: &a 1\nb: *a\n", "2", "error"),
        (BOMB, "2", "error"),
        ("title: [\n", "3", "error"),
    ],
)
def test_anything_else_is_named_and_does_nothing(front: str, place: str, severity: str) -> None:
    started = time.process_time()
    found = read("a.md", f"---\n{front}---\ntext\n".encode())
    assert time.process_time() - started < 1
    assert found.source == f"{NOTHING}text\n"
    assert found.says == {}
    (problem,) = found.problems
    assert (problem.path, problem.place, problem.severity) == ("pages/a.md", place, severity)


def test_a_page_in_another_encoding_is_named() -> None:
    (problem,) = read("a.md", "é".encode("latin-1")).problems
    assert "UTF-8" in problem.message
