"""The engines by name; what is not asked for is not imported."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from generator.engines import Engine
from generator.model import EngineRef

ENGINES = {"offline": ("generator.engines.offline:ref", "generator.engines.offline.engine:OfflineEngine")}
"""Engine name to where its reference (cheap to ask for) and its class are."""


def ref(name: str) -> EngineRef:
    """Name, version and model of the engine ``name``, without loading it; ``KeyError`` where there is none."""
    found: EngineRef = _imported(ENGINES[name][0])()
    return found


@cache
def engine(name: str) -> Engine:
    """The engine ``name`` of this process, loaded once; ``KeyError`` where there is none."""
    made: Engine = _imported(ENGINES[name][1])()
    return made


def _imported(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
