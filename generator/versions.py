"""Which program works: what it wrote into a cache is believed only by the same one."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import generator


@cache
def program(patterns: tuple[str, ...], distributions: tuple[str, ...]) -> str:
    """A hash of our files that fit ``patterns``, of Python and of the versions of ``distributions``; hexadecimal digits.

    Of Python the name of its compiled files counts (``cpython-312``): two builds of one version work alike.
    """
    package = Path(os.path.realpath(generator.__file__)).parent
    said = (f"{name} {_version(name)}" for name in distributions)
    digest = hashlib.sha256(" ".join((str(sys.implementation.cache_tag), *said)).encode())
    for pattern in patterns:
        for path in sorted(package.glob(pattern)):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(distribution: str) -> str:
    """The version of ``distribution``; nothing where it is not installed, since not every build needs all of them."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
