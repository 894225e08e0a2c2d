"""Writes what ``train_polarity.py`` trained as the files that :mod:`generator.engines.offline.polarity` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.engines.offline.polarity import CHECKSUMS, VOCABULARY, WEIGHTS
from generator.engines.offline.polarity_encoder import LAYERS

State = dict[str, NDArray[Any]]


def export(state: State, vocabulary: Sequence[str], folder: Path) -> None:
    """Weights as int8, vocabulary and checksums into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / WEIGHTS).open("wb") as file:
        np.savez(file, **dict(_arrays(state)))
    (folder / VOCABULARY).write_text("".join(f"{piece}\n" for piece in vocabulary), encoding="utf-8")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, VOCABULARY)}
    (folder / CHECKSUMS).write_text(
        "".join(f"{digest}  {name}\n" for name, digest in digests.items()), encoding="utf-8"
    )


def _arrays(state: State) -> Iterator[tuple[str, NDArray[Any]]]:
    yield "words", _int8(state["words.weight"])[0]
    yield "words.scale", _int8(state["words.weight"])[1]
    yield "positions", state["positions.weight"].astype(np.float16)
    yield "kinds", state["kinds.weight"]
    yield from _both("embedded", state, "embedded")
    for number in range(LAYERS):
        old, new = f"blocks.{number}", f"layer{number}"
        attend = [f"{old}.{part}" for part in ("query", "key", "value")]
        yield from _dense(f"{new}.attend", state, *attend)
        for part in ("output", "up", "down"):
            yield from _dense(f"{new}.{part}", state, f"{old}.{part}")
        for part in ("attended", "fed"):
            yield from _both(f"{new}.{part}", state, f"{old}.{part}")
    yield from _dense("head", state, "head")


def _dense(name: str, state: State, *parts: str) -> Iterator[tuple[str, NDArray[Any]]]:
    """Affine maps of one input set one below the other."""
    weight, scale = _int8(np.concatenate([state[f"{part}.weight"] for part in parts]))
    yield f"{name}.weight", weight
    yield f"{name}.scale", scale
    yield f"{name}.bias", np.concatenate([state[f"{part}.bias"] for part in parts])


def _both(name: str, state: State, part: str) -> Iterator[tuple[str, NDArray[Any]]]:
    for end in ("weight", "bias"):
        yield f"{name}.{end}", state[f"{part}.{end}"]


def _int8(rows: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """``rows`` in steps of a 127th of each row's largest value, and the size of each row's step."""
    scale = (np.abs(rows).max(axis=1) / 127).astype(np.float32)
    steps = np.where(scale > 0, scale, 1)[:, None]
    return np.rint(rows / steps).astype(np.int8), scale
