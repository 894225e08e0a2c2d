"""The default engine: spaCy, rules and small models; no network, the same bytes each time.

:mod:`engine` holds the parts' order. Importing this package loads neither spaCy nor models, so that a build with nothing to
read need not wait for them.
"""

from __future__ import annotations

from generator.engines.offline import polarity, weights
from generator.model import EngineRef

VERSION = "2.2"


def ref() -> EngineRef:
    """``offline`` with the parser's verified weights, ``offline-rules`` without them; the model is named with its training."""
    if weights.folder() is None:
        return EngineRef("offline-rules", VERSION)
    tone = f" polarity-{polarity.mark()}" if polarity.available() else ""
    return EngineRef("offline", VERSION, weights.MODEL + tone)
