"""Scripts and style sheets of our theme, published under names that hold a hash of their contents.

A host or browser may then keep them for ever, and never shows a new page with an old script. Those of the theme below ours
have such names already.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

import jinja2
from mkdocs.structure.files import File, Files

HASHED = ("assets/stylesheets/", "assets/javascripts/")
DIGITS = 8
"""Hexadecimal digits of a hash in a name, as in the names of the theme's own files."""
IMPORT = re.compile(r'(?<= from "\./)\w{1,40}\.js(?=";)')
"""The name of another of our scripts, beside this one, where this one imports it."""


def hashed(files: Files, templates: jinja2.Environment) -> None:
    """Rename our assets among ``files``; the filter ``asset`` of ``templates`` then gives the name of one."""
    ours = {file.src_uri: file for file in files if _is_ours(PurePosixPath(file.src_uri))}
    for name in ours:
        _rename(name, ours)
    templates.filters["asset"] = lambda name: ours[name].dest_uri


def _is_ours(path: PurePosixPath) -> bool:
    return str(path).startswith(HASHED) and path.suffix in (".css", ".js") and path.stem.isalpha()


def _rename(name: str, ours: Mapping[str, File]) -> str:
    """Give ``name`` its name with a hash, after those that it imports, which it then imports by theirs; the last part of it."""
    file, path = ours[name], PurePosixPath(name)
    if file.dest_uri == name:
        contents = file.content_string
        linked = IMPORT.sub(lambda found: _rename(str(path.with_name(found[0])), ours), contents)
        if linked != contents:
            file.content_string = linked
        digest = hashlib.sha256(file.content_bytes).hexdigest()[:DIGITS]
        file.dest_uri = file.url = str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
    return PurePosixPath(file.dest_uri).name
