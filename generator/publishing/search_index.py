"""The search index: Pagefind reads the pages of briefs and writes ``pagefind/`` into the site."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from generator.publishing.search_order import put_in_order
from generator.publishing.swap import SiteError

FOLDER = "pagefind"
GLOB = "briefs/*/index.html"
LANGUAGE = "en"
NOT_SEARCHED = ".db-ev, .db-evidence, .db-basis, .db-rule"
"""Parts of a brief that only repeat its facts, or say how they were found."""
WIDGETS = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.*", "playground")
"""Pagefind's own user interfaces: the search page has its own."""


def index(site: Path) -> None:
    """Index the briefs below ``site`` for search; raises :class:`SiteError`."""
    command = [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER]
    command += ["--glob", GLOB, "--force-language", LANGUAGE, "--exclude-selectors", NOT_SEARCHED, "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SiteError(f"Pagefind does not start: {error}") from error
    folder = site / FOLDER
    if done.returncode and any(site.glob(GLOB)):
        raise SiteError(f"Pagefind failed: {(done.stderr or done.stdout).strip()[-500:]}")
    if (folder / "pagefind-entry.json").is_file():
        put_in_order(folder)
    for pattern in WIDGETS:
        for file in folder.glob(pattern):
            if file.is_file():
                file.unlink()
