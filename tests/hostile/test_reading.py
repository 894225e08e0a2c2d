"""Hostile bytes and words in reading: no crash, nothing garbled without a flag, no time that grows faster than the text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import generator
from generator import extraction
from generator.engines import Engine
from generator.engines.offline import nlp
from generator.engines.registry import engine
from generator.extraction import brief_file
from generator.reading import articles, decoding, html, seeds
from tests.hostile.payloads import CORPORA, INVENTED, corpora, raw, sample

SIZE = 100_000
HANG = 2.0
"""Seconds of processor time for a seed of 100 kB."""
MOST = 0.3
"""Seconds for all matches in a thousand characters; a pattern that begins with white space takes 0.15 s for a thousand spaces."""
WORDS = "the harbour minister Ada Brandt said on Tuesday that she supports a deal"
UNITS = (
    "a", " ", "\n", "\t", "[", "]", "(", "<", ">", "“", "\"", "'", "’", ".", ",", ";", ":", "-", "—", "/", "\\",
    "*", "_", "#", "@", "&", "=", "|", "1", "0,", "1/", "12:", "2026-", "é", "東", "\u0301", "\u200b", "\u202e",
    "\u00a0", "�", "A", "Aa ", "A. ", "a.b@", "://", "www.", "http://a.b/", "By ", "by A", "By Ada Brandt and ",
    "on Monday ", "two days ago, ", "March 4, ", "of the ", "said ", "he said, “", "- a\n", "1. a\n", "Ada:\n",
    "PORT VERRAN, ", "PORT VERRAN (Wire) — ", "Read more: ", "a | ", "© 2026 ", "not ", "Mr. ", "and ", "who ",
    "$1", "5%", "<p>", "<a href=x>", "<b><i>", "</p>", "<!--", "<script>", "&amp;", "&#", "<p a=b ", "{", "}",
    "[a](", "![", "**", "`", "~~", "> ", "Related stories\n", "Share this\n", "a\n\n", "Ada Brandt, minister of ",
    "U.S. ",
)  # fmt: skip

WHO = ("Ada", "Jonas", "Mira", "Tomas", "Brandt", "Reth", "Sollen", "Lind")
SHAPES = {
    "quotations alone": "“We oppose plan {n} of the minister.”\n\n",
    "tiny quotations": "“No {n},” said {who}.\n\n",
    "quotations with speakers": "“We will not sign {n},” {who} told the Herald on Monday, adding: “It is a mistake.” ",
    "sentences with dates": "On {day} March 19{day:02}, the minister resigned.\n\n",
    "items": "- item {n}\n",
    "headings": "# Minister {n} signs accord\n\n",
    "interview": "{who}: We oppose the plan {n}.\n",
    "offices": "{who}, minister of Sarn {n}, said on Monday he supports the deal. ",
    "numbers": "12 {n} ",
}
"""Texts with the shapes of reports that took longest, before there were limits; ``n`` counts on."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of text that a module of ours keeps, with its name."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        for name, value in sorted(vars(importlib.import_module(module.name)).items()):
            for number, one in enumerate(value if isinstance(value, tuple | list) else [value]):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield f"{module.name}.{name}[{number}]", one


