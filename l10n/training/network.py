"""The network: a pre-norm encoder-decoder Transformer with tied embeddings, laid out as CTranslate2 expects.

Positions are sinusoids in halves (all sines, then all cosines), activations are ReLU, a layer norm closes encoder
and decoder (Vaswani et al. 2017; pre-norm: Xiong et al. 2020). Token ids: see `PAD` to `EOS`.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["BOS", "EOS", "PAD", "UNK", "Network", "Shape"]

PAD, UNK, BOS, EOS = range(4)
LONGEST = 512  # positions: longer inputs than any sentence


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network: vocabulary, width, heads, feed-forward width, encoder and decoder layers."""

    vocabulary: int
    width: int = 512
    heads: int = 8
    feed_forward: int = 2048
    encoder_layers: int = 6
    decoder_layers: int = 3

    def as_dict(self) -> dict[str, int]:
        """The sizes by name, for a checkpoint."""
        return asdict(self)


def sinusoids(length: int, width: int) -> Tensor:
    """Position encodings, `length` × `width`."""
    half = width // 2
    rates = torch.exp(torch.arange(half, dtype=torch.float32) * -(math.log(10_000.0) / (half - 1)))
    angles = torch.arange(length, dtype=torch.float32)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention; keys and values in one projection, as CTranslate2 stores them."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.query = nn.Linear(shape.width, shape.width)
        self.key_value = nn.Linear(shape.width, 2 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor | None = None, causal: bool = False) -> Tensor:
        """`x` (batch × n × width) attends to `memory` (batch × m × width) where `mask` is true."""
        batch, length, width = x.shape
        query = self.query(x).view(batch, length, self.heads, -1).transpose(1, 2)
        both = self.key_value(memory).view(batch, memory.shape[1], 2, self.heads, width // self.heads)
        key, value = both.permute(2, 0, 3, 1, 4)
        dropout = self.dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, is_causal=causal, dropout_p=dropout
        )
        out: Tensor = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        return out


class FeedForward(nn.Module):
    """Two linear maps with ReLU between."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.inner = nn.Linear(shape.width, shape.feed_forward)
        self.outer = nn.Linear(shape.feed_forward, shape.width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Position by position, batch × n × width."""
        out: Tensor = self.outer(self.dropout(functional.relu(self.inner(x))))
        return out


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward; each normalised before and added back after."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.norm_attention, self.norm_feed_forward = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.attention, self.feed_forward = Attention(shape, dropout), FeedForward(shape, dropout)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """One layer over batch × n × width."""
        normed = self.norm_attention(x)
        x = x + self.dropout(self.attention(normed, normed, mask))
        out: Tensor = x + self.dropout(self.feed_forward(self.norm_feed_forward(x)))
        return out


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source, feed-forward."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.norm_self, self.norm_cross = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.norm_feed_forward = nn.LayerNorm(shape.width)
        self.self_attention, self.cross_attention = Attention(shape, dropout), Attention(shape, dropout)
        self.feed_forward, self.dropout = FeedForward(shape, dropout), nn.Dropout(dropout)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """One layer over batch × n × width, looking at `memory`."""
        normed = self.norm_self(x)
        x = x + self.dropout(self.self_attention(normed, normed, causal=True))
        x = x + self.dropout(self.cross_attention(self.norm_cross(x), memory, mask))
        out: Tensor = x + self.dropout(self.feed_forward(self.norm_feed_forward(x)))
        return out


class Network(nn.Module):
    """The whole model: source ids in, target states out; `logits` turns states into scores of pieces."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width, padding_idx=PAD)
        self.register_buffer("positions", sinusoids(LONGEST, shape.width), persistent=False)
        self.encoder = nn.ModuleList(EncoderLayer(shape, dropout) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape, dropout) for _ in range(shape.decoder_layers))
        self.norm_encoder, self.norm_decoder = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(dropout)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self._initialise()

    def _initialise(self) -> None:
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
        nn.init.normal_(self.embedding.weight, std=self.shape.width**-0.5)
        with torch.no_grad():
            self.embedding.weight[PAD].zero_()

    def _embed(self, ids: Tensor) -> Tensor:
        positions: Tensor = self.get_buffer("positions")[: ids.shape[1]]
        out: Tensor = self.dropout(self.embedding(ids) * math.sqrt(self.shape.width) + positions)
        return out

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """The source's states (batch × n × width) and the mask of its real tokens."""
        mask = (source != PAD)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.norm_encoder(x), mask

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """The target's states, each computed from the source and the tokens up to its own."""
        memory, mask = self.encode(source)
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, memory, mask)
        out: Tensor = self.norm_decoder(x)
        return out

    def logits(self, states: Tensor) -> Tensor:
        """Scores of every piece, from the tied embedding."""
        return functional.linear(states, self.embedding.weight, self.bias)
