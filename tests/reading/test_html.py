from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Hint
from generator.reading import html

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
LEAD = (
    "PORT VERRAN &mdash; Ministers of two coastal states signed an accord on&nbsp;Tuesday night that opens the inner harbour "
    "to foreign vessels, ending a dispute of nine years."
)
QUOTE = (
    "&ldquo;This is a good day for the coast,&rdquo; said Ada Brandt, the harbour minister, who had led the talks. She added "
    "that the first ships would arrive in June."
)
VOTE = (
    "The parliament has to approve the accord by the end of April, and the opposition has announced that it will vote "
    "against it in the second reading."
)
JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "A site"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ministers sign &amp; celebrate accord",
            "author": [{"@type": "Person", "name": "Lena Okoro"}, {"name": "Tom\nVale"}],
            "publisher": {"name": "The Verran Courier"},
            "datePublished": "2026-03-04T06:00+01:00",
            "articleSection": ["World", "Coast"],
            "isAccessibleForFree": "False",
        },
    ],
}
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Accord | The Verran Courier</title>
<meta property="og:site_name" content="Courier Online"><link rel="canonical" href="https://courier.example/accord">
<script type="application/ld+json">{json.dumps(JSON_LD)}</script></head><body>
<div id="cookie-banner"><p>We value your privacy.</p><button>Accept</button><button>Reject</button></div>
<nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><header><h1>Ministers sign   harbour
accord</h1><p class="byline">By <a rel="author" href="x">Lena Okoro</a></p>
<time datetime="2026-03-04T06:00+01:00">4 March 2026</time></header>
<figure><img src="x" alt="a ship"><figcaption>The harbour at dawn.</figcaption></figure>
<p>{LEAD}</p><p>{QUOTE}</p><h2>What happens next</h2><p>{VOTE}</p></article></main>
<aside><h3>Related</h3><ol><li><a href="a">Ferry strike enters third week</a></li><li><a href="b">A portrait</a></li></ol></aside>
<footer>(c) The Verran Courier</footer></body></html>"""


def words(text: str, hints: tuple[Hint, ...], kind: str) -> list[str]:
    return [text[hint.start : hint.end] for hint in hints if hint.kind == kind]


def body(markup: str) -> str:
    return html.render(f"<html><body>{markup}</body></html>")[0]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("<div><div><p>One</p></div></div>two", "One\n\ntwo"),
        ("<p>  One \n\t two<b> three </b> four</p>", "One two three four"),
        ("<p>wh<b>ole</b> word</p>", "whole word"),
        ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc"),
        ("<p>&lt;b&gt; &amp;amp; caf&eacute;&nbsp;&#8212;</p>", "<b> &amp; café\u00a0—"),
        ("<ul><li>a<li>b</ul><p>c</p>", "- a\n- b\n\nc"),
        ("<ol><li><p>One.</p><p>Two.</p></li></ol>", "1. One.\n\nTwo."),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n- b\n- c"),
        ("<ul><li></li><li>a</li></ul><p>b</p>", "- a\n\nb"),
        ("<table><tr><th>Year<th>Ships<tr><td>2024<td>120</table>", "Year | Ships\n2024 | 120"),
        ("<table><tr><td><p>One.</p><p>Two.</p></td><td><p>Three.</p></td></tr></table>", "One.\n\nTwo.\n\nThree."),
        ("<pre>\n a\n   b\n</pre>", " a\n   b"),
        ("<a href=x>Home</a><a href=y>World</a>", "Home World"),
        ("<button>Yes</button><button>No</button>", "Yes No"),
        ("a<!-- c --><script>s</script><style>t</style><template>u</template><noscript>v</noscript>b", "ab"),
        ("<p hidden>a</p><p style='color:red; DISPLAY : none'>b</p><p class='x sr-only'>c</p><dialog>d</dialog>e", "e"),
        ("<p hidden>a</p> tail", "tail"),
        ("", ""),
    ],
)
def test_render_shows_text_as_a_browser_would(markup: str, text: str) -> None:
    assert body(markup) == text


def test_render_reads_a_page_into_paragraphs_and_metadata() -> None:
    text, _ = html.render(PAGE)
    paragraphs = text.split("\n\n")
    assert paragraphs[0:4] == [
        "We value your privacy.",
        "Accept Reject",
        "- World\n- Sport",
        "Ministers sign harbour accord",
    ]
    assert paragraphs[-1].split("\n") == [
        "headline: Ministers sign & celebrate accord",
        "title: Accord | The Verran Courier",
        "outlet: The Verran Courier",
        "author: Lena Okoro",
        "author: Tom Vale",
        "published: 2026-03-04T06:00+01:00",
        "section: World",
        "url: https://courier.example/accord",
        "language: en-GB",
        "paywall: yes",
    ]


def test_render_hints_at_the_roles_of_stretches() -> None:
    text, hints = html.render(PAGE)
    assert words(text, hints, "heading") == ["Ministers sign harbour accord", "What happens next", "Related"]
    assert [hint.value for hint in hints if hint.kind == "heading"] == ["1", "2", "3"]
    assert words(text, hints, "caption") == ["The harbour at dawn."]
    assert words(text, hints, "navigation")[0] == "World\n- Sport"
    assert [hint.value for hint in hints if hint.kind == "navigation"] == ["nav", "aside", "footer"]
    assert [(text[h.start : h.end], h.value) for h in hints if h.kind == "time"] == [
        ("4 March 2026", "2026-03-04T06:00+01:00")
    ]
    assert words(text, hints, "author") == ["By Lena Okoro", "Lena Okoro", "Lena Okoro", "Tom Vale"]
    assert words(text, hints, "consent") == ["We value your privacy.\n\nAccept Reject"]


def test_render_gives_values_of_the_metadata_a_stretch_of_their_own() -> None:
    text, hints = html.render(PAGE)
    (block,) = (hint for hint in hints if hint.kind == "metadata")
    assert block.end == len(text)
    assert text[block.start - 2 : block.start] == "\n\n"
    values = [hint for hint in hints if hint.start > block.start]
    assert len(values) == text[block.start :].count("\n") + 1
    assert all(text[hint.start : hint.end] == hint.value for hint in values)


def test_render_finds_the_main_text() -> None:
    text, hints = html.render(PAGE)
    main = "\n\n".join(words(text, hints, "main"))
    for part in ("PORT VERRAN", "good day for the coast", "What happens next", "second reading"):
        assert part in main
    for part in ("privacy", "Sport", "Ferry strike", "(c) The Verran", "outlet:"):
        assert part not in main


def test_render_is_the_same_on_every_run() -> None:
    assert html.render(PAGE) == html.render(PAGE)


def test_render_takes_metadata_from_meta_elements_where_there_is_no_json() -> None:
    head = (
        '<meta property="og:site_name" content="Courier"><meta name="author" content="Lena Okoro">'
        '<meta property="article:author" content="https://social.example/lena"><meta name="date" content="2026-03-04">'
        '<meta property="og:url" content="javascript:alert(1)"><meta property="og:title" content="A\x07 \u202etitle">'
    )
    text, _ = html.render(f"<html><head>{head}</head><body><p>One.</p></body></html>")
    assert text == "One.\n\nheadline: A title\noutlet: Courier\nauthor: Lena Okoro\npublished: 2026-03-04"


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, '{"@type": "NewsArticle", "headline": {"a": [1]}, "author": 7}', "null", '"x"', "[[[1]]]"],
)
def test_render_survives_broken_json(script: str) -> None:
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>One.</p></body></html>'
    assert html.render(page)[0] == "One."


def test_render_limits_values_of_the_metadata() -> None:
    text, _ = html.render(
        f'<html><head><meta name="author" content="{"x " * 5000}"></head><body><p>One.</p></body></html>'
    )
    assert len(text.split("\n")[-1]) <= len("author: ") + 300


def test_render_expands_no_entities_of_a_page() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    text, _ = html.render(f"{bomb}<html><body><p>&b; &f;</p></body></html>")
    assert "lollol" not in text
    assert "&f;" in text


@pytest.mark.parametrize(
    "markup",
    ["<" * 100_000, "<div>" * 20_000, "<a href=x>" * 20_000, "<p>x" * 25_000, "&" * 100_000, "<b" * 50_000, "<!--" * 25_000,
     "<table><tr><td>" * 7_000, "<ul><li>x" * 11_000, f"<p style='{'display ' * 12_000}'>x", f"<p class='{'a ' * 50_000}'>x",
     "<p>" + "word " * 20_000, "\x00" * 100_000, "<pre>" + " \n" * 50_000, "<br>" * 25_000,
     "<div><p>a few words more</p></div>" * 3_000],
)  # fmt: skip
def test_render_is_quick_on_100_kb_of_anything(markup: str) -> None:
    start = time.process_time()
    html.render(markup)
    assert time.process_time() - start < 2


@settings(deadline=None)  # the machine may be busy; slowness has tests of its own
@given(st.text(alphabet="<>/ap libr\n=\"'&;!-\x00\u00e9", max_size=300))
def test_render_never_fails_and_hints_stay_in_the_text(markup: str) -> None:
    text, hints = html.render(f"<html><body>{markup}")
    assert all(0 <= hint.start < hint.end <= len(text) for hint in hints)
    assert list(hints) == sorted(hints, key=lambda hint: (hint.start, hint.end, hint.kind, hint.value))


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the collection of hostile inputs is not beside the repository")
def test_render_survives_malformed_pages() -> None:
    rows = (HOSTILE / "rows" / "malformed_html.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows[::25]):
        start = time.process_time()
        text, hints = html.render(row["payload"])
        assert all(0 <= hint.start < hint.end <= len(text) for hint in hints), row["id"]
        assert time.process_time() - start < 2, row["id"]
