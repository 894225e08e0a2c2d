"""How near in meaning two short texts are: the cosine of the sums of their words' vectors.

The vectors (``data/word_vectors.bin``, written by ``scripts/make_word_vectors.py``) are the word table of the polarity model
without its commonest directions (Mu and Viswanath 2018, "All-but-the-top"), in whole numbers, so that sums and products are
exact and every machine finds the same. They are read only when somebody asks, and only when the file is the one known here.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

FILE = Path(str(files("generator.desk"))) / "data" / "word_vectors.bin"
SHA256 = "f5f4a1d1041d24c45cb5f0858520f85ccbd2e9e66f07e34688f303ce4eb6a4fa"
SIZE = 128
"""Numbers in a vector, a byte with sign each."""
WORD = re.compile(r"[a-z]{1,40}")
MOST = 60
"""More words than this of a text are not read."""
# Words that say nothing of a subject, and those by which a question asks.
PLAIN = frozenset(
    "a all an and any are as at be by can could do does for from has have her his in is it its more not of on one or s should"
    " t than that the their this to what which who will with would".split()
)


@dataclass(frozen=True, slots=True)
class Sense:
    """The sum of a text's word vectors, and its length."""

    vector: tuple[int, ...]
    length: float


def nearness(one: str, other: str) -> float:
    """The cosine between the senses of two texts, -1 to 1; 0 where a text has no known word or the vectors are missing."""
    first, second = _sense(one), _sense(other)
    if not first.length or not second.length:
        return 0.0
    return sum(a * b for a, b in zip(first.vector, second.vector, strict=True)) / (first.length * second.length)


@cache
def _sense(text: str) -> Sense:
    table = _table(FILE)
    known = [table[word] for word in WORD.findall(text.casefold())[:MOST] if word in table and word not in PLAIN]
    vector = tuple(map(sum, zip(*known, strict=True)))
    return Sense(vector, math.sqrt(sum(number * number for number in vector)))


@cache
def _table(path: Path) -> Mapping[str, memoryview]:
    """Each word's vector; empty where the file is missing or another.

    The file is the words, one a line, then an empty line, then the vectors in their order.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(data).hexdigest() != SHA256:
        return {}
    words, _, numbers = data.partition(b"\n\n")
    rows = memoryview(numbers).cast("b")
    return {
        word: rows[number * SIZE : (number + 1) * SIZE] for number, word in enumerate(words.decode("ascii").split("\n"))
    }
