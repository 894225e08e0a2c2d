"""The search index: Pagefind reads the pages of briefs and writes ``pagefind/`` into the site.

Pagefind knows no way to add a page to an index, and holds all of it in memory. Each period therefore has an index of its own,
so that a new brief means one small index and not all of them: the newest in ``pagefind/`` itself, the others in folders there.
``bundles.json`` names those, newest first, and the search page joins them; periods do not overlap, so that results sorted by
day within each are sorted altogether.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from generator.model import FiledBrief
from generator.publishing import links
from generator.publishing.assembly import Assembly
from generator.publishing.digests import Digests
from generator.publishing.search_order import put_in_order
from generator.publishing.swap import SiteError

FOLDER = "pagefind"
BUNDLES = f"{FOLDER}/bundles.json"
UNDATED = "undated"
ONE_INDEX = 300
"""As many briefs are indexed in less than a second, and in one index."""
LANGUAGE = "en"
NOT_SEARCHED = ".db-brief a[href^='#w'], .db-evidence, .db-basis, .db-timeline small"
"""Parts of a brief that only repeat its facts, or say how they were found."""
UNUSED = re.compile(r"pagefind-(?:ui|modular-ui|component-ui|highlight)\.|playground/|wasm\.unknown\.")
"""Pagefind's own user interfaces, since the search page has its own, and what is for pages without a language."""
WORDS_FILES = b"this.backend.request_indexes(ptr,term)"
"""Where Pagefind's program asks which files of words it needs: without a word it would fetch every one, and needs none."""
TOOLS = re.compile(r"pagefind(?:-worker)?\.js|wasm\..*")
"""The programs that search: the same for every index, and kept beside the newest alone."""
COMPRESSED = b"\x1f\x8b"
"""How a file of gzip begins, as nearly all of an index do."""
IN_BUNDLE = re.compile(rf"{FOLDER}/(?:(?:\d{{4}}-(?:\d\d(?:-\d)?|Q\d)|{UNDATED})/)?(.*)")


def periods(briefs: Sequence[FiledBrief]) -> dict[str, list[FiledBrief]]:
    """``briefs`` by period, newest first: the weeks of the newest brief's month, the months of its year, quarters before.

    Those of no day come last.
    """
    if len(briefs) <= ONE_INDEX:
        return {"": list(briefs)} if briefs else {}
    newest = max((filed.day for filed in briefs if filed.day), default="")
    found: dict[str, list[FiledBrief]] = {}
    for filed in briefs:
        found.setdefault(_period(filed.day, newest), []).append(filed)
    return {name: found[name] for name in sorted(found, key=_last_month, reverse=True)}


def _period(day: str | None, newest: str) -> str:
    if not day:
        return UNDATED
    if day[:7] == newest[:7]:
        return f"{day[:7]}-{(int(day[8:10]) + 6) // 7}"
    return day[:7] if day[:4] == newest[:4] else f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def _last_month(period: str) -> str:
    """What periods are sorted by."""
    if period == UNDATED:
        return ""
    year, _, part = period.partition("-")
    return f"{year}-{3 * int(part[1]):02d}" if part.startswith("Q") else period


def index(assembly: Assembly, briefs: Sequence[FiledBrief], digests: Digests | None = None, base: bytes = b"") -> None:
    """Add the search index of ``briefs``, whose pages lie in ``assembly``; made beside what else is done.

    :meth:`Assembly.settle` raises :class:`SiteError` where it cannot be made. ``base`` is a hash of all that the pages are made
    from beside the briefs; without ``digests`` no index is taken over. What a page tells of other briefs is not searched
    (``data-pagefind-ignore``): a new brief that joins an old one's story changes that one's page and no index but its own.
    """
    names = list(periods(briefs).items())
    known = _known(assembly)
    for number, (period, told) in enumerate(names):
        folder = f"{FOLDER}/{period}/" if number else f"{FOLDER}/"
        pages = [f"{links.brief_path(filed.brief.id)}index.html" for filed in told]
        key = digests.of((base, *told)).hex() if digests else ""
        if not _taken(assembly, folder, key, known.get(key, {})):
            assembly.step("index", folder, "its briefs changed")
            if not assembly.dry:
                assembly.later(key, partial(_indexed, assembly.folder, folder, pages))
    if names:
        listed = [period for period, _ in names[1:]]
        assembly.write(BUNDLES, "", json.dumps(listed).encode())


