"""What the standards say of a PDF: accessibility and archiving by page-validation, syntax by qpdf's library."""

from __future__ import annotations

import io
from pathlib import Path

import page
import pikepdf

from generator.model import Desk
from generator.publishing import prints

ACCESSIBLE, LASTING, LASTING_WITH_FILES = "ua1", "2a", "3a"


def failures(pdf: bytes, *profiles: str) -> list[str]:
    """Everything that breaks one of ``profiles`` (PDF/UA-1, PDF/A), and every fault in the file's syntax."""
    found = [failure for profile in profiles for failure in page.validate_pdf_bytes(pdf, profile=profile).failures]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [*(f"{failure.rule_id} {failure.message}" for failure in found), *opened.check_pdf_syntax()]


def of_desk(desk: Desk, folder: Path) -> dict[str, list[str]]:
    """The failures of every PDF that the site of ``desk`` links to, by file name; they are written below ``folder``."""
    prints.of_site(desk, folder)
    return {
        path.relative_to(folder).as_posix(): failures(path.read_bytes(), ACCESSIBLE, LASTING)
        for path in sorted(folder.rglob("*.pdf"))
    }
