"""The plugin: pages of the desk inside the theme's shell, under MkDocs' own build."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.publishing.frame import Sources, files_of, frame
from generator.publishing.page import Section
from generator.publishing.pages import pages
from generator.publishing.plugin import DaybriefPlugin
from generator.publishing.shell import Shell, Shells, table_of_contents
from generator.publishing.site import Request
from generator.publishing.site import build as publish
from tests import desks
from tests.publishing.html import Document

ROOT = Path(__file__).parents[2]
WRITTEN = """# How <b>it</b> works & why

Text, <script>alert(1)</script> <a href="javascript:alert(1)" onclick="alert(1)">bad</a>
and [a brief](briefs/bridge-vote-1/index.md).

## One
## Two <img src=x onerror=alert(1)>
## Three
"""


@pytest.fixture(scope="module")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    (folder / "how-it-works.md").write_text(WRITTEN)
    (folder / "evil.html").write_text("<script>alert(1)</script>")
    (folder / "evil.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="module")
def plugin_and_site(desk_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[DaybriefPlugin, Path]:
    site = tmp_path_factory.mktemp("site")
    config = load_config(
        config_file=str(ROOT / "mkdocs.yml"), site_dir=str(site), docs_dir=str(desk_folder), strict=True
    )
    plugin = config.plugins["daybrief"]
    assert isinstance(plugin, DaybriefPlugin)
    plugin.config.desk = "tests.desks:load"
    plugin.config.search = False
    build(config)
    return plugin, site


@pytest.fixture(scope="module")
def site(plugin_and_site: tuple[DaybriefPlugin, Path]) -> Path:
    return plugin_and_site[1]


def test_a_build_of_our_own_gives_the_same_files(site: Path, desk_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(desk_folder, tmp_path / "content" / "pages")
    config = (ROOT / "mkdocs.yml").read_text().replace("content: content", "search: false")
    (tmp_path / "mkdocs.yml").write_text(config.replace("  custom_dir: templates/theme\n", ""))
    publish(Request(tmp_path / "mkdocs.yml", tmp_path / "content", tmp_path / "site"), lambda: desks.load(tmp_path))
    ours, theirs = (
        {path.relative_to(room).as_posix(): path.read_bytes() for path in room.rglob("*") if path.is_file()}
        for room in (tmp_path / "site", site)
    )
    assert ours.keys() - {"build.json"} == theirs.keys()
    assert [name for name in theirs if theirs[name] != ours[name]] == []


def documents(site: Path) -> dict[str, Document]:
    return {
        path.relative_to(site).as_posix(): Document(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }


def test_every_page_has_a_strict_policy_and_nothing_inline(site: Path) -> None:
    for path, document in documents(site).items():
        policies = [a["content"] for name, a in document.elements if name == "meta" and "http-equiv" in a]
        assert len(policies) == 1, path
        assert "unsafe-inline" not in policies[0]
        assert "default-src 'none'" in policies[0]
        assert ("wasm-unsafe-eval" in policies[0]) == (path == "search/index.html"), path
        assert "style" not in document.names, path
        assert not document.values("style"), path
        assert not [name for _, attributes in document.elements for name in attributes if name.startswith("on")], path
        for name, attributes in document.elements:
            assert name != "script" or "src" in attributes or attributes["type"] == "application/ld+json", path


def test_nothing_is_fetched_from_other_hosts(site: Path) -> None:
    for path, document in documents(site).items():
        for name, attributes in document.elements:
            if name in ("script", "link", "img", "iframe"):
                address = attributes.get("src") or attributes.get("href", "")
                assert "//" not in address, (path, address)


def test_what_pages_refer_to_is_there(site: Path) -> None:
    for path, document in documents(site).items():
        for name, attributes in document.elements:
            if name in ("script", "link") and (address := attributes.get("src") or attributes.get("href")):
                base = site if path == "404.html" else (site / path).parent
                assert (base / address.lstrip("/")).resolve().is_file(), (path, address)


def test_the_shell_is_joined_and_not_rendered_for_each_page(plugin_and_site: tuple[DaybriefPlugin, Path]) -> None:
    assert plugin_and_site[0].shells.unfit == 0
    assert 0 < plugin_and_site[0].shells.shapes < 30


def test_titles_are_text(site: Path) -> None:
    html = (site / "briefs").glob("x-*/index.html")
    document = Document(next(html).read_text("utf-8"))
    assert desks.HOSTILE in document.text
    titles = [name for name, _ in document.elements if name == "title"]
    assert titles.count("title") >= 1
    assert not [a for name, a in document.elements if name == "img"]


def test_pages_of_the_desk_stay_out_of_the_menu(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    menu = html[html.index('id="menu"') : html.index("</nav>", html.index('id="menu"'))]
    assert "briefs/" not in menu
    assert "About" in menu
    assert "Corrections" in html[html.index("db-footer") :]


def test_editors_markdown_is_cleaned_and_linked(site: Path) -> None:
    document = Document((site / "how-it-works" / "index.html").read_text("utf-8"))
    assert "../briefs/bridge-vote-1/" in document.values("href")
    assert not [address for address in document.values("href") if "javascript" in address]
    assert {"#one", "#three"} <= set(document.values("href"))


def test_uploads_that_could_run_are_not_published(site: Path) -> None:
    names = {path.name for path in site.rglob("*")}
    assert "photo.png" in names
    assert not {"evil.html", "evil.svg"} & names


def test_what_lies_elsewhere_is_not_published_and_is_named(tmp_path: Path) -> None:
    """A link could lead to any file of the machine that builds."""
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("secret.md", "secret.png"):
        (outside / name).write_text("# Secret")
    pages = tmp_path / "content" / "pages"
    pages.mkdir(parents=True)
    (pages / "own.md").write_text("---\ntitle: Ours\ntemplate: nowhere.html\n---\n\ntext")
    for name in ("secret.md", "secret.png"):
        (pages / name).symlink_to(outside / name)
    (pages / "folder").symlink_to(outside)
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\ntheme: material\nplugins:\n  - daybrief: {search: false}\n")
    request = Request(tmp_path / "mkdocs.yml", tmp_path / "content", tmp_path / "site")
    _, problems = publish(request, lambda: desks.load(tmp_path))
    assert {problem.path for problem in problems if "symbolic link" in problem.message} == {
        "pages/secret.md",
        "pages/secret.png",
        "pages/folder/secret.md",
        "pages/folder/secret.png",
    }
    assert not [path for path in (tmp_path / "site").rglob("*") if "secret" in path.name]
    assert "<title>Ours – " in (tmp_path / "site" / "own" / "index.html").read_text("utf-8")


def test_data_lies_beside_the_pages(site: Path) -> None:
    for name in ("briefs/bridge-vote-1/brief.json", "briefs/bridge-vote-1/brief.yml", "feed.xml", "api/index.json"):
        assert (site / name).stat().st_size > 50


def test_pages_of_one_section_in_several_folders_fit_the_shell(tmp_path: Path) -> None:
    """A page below ``topics/`` has a shorter way to the menu's ``topics/`` than one of that section below ``subjects/``."""
    config = (ROOT / "mkdocs.yml").read_text().replace("  custom_dir: templates/theme\n", "")
    (tmp_path / "mkdocs.yml").write_text(config)
    own, _ = pages(desks.desk())
    places: tuple[tuple[str, Section], ...] = (
        ("topics/a/part-1/", "topics"),
        ("subjects/01000000/part-1/", "topics"),
        ("archive/2026-03/", "archive"),
        ("undated/page-2/", "archive"),
    )
    model = next(page for page in own if page.path == "undated/")
    more = [replace(model, path=path, section=section) for path, section in places]
    known = [page for page in own if page.path not in dict(places)]
    assert frame(Sources(tmp_path / "mkdocs.yml", tmp_path / "pages"), [*known, *more], None, tmp_path).fits


