"""How fast seeds become brief files: words for each processor-second, start included, and the memory of one process.

``python -m tests.benchmarks.bench_reading [ARTICLES]`` reads the sample desk's seeds over and over, each time under another
name, in a process of its own, until ARTICLES (1,000 unless told) are read.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator import extraction, store
from generator.reading.seeds import find

SEEDS = Path("content/seeds")
ARTICLES = 1000


def main() -> None:
    """Make the copies, read them in one process, and print the figures."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as room:
        seeds, briefs = Path(room) / "seeds", Path(room) / "briefs"
        _copies(seeds, wanted)
        done = subprocess.run(
            [sys.executable, "-c", _READ, str(seeds), str(briefs)], check=True, capture_output=True, text=True
        )
        words = int(done.stdout.strip().splitlines()[-1])
        articles = sum(len(file.briefs) for name in store.find(briefs) if (file := store.read(briefs, name)[0]))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    sys.stdout.write(
        f"{articles:,} articles, {words:,} words of seeds in {seconds:.1f} processor-seconds: {words / seconds:,.0f} words/s, "
        f"{used.ru_maxrss / 1024:,.0f} MB\n"
    )


_READ = """
import sys
from pathlib import Path
from tests.benchmarks.bench_reading import read
print(read(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def read(seeds: Path, briefs: Path) -> int:
    """Read all of ``seeds`` in this process, on one core; returns the number of their words."""
    for path in find(seeds)[0]:
        name = path.relative_to(seeds).as_posix()
        text = extraction.made(seeds, "offline", name).text
        if text is not None:
            store.write_whole(briefs / store.brief_path(name), text)
    return sum(len(path.read_bytes().split()) for path in seeds.rglob("*.*"))


def _copies(target: Path, articles: int) -> None:
    """Copies of the sample's seeds, as many rounds as ``articles`` need."""
    per_round = sum(1 for _ in SEEDS.rglob("*.*"))
    for number in range(-(-articles // per_round)):
        shutil.copytree(SEEDS, target / str(number))


if __name__ == "__main__":
    main()
