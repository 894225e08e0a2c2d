"""The editors' files: what is wrong is named with file and line, and one bad file does not empty the others."""

from __future__ import annotations

from pathlib import Path

from generator.desk import editorial

TOPICS = """
- id: accord
  name: The accord
  words: [accord]
  issues:
  - {id: ratify, name: Ratification, question: "Ratify it?", words: [ratify]}
"""


def test_files_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert editorial.read(tmp_path) == (editorial.Editorial(), ())


def test_a_bad_entry_is_named_with_its_line_and_the_other_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text(TOPICS)
    (tmp_path / "actors.yml").write_text("- id: a\n  name: Ada\n  kind: ghost\n")
    found, (problem,) = editorial.read(tmp_path)
    assert [topic.issues[0].id for topic in found.topics] == ["ratify"]
    assert (problem.path, problem.place) == ("actors.yml", "3")
    assert "kind" in problem.message


def test_ids_and_spellings_claimed_twice_are_named(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text(TOPICS + TOPICS)
    entry = "- {{id: {0}, name: {1}, kind: person, names: [Brandt]}}\n"
    (tmp_path / "actors.yml").write_text(entry.format("ada", "Ada Brandt") + entry.format("ossian", "Ossian Brandt"))
    _, problems = editorial.read(tmp_path)
    assert [(problem.path, problem.message.split()[0]) for problem in problems] == [
        ("topics.yml", "'accord'"),
        ("topics.yml", "'ratify'"),
        ("actors.yml", "'brandt'"),
    ]
