"""The QR code of an address, as a drawing."""

from __future__ import annotations

from itertools import groupby

import qrcodegen


def qr_code(address: str) -> str:
    """``address`` as SVG, black on nothing and without a margin (the page is white around it); empty for no address."""
    if not address:
        return ""
    code = qrcodegen.QrCode.encode_text(address, qrcodegen.QrCode.Ecc.MEDIUM)
    size = code.get_size()
    path = "".join(_row(code, y, size) for y in range(size))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>'


def _row(code: qrcodegen.QrCode, y: int, size: int) -> str:
    """The dark stretches of row ``y`` as rectangles."""
    path, x = "", 0
    for dark, run in groupby(range(size), key=lambda place: code.get_module(place, y)):
        width = len(list(run))
        if dark:
            path += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return path
