"""Names for ids, addresses and files: small letters, digits and hyphens, safe on every file system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 60
# Device names that Windows does not allow as a file's name, whatever its suffix.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


@lru_cache(maxsize=1 << 14)
def slug(text: str, length: int = MAX_LENGTH) -> str:
    """``text`` as a name of at most ``length`` characters; text without a Latin letter or digit becomes its hash.

    Words are kept whole where the limit cuts. Different texts can have the same name; add :func:`mark` where that matters.
    """
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    # An apostrophe joins ("Brandt's" is one word); anything else that is no letter or digit parts words.
    joined = re.sub(r"['’ʼ]", "", _ascii(folded))
    words = re.sub(r"[^a-z0-9]+", "-", joined).strip("-")
    if not words or _RESERVED.match(words):
        return "-".join(part for part in (words, mark(text)) if part)
    if len(words) <= length:
        return words
    whole = words[: length + 1].rpartition("-")[0]
    return whole or words[:length]


@lru_cache(maxsize=1 << 14)
def identity(name: str) -> str:
    """As :func:`slug`, for whoever is called ``name``: a mark tells apart names that differ in what a slug leaves out.

    Letters of other alphabets and what is beyond the limit count; case, accents and punctuation do not.
    """
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    words = slug(name)
    lost = any(char.isalnum() or unicodedata.category(char) == "So" for char in folded if not char.isascii())
    long = len(slug(name, len(name) + len(folded))) > len(words)
    return f"{words}-{mark(folded)}" if (lost or long) and words != mark(name) else words


def mark(text: str, length: int = 6) -> str:
    """The first ``length`` hexadecimal digits of the SHA-256 of ``text``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _ascii(text: str) -> str:
    """``text`` without accents; what has no Latin letter in it becomes a gap between words."""
    return "".join(
        char if char.isascii() else "'" if char in "’ʼ" else "" if unicodedata.combining(char) else " " for char in text
    )
