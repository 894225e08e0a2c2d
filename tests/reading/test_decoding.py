from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading import decoding

ENGLISH = (
    "The minister’s office said on Tuesday that the “harbour accord” would be signed — at last. It costs €10bn, and the "
    "café owners welcomed it. Nobody in parliament expected the vote to fail, officials said.\n"
)
FRENCH = (
    "Le ministre a déclaré mardi que l’accord serait signé à Verran après neuf jours de négociations très difficiles. "
    "L’été dernier, les députés avaient rejeté le projet.\n"
)
RUSSIAN = (
    "Министр заявил во вторник, что соглашение будет подписано на следующей неделе. Парламент должен его одобрить.\n"
)
POLISH = (
    "Minister powiedział we wtorek, że porozumienie zostanie podpisane w przyszłym tygodniu, źle oceniając żądania.\n"
)


@pytest.mark.parametrize(
    ("text", "encoding", "sure"),
    [
        (ENGLISH, "utf-8", True),
        (ENGLISH, "utf-8-sig", True),
        (ENGLISH, "utf-16", True),
        (ENGLISH, "utf-32", True),
        (ENGLISH, "utf-16-le", False),
        (RUSSIAN, "utf-16-be", False),
        (ENGLISH, "utf-32-be", False),
        (ENGLISH, "cp1252", False),
        (ENGLISH, "mac_roman", False),
        (FRENCH, "cp1252", False),
        (RUSSIAN, "cp1251", False),
        (RUSSIAN, "koi8_r", False),
        (RUSSIAN, "cp866", False),
        (POLISH, "cp1250", False),
        (POLISH, "iso8859_2", False),
    ],
)
def test_decode_reads_an_encoding_right_and_flags_what_it_guessed(text: str, encoding: str, sure: bool) -> None:
    decoded = decoding.decode(text.encode(encoding))
    assert isinstance(decoded, decoding.Decoded)
    assert decoded.text == text
    assert (decoded.doubts == ()) == sure


def test_decode_reads_broken_bytes_in_utf8_as_windows_and_counts_them() -> None:
    decoded = decoding.decode(ENGLISH.encode() + "Café “new”\n".encode("cp1252"))
    assert isinstance(decoded, decoding.Decoded)
    assert decoded.text == ENGLISH + "Café “new”\n"
    assert "3 broken byte(s)" in decoded.doubts[0]


@pytest.mark.parametrize(
    "garbled",
    [FRENCH.encode().decode("latin-1"), ENGLISH.encode("utf-7").decode("ascii"), "A word\ufffd with a lost letter.\n"],
)
def test_decode_flags_text_that_was_garbled_before(garbled: str) -> None:
    decoded = decoding.decode(garbled.encode())
    assert isinstance(decoded, decoding.Decoded)
    assert decoded.doubts


@given(st.binary(max_size=400))
def test_decode_never_fails_and_flags_what_is_not_utf8(raw: bytes) -> None:
    decoded = decoding.decode(raw)
    if isinstance(decoded, str):
        assert decoded
        return
    assert "\r" not in decoded.text
    decoded.text.encode()
    if not raw.startswith(tuple(mark for mark, _ in decoding.BOMS)) and not decoded.doubts:
        assert decoded.text == raw.decode().replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(min_size=1, max_size=200))
def test_decode_reads_utf8_as_it_is(text: str) -> None:
    decoded = decoding.decode(text.encode())
    if isinstance(decoded, decoding.Decoded) and decoded.encoding == "utf-8":
        assert decoded.text == text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
