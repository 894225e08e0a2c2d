"""The forward pass of a small BERT encoder (MiniLM, Wang et al. 2020) with a head over a mention, in numpy.

Weights are stored as int8 with one scale for each output; they are widened to float32 once, when loaded. The tokens of several
sentences are the rows of one matrix, one sentence below the other without padding: twice as fast as one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.engines.offline.polarity_wordpiece import Encoded

Array = NDArray[np.float32]
LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = np.float32(1e-12)
GELU_SCALE, GELU_CUBE = np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)


@dataclass(frozen=True, slots=True)
class Dense:
    """An affine map; ``weight`` is (inputs, outputs)."""

    weight: Array
    bias: Array

    def __call__(self, rows: Array) -> Array:
        """``rows`` (any number, inputs) mapped to (the same number, outputs)."""
        return rows @ self.weight + self.bias


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation over the last axis."""

    weight: Array
    bias: Array

    def __call__(self, rows: Array) -> Array:
        """``rows`` with mean 0 and variance 1 each, then scaled and shifted."""
        centred = rows - rows.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + EPSILON)
        scaled: Array = centred / spread * self.weight + self.bias
        return scaled


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer block; ``attend`` gives queries, keys and values side by side."""

    attend: Dense
    output: Dense
    attended: Norm
    up: Dense
    down: Dense
    fed: Norm

    def __call__(self, rows: Array, edges: Sequence[int]) -> Array:
        """``rows`` (tokens, WIDTH) one block further; the sentences lie between the ``edges``."""
        attend = self.attend(rows)
        mixed = np.concatenate([_mixed(attend[start:end]) for start, end in pairwise(edges)])
        rows = self.attended(rows + self.output(mixed))
        return self.fed(rows + self.down(_gelu(self.up(rows))))


class Encoder:
    """The encoder and its head with the arrays that ``scripts/train_polarity.py`` wrote."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.words, self.word_scales = arrays["words"], arrays["words.scale"].astype(np.float32)
        self.positions, self.kinds = (arrays[name].astype(np.float32) for name in ("positions", "kinds"))
        self.embedded = _norm(arrays, "embedded")
        self.layers = tuple(_layer(arrays, number) for number in range(LAYERS))
        self.head = _dense(arrays, "head")

    def __call__(self, sentences: Sequence[Encoded]) -> Array:
        """Probabilities (sentences, 3), negative, neutral and positive, of each sentence toward its mention."""
        edges = np.cumsum([0, *(len(each.ids) for each in sentences)]).tolist()
        rows = self.embedded(np.concatenate([self._embed(each) for each in sentences]))
        for layer in self.layers:
            rows = layer(rows, edges)
        pooled = [_pooled(rows[start:end], each) for each, (start, end) in zip(sentences, pairwise(edges), strict=True)]
        return np.stack([_softmax(self.head(one)) for one in pooled])

    def _embed(self, encoded: Encoded) -> Array:
        ids = np.array(encoded.ids)
        kinds = np.zeros(len(ids), np.intp)
        kinds[encoded.start : encoded.end] = 1
        words = self.words[ids].astype(np.float32) * self.word_scales[ids, None]
        found: Array = words + self.positions[: len(ids)] + self.kinds[kinds]
        return found


def _mixed(attend: Array) -> Array:
    """What each token of one sentence takes from the others, from queries, keys and values (tokens, 3 * WIDTH)."""
    query, key, value = attend.reshape(len(attend), 3, HEADS, WIDTH // HEADS).transpose(1, 2, 0, 3)
    shares = _softmax(query @ key.transpose(0, 2, 1) * np.float32((WIDTH // HEADS) ** -0.5))
    return (shares @ value).transpose(1, 0, 2).reshape(len(attend), WIDTH)


def _pooled(rows: Array, encoded: Encoded) -> Array:
    """The mean of the mention's rows and the mean of all, side by side (2 * WIDTH)."""
    return np.concatenate([rows[encoded.start : encoded.end].mean(axis=0), rows.mean(axis=0)])


def _layer(arrays: Mapping[str, NDArray[Any]], number: int) -> Layer:
    name = f"layer{number}"
    return Layer(
        attend=_dense(arrays, f"{name}.attend"),
        output=_dense(arrays, f"{name}.output"),
        attended=_norm(arrays, f"{name}.attended"),
        up=_dense(arrays, f"{name}.up"),
        down=_dense(arrays, f"{name}.down"),
        fed=_norm(arrays, f"{name}.fed"),
    )


def _dense(arrays: Mapping[str, NDArray[Any]], name: str) -> Dense:
    """Widens the int8 weights (outputs, inputs), each output by its scale."""
    wide = arrays[f"{name}.weight"].astype(np.float32) * arrays[f"{name}.scale"].astype(np.float32)[:, None]
    return Dense(np.ascontiguousarray(wide.T), arrays[f"{name}.bias"].astype(np.float32))


def _norm(arrays: Mapping[str, NDArray[Any]], name: str) -> Norm:
    return Norm(arrays[f"{name}.weight"].astype(np.float32), arrays[f"{name}.bias"].astype(np.float32))


def _softmax(rows: Array) -> Array:
    powers = np.exp(rows - rows.max(axis=-1, keepdims=True))
    found: Array = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _gelu(rows: Array) -> Array:
    """The tanh form of GELU, with which the model was trained."""
    found: Array = np.float32(0.5) * rows * (1 + np.tanh(GELU_SCALE * (rows + GELU_CUBE * rows * rows * rows)))
    return found
