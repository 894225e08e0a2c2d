"""Scripts and style sheets of our theme, published under names that hold a hash of their contents.

A host or browser may then keep them for ever, and never shows a new page with an old script. Those of the theme below ours
have such names already.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

import jinja2
from mkdocs.structure.files import Files

HASHED = ("assets/stylesheets/", "assets/javascripts/")
DIGITS = 8
"""Hexadecimal digits of a hash in a name, as in the names of the theme's own files."""


def hashed(files: Files, templates: jinja2.Environment) -> None:
    """Rename our assets among ``files``; the filter ``asset`` of ``templates`` then gives the name of one."""
    names: dict[str, str] = {}
    for file in files:
        path = PurePosixPath(file.src_uri)
        if file.src_uri.startswith(HASHED) and path.suffix in (".css", ".js") and path.stem.isalpha():
            digest = hashlib.sha256(file.content_bytes).hexdigest()[:DIGITS]
            names[file.src_uri] = str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
            file.dest_uri = file.url = names[file.src_uri]
    templates.filters["asset"] = names.__getitem__