def test_without_own_pages_a_theme_that_cannot_be_filled_renders_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("custom_dir: templates/theme", ""))
    monkeypatch.setattr(Shells, "fitting", {})
    own, _ = pages(desks.desk())
    made = frame(Sources(tmp_path / "mkdocs.yml", tmp_path / "pages"), own, None, tmp_path)
    assert not made.fits
    assert {f"{page.path}index.html" for page in own} <= set(files_of(made))


def test_a_shape_that_differs_from_page_to_page_is_rendered_each_time() -> None:
    shells = Shells()
    calls: list[str] = []

    def render(shell: Shell) -> str:
        calls.append(shell.body)
        return f"<{shell.title.upper()}>{shell.body}"

    one, two = (Shell(title, "", "", "", body, "about") for title, body in (("a", "x"), ("b", "y")))
    assert shells.page(one, "a/b/", render) == "<A>x"
    assert shells.page(two, "a/c/", render) == "<B>y"
    assert shells.unfit == 1
    assert calls[-1] == "y"


def test_marks_in_a_text_are_left_alone() -> None:
    shells = Shells()

    def render(shell: Shell) -> str:
        return f"{shell.title}|{shell.body}"

    shells.page(Shell("t", "", "", "", "b", "about"), "a/b/", render)
    assert shells.page(Shell("t", "", "", "", "\ue000title\ue001", "about"), "a/c/", render) == "t|\ue000title\ue001"


def test_too_few_headings_make_no_table_of_contents() -> None:
    assert table_of_contents(()) == ""
