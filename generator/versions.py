"""Which program works: what it wrote into a cache is believed only by the same one."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import generator


@cache
def program(patterns: tuple[str, ...], distributions: tuple[str, ...]) -> str:
    """A hash of our files that fit ``patterns``, of Python and of the versions of ``distributions``; hexadecimal digits."""
    package = Path(os.path.realpath(generator.__file__)).parent
    said = (f"{name} {version(name)}" for name in distributions)
    digest = hashlib.sha256(" ".join((sys.version, *said)).encode())
    for pattern in patterns:
        for path in sorted(package.glob(pattern)):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
