"""``make hostile``: all corpora through the whole pipeline, and a table of what became of them.

``python -m tests.hostile [--corpora DIR] [--sample N] [--batch N] [--room DIR] [--record]``; exit status 1 where anything is
found. ``--record`` puts the table into SECURITY.md. With a ``--room`` a run that was stopped goes on where it was, as long as
neither the program nor these tests have changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.hostile import rounds
from tests.hostile.payloads import CORPORA, Payload, batches, corpora, invented, sample, whole

WANTED = 0.95
"""Share of canaries that must reach the site, or nothing is proved."""
MARKDOWN = ("markdown", "mdxss", "xss", "invented", "malformed_html")
RECORD = rounds.ROOT / "SECURITY.md"
SOURCES = ("generator", "templates", "tests/hostile")
BEGIN, END = "<!-- made by make hostile RECORD=--record -->\n", "<!-- end -->\n"
Total = dict[str, rounds.Outcome]


def main() -> int:
    """Run all rounds."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--sample", type=int, default=0, help="so many payloads instead of all")
    parser.add_argument("--batch", type=int, default=4200, help="payloads of one site")
    parser.add_argument(
        "--room", type=Path, help="where to build, and to keep what is done [default: a temporary folder]"
    )
    parser.add_argument("--record", action="store_true", help="put the table into SECURITY.md")
    chosen = parser.parse_args()
    payloads = sample((*invented(), *corpora(chosen.corpora)), chosen.sample)
    files = () if chosen.sample else tuple(whole(chosen.corpora))
    with tempfile.TemporaryDirectory() as room:
        total = _run(payloads, files, chosen.room or Path(room), chosen.batch)
    lines = list(_report(payloads, len(files), total))
    _say("\n".join(lines))
    if chosen.record:
        _record(lines)
    return int(bool(_findings(total)) or _share(payloads, total) < WANTED)


def _run(payloads: Sequence[Payload], files: Sequence[tuple[str, bytes]], room: Path, batch: int) -> Total:
    """All rounds for all ``payloads``; ``files`` go in with the first seeds."""
    allowed = rounds.harmless(room / "harmless", rounds.ROOT / "content", sample=False)
    total = {"seeds": rounds.Outcome(), "content": rounds.Outcome(), "pages": rounds.Outcome()}
    done = room / "done" / _digest(payloads)
    for number, group in enumerate(batches(payloads, batch)):
        beside = () if number else files
        _add(
            total, "seeds", done / f"{number}-{batch}", partial(rounds.of_seeds, room / "seeds", group, allowed, beside)
        )
        _add(total, "content", done / f"{number}-{batch}", partial(rounds.of_content, room / "content", group, allowed))
        written = [payload for payload in group if payload.kind in MARKDOWN]
        _add(total, "pages", done / f"{number}-{batch}", partial(rounds.of_pages, room / "pages", written, set()))
    return total


def _digest(payloads: Sequence[Payload]) -> str:
    """A name for these ``payloads`` with everything that they go through: what a run did holds for nothing else."""
    sources = sorted(path for part in SOURCES for path in (rounds.ROOT / part).rglob("*") if path.suffix != ".pyc")
    texts = [payload.id + payload.text for payload in payloads]
    told = (*(path.read_bytes() for path in sources if path.is_file()), "\0".join(texts).encode("utf-8", "replace"))
    return hashlib.sha256(b"\0".join(told)).hexdigest()[:16]


def _add(total: Total, name: str, done: Path, work: Callable[[], rounds.Outcome]) -> None:
    """Count in what ``work`` shows, or what it showed when a run before this one did it: see ``done``."""
    kept = done / f"{name}.json"
    if kept.is_file():
        said = json.loads(kept.read_text("utf-8"))
        outcome = rounds.Outcome(said["pages"], said["seconds"], set(said["reached"]), said["findings"])
    else:
        outcome = work()
        done.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(asdict(outcome) | {"reached": sorted(outcome.reached)}), "utf-8")
    total[name].add(outcome)
    _say(f"{name}: {outcome.pages} pages, {outcome.seconds:.0f} s, {len(outcome.findings)} findings")
    for finding in outcome.findings[:20]:
        _say(f"  {finding[:300]}")


def _report(payloads: Sequence[Payload], files: int, total: Total) -> Iterator[str]:
    """The lines of the table, and of what it sums up to."""
    yield "| kind | payloads | reached by seeds | by brief files | either |"
    yield "| --- | --: | --: | --: | --: |"
    for kind, count in sorted(Counter(payload.kind for payload in payloads).items()):
        ids = {payload.id for payload in payloads if payload.kind == kind}
        reached = (total["seeds"].reached, total["content"].reached, total["seeds"].reached | total["content"].reached)
        yield f"| {kind} | {count} | " + " | ".join(str(len(ids & there)) for there in reached) + " |"
    yield ""
    pages = sum(outcome.pages for outcome in total.values())
    yield (
        f"{len(payloads)} payloads and {files} files, {pages} pages opened: {_share(payloads, total):.2%} of canaries reached"
        f" a site, {len(_findings(total))} findings."
    )


def _share(payloads: Sequence[Payload], total: Total) -> float:
    """The share of canaries that reached a page, through seeds or brief files."""
    return len(total["seeds"].reached | total["content"].reached) / len({payload.id for payload in payloads})


def _findings(total: Total) -> list[str]:
    return [finding for outcome in total.values() for finding in outcome.findings]


def _record(lines: Sequence[str]) -> None:
    """Put ``lines`` between the marks in SECURITY.md, with day and version."""
    before, _, rest = RECORD.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    when = f"Daybrief {version('daybrief')}, {datetime.now(UTC):%Y-%m-%d}:\n\n"
    RECORD.write_text(before + BEGIN + when + "\n".join(lines) + "\n" + END + after, "utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
