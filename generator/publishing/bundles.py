"""The evidence bundle of an edition: briefs as YAML and JSON, and the PDF, in one archive; the same bytes for the same briefs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generator.model import Edition
from generator.publishing import links

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive: the earliest that the format knows."""
MODE = 0o644 << 16
LEVEL = 6

README = """The briefs of one day, each as YAML and JSON, with the words of the article behind every value, and their PDF.

"start" and "end" count characters (Unicode code points) of the seed's text; "exact" is the text there. annotations.json says
the same as W3C Web Annotations. A brief says what an article says, not what is true.
"""


def bundle(edition: Edition, files: Mapping[str, bytes]) -> bytes:
    """The archive of ``files`` (name, content) of ``edition``, in a folder named after its day."""
    room = io.BytesIO()
    folder = f"daybrief-{links.piece(edition.day)}"
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in {"README.txt": README.encode(), **dict(sorted(files.items()))}.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", EARLIEST)
            entry.create_system = 3
            entry.external_attr = MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=LEVEL)
    return room.getvalue()
