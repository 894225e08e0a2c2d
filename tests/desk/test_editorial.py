"""The editors' files: what is wrong is named with file and line, and one bad file does not empty the others."""

from __future__ import annotations

from pathlib import Path

from generator.desk import consistency, editorial
from generator.model import ActorEntry, Issue, Problem, TopicEntry

TOPICS = """
- id: accord
  name: The accord
  words: [accord]
  issues:
  - {id: ratify, name: Ratification, question: "Ratify it?", words: [ratify]}
"""


def test_files_that_are_not_there_are_empty(tmp_path: Path) -> None:
    found, problems = editorial.read(tmp_path)
    assert (found.topics, found.actors, found.corrections, problems) == ((), (), (), ())


def test_a_bad_entry_is_named_with_its_line_and_the_other_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text(TOPICS)
    (tmp_path / "actors.yml").write_text("- id: a\n  name: Ada\n  kind: ghost\n")
    found, (problem,) = editorial.read(tmp_path)
    assert [topic.issues[0].id for topic in found.topics] == ["ratify"]
    assert (problem.path, problem.place) == ("actors.yml", "3")
    assert "kind" in problem.message


def test_a_key_that_is_not_known_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text(
        TOPICS.replace("  words:", "  wrods:") + "- {id: other, name: Other, words: [x]}\n"
    )
    found, (problem,) = editorial.read(tmp_path)
    assert (problem.place, problem.message, problem.remedy) == (
        "4",
        "wrods: is no key that can stand here.",
        "Did you mean words?",
    )
    assert [topic.id for topic in found.topics] == ["other"]


def test_places_are_those_of_the_file_where_an_entry_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text("- 1\n- {id: a, name: A}\n- {}\n- {id: b, name: B}\n")
    found, _ = editorial.read(tmp_path)
    problems = (Problem("topics.yml", "[1].words", "", ""), Problem("actors.yml", "[1]", "", ""))
    assert [problem.place for problem in found.placed(problems)] == ["[3].words", "[1]"]


def test_a_file_that_is_no_list_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_text("id: a\nname: Ada\n")
    found, (problem,) = editorial.read(tmp_path)
    assert (found.actors, problem.message) == ((), "is no list of entries.")


def test_ids_and_spellings_claimed_twice_are_named_at_the_later_one(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text(TOPICS + TOPICS)
    entry = "- {{id: {0}, name: {1}, kind: person, names: [Brandt]}}\n"
    (tmp_path / "actors.yml").write_text(entry.format("ada", "Ada Brandt") + entry.format("ossian", "Ossian Brandt"))
    problems = consistency.problems(editorial.read(tmp_path)[0])
    assert [(problem.path, problem.place, problem.message.split()[0]) for problem in problems] == [
        ("topics.yml", "[1].id", "'accord'"),
        ("topics.yml", "[1].issues[0].id", "'ratify'"),
        ("actors.yml", "[1]", "'Brandt'"),
    ]


def test_names_are_there_and_ids_make_readable_addresses() -> None:
    written = editorial.Editorial(
        topics=(
            TopicEntry("The Accord", " ", words=("accord",), issues=(Issue("ratify", "", "Ratify?", ("ratify",)),)),
        ),
        actors=(ActorEntry("ada", "", "person"),),
    )
    found = {(problem.path, problem.place, problem.severity) for problem in consistency.problems(written)}
    assert found == {
        ("topics.yml", "[0].id", "warning"),
        ("topics.yml", "[0].name", "error"),
        ("topics.yml", "[0].issues[0].name", "error"),
        ("actors.yml", "[0].name", "error"),
    }