def _known(assembly: Assembly) -> Mapping[str, dict[str, str]]:
    """The indexes of the old site by key: the path within the index, and the path within the site, of each file."""
    found: dict[str, dict[str, str]] = {}
    for path, entry in (assembly.old.entries if assembly.old else {}).items():
        inside = IN_BUNDLE.fullmatch(path)
        if inside and entry[0]:
            found.setdefault(entry[0], {})[inside[1]] = path
    return found


def _taken(assembly: Assembly, folder: str, key: str, files: Mapping[str, str]) -> bool:
    """Whether an index made of the same could be taken over, from wherever it lay."""
    newest = folder == f"{FOLDER}/"
    wanted = {name: path for name, path in files.items() if newest or not TOOLS.fullmatch(name)}
    if "pagefind-entry.json" not in wanted or (newest and "pagefind.js" not in wanted):
        return False
    return all(assembly.take(folder + name, key, path) for name, path in wanted.items())


def _indexed(site: Path, folder: str, pages: Sequence[str]) -> dict[str, bytes]:
    """The files of an index of ``pages`` of ``site``, for ``folder``."""
    newest = folder == f"{FOLDER}/"
    with tempfile.TemporaryDirectory(prefix="search-", dir=site.parent) as room:
        inputs, made = Path(room, "in"), Path(room, "out")
        for page in pages:
            (inputs / page).parent.mkdir(parents=True)
            _linked(site / page, inputs / page)
        run(inputs, made)
        names = {path: path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file()}
        wanted = {path: name for path, name in names.items() if newest or not TOOLS.fullmatch(name)}
        return {folder + name: path.read_bytes() for path, name in wanted.items()}


def _linked(source: Path, target: Path) -> None:
    """``source`` under the name ``target`` too, or a copy where the file system knows no second names."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def run(pages: Path, made: Path) -> None:
    """Index all pages below ``pages`` into the folder ``made``; raises :class:`SiteError`."""
    from pagefind_bin import get_executable  # noqa: PLC0415 (many builds index nothing)

    command = [str(get_executable()), "--site", str(pages), "--output-path", str(made), "--glob", "**/index.html"]
    command += ["--force-language", LANGUAGE, "--exclude-selectors", NOT_SEARCHED, "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SiteError(f"Pagefind does not start: {error}") from error
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        raise SiteError(f"Pagefind failed: {(done.stderr or done.stdout).strip()[-500:]}")
    try:
        put_in_order(made)
        _refuse_parts(made)
    except (ValueError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SiteError("Pagefind wrote only a part of its index; is the disk full?") from error
    program = made / "pagefind.js"
    program.write_bytes(program.read_bytes().replace(WORDS_FILES, b'filter_only?"[]":' + WORDS_FILES))
    for name in _unused(made):
        with suppress(OSError):
            (made / name).unlink()


def _refuse_parts(made: Path) -> None:
    """Raise where a file below ``made`` ends early: Pagefind says that all is well on a full disk, too."""
    for path in filter(Path.is_file, made.rglob("*")):
        data = path.read_bytes()
        if not data:
            raise EOFError
        if data.startswith(COMPRESSED):
            gzip.decompress(data)


def _unused(made: Path) -> Iterator[str]:
    for path in list(made.rglob("*")):
        name = path.relative_to(made).as_posix()
        if path.is_file() and UNUSED.match(name):
            yield name
