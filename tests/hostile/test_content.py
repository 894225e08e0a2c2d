"""Hostile names, YAML and Markdown: nothing is written outside its folder, nothing hangs, and each refusal names its place."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yamlio
from generator.publishing import links
from generator.publishing.editorial import OWN_IDS, cleaned, markdown_html
from generator.publishing.markdown_limits import BRACKET_LIMIT, fault, page_fault
from generator.reading import seeds
from generator.slugs import slug
from tests.hostile.payloads import CORPORA, INVENTED, corpora, raw
from tests.hostile.rounds import ROOT
from tests.publishing.html import Document

SECOND = 1.0
IGNORED = re.compile(r"[\t\n\r]")
"""What a browser leaves out of an address."""
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")
RUNNING = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "form",
    "input",
    "button",
    "meta",
    "base",
    "link",
}


def quick(started: float) -> bool:
    return time.process_time() - started < SECOND


# ---------------------------------------------------------------- YAML


@pytest.mark.parametrize("kind", ["yaml", "yaml_hazard"])
def test_yaml_of_the_corpora_is_plain_data_or_refused_with_its_line_in_a_second(kind: str) -> None:
    for id_, data in raw(kind):
        started = time.process_time()
        value, problems = yamlio.parse(data.decode("utf-8", "replace"), "x.yml")
        assert quick(started), id_
        assert value is None or not problems, id_
        assert all(problem.place.isdigit() and problem.remedy for problem in problems), id_
        assert _is_plain(value), id_


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(entry) for key, entry in value.items())
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 50000,
        "- " * 50000,
        "a:\n" + "? " * 50000,
        "{a: " * 50000,
        "&a " * 50000,
        "!!" * 50000,
        "a: |" + "\n " * 50000,
        "\n".join(f"k{n}: v" for n in range(20000)) + "\nk0: v",
        "a: '" + "''" * 100000,
        "# " * 100000 + "\n\ta: 1",
        "a: *" + "x" * 50000,
    ],
)
def test_yaml_floods_take_less_than_a_second(text: str) -> None:
    started = time.process_time()
    yamlio.parse(text, "x.yml")
    assert quick(started)


@pytest.mark.parametrize("text", INVENTED)
def test_hostile_strings_come_back_from_yaml(text: str) -> None:
    assert yamlio.parse(yamlio.dump({"a": [text]}), "x.yml") == ({"a": [text]}, ())


def test_strings_of_the_corpora_come_back_from_yaml() -> None:
    texts = [payload.text for payload in corpora(CORPORA)]
    assert yamlio.parse(yamlio.dump(texts), "x.yml")[0] == (texts or [])


# ---------------------------------------------------------------- names


@given(st.text(max_size=300))
def test_any_id_is_one_safe_piece_of_a_path(identifier: str) -> None:
    piece = links.piece(identifier)
    assert piece.isascii()
    assert piece not in ("", ".", "..")
    assert not set(piece) & set('/\\:*?"<>|\x00 ')
    assert len(piece) <= 100


def test_names_of_the_corpora_stay_in_their_folder_and_apart() -> None:
    names = [payload.text for payload in corpora(CORPORA) if payload.kind in ("path", "confusable", "unicode", "blns")]
    pieces = [links.piece(name) for name in [*names, *INVENTED]]
    assert all(set(piece) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for piece in pieces)
    assert len(set(pieces)) == len({*names, *INVENTED})
    assert all(Path(slug(name)).name == slug(name) for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.txt",
        "a\rb.txt",
        "\x1b[31m.txt",
        "a\u202eb.txt",
        "a\u200bb.txt",
        "CON.txt",
        "lpt1.md",
        "nul.html",
        "a:b.txt",
        "a .txt ",
        "a...",
        "::error::x.txt",
        "x" * 250 + ".txt",
        "a\\b.txt",
        "<b>.txt",
        "a|b.txt",
        "a.yml",
        "a" + chr(56575),
        "COM" + chr(185),
        "a?.txt",
        'a".txt',
    ],
)
def test_unsafe_names_are_refused(name: str) -> None:
    assert seeds._name_fault(name)


def test_names_that_some_file_system_takes_for_one_do_not_collide(tmp_path: Path) -> None:
    for name in (
        "Café.txt",
        unicodedata.normalize("NFD", "Café.txt"),
        "CAFÉ.md",
        "café.html",
        "STRASSE.txt",
        "straße.txt",
    ):
        (tmp_path / name).write_text("said")
    paths, problems = seeds.find(tmp_path)
    assert len(paths) == 2
    assert len(problems) == 4
    assert all("same brief file" in problem.message for problem in problems)


# ---------------------------------------------------------------- Markdown of editors


def harmful(html: str) -> list[str]:
    """What in ``html`` could run or fetch."""
    document = Document(html)
    found = [name for name in document.names if name in RUNNING]
    for name, attributes in document.elements:
        found += [
            key for key in attributes if key.startswith("on") or key in ("style", "srcset", "formaction", "srcdoc")
        ]
        for key in ("href", "src"):
            address = IGNORED.sub("", attributes.get(key, "")).strip().lower()
            scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
            scheme = scheme if SCHEME.fullmatch(scheme) else ""
            if scheme not in ("", "http", "https", "mailto") or (
                name == "img" and (scheme or address.startswith("//"))
            ):
                found.append(address)
    return found


def test_markdown_of_the_corpora_runs_nothing_and_takes_no_time() -> None:
    wanted = ("mdxss", "markdown", "xss", "malformed_html")
    texts = [payload.text for payload in corpora(CORPORA) if payload.kind in wanted][::6]
    for text in [*INVENTED, *texts]:
        started = time.process_time()
        assert harmful(markdown_html(text)) == [], text
        assert quick(started), text


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "[](", "[a](", "[[a]", "[a][", "1. ", "> ", "- ", "* ", "*a ", "**", "_a", "`", "<", "<![CDATA["],
)
def test_markdown_that_hangs_is_shown_as_typed(unit: str) -> None:
    text = unit * (5_000 // len(unit))
    started = time.process_time()
    markdown_html(text)
    assert time.process_time() - started < 2 * SECOND


@pytest.mark.parametrize(
    "text",
    [
        "<![>",
        "a `<![x[` b",
        "[a](http://[x)",
        "[a]: http://[x",
        "<http://[x>",
        "[" * (BRACKET_LIMIT + 1),
        "> " * 99,
        "a" * 100_001,
    ],
)
def test_markdown_that_is_not_rendered_is_named(text: str) -> None:
    problem = page_fault("p.md", text)
    assert problem is not None
    assert (problem.path, problem.severity) == ("pages/p.md", "error")
    assert problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) and [c](https://x.example/)",
        "- a\n- b\n  - c",
        "> a\n> b",
        "1. a\n2. b",
        "[x]" * 50,
        "<![CDATA[a]]> <![if IE]> <![endif]>",
    ],
)
def test_ordinary_markdown_is_rendered(text: str) -> None:
    assert fault(text) == ""


def test_pictures_come_from_the_site_alone() -> None:
    assert 'src="a/b.png"' in cleaned('<img src="a/b.png">')
    for address in (
        "https://x.example/a",
        "//x.example/a",
        "/\\x.example/a",
        "/\t/x.example/a",
        " \n//x.example/a",
        "ht\ntps:x",
    ):
        assert "src" not in cleaned(f'<img src="{address}">'), address


def test_ids_are_one_elements_and_never_the_shells() -> None:
    html = str(cleaned("<h2 id='a'>x</h2><h3 id='a'>y</h3><h1 id='theme'>z</h1><h2 id='b'>w</h2>"))
    assert re.findall(r'id="([^"]*)"', html) == ["a", "b"]
    shell = "".join(path.read_text("utf-8") for path in sorted((ROOT / "templates" / "theme").rglob("*.html")))
    assert set(re.findall(r' id="([a-z_-]+)"', shell)) <= OWN_IDS
