"""Printing 20 and 200 briefs: processor seconds and memory of a whole process, beside WeasyPrint in the same run.

``python -m tests.benchmarks.bench_prints [BRIEFS ...]``. Every measurement is a process of its own, the median of three.
``unchanged`` is our own print once more, when its PDF is there already: the catalogue and the contents, and no Typst.
"""

from __future__ import annotations

import html
import importlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.model import (
    Brief,
    Desk,
    Edition,
    EngineRef,
    Evidence,
    Fact,
    FiledBrief,
    Published,
    SeedRef,
    Source,
    Span,
    Stance,
    Story,
    When,
    Who,
)
from tests.benchmarks import peers

PEER = "weasyprint==70.0"
DAY = "2026-03-04"
RUNS = 3
SYLLABLES = "bar cor den el fal gri han is jo kel lor mun nar os per qui ran sel tor ul ver wen yar zol".split()


def desk(briefs: int) -> Desk:
    """An invented desk with one edition of ``briefs`` stories, each with five facts, four stances and four dates."""
    words = random.Random(briefs)  # noqa: S311 (invented words, no secret)
    filed = tuple(_filed(words, number) for number in range(briefs))
    stories = tuple(Story(f"s{number}", one.brief.headline.text, (one,)) for number, one in enumerate(filed))
    return Desk(filed, (Edition(DAY, stories, briefs),), (), (), (), ())


def _filed(words: random.Random, number: int) -> FiledBrief:
    def sentence(length: int) -> str:
        made = ["".join(words.choices(SYLLABLES, k=words.choice((1, 2, 2, 3)))) for _ in range(length)]
        return " ".join(made).capitalize() + "."

    def said(length: int) -> tuple[str, tuple[Evidence, ...]]:
        text = sentence(length)
        start = words.randrange(9000)
        return text, (Evidence(start, start + len(text), text),)

    names = [sentence(2).title().rstrip(".") for _ in range(5)]
    brief = Brief(
        id=f"brief-{number}",
        span=Span(0, 10_000),
        headline=Fact(*said(9)),
        source=Source(outlet=Fact(*said(2)), authors=(Fact(*said(2)),), language="en"),
        published=Published(DAY, "stated"),
        what=tuple(Fact(*said(24)) for _ in range(5)),
        who=tuple(Who(name, "person", sentence(3), 3, said(5)[1]) for name in names),
        when=tuple(When(f"2026-03-{day:02d}", "on the day", "stated", *said(12)) for day in (2, 4, 9, 20)),
        stance=tuple(
            Stance(name, sentence(3), "supports", "quoted", hedged=False, confidence=0.8, quote=quote, evidence=spans)
            for name, (quote, spans) in zip(names[:4], (said(18) for _ in range(4)), strict=True)
        ),
    )
    ref = SeedRef(f"2026/03/brief-{number}.txt", "5f" * 32)
    return FiledBrief(brief, f"brief-{number}.yml", ref, EngineRef("invented", "1"), DAY, "Estmark Courier", "estmark")


def typst(briefs: int, room: Path, cache: Path | None = None) -> None:
    """Print with our own templates."""
    from generator.publishing import prints

    document = prints.edition_document(desk(briefs), DAY, "https://briefs.example/")
    assert document is not None
    (room / "print.pdf").write_bytes(prints.render(document, cache=cache)[0])


def unchanged(briefs: int, room: Path) -> None:
    """Print what was printed before."""
    typst(briefs, room, room / "cache")


def weasyprint(briefs: int, room: Path) -> None:
    """Print the same words with WeasyPrint, tagged, in a plain lay-out of one column."""
    peer = importlib.import_module("weasyprint")

    parts = [f'<!doctype html><html lang="en"><head><title>{DAY}</title></head><body><h1>{DAY}</h1>']
    for filed in desk(briefs).briefs:
        brief = filed.brief
        parts.append(f"<h2>{html.escape(brief.headline.text)}</h2>")
        facts = [*(fact.text for fact in brief.what), *(f"{event.edtf} {event.event}" for event in brief.when)]
        facts += [f"{stance.holder} {stance.position} {stance.target}: {stance.quote}" for stance in brief.stance]
        facts += [f"{person.name}, {person.role}" for person in brief.who]
        notes = [span.exact for fact in brief.what for span in fact.evidence]
        parts += [f"<p>{html.escape(text)}</p>" for text in (*facts, *notes)]
    peer.HTML(string="".join(parts) + "</body></html>").write_pdf(room / "print.pdf", pdf_variant="pdf/ua-1")


MAKERS = {"typst": typst, "unchanged": unchanged, "weasyprint": weasyprint}


def measure(maker: str, briefs: int, interpreter: Path) -> tuple[float, float] | None:
    """Processor seconds (median of three runs) and the most memory (MB) of a whole process; ``None`` where it fails."""
    found = []
    with tempfile.TemporaryDirectory() as room:
        command = [str(interpreter), "-m", "tests.benchmarks.bench_prints", maker, str(briefs), room]
        for run in range(RUNS + (maker == "unchanged")):
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            if done.returncode:
                sys.stderr.write(f"{maker}: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}\n")
                return None
            seconds, most = map(float, done.stdout.split())
            if maker != "unchanged" or run:
                found.append((seconds, most))
    return statistics.median(one for one, _ in found), max(most for _, most in found)


def main(arguments: list[str]) -> None:
    """Measure, or (in a process of its own) make one print and say what it took."""
    if arguments and arguments[0] in MAKERS:
        MAKERS[arguments[0]](int(arguments[1]), Path(arguments[2]))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(f"{time.process_time():.3f} {most:.0f}\n")
        return
    own = Path(sys.executable)
    interpreters = {"typst": own, "unchanged": own, "weasyprint": peers.python(PEER)}
    sys.stdout.write("print        briefs  seconds  memory MB  of WeasyPrint\n")
    for briefs in map(int, arguments or ("20", "200")):
        rows = {maker: measure(maker, briefs, found) for maker, found in interpreters.items() if found}
        base = rows.get("weasyprint")
        for maker, row in rows.items():
            if row:
                share = f"{row[0] / base[0]:>12.2f}" if base else ""
                sys.stdout.write(f"{maker:<12} {briefs:>6} {row[0]:>8.2f} {row[1]:>10.0f}  {share}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
