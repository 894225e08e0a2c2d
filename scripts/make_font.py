"""Make the site's type anew: Newsreader (SIL Open Font License 1.1), cut to European letters and a range of weights.

``python scripts/make_font.py`` with fontpkg-newsreader 1.3, fonttools and brotli installed writes
``templates/theme/assets/fonts/newsreader.woff2`` and its licence. The optical size is fixed at that of running text.
"""

from __future__ import annotations

import hashlib
import io
import sys
from importlib import resources
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).parents[1] / "templates/theme/assets/fonts"
SOURCE = "8a08d13f8a6c0d51be379a60af84f945f65369a67e509ee3c3bdcc421254d7c1"
"""SHA-256 of the font as the package carries it, which is not its makers' own."""
AXES = {"opsz": 16, "wght": (400, 700)}
LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C))
SIGNS = "ˆ˚˜‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€№™←↑→↓−"
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")


def main() -> int:
    """Write the font and its licence."""
    package = resources.files("fontpkg_newsreader")
    published = (package / "files" / "Newsreader[opsz,wght].ttf").read_bytes()
    if hashlib.sha256(published).hexdigest() != SOURCE:
        sys.stderr.write("fontpkg-newsreader does not carry the font that was looked at: install version 1.3.\n")
        return 1
    font = TTFont(io.BytesIO(published))
    font = instantiateVariableFont(font, AXES)
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = list(FEATURES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LETTERS, *map(ord, SIGNS)])
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(FOLDER / "newsreader.woff2")
    (FOLDER / "OFL.txt").write_text((package / "LICENSE").read_text("utf-8"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
