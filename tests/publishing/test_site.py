"""The site as a folder: whole or not at all, the same bytes from the same content, and nothing done twice."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Desk, Problem
from generator.publishing import swap
from generator.publishing.record import MODULES, fingerprint, program
from generator.publishing.search_order import decoded, encoded
from generator.publishing.site import Request, SiteReport, build
from generator.publishing.swap import SiteError, staging, take_place
from tests import desks

ROOT = Path(__file__).parents[2]
WORRY = Problem("2026/a.yml", "3", "Something is off.", "Look at it.")


def request(folder: Path) -> Request:
    """A desk in ``folder`` whose site goes to ``folder/site``."""
    content = folder / "content"
    (content / "briefs").mkdir(parents=True, exist_ok=True)
    (content / "briefs" / "a.yml").write_text("schema: 1\n")
    return Request(ROOT / "mkdocs.yml", content, folder / "site")


def load() -> tuple[Desk, tuple[Problem, ...]]:
    return desks.desk(), (WORRY,)


def never() -> tuple[Desk, tuple[Problem, ...]]:
    raise AssertionError("the desk was loaded although nothing changed")


def printed(desk: Desk, folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    day = desk.editions[0].day
    target = folder / "briefings" / day / f"daybrief-{day}.pdf"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"%PDF-1.7")
    return frozenset({target.relative_to(folder).as_posix()}), ()


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Request, SiteReport, tuple[Problem, ...]]:
    wanted = request(tmp_path_factory.mktemp("desk"))
    return wanted, *build(wanted, load, printed)


def test_a_site_is_built_with_its_search_index_and_pdfs(
    built: tuple[Request, SiteReport, tuple[Problem, ...]],
) -> None:
    wanted, report, problems = built
    assert report.built
    assert problems == (WORRY,)
    assert report.pages > 20
    assert (wanted.site / "pagefind" / "pagefind.js").is_file()
    assert (wanted.site / "briefings" / "2026-03-05" / "daybrief-2026-03-05.pdf").is_file()
    assert "daybrief-2026-03-05.pdf" in (wanted.site / "index.html").read_text("utf-8")
    assert [path.name for path in wanted.site.parent.iterdir() if path.name.startswith(swap.PREFIX)] == []


def test_what_did_not_change_is_not_built_again(built: tuple[Request, SiteReport, tuple[Problem, ...]]) -> None:
    wanted, first, _ = built
    report, problems = build(wanted, never, printed)
    assert not report.built
    assert report.pages == first.pages
    assert problems == (WORRY,)


def test_the_same_content_gives_the_same_bytes_anywhere(
    built: tuple[Request, SiteReport, tuple[Problem, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    other = request(tmp_path / "elsewhere")
    build(other, load, printed)
    one, two = files(built[0].site), files(other.site)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.slow
def test_a_change_and_a_damaged_site_are_built_again(tmp_path: Path) -> None:
    wanted = request(tmp_path)
    build(wanted, load)
    (wanted.site / "index.html").write_text("damaged")
    report, _ = build(wanted, load)
    assert report.reason == "files of the site were changed"
    assert "damaged" not in (wanted.site / "index.html").read_text("utf-8")
    (wanted.content / "topics.yml").write_text("[]\n")
    report, _ = build(wanted, load)
    assert report.reason == "content, templates or program changed"


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    wanted = request(tmp_path)
    wanted.site.mkdir()
    (wanted.site / "diary.txt").write_text("mine")
    with pytest.raises(SiteError, match="not made by daybrief"):
        build(wanted, load)
    assert files(wanted.site) == {"diary.txt": b"mine"}


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    wanted = request(tmp_path)
    wanted.site.mkdir()
    (wanted.site / "build.json").write_text("{}")

    def failing(desk: Desk, folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
        raise OSError(errno.ENOSPC, "no space")

    with pytest.raises(OSError, match="no space"):
        build(wanted, load, failing)
    assert files(wanted.site) == {"build.json": b"{}"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_what_is_wrong_with_the_settings_of_the_site_is_said(tmp_path: Path) -> None:
    wanted = request(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text((ROOT / "mkdocs.yml").read_text().replace("custom_dir: ", "custom_dir: gone/"))
    with pytest.raises(SiteError, match=r"mkdocs\.yml: .*custom_dir .*gone.* does not exist"):
        build(replace(wanted, config=settings), load)


def test_what_is_no_yaml_in_the_settings_is_said_in_one_line(tmp_path: Path) -> None:
    wanted = request(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: [x\n")
    with pytest.raises(SiteError, match=r"while parsing a flow sequence in .* line 1") as refused:
        build(replace(wanted, config=settings), load)
    assert "\n" not in str(refused.value)


def test_a_broken_record_is_no_record(tmp_path: Path) -> None:
    from generator.publishing.record import read_record

    for text in ("", "[]", "{}", '{"problems": [{"x": 1}]}', json.dumps({"inputs": 1})):
        (tmp_path / "build.json").write_text(text)
        assert read_record(tmp_path) is None


def test_the_fingerprint_knows_names_contents_and_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {fingerprint([tmp_path])}
    (tmp_path / "a").write_text("x")
    seen.add(fingerprint([tmp_path]))
    (tmp_path / "a").rename(tmp_path / "b")
    seen.add(fingerprint([tmp_path]))
    (tmp_path / "b").write_text("y")
    seen.add(fingerprint([tmp_path]))
    assert len(seen) == 4
    monkeypatch.delenv("SITE_URL", raising=False)
    without = program()
    monkeypatch.setenv("SITE_URL", "https://a.example/")
    assert program() != without


def test_every_module_but_engines_and_commands_is_part_of_the_program() -> None:
    package = ROOT / "generator"
    files = [path for kind in ("*.py", "*/data/*") for path in package.rglob(kind) if "offline" not in path.parts]
    known = {path for pattern in MODULES for path in package.glob(pattern)}
    missing = {path.relative_to(package).parts[0] for path in files if path not in known}
    assert missing == {"cli", "engines", "scoring"}


@pytest.mark.parametrize("exchanging", [True, False])
def test_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchanging: bool) -> None:
    if not exchanging:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    old.mkdir()
    (new / "n").touch()
    (old / "o").touch()
    take_place(new, old)
    assert [path.name for path in old.iterdir()] == ["n"]
    assert [path.name for path in new.iterdir()] == ["o"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]


@given(st.recursive(st.integers(0, 2**64 - 1) | st.text(max_size=300), st.lists, max_leaves=30))
def test_what_the_search_index_holds_is_written_as_it_was_read(value: object) -> None:
    data = encoded(value)
    assert decoded(data, 0) == (value, len(data))


@pytest.mark.parametrize("data", [b"\xa0", b"\x5f", b"\x9f\x01\xff", b"\xf5"])
def test_other_data_than_the_search_index_holds_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="CBOR"):
        decoded(data, 0)


def test_what_a_killed_build_left_is_swept_and_a_running_one_is_not(tmp_path: Path) -> None:
    left = tmp_path / f"{swap.PREFIX}left"
    left.mkdir()
    with staging(tmp_path / "site") as running:
        assert not left.exists()
        with staging(tmp_path / "site") as second:
            assert running.is_dir()
            assert second != running
    assert list(tmp_path.iterdir()) == []
