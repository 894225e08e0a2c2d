"""From the bytes of a seed to its text: which encoding, how sure, and what an editor should know.

Order of belief: signature of a binary format, byte order mark, UTF-32/16 by the pattern of its zero bytes, the page's own
declaration where it is stateful, strict UTF-8, UTF-8 with some broken bytes, the page's declaration, detection among
legacy code pages. Whatever is not certain is a warning, so that garbled text is never published without a flag.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from generator.reading import garbling

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a web archive or property list"),
    (b"SQLite format 3\x00", "a database"),
)
BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL_SHARE = 0.02
"""Share of control bytes from which a file is binary: random bytes have 0.10, text in any code page below 0.001."""
CONTROL_COUNT = 8
"""Control bytes that are tolerated (with a warning) however short the text is."""
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
"""Bytes that text has none of; a few stray ones, also NUL, are kept and warned of."""
HIGH_BYTE_SHARE = 0.7
"""Share of the three commonest high bytes from which unmarked UTF-16 is believed: Latin, Greek and Cyrillic text have
above 0.9, eight-bit text below 0.3."""
SAMPLE = 20_000
"""Bytes shown to the detection; more changed no answer on the samples at hand and costs time."""
LEGACY = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_15",
    "koi8_r",
    "mac_roman",
    "mac_cyrillic",
    "cp437",
    "cp850",
    "cp852",
    "cp866",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
]
WIDE = frozenset(("cp932", "euc_jp", "gb18030", "big5", "cp949"))
"""Those of :data:`LEGACY` whose characters have several bytes."""
STATEFUL = frozenset(("iso2022_jp", "iso2022_kr", "hz"))
UNTRUSTED = frozenset(
    ("utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8", "ascii")
)
WIDENED = {"iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
"""Declarations that browsers read as a superset (WHATWG Encoding Standard, names and labels)."""
DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})")
EAST_ASIAN = re.compile("[\\s\\x20-\\x7e\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
EAST_ASIAN_SHARE = 0.95
"""Share of such characters from which unmarked UTF-16 is believed of Chinese, Japanese or Korean: random bytes have 0.5."""
BROKEN_BYTE = {0xDC00 + byte: bytes((byte,)).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
"""What a lone byte in UTF-8 text most likely was: the character that Windows' Western code page has for it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` with newlines as LF, the codec that made it, and what is doubtful about it (empty: nothing)."""

    text: str
    encoding: str
    doubts: tuple[str, ...] = ()


def decode(raw: bytes, *, markup: bool = False) -> Decoded | str:
    """Decode a seed's bytes; a string names the reason why they are no text. ``markup`` lets a page declare its charset."""
    refusal = _binary_format(raw)
    if refusal:
        return refusal
    found = _by_mark(raw) or _by_zero_bytes(raw)
    if found is None:
        if _has_controls(raw):
            return "holds many control or NUL bytes: it is binary data, not text"
        found = _eight_bit(raw, _declared(raw) if markup else "")
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return Decoded(text, found.encoding, found.doubts + garbling.signs(text, markup=markup))


def _binary_format(raw: bytes) -> str:
    return next((f"is {name}, not text" for magic, name in MAGIC if raw.startswith(magic)), "")


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            rest = raw[len(mark) :]
            if _is_turned(rest, encoding):
                other = "utf-16-be" if encoding == "utf-16-le" else "utf-16-le"
                doubt = f"is marked as {encoding} but is {other} by its pattern"
                return Decoded(rest.decode(other, "replace"), other, (doubt,))
            try:
                return Decoded(rest.decode(encoding), encoding)
            except UnicodeDecodeError:
                doubt = f"is marked as {encoding} but has broken characters (shown as \ufffd)"
                return Decoded(rest.decode(encoding, "replace"), encoding, (doubt,))
    return None


def _is_turned(rest: bytes, encoding: str) -> bool:
    """Whether UTF-16 has the mark of the other order of bytes."""
    offset = int(encoding == "utf-16-le")
    sample = rest[:SAMPLE]
    return (
        encoding.startswith("utf-16-") and not _few_high_bytes(sample, offset) and _few_high_bytes(sample, 1 - offset)
    )


