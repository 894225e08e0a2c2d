"""Pagefind's filters put in order: it writes their values in the order of a hash table, which differs from run to run.

Its files are gzip of ``pagefind_dcd`` and CBOR (RFC 8949) made of arrays, unsigned integers and text. A filter file is
``[name, [[value, [page…]]…]]`` and is named by its hash; the ``pf_meta`` file lists filters fourth, as ``[name, hash]``,
and ``pagefind-entry.json`` names the ``pf_meta`` file of each language. Read off Pagefind 1.5.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

MAGIC = b"pagefind_dcd"
FILTERS = 3
"""Where the list of filters stands in ``pf_meta``."""

UNSIGNED, TEXT, ARRAY = 0, 3, 4
"""The major types of CBOR that occur."""


def put_in_order(folder: Path) -> None:
    """Rewrite the filters below ``folder`` in order. Raises ``ValueError`` where the files are not as described above."""
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    for language in entry["languages"].values():
        meta_file = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(meta_file)
        meta[FILTERS] = sorted([name, _ordered(folder / "filter", key)] for name, key in meta[FILTERS])
        prefix = language["hash"].partition("_")[0]
        language["hash"] = _write(folder, "pagefind.", prefix, ".pf_meta", meta)
        if folder / f"pagefind.{language['hash']}.pf_meta" != meta_file:
            meta_file.unlink()
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _ordered(folder: Path, key: str) -> str:
    """Put the values of one filter in order; returns its new key."""
    old = folder / f"{key}.pf_filter"
    name, values = _read(old)
    new = _write(folder, "", key.partition("_")[0], ".pf_filter", [name, sorted(values)])
    if new != key:
        old.unlink()
    return new


def _read(file: Path) -> Any:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(MAGIC):
        raise ValueError(f"{file.name} does not begin like a file of Pagefind's")
    value, end = decoded(data, len(MAGIC))
    if end != len(data):
        raise ValueError(f"{file.name} goes on after its end")
    return value


def _write(folder: Path, start: str, prefix: str, end: str, value: object) -> str:
    """Write ``value`` under a name with its hash; returns the key in that name."""
    data = MAGIC + encoded(value)
    key = f"{prefix}_{hashlib.blake2b(data, digest_size=5).hexdigest()}"
    (folder / f"{start}{key}{end}").write_bytes(gzip.compress(data, mtime=0))
    return key


def decoded(data: bytes, start: int) -> tuple[Any, int]:
    """The value of CBOR at ``start`` of ``data``, and where it ends."""
    major, short = data[start] >> 5, data[start] & 31
    position = start + 1
    size = short
    if short >= 24:
        width = {24: 1, 25: 2, 26: 4, 27: 8}.get(short)
        if width is None:
            raise ValueError("CBOR of indefinite length")
        size, position = int.from_bytes(data[position : position + width]), position + width
    if major == UNSIGNED:
        return size, position
    if major == TEXT:
        return data[position : position + size].decode("utf-8"), position + size
    if major != ARRAY:
        raise ValueError(f"CBOR of major type {major}")
    values = []
    for _ in range(size):
        value, position = decoded(data, position)
        values.append(value)
    return values, position


def encoded(value: object) -> bytes:
    """``value`` (an integer, a text, or a list of such) as CBOR."""
    if isinstance(value, int):
        return _head(UNSIGNED, value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(TEXT, len(text)) + text
    if isinstance(value, list):
        return _head(ARRAY, len(value)) + b"".join(map(encoded, value))
    raise ValueError(f"no CBOR for {type(value).__name__}")


def _head(major: int, size: int) -> bytes:
    if size < 24:
        return bytes([major << 5 | size])
    code, width = next((code, width) for code, width in ((24, 1), (25, 2), (26, 4), (27, 8)) if size < 1 << 8 * width)
    return bytes([major << 5 | code]) + size.to_bytes(width)
