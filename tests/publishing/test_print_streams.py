"""Streams that end with a carriage return: no program may take it for a part of the end of line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.print_streams import ended


def stream(data: bytes, length: int | None = None, head: bytes = b">>\nstream\n") -> bytes:
    return (
        b"7 0 obj\n<</Filter/X/Length %d" % (len(data) if length is None else length)
        + head
        + data
        + b"\nendstream\nendobj\n"
    )


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=5))
def test_only_the_end_of_line_changes_and_no_offset_moves(parts: list[bytes]) -> None:
    pdf = b"".join(stream(part) for part in parts)
    mended = ended(pdf)
    place = 0
    for part in parts:
        size = len(stream(part))
        if part.endswith(b"\r"):
            assert mended[place : place + size] == stream(part + b"\r", len(part), b">>stream\n")
        else:
            assert mended[place : place + size] == stream(part)
        place += size
    assert len(mended) == len(pdf)


@pytest.mark.parametrize("pdf", [b"", b"\r\nendstream", stream(b"word\r", 4), stream(b"word\r\nendstream more")])
def test_what_is_no_such_stream_is_left_alone(pdf: bytes) -> None:
    assert ended(pdf) == pdf