def _by_zero_bytes(raw: bytes) -> Decoded | None:
    """UTF-32 or UTF-16 without a mark: zero bytes stand in a regular place."""
    if b"\x00" not in raw[:SAMPLE]:
        return None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        offset = int(encoding == "utf-16-le")
        if encoding.startswith("utf-16") and not (
            _few_high_bytes(raw[:SAMPLE], offset) or _is_east_asian(raw, encoding)
        ):
            continue
        try:
            return Decoded(
                raw.decode(encoding), encoding, (f"has no byte order mark; read as {encoding} by its pattern",)
            )
        except UnicodeDecodeError:
            continue
    return None


def _is_east_asian(raw: bytes, encoding: str) -> bool:
    text = raw[:SAMPLE].decode(encoding, "replace")
    return len(EAST_ASIAN.findall(text)) >= EAST_ASIAN_SHARE * len(text)


def _few_high_bytes(sample: bytes, offset: int) -> bool:
    high = Counter(sample[offset::2])
    return b"\x00"[0] in high and sum(n for _, n in high.most_common(3)) > HIGH_BYTE_SHARE * high.total()


def _has_controls(raw: bytes) -> bool:
    count = len(raw) - len(raw.translate(None, CONTROLS))
    return count >= CONTROL_COUNT and count > CONTROL_SHARE * len(raw)


def _declared(raw: bytes) -> str:
    """The codec that a page declares in its first kilobyte, or an empty string."""
    match = DECLARED.search(raw[:1024])
    if match is None:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return ""
    return "" if name in UNTRUSTED else WIDENED.get(name, name)


def _eight_bit(raw: bytes, declared: str) -> Decoded:
    if declared in STATEFUL and b"\x1b" in raw:
        decoded = _strict(raw, declared)
        if decoded is not None:
            return decoded
    if b"\x1b$" in raw and raw.isascii() and (found := _strict(raw, "iso2022_jp_2")):
        return Decoded(found.text, "iso2022_jp_2", ("is not UTF-8; read as ISO-2022-JP by its escape sequences",))
    return (
        _strict(raw, "utf-8")
        or _halved(raw)
        or _mostly_utf8(raw)
        or (declared and _strict(raw, declared))
        or _guess(raw)
    )


def _strict(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _halved(raw: bytes) -> Decoded | None:
    """UTF-8 of the two halves (surrogates) of UTF-16's characters, as some programs write it: CESU-8, WTF-8."""
    try:
        halves = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Decoded(text, "utf-8", ("is UTF-8 with halves of characters (surrogates); lone ones are shown as \ufffd",))


def _mostly_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with fewer broken bytes than whole multi-byte characters; the broken ones are read as Windows-1252."""
    escaped = raw.decode("utf-8", "surrogateescape")
    broken = len(escaped) - len(raw.decode("utf-8", "ignore"))
    whole = len(escaped) - len(escaped.encode("ascii", "ignore")) - broken
    if whole <= broken:
        return None
    doubt = f"is UTF-8 with {broken} broken byte(s), which were read as Windows-1252"
    return Decoded(escaped.translate(BROKEN_BYTE), "utf-8", (doubt,))


def _guess(raw: bytes) -> Decoded:
    """In characters of several bytes by charset-normalizer's measure of chaos and coherence, else by the language of the text."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (see below)

    from generator.reading import code_pages  # noqa: PLC0415 (its model takes longer to load than most seeds to read)

    sample = _telling_sample(raw)
    best = from_bytes(sample, cp_isolation=LEGACY, enable_fallback=False).best()
    found = best.encoding if best and best.encoding in WIDE else code_pages.likeliest(sample)
    for encoding in (found or "cp1252", "cp1252"):
        decoded = _strict(raw, encoding)
        if decoded is not None:
            return Decoded(decoded.text, encoding, (f"is not UTF-8; read as {encoding} by guess",))
    doubt = "is in no known encoding; read as Windows-1252 with broken characters (shown as \ufffd)"
    return Decoded(raw.decode("cp1252", "replace"), "cp1252", (doubt,))


def _telling_sample(raw: bytes) -> bytes:
    """The lines with bytes above ASCII, up to :data:`SAMPLE` bytes; cut between lines where that is possible."""
    lines = (line for line in raw.splitlines(keepends=True) if not line.isascii())
    sample = b""
    for line in lines:
        if sample and len(sample) + len(line) > SAMPLE:
            break
        sample += line
    return sample[:SAMPLE]
