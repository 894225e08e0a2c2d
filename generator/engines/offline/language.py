"""The language of a text: English by its function words, any other by py3langid's character model.

The function words come first because the model takes most of a second to load and nearly every seed is English.
"""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNKNOWN = "und"
# Enough for a sure answer of the model; more only costs time.
SAMPLE = 3000
MIN_WORDS = 4
# Share of these words: 0.25 to 0.50 in English news, below 0.05 in German, French, Spanish, Dutch and Danish.
ENGLISH_SHARE = 0.18
ENGLISH = frozenset(
    "the of and to that is was for with on as by at from his her their they has have had be been are were it its he she "
    "not but this which would will said an or who than".split()
)
# Of the model's own scale. Single sentences of 5 to 10 words score 0.7 to 1.0, lists of names and numbers below 0.3.
MIN_CONFIDENCE = 0.6
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """ISO 639-1 code of the language of ``text``, ``und`` where it is too short or not recognised."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if not words:
        return UNKNOWN
    if len(words) >= MIN_WORDS and sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    code, confidence = _model().classify(text[:SAMPLE])
    return str(code) if confidence >= MIN_CONFIDENCE and len(code) == 2 else UNKNOWN


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
