"""``daybrief score``: predictions of the public stages in the format of the accuracy scorer, one adapter a set.

An adapter is a module with ``predict(items)``: it yields one mapping with ``id`` and the fields of its set for each input. It
may use the public functions of the stages and nothing made for the benchmark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

Predictor = Callable[[Iterable[Mapping[str, Any]]], Iterator[dict[str, Any]]]

ADAPTERS: Mapping[str, str] = {
    "aeb": "cleaning:predict_body",
    "dirtycat": "cleaning:predict_bodies",
    "concat": "cleaning:predict_starts",
    "g5w1h": "events:predict",
    "dirty": "events:predict_dirty",
    "basilfacts": "events:predict_facts",
    "realsumm": "events:predict_summary",
    "salient": "events:predict_salient",
    "timeml": "dates:predict",
    "polnear": "attributions:predict",
    "newsmtsc": "polarity:predict",
    "basil": "stories:predict",
    "clusters_g5": "stories:predict",
}
"""Set name to ``module:function`` below this package; imported when asked for, since most of them load a model."""


def predictor(name: str) -> Predictor:
    """The adapter of set ``name``; ``KeyError`` where there is none."""
    module, function = ADAPTERS[name].split(":")
    found: Predictor = getattr(import_module(f"{__name__}.{module}"), function)
    return found
