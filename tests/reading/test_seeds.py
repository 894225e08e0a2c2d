from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from generator.model import Problem, Seed
from generator.reading import seeds

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
STORY = "The ferry to Port Verran sank on Tuesday night. Nobody was hurt, the harbour office said.\n"
FRENCH = (
    "Le ministre a déclaré mardi que l’accord serait signé à Verran après neuf jours de négociations très difficiles. "
    "L’été dernier, les députés avaient rejeté le projet.\n"
)
RUSSIAN = (
    "Министр заявил во вторник, что соглашение будет подписано на следующей неделе. Парламент должен его одобрить.\n"
)


def put(root: Path, name: str, data: bytes | str = STORY) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def found(root: Path) -> tuple[list[str], dict[str, Problem]]:
    paths, problems = seeds.find(root)
    return [path.relative_to(root).as_posix() for path in paths], {problem.path: problem for problem in problems}


def loaded(root: Path, data: bytes | str, name: str = "a.txt") -> tuple[Seed, tuple[Problem, ...]]:
    seed, problems = seeds.load(root, put(root, name, data))
    assert seed is not None, problems
    return seed, problems


def refused(root: Path, data: bytes | str, name: str = "a.txt") -> str:
    seed, problems = seeds.load(root, put(root, name, data))
    assert seed is None
    assert [problem.severity for problem in problems] == ["error"]
    assert problems[0].path == name
    assert problems[0].remedy
    return problems[0].message


# ---------------------------------------------------------------- finding


