"""A file of the site before it is written: where it goes, what it is made from, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """The file at ``path`` below the site's root. ``make`` gives its bytes, and is called only where they are not known yet.

    ``about`` holds every value that ``make`` looks at: while it says the same, so does the file. See
    :class:`generator.publishing.digests.Digests` for what it may hold.
    """

    path: str
    about: object
    make: Callable[[], bytes]
