"""Bytes that come near what each target reads: its words and marks in any order, and anything at all between them."""

from __future__ import annotations

from hypothesis import strategies as st

ANYTHING = st.binary(max_size=60)
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "cp1251",
    "koi8-r",
    "cp932",
    "gb18030",
    "iso2022_jp",
)
LINES = (
    "Minister signs accord\n", "\n", "\n\n", "By Ada Brandt\n", "4 March 2026\n", "PORT VERRAN (Wire) — ",
    "Read more\n", "Accept cookies\n", "The minister said on Tuesday that the accord was signed. ",
    "“We will not,” she said. ", "- item\n", "# Title\n", "---\n", "<p>", "</p>", "<html><body>", "<h1>",
    "<script>", "<a href=x>", "<table><tr><td>", "<time datetime=2026-03-04>", "&amp;", "\u202e", "\u0000", "é",
    "東京", "[a](b) ",
)  # fmt: skip
TIMES = (
    "4 March 2026", "March", "Tuesday", "last ", "next ", "two ", "days ", "ago", "weeks ", "the ", "of ", "2026",
    "1990s", "quarter ", "12:30", " a.m.", "-", "/", "13", "31", "02", "since ", "until ", "between ", "and ",
    "early ", "mid-", "century", "tomorrow", "yesterday ", ", ", "’",
)  # fmt: skip
MARKS = (
    "a: ", "- ", "\n", "  ", "{", "}", "[", "]", ",", ":", "&a", "*a", "!!str ", "|", ">", "'", "\"", "#", "? ",
    "---", "<<: ", "08", "1.5", "~", "\t", "null", "true", "\\x41", "é", "\u0085", "\u2028", "%YAML 1.1\n",
)  # fmt: skip


def _mixture(words: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    parts = st.sampled_from(words).map(str.encode) | ANYTHING.filter(bool)
    return st.lists(parts, max_size=60).map(b"".join)


def _encoded() -> st.SearchStrategy[bytes]:
    pairs = st.tuples(st.text(max_size=200), st.sampled_from(ENCODINGS))
    return pairs.map(lambda pair: pair[0].encode(pair[1], "replace")) | ANYTHING


MIXTURES: dict[str, st.SearchStrategy[bytes]] = {
    "decode": st.lists(_encoded(), max_size=4).map(b"".join),
    "label": _mixture(LINES),
    "dates": _mixture(TIMES),
    "yaml": _mixture(MARKS),
}
