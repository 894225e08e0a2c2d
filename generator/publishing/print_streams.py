"""Streams of a PDF that end where their length says, also for a program that looks for the end instead.

Typst ends each stream with a line feed. Where the last byte of the data is a carriage return, the two together are an end of line
as well, and the stream seems a byte too short: a fault in PDF/A for page-validation. Of compressed streams one in 256 ends so.
"""

from __future__ import annotations

HEAD, END = b">>\nstream\n", b"\r\nendstream"


def ended(pdf: bytes) -> bytes:
    """``pdf``, whose streams that end with a carriage return are followed by an end of line of two bytes.

    The byte too many is taken from before the keyword ``stream``, where white space is free, so that no offset moves.
    """
    place = pdf.find(END)
    while place >= 0:
        head = _head(pdf, place + 1)
        if head >= 0:
            line = head + 2
            pdf = pdf[:line] + pdf[line + 1 : place + 1] + b"\r" + pdf[place + 1 :]
        place = pdf.find(END, place + len(END))
    return pdf


def _head(pdf: bytes, end: int) -> int:
    """Where the head of the stream that ends before ``end`` begins, which names its length; -1 where that is no end."""
    head = pdf.rfind(HEAD, 0, end)
    opening = pdf.rfind(b" obj", 0, max(head, 0))
    named = b"/Length %d/" % (end - head - len(HEAD))
    return head if opening >= 0 and named in pdf[opening:head] + b"/" else -1
