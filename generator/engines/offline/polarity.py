"""Whether a sentence speaks ill, neutrally or well of somebody named in it: a small transformer, read in numpy.

Weights and card are in ``data/polarity``; ``scripts/train_polarity.py`` makes them. They are used only when every file has the
checksum of ``weights.sha256``; where they are missing or differ, :func:`available` is false and callers go on without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from generator.engines.offline.polarity_encoder import Encoder
from generator.engines.offline.polarity_wordpiece import WordPiece

FOLDER = Path(str(files("generator.engines.offline"))) / "data" / "polarity"
WEIGHTS, VOCABULARY, CHECKSUMS = "weights.npz", "vocabulary.txt", "weights.sha256"
# Probabilities are given to so many places: AVX2 instead of AVX-512 kernels changed 5e-7 at most.
PLACES = 3
BATCH = 16

Probabilities = tuple[float, float, float]
"""Negative, neutral, positive; they add up to 1."""


def available() -> bool:
    """Whether the weights are there and are the ones that the package lists."""
    return _verified(FOLDER)


def mark() -> str:
    """The beginning of the weights' listed SHA-256: what tells one training from another."""
    return (FOLDER / CHECKSUMS).read_text("utf-8")[:8]


def polarity(sentence: str, start: int, end: int) -> Probabilities:
    """How ``sentence`` speaks of ``sentence[start:end]``: the probabilities of negative, neutral and positive.

    ``LookupError`` where the weights are not :func:`available`; ``ValueError`` where the span is not within the sentence.
    """
    return polarities([(sentence, start, end)])[0]


def polarities(items: Iterable[tuple[str, int, int]]) -> list[Probabilities]:
    """:func:`polarity` of each sentence, start and end; twice as fast as one by one, with the same results."""
    model = _model(FOLDER)
    if model is None:
        raise LookupError(f"no verified weights in {FOLDER}")
    wordpiece, encoder = model
    encoded = [wordpiece.encode(*_checked(*item)) for item in items]
    batches = (encoded[first : first + BATCH] for first in range(0, len(encoded), BATCH))
    return [_rounded(*row) for batch in batches for row in encoder(batch).tolist()]


def _checked(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    if not 0 <= start < end <= len(sentence):
        raise ValueError(f"{start}:{end} is no stretch of a sentence of {len(sentence)} characters")
    return sentence, start, end


def _rounded(negative: float, _: float, positive: float) -> Probabilities:
    negative, positive = round(negative, PLACES), round(positive, PLACES)
    return negative, round(1 - negative - positive, PLACES), positive


@cache
def _model(folder: Path) -> tuple[WordPiece, Encoder] | None:
    """Tokenizer and encoder from ``folder``, read once; ``None`` unless every listed file is there and unchanged."""
    if not _verified(folder):
        return None
    vocabulary = (folder / VOCABULARY).read_text("utf-8").splitlines()
    with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
        return WordPiece(vocabulary), Encoder(arrays)


@cache
def _verified(folder: Path) -> bool:
    """Whether the list of checksums names weights and vocabulary and both have the SHA-256 that it gives."""
    try:
        rows = (line.split("  ", 1) for line in (folder / CHECKSUMS).read_text("utf-8").splitlines())
        listed = {name: digest for digest, name in rows}
        found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, VOCABULARY)}
    except (OSError, ValueError):
        return False
    return listed == found