def test_no_pattern_of_ours_runs_away() -> None:
    known = {one.pattern + str(one.flags): (name, one) for name, one in patterns()}
    slow = [
        f"{name} on {unit!r}"
        for name, pattern in known.values()
        for unit in UNITS
        if _search(pattern, unit * (1_000 // len(unit))) > MOST or _grows(pattern, unit)
    ]
    assert slow == []


def _search(pattern: re.Pattern[str], text: str) -> float:
    """How long it takes to find all matches in ``text``."""
    started = time.process_time()
    sum(1 for _ in pattern.finditer(text))
    return time.process_time() - started


def _match(pattern: re.Pattern[str], text: str) -> float:
    """How long it takes to match at the start of ``text``."""
    started = time.process_time()
    pattern.match(text)
    return time.process_time() - started


def _grows(pattern: re.Pattern[str], unit: str) -> bool:
    """Whether a match takes long in a long text, and eight times the text more than thirty times the time."""
    long, short = unit * (16_000 // len(unit)), unit * (2_000 // len(unit))
    if _match(pattern, long) < 0.02:
        return False
    # A busy machine may stretch one measurement, not the least of three.
    least, most = (min(_match(pattern, text) for _ in range(3)) for text in (short, long))
    return most > 0.02 and most > 30 * least


def hostile_texts() -> Iterator[tuple[str, str]]:
    """Names and texts of 100 kB that look like an article in English and are none, or are far too many."""
    head = f"Minister signs accord\n\nBy Ada Brandt | 4 March 2026\n\n{WORDS}.\n\n"
    for unit in UNITS[::6]:
        yield f"{unit!r}", head + (unit * (SIZE // len(unit)))
    for joint in (" ", ". ", " and ", "\n\n"):
        yield f"words joined by {joint!r}", head + joint.join([WORDS] * (SIZE // (len(WORDS) + len(joint))))
    for name, text in SHAPES.items():
        parts = (text.format(n=n, who=WHO[n % 4] + " " + WHO[-1 - n // 4 % 4], day=1 + n % 28) for n in range(SIZE))
        yield name, head + "".join(_up_to(SIZE - len(head), parts))


def _up_to(size: int, parts: Iterable[str]) -> Iterator[str]:
    """The first of ``parts`` that have no more than ``size`` characters together."""
    for part in parts:
        size -= len(part)
        if size < 0:
            return
        yield part


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), [pytest.param(*pair, id=pair[0]) for pair in hostile_texts()])
def test_no_text_takes_long(tmp_path: Path, name: str, text: str) -> None:
    offline = engine("offline")
    (tmp_path / "a.txt").write_text("\n\n".join(f"The minister said on day {n} that {WORDS}." for n in range(20)))
    brief_file(tmp_path, tmp_path / "a.txt", offline)
    (tmp_path / "b.txt").write_text(text)
    assert any(_read_in_time(tmp_path, offline) for _ in range(3)), name


def _read_in_time(folder: Path, offline: Engine) -> bool:
    """Whether a seed is read within :data:`HANG`: what else a machine does stretches processor time too, but not each time."""
    started = time.process_time()
    brief_file(folder, folder / "b.txt", offline)
    return time.process_time() - started < HANG


def story(number: int) -> str:
    """A short report that shares no word with those of other numbers."""
    own = [f"{sound}{number}" for sound in ("bal", "cor", "dun", "fen", "gor", "hal", "jum", "kel")]
    lines = (f"The {own[n]} of {own[n + 1]} was seen by the {own[n + 2]} and it is still with us. " for n in range(6))
    return (
        f"{own[0].title()} meets {own[1]} in {own[2].title()}\n\nBy Ada Brandt | {number + 1} March 2026\n\n"
        + "".join(lines) * 2
    )


def test_of_too_many_articles_the_first_are_read_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "ARTICLE_LIMIT", 2)
    (tmp_path / "a.txt").write_text("\n\n\n".join(story(n) for n in range(4)))
    seed, _ = seeds.load(tmp_path, tmp_path / "a.txt")
    assert seed is not None
    count = len(articles.read(seed).articles)
    file, problems = brief_file(tmp_path, tmp_path / "a.txt", engine("offline"))
    assert file is not None
    assert len(file.briefs) == 2
    assert [problem.message for problem in problems] == [f"holds {count} articles; only the first 2 are read."]


def test_a_sentence_without_end_is_ended() -> None:
    parser = nlp.parser()
    if parser.model is None:
        pytest.skip("no weights of the parser on this machine")
    doc = parser.language(" ".join(["and the minister"] * 500))
    assert max(len(sentence) for sentence in doc.sents) <= nlp.SENTENCE_LIMIT


def test_only_so_much_of_an_article_is_parsed_and_it_is_said(tmp_path: Path) -> None:
    said = (
        f"The minister of port {n} said on Tuesday that pier {n} would be open to ships of class {n}."
        for n in range(400)
    )
    (tmp_path / "a.txt").write_text("Minister opens all the piers\n\n" + "\n\n".join(said))
    _, problems = brief_file(tmp_path, tmp_path / "a.txt", engine("offline"))
    assert any("were not read for facts" in problem.message for problem in problems)


@pytest.mark.parametrize(("id_", "data"), [pytest.param(*row, id=row[0]) for row in raw("encoding")])
def test_encodings_of_the_corpora(tmp_path: Path, id_: str, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    seed, problems = seeds.load(tmp_path, tmp_path / "a.txt")
    if seed is None:
        assert [problem.severity for problem in problems] == ["error"]
    elif not _is_unicode(data):
        assert problems, f"{id_} was read as {seed.encoding} without a word"


def _is_unicode(data: bytes) -> bool:
    """Whether ``data`` is UTF-8, or marked as UTF-16 or UTF-32, without broken characters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


TEXT = "Łódź: l’accord signé — “déjà vu”, said Ada Brandt.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_unicode_in_all_forms_is_read_as_it_was_written(encoding: str) -> None:
    found = decoding.decode((TEXT * 3).encode(encoding))
    assert isinstance(found, decoding.Decoded)
    assert found.text == TEXT * 3


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"])
def test_japanese_in_all_forms_is_read_as_it_was_written(encoding: str) -> None:
    text = "大臣は火曜日に協定に署名したと述べた。漁師たちは 2026 年に港に集まった。\n" * 3
    found = decoding.decode(text.encode(encoding))
    assert isinstance(found, decoding.Decoded)
    assert found.text == text
    assert found.doubts


def test_halves_of_characters_are_joined_or_shown_as_lost() -> None:
    found = decoding.decode("the minister 😀 said".encode())
    halves = "the minister \ud83d\ude00 said \ud83d".encode("utf-8", "surrogatepass")
    joined = decoding.decode(halves)
    assert isinstance(found, decoding.Decoded)
    assert isinstance(joined, decoding.Decoded)
    assert joined.text == f"{found.text} \ufffd"
    assert joined.doubts


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode() + TEXT.encode("cp1252", "replace"),
        TEXT.encode("utf-16")[:-1],
        TEXT.encode("utf-16-le") + TEXT.encode(),
        TEXT.encode().decode("cp1252", "replace").encode() * 2,
        b"\xfe\xff" + (TEXT * 3).encode("utf-16-le"),
        (TEXT * 3).encode("iso2022_jp", "replace") + "東京".encode("iso2022_jp"),
        (TEXT * 3).encode().decode("mac-roman").encode(),
        TEXT.encode("cp500", "replace") * 3,
        b"\xed\xa0\x80\xed\xb0\x80 said the minister" * 3,
        b"\xc0\xaf\xe0\x80\xaf said the minister" * 3,
        b"\xf4\x90\x80\x80 said the minister" * 3,
        "заявил министр".encode("koi8-r") * 5,
        b"said \x00 the minister of the harbour, who stays",
    ],
)
def test_what_is_not_clean_is_refused_or_flagged(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    _, problems = seeds.load(tmp_path, tmp_path / "a.txt")
    assert problems


@pytest.mark.parametrize(
    "markup",
    [
        "<p " + " ".join(f"a{n}='>'" for n in range(20_000)) + ">said</p>",
        "<p " + "".join(f'a{n}=">"' for n in range(20_000)) + ">said</p>",
        "<p/" + "/".join(f"a{n}" for n in range(20_000)) + ">said</p>",
        '<p x="\'>" ' + "\f".join(f"a{n}=<" for n in range(20_000)) + ">said</p>",
    ],
)
def test_floods_of_attributes_are_refused_before_they_are_parsed(markup: str) -> None:
    started = time.process_time()
    assert "attributes" in html.parse(markup)[1]
    assert time.process_time() - started < HANG / 2


def test_quoted_angles_are_no_ends_of_tags() -> None:
    assert html.parse("<p title='a > b' " + "class=x " * 10 + ">said</p>")[1] == ""


def test_every_payload_is_read_alone_without_a_crash(tmp_path: Path) -> None:
    offline = engine("offline")
    texts = [*INVENTED, *(payload.text for payload in sample(corpora(CORPORA), 52))]
    for suffix in (".txt", ".html"):
        for number, text in enumerate(texts):
            path = tmp_path / f"{number}{suffix}"
            path.write_text(f"Minister signs accord\n\n{text}\n\n{WORDS}.\n", "utf-8", errors="replace")
            file, problems = brief_file(tmp_path, path, offline)
            assert file is not None or problems
