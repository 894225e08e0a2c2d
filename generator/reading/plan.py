"""What is to be done for each seed, decided apart from doing it.

Make the brief file, move it along with a seed that was renamed, keep it, or leave it and say why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import SCHEMA, EngineRef
from generator.store import Head, brief_path

Action = Literal["make", "move", "keep", "conflict"]


@dataclass(frozen=True, slots=True)
class Step:
    """What to do for the seed ``path``, and the reason in words for the editor; ``source`` is the brief file that moves."""

    path: str
    action: Action
    reason: str
    source: str = ""


def step(path: str, sha256: str, engine: EngineRef, filed: Head | None) -> Step:
    """The step for one seed, given the head of the brief file that is there; content decides, never a time of modification.

    A reviewed file is never made anew: when its seed has changed, that is a conflict for the editor. A seed that only has another
    name keeps its briefs, whose addresses and corrections stay.
    """
    if filed is None:
        return Step(path, "make", "no brief file yet")
    changed = filed.seed.sha256 != sha256
    if not changed and filed.seed.path != path:
        return Step(path, "move", f"renamed from {filed.seed.path}")
    if filed.reviewed:
        if changed:
            was = filed.seed.sha256[:12]
            reason = f"{brief_path(path)} is reviewed, but its seed changed from {was}… to sha256 {sha256}"
            return Step(path, "conflict", reason)
        return Step(path, "keep", "reviewed")
    reason = "the seed changed" if changed else _outdated(filed, engine)
    return Step(path, "make", reason) if reason else Step(path, "keep", "unchanged")


def _outdated(filed: Head, engine: EngineRef) -> str:
    """Why a brief file of an unchanged seed is to be made anew; empty where it is not."""
    if filed.engine != engine:
        return f"made by {_named(filed.engine)}, now {_named(engine)}"
    return f"written in schema {filed.schema}, now {SCHEMA}" if filed.schema != SCHEMA else ""


def unclear(path: str) -> Step:
    """The step for a seed whose brief file is there but cannot be made out: it may be an editor's, and is not replaced."""
    return Step(path, "conflict", f"{brief_path(path)} is there, but is no valid brief file")


def _named(engine: EngineRef) -> str:
    return " ".join(part for part in (engine.name, engine.version, engine.model) if part)
