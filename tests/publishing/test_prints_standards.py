from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.publishing import prints
from generator.publishing.print_contents import Document
from generator.publishing.prints import Options
from tests import desks

page = pytest.importorskip("page", reason="page-validation is not installed")

ADDRESS = "https://briefs.example/"


def documents() -> dict[str, Document | None]:
    desk = desks.desk()
    story = desk.editions[1].stories[0]
    many = tuple(replace(story, id=f"s{number}") for number in range(30))
    long = replace(desk, editions=(replace(desk.editions[1], stories=many),))
    return {
        "edition": prints.edition_document(desk, "2026-03-04", ADDRESS),
        "long edition": prints.edition_document(long, "2026-03-04"),
        "week": prints.week_document(desk, "2026-W10", ADDRESS),
        "topic": prints.topic_document(desk, "bridge", ADDRESS),
        "actor": prints.actor_document(desk, "ada-brandt", ADDRESS),
        "brief": prints.brief_document(desk, "bridge-vote-1", ADDRESS),
    }


def failures(pdf: bytes, profile: str) -> list[str]:
    return [
        f"{failure.rule_id} {failure.message}" for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


@pytest.mark.parametrize("kind", sorted(documents()))
@pytest.mark.parametrize(
    "options", [Options(), Options(columns=1, draft=True), Options(large=True), Options(bundle=True)]
)
def test_prints_are_accessible_and_lasting(kind: str, options: Options) -> None:
    document = documents()[kind]
    assert document is not None
    pdf, problems = prints.render(document, options)
    assert problems == ()
    assert failures(pdf, "ua1") == []
    assert failures(pdf, "3a" if options.bundle else "2a") == []


def test_a_print_without_a_date_is_accessible() -> None:
    document = prints.brief_document(desks.desk(), "lamp-5")
    assert document is not None
    assert failures(prints.render(document)[0], "ua1") == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(tmp_path: Path) -> None:
    prints.editions(desks.desk(), tmp_path)
    for path in tmp_path.rglob("*.pdf"):
        done = subprocess.run(
            [shutil.which("qpdf") or "", "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
