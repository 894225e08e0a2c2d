"""Write ``generator/desk/data/word_vectors.bin``: ``python scripts/make_word_vectors.py [FILE]``, then copy the checksum.

The whole words of the shipped polarity model's word table, centred, without the three directions in which they vary most,
reduced to the next 128, each brought to one length and rounded to bytes. Needs numpy.
"""

from __future__ import annotations

import hashlib
import logging
import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.desk.nearness import FILE, PLAIN, SIZE
from generator.engines.offline.polarity import FOLDER, VOCABULARY, WEIGHTS

WHOLE = re.compile(r"[a-z]{2,25}")
COMMONEST = 3
LENGTH = 254
"""Length of a vector: few of its numbers then leave the range of a byte."""


def main(path: Path = FILE) -> None:
    """Write the file and log its SHA-256."""
    vocabulary = (FOLDER / VOCABULARY).read_text("utf-8").splitlines()
    with np.load(FOLDER / WEIGHTS, allow_pickle=False) as arrays:
        table = arrays["words"].astype(np.float64) * arrays["words.scale"].astype(np.float64)[:, None]
    chosen = [number for number, word in enumerate(vocabulary) if WHOLE.fullmatch(word) and word not in PLAIN]
    words = "\n".join(vocabulary[number] for number in chosen)
    data = words.encode("ascii") + b"\n\n" + _reduced(table[chosen]).tobytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    logging.getLogger("make_word_vectors").info("%s %s", hashlib.sha256(data).hexdigest(), path)


def _reduced(rows: NDArray[np.float64]) -> NDArray[np.int8]:
    """``rows`` (words, any width) as bytes (words, ``SIZE``); the sign of a direction is that of its largest number."""
    centred = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    kept = directions[:, ::-1][:, COMMONEST : COMMONEST + SIZE]
    kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(SIZE)])
    reduced = centred @ kept
    scaled = LENGTH * reduced / np.linalg.norm(reduced, axis=1, keepdims=True)
    return np.clip(np.rint(scaled), -127, 127).astype(np.int8)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main(*map(Path, sys.argv[1:2]))
