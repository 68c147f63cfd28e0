"""How weights are moved: AdamW; or Muon for the hidden layers' matrices, and AdamW for embedding, norms and biases.

Muon (Jordan et al. 2024) makes the steps of a matrix orthogonal, so that rare directions are learnt as fast as common
ones; scaled as Liu et al. 2025 do, it shares AdamW's learning rate. PyTorch's computes in bfloat16, which most CPUs
have to emulate. What it brings: docs/training.md.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

__all__ = ["Optimizers"]

DECAY = 0.01


class Optimizers:
    """One optimizer or both as one; `muon` gives the hidden matrices to Muon."""

    def __init__(self, network: nn.Module, rate: float, muon: bool = False) -> None:
        hidden: list[Any] = []
        others: list[Any] = []
        for name, weight in network.named_parameters():
            # the embedding is a table of rows, each updated when its piece occurs: no matrix in Muon's sense
            (hidden if muon and weight.ndim == 2 and "embedding" not in name else others).append(weight)
        self._parts: list[Any] = [
            torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=DECAY),
        ]
        if hidden:
            scaled = torch.optim.Muon(hidden, lr=rate, weight_decay=DECAY, adjust_lr_fn="match_rms_adamw")
            self._parts.append(scaled)

    def step(self, rate: float) -> None:
        """Move the weights against their gradients at the learning rate `rate`, and forget the gradients."""
        for part in self._parts:
            for group in part.param_groups:
                group["lr"] = rate
            part.step()
            part.zero_grad(set_to_none=True)

    def state(self) -> list[Any]:
        """What a checkpoint has to keep."""
        return [part.state_dict() for part in self._parts]

    def restore(self, state: list[Any]) -> None:
        """Go on from `state`."""
        for part, kept in zip(self._parts, state, strict=True):
            part.load_state_dict(kept)
