"""A site put together: what is made beside the rest is in its place at the end, or says why it is not."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model import Desk
from generator.publishing import links, search_index
from generator.publishing.assembly import Assembly
from generator.publishing.catalogue import catalogue
from generator.publishing.digests import Digests
from generator.publishing.former import Entry, Old
from generator.publishing.output import Output
from generator.publishing.swap import SiteError
from tests import desks

DIGESTS = Digests(catalogue(Desk((), (), (), (), (), ())))
INDEX = ("pagefind-entry.json", "pagefind.js", "words.pf_index")


def test_what_is_made_beside_is_written_when_it_is_waited_for(tmp_path: Path) -> None:
    begun = threading.Event()
    with Assembly(tmp_path) as assembly:
        slow = Output("a/slow.png", "slow", lambda: b"slow" if begun.wait(60) else b"never begun")
        assembly.add([slow], DIGESTS, b"", beside=True)
        assembly.add([Output("a/quick.html", "quick", lambda: b"quick")], DIGESTS, b"")
        assert not (tmp_path / "a" / "slow.png").exists()
        begun.set()
        assembly.settle()
    assert {path: (tmp_path / path).read_bytes() for path in assembly.entries} == {
        "a/slow.png": b"slow",
        "a/quick.html": b"quick",
    }


def test_what_goes_wrong_beside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_pages: Path, _made: Path) -> None:
        raise SiteError("Pagefind does not start")

    monkeypatch.setattr(search_index, "run", fails)
    site = tmp_path / "site"
    with Assembly(site) as assembly:
        for filed in desks.desk().briefs:
            assembly.write(f"{links.brief_path(filed.brief.id)}index.html", "", b"")
        search_index.index(assembly, desks.desk().briefs)
        with pytest.raises(SiteError, match="does not start"):
            assembly.settle()


def test_an_index_of_which_a_file_is_damaged_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def indexed(_pages: Path, made: Path) -> None:
        made.mkdir()
        for name in INDEX:
            (made / name).write_bytes(name.encode())

    def put_together(site: Path, old: Old | None = None) -> Mapping[str, Entry]:
        with Assembly(site, old) as assembly:
            for filed in desks.desk().briefs:
                assembly.write(f"{links.brief_path(filed.brief.id)}index.html", "", b"")
            search_index.index(assembly, desks.desk().briefs, DIGESTS)
            assembly.settle()
        return assembly.entries

    monkeypatch.setattr(search_index, "run", indexed)
    entries = put_together(tmp_path / "old")
    (tmp_path / "old" / "pagefind" / INDEX[-1]).write_bytes(b"")
    folder = os.open(tmp_path / "old", os.O_RDONLY)
    put_together(tmp_path / "new", Old(folder, entries))
    os.close(folder)
    assert [(tmp_path / "new" / "pagefind" / name).read_text() for name in INDEX] == list(INDEX)


def test_a_dry_run_makes_nothing_beside(tmp_path: Path) -> None:
    with Assembly(tmp_path, dry=True) as assembly:
        assembly.add([Output("a.png", "about", lambda: b"made")], DIGESTS, b"", beside=True)
        assembly.settle()
    assert [step.path for step in assembly.steps()] == ["a.png"]
    assert not list(tmp_path.iterdir())
