"""What a reader downloads before the first search result, compressed: 150 kB at most at 1,000 briefs, 400 kB at 20,000.

``python -m tests.benchmarks.bench_search [BRIEFS ...]`` builds an invented desk of each size, opens its search page in Chromium
with a search in its address, and counts what is sent until the first result stands there; 1 where it is too much.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator import pipeline
from generator.planning import Folders
from tests.benchmarks import corpus
from tests.browser.lighthouse import compressed
from tests.browser.served import ARGUMENTS, chromium

LIMITS = {1_000: 150_000, 20_000: 400_000}
"""Bytes, by number of briefs."""
PATIENCE = 120_000
"""Milliseconds."""


def main() -> int:
    """Measure each size; 2 where there is no Chromium."""
    program = chromium()
    if program is None:
        sys.stderr.write("No Chromium on this machine: nothing is measured.\n")
        return 2
    heavy = False
    for size in map(int, sys.argv[1:] or ["1000"]):
        with tempfile.TemporaryDirectory() as folder:
            site = built(Path(folder), size)
            for search in searches(size):
                sent = downloaded(site, f"search/?{search}", program)
                whole = sum(sent.values())
                heavy = heavy or whole > LIMITS.get(size, whole)
                kinds = ", ".join(f"{kind} {n:,}" for kind, n in sorted(sent.items()))
                sys.stdout.write(f"{size:,} briefs, {search}: {whole:,} bytes ({kinds})\n")
    return int(heavy)


def built(folder: Path, size: int) -> Path:
    """The site of an invented desk of ``size`` briefs."""
    corpus.write_desk(folder, size, search=True)
    (folder / "content" / "seeds").mkdir()
    pipeline.build(Folders.of(folder / "content"), folder / "site", pdf=False)
    return folder / "site"


def searches(size: int) -> tuple[str, ...]:
    """What is searched: a word, the same by day, a position, and the days around a brief in the middle."""
    first, last = (corpus.day_of(size // 2 + step * size // 20) for step in (-1, 1))
    return (
        f"q={word(size)}",
        f"q={word(size)}&sort=newest",
        "position=supports&sort=newest",
        f"from={first}&to={last}",
    )


def word(size: int) -> str:
    """The longest word of the headline of a brief in the middle."""
    return max(corpus.brief(size // 2).headline.text.split(), key=len).strip(".,").lower()


def downloaded(site: Path, search: str, program: str) -> dict[str, int]:
    """Bytes of Pagefind's files sent for the page ``search`` of ``site`` until it shows a result, by kind of file."""
    sent: Counter[str] = Counter()

    def told(path: str, size: int) -> None:
        if "/pagefind/" in path:
            sent[path.rpartition(".")[2]] += size

    with compressed(site, told) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_page()
        page.goto(address + search)
        page.wait_for_selector("#find-results .db-result", timeout=PATIENCE)
        found = dict(sent)
        browser.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
