"""What is fuzzed: functions from any bytes, which raise where a promise is broken."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from generator import yamlio
from generator.engines.offline import dates
from generator.reading import articles, decoding, seeds


def decode(data: bytes) -> None:
    """Decoding gives text that can be written again, or a reason."""
    for markup in (False, True):
        found = decoding.decode(data, markup=markup) if data else ""
        if isinstance(found, decoding.Decoded):
            found.text.encode("utf-8")
            assert "\r" not in found.text


def label(data: bytes) -> None:
    """Labels cover a seed without gaps, articles lie within it, and hints too."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "a.html", "a.md"):
            (Path(folder) / name).write_bytes(data)
            seed, problems = seeds.load(Path(folder), Path(folder) / name)
            if seed is None:
                assert problems
                continue
            reading = articles.read(seed)
            ends = [0, *(span.end for span in reading.labels)]
            assert [span.start for span in reading.labels] == ends[:-1]
            assert ends[-1] == len(seed.text)
            assert all(0 <= article.start < article.end <= len(seed.text) for article in reading.articles)


def date_words(data: bytes) -> None:
    """Expressions of time lie where they say."""
    text = data.decode("utf-8", "replace")
    for found in dates.expressions(text, "2026-03-04"):
        assert 0 <= found.start < found.end <= len(text)


def yaml(data: bytes) -> None:
    """What is read as YAML is written and read again as the same; what is not has a line."""
    value, problems = yamlio.parse(data.decode("utf-8", "replace"), "x.yml")
    if problems:
        assert all(problem.place.isdigit() for problem in problems)
    else:
        assert yamlio.parse(yamlio.dump(value), "x.yml") == (value, ())


TARGETS: dict[str, Callable[[bytes], None]] = {"decode": decode, "label": label, "dates": date_words, "yaml": yaml}
