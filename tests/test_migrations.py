"""Brief files of older schemas are read as today's; newer ones are refused with the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import store
from generator.model import EngineRef, Published, SeedRef, Span
from generator.reading import plan

PROTOTYPE = """\
schema: 0
seed: {path: a.txt, sha256: 5f1c}
engine: offline 0.3
labels:
- {start: 0, end: 65, label: body}
briefs:
- id: harbour-accord-5f1c2a
  headline:
    text: Ministers sign the harbour accord
    evidence:
    - {start: 0, end: 33, exact: Ministers sign the harbour accord}
  source: {outlet: null, authors: [], dateline: null, section: null, language: en, url: null}
  published: 2026-03-04
  what:
  - text: Ada Brandt signed.
    evidence:
    - {start: 35, end: 52, exact: Ada Brandt signed}
reviewed: true
"""


def test_a_file_of_the_prototype_is_read_as_todays(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(PROTOTYPE)
    file, problems = store.read(tmp_path, "a.yml")
    assert problems == ()
    assert file is not None
    (brief,) = file.briefs
    assert (file.schema, file.engine, file.reviewed) == (1, EngineRef("offline", "0.3"), True)
    assert brief.span == Span(0, 52)
    assert brief.published == Published("2026-03-04", "inferred", (), brief.published.reasoning)
    assert "schema 0" in (brief.published.reasoning or "")
    assert [fact.text for fact in brief.what] == ["Ada Brandt signed."]


def test_a_file_of_the_prototype_without_a_date_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(PROTOTYPE.replace("  published: 2026-03-04\n", ""))
    file, _ = store.read(tmp_path, "a.yml")
    assert file is not None
    assert file.briefs[0].published == Published()


def test_what_is_wrong_in_an_old_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(PROTOTYPE.replace("text: Ada Brandt signed.", "text: 5"))
    file, (problem,) = store.read(tmp_path, "a.yml")
    assert file is None
    assert (problem.place, problem.message.split(":")[0]) == ("15", "briefs[0].what[0].text")


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("2", "newer than the one that this version reads (1). Update"),
        ("-1", "never written"),
        ("one", "never written"),
    ],
)
def test_a_schema_that_is_not_known_is_refused(tmp_path: Path, schema: str, says: str) -> None:
    (tmp_path / "a.yml").write_text("# a comment\n" + PROTOTYPE.replace("schema: 0", f"schema: {schema}"))
    file, (problem,) = store.read(tmp_path, "a.yml")
    assert file is None
    assert says in str(problem)
    assert problem.place == "2"


def test_an_old_file_is_made_anew_unless_it_is_reviewed(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(PROTOTYPE)
    (tmp_path / "b.yml").write_text(PROTOTYPE.replace("reviewed: true\n", "").replace("a.txt", "b.txt"))
    reviewed, other = (store.head(tmp_path, name) for name in ("a.yml", "b.yml"))
    engine = EngineRef("offline", "0.3")
    assert reviewed == store.Head(0, SeedRef("a.txt", "5f1c"), engine, reviewed=True)
    assert plan.step("a.txt", "5f1c", engine, reviewed).action == "keep"
    step = plan.step("b.txt", "5f1c", engine, other)
    assert (step.action, step.reason) == ("make", "written in schema 0, now 1")