def test_find_takes_seeds_of_all_suffixes_sorted_and_skips_readmes_and_dotfiles(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.HTML", "a.txt", "c.htm", "README.md", "b/readme.txt", ".hidden.txt", ".git/x.txt"):
        put(tmp_path, name)
    assert found(tmp_path) == (["a.txt", "b/1.HTML", "b/2.md", "c.htm"], {})


def test_find_warns_of_other_suffixes_and_goes_on(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "report.pdf")
    names, problems = found(tmp_path)
    assert names == ["a.txt"]
    assert problems["report.pdf"].severity == "warning"


def test_find_never_follows_links(tmp_path: Path) -> None:
    root, outside = tmp_path / "seeds", tmp_path / "outside"
    put(outside, "secret.txt")
    put(root, "a.txt")
    (root / "file.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    (root / "loop.txt").symlink_to("loop.txt")
    names, problems = found(root)
    assert names == ["a.txt"]
    assert sorted(problems) == ["file.txt", "folder", "loop.txt"]
    assert all("symbolic link" in problem.message for problem in problems.values())


def test_load_refuses_a_link_and_a_folder_behind_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "seeds", tmp_path / "outside"
    put(outside, "secret.txt")
    root.mkdir()
    (root / "file.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    for name in ("file.txt", "folder/secret.txt"):
        seed, problems = seeds.load(root, root / name)
        assert seed is None
        assert problems[0].severity == "error"


def test_load_refuses_a_path_that_leaves_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "outside.txt")
    (tmp_path / "seeds").mkdir()
    seed, problems = seeds.load(tmp_path / "seeds", tmp_path / "seeds" / ".." / "outside.txt")
    assert seed is None
    assert "outside" in problems[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets of a file system")
def test_find_refuses_pipes_and_sockets_without_opening_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        names, problems = found(tmp_path)
    assert names == []
    assert "named pipe" in problems["pipe.txt"].message
    assert "socket" in problems["socket.txt"].message
    assert seeds.load(tmp_path, tmp_path / "pipe.txt")[0] is None


@pytest.mark.skipif(sys.platform != "linux", reason="names that other systems do not allow")
@pytest.mark.parametrize(
    "name",
    ["a\nb.txt", "::set-output.txt", "\x1b[31m.txt", "\u202etxt.a.txt", "a\u200bb.txt", "con.txt", "Aux.md", "a.txt ",
     "com\u00b9.txt", "x" * 201 + ".txt", "a\\b.txt", "what?.txt", "deep.yml"],
)  # fmt: skip
def test_find_refuses_unsafe_names_and_names_them_safely(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"{name}/x.txt" if name.endswith(".yml") else name)
    put(tmp_path, "good.txt")
    names, problems = found(tmp_path)
    assert names == ["good.txt"]
    assert [problem.severity for problem in problems.values()] == ["error"]
    assert str(*problems.values()).isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_find_refuses_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    names, problems = found(tmp_path)
    assert names == []
    assert len(problems) == 1
    str(*problems.values()).encode()


@pytest.mark.skipif(sys.platform != "linux", reason="a file system that tells case and Unicode forms apart")
@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ("accord.txt", "Accord.txt"),
        ("d/caf\u00e9.txt", "d/cafe\u0301.txt"),
        ("accord.html", "accord.txt"),
        ("strasse.md", "straße.md"),
    ],
)
def test_find_keeps_one_of_two_seeds_with_one_brief_file(tmp_path: Path, kept: str, other: str) -> None:
    put(tmp_path, kept)
    put(tmp_path, other)
    names, problems = found(tmp_path)
    assert names == [kept]
    assert kept in problems[other].message


def test_find_says_so_where_there_is_no_folder(tmp_path: Path) -> None:
    paths, problems = seeds.find(tmp_path / "nowhere")
    assert paths == ()
    assert problems[0].severity == "error"


# ---------------------------------------------------------------- loading


def test_load_keeps_text_as_found_but_for_newlines_and_mark(tmp_path: Path) -> None:
    seed, problems = loaded(tmp_path, b"\xef\xbb\xbfOne\r\n\r\n  two \xc2\xa0\rthree\t\n\n\n")
    assert seed.text == "One\n\n  two \u00a0\nthree\t\n\n\n"
    assert (seed.path, seed.media, seed.encoding, problems) == ("a.txt", "text", "utf-8", ())


def test_load_hashes_the_bytes_of_the_file(tmp_path: Path) -> None:
    one, _ = loaded(tmp_path, "one\n", "a.txt")
    two, _ = loaded(tmp_path, "one\r\n", "b.txt")
    assert one.text == two.text
    assert one.sha256 != two.sha256


def test_load_gives_each_doubt_about_the_encoding_as_a_warning(tmp_path: Path) -> None:
    seed, (problem,) = loaded(tmp_path, RUSSIAN.encode("cp1251"))
    assert (seed.text, seed.encoding) == (RUSSIAN, "cp1251")
    assert (problem.path, problem.severity) == ("a.txt", "warning")
    assert "cp1251" in problem.message
    assert "UTF-8" in problem.remedy


def test_load_warns_of_control_and_direction_characters_but_keeps_them(tmp_path: Path) -> None:
    text = f"{STORY}The envoy \u202eolleh\u202c left\x07.\n"
    seed, problems = loaded(tmp_path, text)
    assert seed.text == text
    assert [(problem.place, problem.severity) for problem in problems] == [("2", "warning")]
    assert "3 control" in problems[0].message


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "no words"),
        (b" \t\r\n\x0b\x0c ", "no words"),
        (b"[" * 1000, "no words"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04" + b"x" * 99, "ZIP"),
        (b"Kyiv said \x00 no" * 100, "NUL"),
        (bytes(range(1, 32)) * 20, "control"),
        (b"x" * (seeds.LINE_LIMIT + 1), "line"),
        (b"a line\n" * (seeds.TEXT_LIMIT // 7 + 1), "characters"),
        (b"a line\n" * (seeds.SIZE_LIMIT // 7 + 1), "bytes"),
    ],
)
def test_load_names_why_a_file_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in refused(tmp_path, data)


def test_load_reads_no_more_than_the_limit_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    start = time.process_time()
    seed, problems = seeds.load(tmp_path, path)
    assert seed is None
    assert "larger" in problems[0].message
    assert time.process_time() - start < 2


def test_load_renders_a_page_whatever_its_suffix(tmp_path: Path) -> None:
    page = "<!-- saved from somewhere -->\n<!DOCTYPE html><html><body><p>One.</p><script>two()</script></body></html>"
    for name in ("a.txt", "b.html"):
        seed, _ = loaded(tmp_path, page, name)
        assert (seed.media, seed.text) == ("html", "One.")


def test_load_keeps_text_that_only_speaks_of_markup(tmp_path: Path) -> None:
    text = "Use <p> for a paragraph and <html> at the start, the manual says.\n"
    seed, _ = loaded(tmp_path, text)
    assert (seed.media, seed.text) == ("text", text)


def test_load_believes_a_page_that_declares_its_encoding(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    seed, problems = loaded(tmp_path, page.encode("cp1251"), "a.html")
    assert (seed.text, seed.encoding, problems) == (RUSSIAN.strip(), "cp1251", ())


def test_load_believes_utf8_more_than_a_wrong_declaration(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{FRENCH}</p></body></html>'
    seed, _ = loaded(tmp_path, page, "a.html")
    assert seed.text == FRENCH.strip()


def test_load_refuses_a_page_that_nests_too_deep(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 5000}deep{'</div>' * 5000}<p>lost</p></body></html>"
    assert "256 levels" in refused(tmp_path, page, "a.html")


def test_load_refuses_a_page_of_too_many_elements(tmp_path: Path) -> None:
    assert "elements" in refused(tmp_path, "<html><body>" + "<p>x" * 60_000, "a.html")


def test_load_refuses_an_element_of_too_many_attributes(tmp_path: Path) -> None:
    attributes = " ".join(f"a{i}" for i in range(300_000))
    assert "attributes" in refused(tmp_path, f"<html><body><p {attributes}>x</p>", "a.html")


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the collection of hostile inputs is not beside the repository")
def test_load_survives_every_hostile_encoding(tmp_path: Path) -> None:
    import base64
    import json

    rows = (HOSTILE / "rows" / "encoding.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows):
        raw = base64.b64decode(row["payload_b64"]) if "payload_b64" in row else row["payload"].encode()
        seed, problems = seeds.load(tmp_path, put(tmp_path, "a.txt", raw))
        is_utf8 = seed is not None and seed.encoding == "utf-8" and "\ufffd" not in seed.text
        assert problems or is_utf8 or raw[:2] in {b"\xff\xfe", b"\xfe\xff"}, row["id"]
