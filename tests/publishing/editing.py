"""A built desk of invented briefs, and edits of it: for tests of what a build keeps."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator import pipeline, store
from generator.model import Fact
from generator.planning import Folders
from generator.publishing.site import SiteReport
from tests.benchmarks import corpus

BRIEFS = 60
SEED = 20260304
Edit = Callable[[Path], None]


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def build(desk: Path, site: Path) -> SiteReport:
    return pipeline.build(Folders.of(desk / "content"), site, pdf=False).report


def clean(desk: Path, room: Path) -> dict[str, bytes]:
    """A build of a copy of ``desk`` that knows nothing of builds before it but the frame, which is compared apart."""
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(desk, room, ignore=shutil.ignore_patterns("site", "briefs.jsonl", "sites"))
    build(room, room / "site")
    return files(room / "site")


def brief(desk: Path, number: int) -> Path:
    return desk / "content" / "briefs" / corpus.file_name(number)


def rewritten(desk: Path, number: int, headline: str) -> None:
    made = corpus.brief_file(number)
    one = replace(made.briefs[0], headline=Fact(headline, made.briefs[0].headline.evidence))
    store.write(desk / "content" / "briefs", corpus.file_name(number), replace(made, briefs=(one,)))


def add(desk: Path) -> None:
    corpus.write_desk(desk, BRIEFS + 1, search=False)


def change(desk: Path) -> None:
    rewritten(desk, SEED % BRIEFS, "Another headline altogether")


def delete(desk: Path) -> None:
    brief(desk, 17).unlink()


def rename(desk: Path, number: int = 18) -> None:
    brief(desk, number).rename(brief(desk, number).with_name("renamed.yml"))


def topic(desk: Path) -> None:
    path = desk / "content" / "topics.yml"
    name = corpus.pools().topics[0].title()
    path.write_text(path.read_text().replace(f"name: {name},", f"name: {name} renamed,"))


def actor(desk: Path) -> None:
    one, two = corpus.pools().names[:2]
    entry = f"- {{id: joined, name: The Joined, kind: person, names: ['{one}', '{two}']}}\n"
    (desk / "content" / "actors.yml").write_text(entry)


def correct(desk: Path, number: int = 20) -> None:
    made = corpus.brief(number)
    lines = {
        "brief": made.id,
        "field": "headline",
        "was": made.headline.text,
        "now": "As corrected",
        "kind": "correction",
        "note": "The headline was wrong.",
        "date": "2026-03-05",
    }
    entry = "\n".join(f"  {key}: {value!r}" for key, value in lines.items())
    (desk / "content" / "corrections.yml").write_text(f"-\n{entry}\n")


def write_page(desk: Path) -> None:
    first = corpus.brief(0).id
    (desk / "content" / "pages" / "about.md").write_text(f"# About us\n\n[A brief](briefs/{first}/index.md)\n")


def configure(desk: Path) -> None:
    path = desk / "mkdocs.yml"
    path.write_text(path.read_text().replace("site_name: Bench", "site_name: Another\nsite_url: https://b.example/d/"))


EDITS: tuple[Edit, ...] = (add, change, delete, rename, topic, actor, correct, write_page, configure)


def built_desk(folder: Path) -> Path:
    """A desk in ``folder`` with its site."""
    corpus.write_desk(folder, BRIEFS, search=False)
    (folder / "content" / "seeds").mkdir()
    build(folder, folder / "site")
    return folder
