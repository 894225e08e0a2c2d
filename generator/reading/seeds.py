"""Find the seeds of a folder and load them: whatever is no plain text file of a safe name and size is named and left out.

Nothing outside the folder is read: links are refused wherever they lead, and files are opened without following any.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from generator.model import Hint, Problem, Seed
from generator.reading import characters, decoding

Media = Literal["text", "markdown", "html"]

MEDIA: dict[str, Media] = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}
SIZE_LIMIT = 5_000_000
"""Bytes of a file. Saved news pages are 0.1 to 2 MB, plain-text seeds below 0.1 MB."""
TEXT_LIMIT = 300_000
"""Characters of a seed's text: about fifty articles, and what the language model of the offline engine reads in 20 s."""
LINE_LIMIT = 100_000
"""Characters of one line: the longest met in 3,000 news texts is 23,306 (an article without a single line break)."""
NAME_LIMIT = 200
"""Bytes of a name in UTF-8: most file systems take 255, and the brief's name and a temporary suffix must fit."""
PATH_LIMIT = 400
"""Characters of a path below the folder of seeds: pages mirror it inside longer paths, and a cut-off host takes 1,024."""
RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\..*)?", re.IGNORECASE
)
FORBIDDEN = frozenset('<>:"|?*\\')
INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
SPECIAL = (
    (stat.S_ISLNK, "is a symbolic link"),
    (stat.S_ISFIFO, "is a named pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)
PAGE_START = re.compile(
    r"(?:<\?xml[^<>]{0,200}\?>|<!--[^<>]{0,500}-->|\s){0,9}<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.I
)
FRAGMENT_START = re.compile(r"\s{0,200}<(?:div|p|article|section|main|header|h1)[\s>]", re.IGNORECASE)


def find(root: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """All seeds below ``root``, sorted, as paths that start with ``root``; what is refused, as problems."""
    problems: list[Problem] = []
    if root.is_symlink() or not root.is_dir():
        return (), (Problem(shown(str(root)), "", "is not a folder.", "Name the folder that holds the seeds."),)
    kept = _without_collisions(sorted(_walk(root, problems)), problems)
    return tuple(root / name for name in kept), tuple(
        sorted(problems, key=lambda problem: (problem.path, problem.message))
    )


def load(root: Path, path: Path) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Read one seed that :func:`find` gave; ``None`` and the reason where it cannot be used."""
    name = path.relative_to(root).as_posix()
    raw = _read(root, path)
    if isinstance(raw, Problem):
        return None, (raw,)
    suffix = path.suffix.lower()
    decoded = decoding.decode(raw, markup=MEDIA[suffix] == "html" or is_page(raw[:4096].decode("latin-1")))
    if isinstance(decoded, str):
        return None, (_refusal(name, f"{decoded}.", "Save the article as plain text (UTF-8) or as a web page."),)
    media: Media = "html" if MEDIA[suffix] == "text" and is_page(decoded.text) else MEDIA[suffix]
    text, hints, deep = _rendered(decoded.text) if media == "html" else (decoded.text, (), "")
    if deep:
        return None, (_refusal(name, deep, "Save the article as plain text."),)
    fault = _fault(text)
    if fault is not None:
        return None, (_refusal(name, *fault),)
    seed = Seed(name, hashlib.sha256(raw).hexdigest(), text, media, decoded.encoding, hints)
    return seed, tuple(_warnings(seed, decoded))


def _rendered(markup: str) -> tuple[str, tuple[Hint, ...], str]:
    """Text, hints, and why the page is not whole."""
    from generator.reading import html  # noqa: PLC0415 (its parsers take longer to load than finding no new seed)

    tree, fault = html.parse(markup)
    return ("", (), fault) if tree is None or fault else (*html.render_tree(tree), "")


def is_page(text: str) -> bool:
    """Whether a text file is really the markup of a web page: it starts as one, or is a fragment of paragraphs."""
    if PAGE_START.match(text):
        return True
    return FRAGMENT_START.match(text) is not None and text.count("</p>") >= 3


def shown(name: str) -> str:
    """``name`` for a message: characters that a terminal or a log would act on are written as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)


# ---------------------------------------------------------------- finding


def _walk(root: Path, problems: list[Problem]) -> Iterator[str]:
    """Seed files of safe names below ``root``, as paths from there, folder by folder, without following links."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            place = shown(folder.rstrip("/") or ".")
            problems.append(_refusal(place, f"cannot be read ({error.strerror}).", "Check the folder's permissions."))
            continue
        for entry in (entry for entry in entries if not entry.name.startswith(".")):
            place = f"{folder}{entry.name}"
            problem = _entry_problem(place, entry)
            if problem is not None:
                problems.append(problem)
            if problem is not None and problem.severity == "error":
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{place}/")
            elif _suffix(place) in MEDIA and not _is_readme(entry.name):
                yield place


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 (a Path for each of thousands of names takes longer than the rest)


def _entry_problem(place: str, entry: os.DirEntry[str]) -> Problem | None:
    """What is wrong with the ``entry`` at ``place`` below the folder of seeds."""
    fault = _name_fault(entry.name) or ("has too long a path" if len(place) > PATH_LIMIT else "")
    if fault:
        return _refusal(shown(place)[:PATH_LIMIT], f"{fault}.", "Rename it.")
    mode = entry.stat(follow_symlinks=False).st_mode
    special = next((reason for test, reason in SPECIAL if test(mode)), "")
    if special:
        return _refusal(place, f"{special}; only plain files are read.", "Put a copy of the file in its place.")
    if stat.S_ISREG(mode) and not os.access(entry.path, os.R_OK):
        return _refusal(place, "cannot be read (permission denied).", "Check the file's permissions.")
    known = _suffix(place) in MEDIA
    if stat.S_ISDIR(mode):
        remedy = "Rename the folder if it was meant to be a seed."
        return Problem(place, "", "is a folder named like a seed.", remedy, "warning") if known else None
    if known or _is_readme(entry.name):
        return None
    remedy = f"Seeds end in {', '.join(sorted(MEDIA))}."
    return Problem(place, "", "was left out: not the name of a seed.", remedy, "warning")


def _is_readme(name: str) -> bool:
    return os.path.splitext(name)[0].casefold() == "readme"  # noqa: PTH122 (see _suffix)


def _name_fault(name: str) -> str:
    """Why a name is unsafe on some system that the site or a checkout may live on, or an empty string."""
    if any(unicodedata.category(char) in INVISIBLE for char in name):
        return "has control, invisible or undecodable characters in its name"
    if FORBIDDEN & set(name):
        return "has characters in its name that some systems forbid (" + " ".join(sorted(FORBIDDEN)) + ")"
    if RESERVED.fullmatch(name) or name != name.rstrip(". "):
        return "has a name that Windows reserves or changes"
    if name.casefold().endswith((".yml", ".yaml")):
        return "is named like a brief file"
    return "has too long a name" if len(name.encode()) > NAME_LIMIT else ""


def _without_collisions(names: list[str], problems: list[Problem]) -> list[str]:
    """One seed for each brief file: the name in its plainest form wins, the others are refused."""
    folded = {name: _folded(name) for name in names}
    first: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (name.rsplit(".", 1)[0] != folded[name], name)):
        first.setdefault(folded[name], name)
    kept = []
    for name in names:
        winner = first[folded[name]]
        if winner == name:
            kept.append(name)
        else:
            message = f"has the same brief file as {winner} (names are compared without case, Unicode form and suffix)."
            problems.append(_refusal(name, message, "Rename one of the two."))
    return kept


def _folded(name: str) -> str:
    """A seed's path without suffix, as the most forgiving file system would compare it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.rsplit(".", 1)[0]).casefold())


# ---------------------------------------------------------------- loading


def _read(root: Path, path: Path) -> bytes | Problem:
    """The bytes of a plain file, at most one more than :data:`SIZE_LIMIT`; no link on the way is followed."""
    name = path.relative_to(root).as_posix()
    if ".." in path.relative_to(root).parts or any(
        (root / part).is_symlink() for part in path.relative_to(root).parents
    ):
        return _refusal(
            name, "lies outside the folder of seeds or behind a symbolic link.", "Put a copy into the folder."
        )
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 (pathlib cannot open without following links)
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return _refusal(name, "is not a plain file.", "Put a copy of the file in its place.")
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        return _refusal(name, f"cannot be read ({error.strerror}).", "Check the file and its permissions.")
    if len(raw) > SIZE_LIMIT:
        return _refusal(name, f"is larger than {SIZE_LIMIT:,} bytes.", "Split it, or keep only the articles.")
    return raw or _refusal(name, "is empty.", "Fill or remove it.")


def _fault(text: str) -> tuple[str, str] | None:
    """Message and remedy where a text cannot be read as articles."""
    if not any(char.isalnum() for char in text):
        return "holds no words.", "Fill or remove it."
    if len(text) > TEXT_LIMIT:
        return f"has {len(text):,} characters; the limit is {TEXT_LIMIT:,}.", "Split it into several seeds."
    line, number = max(((len(line), -i) for i, line in enumerate(text.split("\n"), 1)), default=(0, 0))
    if line > LINE_LIMIT:
        message = f"has a line of {line:,} characters (line {-number}); the limit is {LINE_LIMIT:,}."
        return message, "Break the text into paragraphs."
    return None


def _warnings(seed: Seed, decoded: decoding.Decoded) -> Iterator[Problem]:
    for doubt in decoded.doubts:
        yield Problem(seed.path, "", f"{doubt}.", "Compare it with the source and save it as UTF-8.", "warning")
    for odd in characters.doubts(seed.text):
        yield Problem(seed.path, seed.place(odd.offset), odd.message, odd.remedy, "warning")


def _refusal(path: str, message: str, remedy: str) -> Problem:
    return Problem(path, "", message, remedy)
