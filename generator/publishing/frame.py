"""The frame of the site: the theme's files, the pages that editors wrote, and the shell around every page of the desk.

MkDocs and its theme make it from a few pages of the desk, two of each shape. While what it was made from says the same it is
taken from ``cache``, and MkDocs is not even imported.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.model import Problem
from generator.publishing.page import Page
from generator.publishing.record import fingerprint, listing, program
from generator.publishing.shell import Parts, has_contents, shape_of

RECORD = "frame.json"
SITE = "site"
NAMED_SETTING = re.compile(r"!ENV\s{0,9}\[?([^\]\n]{1,500})")
LINKED = re.compile(r"[a-z]{3,20}/[\w./-]{0,200}")
"""What in an editor's Markdown may be the way to a page of the desk."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``folder`` holds its files; ``parts`` the shells by shape; ``written`` the paths of pages that editors wrote.

    ``fits`` is false for a theme whose shells cannot be filled: then every page of the desk lies in ``folder`` already.
    """

    folder: Path
    site_name: str
    site_url: str
    search: bool
    parts: Mapping[str, Parts]
    written: tuple[str, ...]
    problems: tuple[Problem, ...]
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Sources:
    """What a frame is made from, beside the program: MkDocs' ``config`` file and the folder of pages that editors ``wrote``."""

    config: Path
    wrote: Path


def frame(sources: Sources, pages: Sequence[Page], cache: Path | None, room: Path, *, keep: bool = True) -> Frame:
    """The frame for ``pages``: that of ``cache`` if it is the same, else made in ``room``, and put there if it is to ``keep`` it.

    Raises :class:`SiteError`.
    """
    key = _key(sources, pages)
    if cache is not None and (kept := _kept(cache, key)) is not None:
        return kept
    made, watched = _make(sources, pages, room)
    if keep and cache is not None and made.fits:
        _keep(made, cache, {"key": key, "watched": watched, "state": fingerprint(map(Path, watched))})
    return made


def _key(sources: Sources, pages: Sequence[Page]) -> str:
    """A hash of all that decides how a frame looks, other than the files that only the configuration names."""
    digest = hashlib.sha256(program().encode())
    digest.update(fingerprint([sources.config, sources.wrote]).encode())
    text = sources.config.read_text("utf-8", "replace") if sources.config.is_file() else ""
    names = {name for found in NAMED_SETTING.findall(text) for name in re.findall(r"\w{1,100}", found)}
    found: list[object] = [[name, os.environ.get(name)] for name in sorted(names)]
    paths = {page.path for page in pages}
    found += [sorted(shapes(pages)), [[link, link in paths] for link in _links(sources.wrote)]]
    digest.update(json.dumps(found).encode())
    return digest.hexdigest()


def _links(wrote: Path) -> list[str]:
    """Whatever in the editors' Markdown looks like the way to a page of the desk."""
    texts = (path.read_text("utf-8", "replace") for path in sorted(wrote.rglob("*.md")))
    return sorted({found.removesuffix("index.md") for text in texts for found in LINKED.findall(text)})


def shapes(pages: Iterable[Page]) -> dict[str, list[str]]:
    """The shapes of ``pages`` with the paths of up to two pages each, the first and the last."""
    found: dict[str, list[str]] = {}
    for page in pages:
        found.setdefault(page_shape(page), []).append(page.path)
    return {shape: list(dict.fromkeys((paths[0], paths[-1]))) for shape, paths in found.items()}


def page_shape(page: Page) -> str:
    """The shape of ``page``."""
    return shape_of(page.path, page.section, contents=has_contents(page.headings))


def _make(sources: Sources, pages: Sequence[Page], room: Path) -> tuple[Frame, list[str]]:
    """A new frame, and the files that its configuration names."""
    from generator.publishing.plugin import Supply  # noqa: PLC0415 (importing MkDocs takes longer than most builds)
    from generator.publishing.with_mkdocs import run  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="frame-", dir=room)) / SITE
    samples = frozenset(path for paths in shapes(pages).values() for path in paths)
    ran = run(sources.config, sources.wrote, Supply(tuple(pages), samples), folder)
    fits = shapes(pages).keys() <= ran.plugin.shells.fitting.keys()
    if not fits:
        everything = frozenset(page.path for page in pages)
        ran = run(sources.config, sources.wrote, Supply(tuple(pages), everything), folder)
    for page in pages if fits else ():
        (folder / page.path / "index.html").unlink(missing_ok=True)
    config = ran.config
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    return Frame(
        folder=folder,
        site_name=config.site_name,
        site_url=config.site_url or "",
        search=ran.plugin.config.search,
        parts=ran.plugin.shells.fitting,
        written=ran.plugin.written,
        problems=ran.problems,
        fits=fits,
    ), [str(path) for path in (*custom, *config.hooks)]


def _keep(made: Frame, cache: Path, about: dict[str, object]) -> None:
    """Put ``made`` into ``cache`` in one step; where that cannot be written nothing is kept, and nothing else goes wrong."""
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="frame-", dir=cache) as room:
            new, old = Path(room, "new"), cache / "frame"
            shutil.copytree(made.folder, new / SITE)
            record = {**about, "files": listing(new / SITE), "frame": {**asdict(made), "folder": ""}}
            (new / RECORD).write_text(json.dumps(record, ensure_ascii=False), "utf-8")
            if old.exists():
                old.rename(Path(room, "old"))
            new.rename(old)


def _kept(cache: Path, key: str) -> Frame | None:
    """The frame in ``cache``; ``None`` where there is none for ``key``, or it is damaged."""
    try:
        record = json.loads((cache / "frame" / RECORD).read_text("utf-8"))
        folder = cache / "frame" / SITE
        if record["key"] != key or record["files"] != listing(folder):
            return None
        if record["state"] != fingerprint(Path(path) for path in record["watched"]):
            return None
        found = record["frame"]
        return Frame(
            folder=folder,
            site_name=found["site_name"],
            site_url=found["site_url"],
            search=found["search"],
            parts={shape: tuple(parts) for shape, parts in found["parts"].items()},
            written=tuple(found["written"]),
            problems=tuple(Problem(**problem) for problem in found["problems"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def files_of(frame: Frame) -> Iterator[str]:
    """The frame's own files, as paths below the site's root."""
    for folder, folders, names in os.walk(frame.folder):
        folders.sort()
        for name in sorted(names):
            yield Path(folder, name).relative_to(frame.folder).as_posix()
