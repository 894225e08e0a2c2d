"""The network that ``train_polarity.py`` trains: MiniLM with a head over a mention, in PyTorch.

It computes what :mod:`generator.engines.offline.polarity_encoder` computes in numpy, for padded batches.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.engines.offline.polarity_encoder import HEADS, LAYERS, WIDTH
from generator.engines.offline.polarity_wordpiece import MOST_TOKENS

CLASSES = 3
DROPOUT = 0.1
"""On embeddings and on what the head sees; within the blocks it costs a third of the time and three epochs do not overfit."""
BLOCK = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "fed": "output.LayerNorm",
}
"""Parts of a block, and their names in the published weights."""


class Block(nn.Module):
    """One transformer block."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.attended, self.fed = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, rows: Tensor, bias: Tensor) -> Tensor:
        """``rows`` (batch, tokens, WIDTH) one block further; ``bias`` (batch, 1, 1, tokens) is very low at padding."""
        batch, tokens, _ = rows.shape

        def heads(part: nn.Module) -> Tensor:
            found: Tensor = part(rows).view(batch, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)
            return found

        scores = heads(self.query) @ heads(self.key).transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        mixed = torch.softmax(scores + bias, -1) @ heads(self.value)
        rows = self.attended(rows + self.output(mixed.transpose(1, 2).reshape(batch, tokens, WIDTH)))
        found: Tensor = self.fed(rows + self.down(functional.gelu(self.up(rows), approximate="tanh")))
        return found


class Net(nn.Module):
    """Encoder and head. The word embeddings stay as they are: half of the weights, and the sentences show few words often."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=True)
        positions = weights["embeddings.position_embeddings.weight"][:MOST_TOKENS]
        self.positions = nn.Embedding.from_pretrained(positions, freeze=True)
        self.kinds = nn.Embedding.from_pretrained(weights["embeddings.token_type_embeddings.weight"], freeze=False)
        self.embedded = nn.LayerNorm(WIDTH, eps=1e-12)
        _copy(weights, "embeddings.LayerNorm", self.embedded)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        for number, block in enumerate(self.blocks):
            for name, published in BLOCK.items():
                _copy(weights, f"encoder.layer.{number}.{published}", getattr(block, name))
        self.head = nn.Linear(2 * WIDTH, CLASSES)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, real: Tensor, mention: Tensor) -> Tensor:
        """Logits (batch, CLASSES) from token numbers and two masks (batch, tokens): not padding; of the mention."""
        rows = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kinds(mention.long())
        rows = functional.dropout(self.embedded(rows), DROPOUT, self.training)
        bias = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None, :].to(torch.bfloat16)
        for block in self.blocks:
            rows = block(rows, bias)
        pooled = torch.cat([_mean(rows.float(), mention), _mean(rows.float(), real)], -1)
        found: Tensor = self.head(functional.dropout(pooled, DROPOUT, self.training))
        return found


def _mean(rows: Tensor, mask: Tensor) -> Tensor:
    share = mask.float()[..., None]
    return (rows * share).sum(1) / share.sum(1)


def _copy(weights: Mapping[str, Tensor], name: str, module: nn.Module) -> None:
    module.load_state_dict({part: weights[f"{name}.{part}"] for part in ("weight", "bias")})
