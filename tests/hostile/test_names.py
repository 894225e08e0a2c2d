"""Names that collide or lead elsewhere, wherever a file or a page is made of one: each has its own, in its folder."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from generator import store, yamlio
from generator.model import SCHEMA, BriefFile, SeedRef
from tests import desks
from tests.hostile.rounds import built, desk

TWINS = (
    "Strait Post",
    "STRAIT POST",
    "Stráit Post",
    unicodedata.normalize("NFD", "Stráit Post"),
    "Ｓｔｒａｉｔ Ｐｏｓｔ",
    "Strait-Post",
    "../Strait Post",
    "con",
    "NUL",
    "Com¹",
    "index",
    "index.html",
    "..",
    "../../../etc/passwd",
    "C:\\Windows\\x",
    "a" * 300,
    "a" * 300 + "b",
    "а" * 40,
    "海峡",
    "海峡報",
    "😀",
    "😁",
    "\u202eStrait",
    "x-1",
)
"""Names that some file system, browser or eye takes for one, for a device or for a way out."""
ALIKE = 7
"""So many of them, the first, are one name in different dress."""
SAFE = re.compile(r"[A-Za-z0-9._-]+")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def brief_file(number: int, name: str) -> str:
    """A brief file whose outlet, actors and places are called ``name``."""
    made = desks.brief(
        f"twin-{number}",
        f"Report {number}",
        name,
        "2026-03-04",
        what=(f"Fact {number}",),
        who=((name, name), (f"{name} of {number}", None)),
        stances=(desks.stance(name, "the bridge", "supports", "Words"),),
    )
    file = BriefFile(SCHEMA, SeedRef(f"t{number:02}.txt", "5f" * 32), desks.ENGINE, (), (made,))
    return yamlio.dump(json.loads(json.dumps(store.plain(file))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("names") / "desk"
    content = desk(made)
    (content / "briefs").mkdir(exist_ok=True)
    for number, name in enumerate(TWINS):
        (content / "briefs" / f"t{number:02}.yml").write_text(brief_file(number, name), "utf-8", newline="\n")
    topics = [
        {"id": f"t{n}", "name": name, "description": name, "words": [f"Fact {n}"], "issues": []}
        for n, name in enumerate(TWINS)
    ]
    (content / "topics.yml").write_text(yamlio.dump(topics), "utf-8", newline="\n")
    site, findings = built(made)
    assert findings == []
    assert site.is_dir()
    return made


@pytest.mark.slow
def test_every_file_of_a_site_is_its_own_on_every_file_system(folder: Path) -> None:
    names = [path.relative_to(folder / "site") for path in sorted((folder / "site").rglob("*"))]
    assert [name for name in names if any(not SAFE.fullmatch(part) for part in name.parts)] == []
    assert [name for name in names if any(DEVICE.match(part.casefold()) for part in name.parts)] == []
    assert len({str(name).casefold() for name in names}) == len(names)
    assert max(len(part) for name in names for part in name.parts) <= 150


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sources", "actors"])
def test_names_share_a_page_only_where_they_differ_in_case_accents_and_punctuation(folder: Path, kind: str) -> None:
    pages = [_page_of(folder / "site", number, kind) for number in range(len(TWINS))]
    assert len({*pages[:ALIKE]}) == 1
    assert len({*pages}) == len(TWINS) - ALIKE + 1
    assert all((folder / "site" / page / "index.html").is_file() for page in pages)


def _page_of(site: Path, number: int, kind: str) -> str:
    """The first page of ``kind`` that the page of brief ``number`` leads to."""
    text = (site / "briefs" / f"twin-{number}" / "index.html").read_text("utf-8")
    return str(re.findall(rf'href="\.\./\.\./({kind}/[^"#]+)"', text)[0])


@pytest.mark.slow
def test_nothing_is_written_outside_the_desk(folder: Path) -> None:
    assert [path.name for path in folder.parent.iterdir()] == ["desk"]
