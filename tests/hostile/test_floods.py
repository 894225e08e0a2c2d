"""Floods of 100 kB that once took long, or take longest: each is read within the limit on a hang, whatever it is named."""

from __future__ import annotations

import html
import random
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from generator.engines import Engine
from generator.engines.registry import engine
from generator.extraction import brief_file
from tests.hostile.rounds import ROOT

SIZE = 100_000
SLACK = 1.3
"""How much longer than news of the same size a flood may take. The slowest, a page of articles, takes 0.8 of it, the others half
at most; two measurements of one text differ by up to a third while the tests run on all cores; what hangs takes many times as
long."""
HANG = 1.5
"""Seconds of processor time for a seed of 100 kB; of a flood that is read as news, what news of that size takes."""
WORDS = "minister harbour accord council port signed treaty bridge toll opposed plan union strike market ship captain".split()
NAMES = "Ada Jonas Mira Tomas Ilse Rosa Brandt Reth Sollen Lind Varga Verhagen".split()
MONTHS = "January February March April May June July August September October November December".split()
Choice = random.Random
HEAD = "Minister signs accord\n\nBy Ada Brandt | 4 March 2026\n\nThe minister Ada Brandt said on Tuesday that she backs it.\n\n"


def word(of: Choice) -> str:
    return of.choice(WORDS)


def name(of: Choice) -> str:
    return f"{of.choice(NAMES)} {of.choice(NAMES)}"


def sentence(of: Choice) -> str:
    return f"The {word(of)} of the {word(of)} said the {word(of)} {word(of)} was {word(of)} by {name(of)} on Monday. "


TEXTS: dict[str, Callable[[Choice, int], str]] = {
    "tiny reports": lambda of, n: (
        f"{word(of).title()} {n} signs {word(of)} with {name(of)}\n\nBy {name(of)} | {1 + n % 28} {MONTHS[n % 12]} 2026\n\n"
        f"PORT VERRAN (Wire) — {sentence(of)}{sentence(of)}{sentence(of)}\n\n\n"
    ),
    "paragraphs of a sentence": lambda of, _n: f"{sentence(of)}\n\n",
    "reports under datelines": lambda of, n: (
        f"{word(of).upper()}, {MONTHS[n % 12]} {1 + n % 28} (Wire) — {sentence(of)}\n\n"
    ),
    "headlines over sentences": lambda of, _n: f"{name(of)} {word(of)} {word(of)}\n\n{sentence(of)}\n\n",
    "short lines": lambda of, _n: f"{word(of)}\n",
    "names": lambda of, _n: f"{name(of)} and ",
    "dates": lambda of, n: f"On {MONTHS[n % 12]} {1 + n % 28}, {1990 + n % 40}, {name(of)} resigned.\n\n",
    "a letter a paragraph": lambda _of, _n: "a\n\n",
    "markdown headings": lambda of, _n: f"## {word(of).title()} {word(of)}\n\n",
    "table rows": lambda of, n: f"| {word(of)} | {n} | {name(of)} |\n",
    "a letter under many marks": lambda of, _n: word(of) + "\u0301" * 20 + " ",
    "base64": lambda _of, _n: "aGVsbG8gd29ybGQg",
    "Chinese without spaces": lambda _of, _n: "東",
    "emoji": lambda _of, _n: "😀👩\u200d👩\u200d👧\u200d👦🇩🇪 ",
    "open brackets with words": lambda of, _n: f"({word(of)} ",
    "addresses": lambda of, n: f"https://{word(of)}.example/{n}\n",
}
PAGES: dict[str, Callable[[Choice, int], str]] = {
    "paragraphs": lambda of, _n: f"<p>{sentence(of)}</p>",
    "unclosed paragraphs": lambda of, _n: f"<p>{word(of)}",
    "headings with paragraphs": lambda of, _n: f"<h2>{word(of)} {word(of)}</h2><p>{sentence(of)}</p>",
    "articles": lambda of, _n: f"<article><h2>{word(of)}</h2><p>{sentence(of)}</p></article>",
    "tiny articles": lambda _of, _n: "<article>x</article>",
    "depth again and again": lambda of, _n: "<div>" * 200 + word(of) + "</div>" * 200,
    "misnested": lambda _of, _n: "<b><p>x</b>",
    "tables in tables": lambda _of, _n: "<table><tr><td>",
    "metadata": lambda of, n: f"<meta property='og:title' content='{word(of)} {n}'>",
    "JSON-LD": lambda _of, _n: '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>',
    "deep JSON-LD": lambda _of, _n: f'<script type="application/ld+json">{"[" * 20_000}{"]" * 20_000}</script>',
    "open comments": lambda _of, _n: "<!--",
    "open tags": lambda _of, _n: "<a ",
    "entities": lambda _of, _n: "&amp;&notin;&#x41;",
    "pictures as data": lambda _of, _n: f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 200}'>",
    "boxes": lambda of, n: f"<div class='related promo-{n} comments'>{word(of)}</div>",
}


def flood(part: Callable[[Choice, int], str]) -> str:
    """``part`` again and again, up to :data:`SIZE` bytes."""
    of = Choice(6)
    parts: list[str] = []
    size = 0
    for number in count():
        parts.append(part(of, number))
        size += len(parts[-1].encode())
        if size >= SIZE:
            return "".join(parts).encode()[:SIZE].decode("utf-8", "ignore")
    return ""


def seeds() -> Iterator[tuple[str, str]]:
    """Names of files with what is in them."""
    for title, part in TEXTS.items():
        text = flood(part)
        yield f"{title}.{'md' if 'markdown' in title else 'txt'}", text
        marked = "".join(f"<p>{html.escape(one)}</p>" for one in (HEAD + text).split("\n\n"))
        yield f"{title}.html", f"<!doctype html><html><body><article>{marked}"[:SIZE]
    for title, part in PAGES.items():
        yield f"page of {title}.html", f"<!doctype html><html><body>{flood(part)}"[:SIZE]


@pytest.fixture(scope="module")
def offline() -> Engine:
    """The engine, with its models loaded."""
    return engine("offline")


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory, offline: Engine) -> float:
    """How long the sample desk's news of the same size takes, on this machine, now."""
    folder: Path = tmp_path_factory.mktemp("ordinary")
    news = (path.read_text("utf-8", "replace") for path in sorted((ROOT / "content" / "seeds").rglob("*.txt")))
    (folder / "news.txt").write_text("\n\n\n".join(news)[:SIZE], "utf-8")
    _taken(folder, "news.txt", offline)
    return _taken(folder, "news.txt", offline)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), [pytest.param(*pair, id=pair[0]) for pair in seeds()])
def test_no_flood_takes_longer_than_news(
    tmp_path: Path, offline: Engine, ordinary: float, name: str, text: str
) -> None:
    """What else a machine does stretches processor time too, of news and of floods; the best of three counts."""
    (tmp_path / name).write_text(text, "utf-8", newline="")
    assert any(_taken(tmp_path, name, offline) < max(HANG, SLACK * ordinary) for _ in range(3))


def _taken(folder: Path, name: str, offline: Engine) -> float:
    """The processor time for reading the seed ``name``."""
    started = time.process_time()
    file, problems = brief_file(folder, folder / name, offline)
    assert file is not None or problems
    return time.process_time() - started
