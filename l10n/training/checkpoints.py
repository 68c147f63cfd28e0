"""Checkpoints: a network's shape and weights, and in `last.pt` what a run needs to go on.

The starter model came from a prototype that named its parts otherwise; its checkpoints are read as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from l10n.errors import L10nError
from l10n.training.network import Network, Shape

__all__ = ["load_network", "prototype_name", "read_checkpoint", "write_checkpoint"]

# Our name of a part, then the prototype's.
OLD_SHAPE = {
    "vocabulary": "vocab", "width": "d", "heads": "h", "feed_forward": "f",
    "encoder_layers": "enc", "decoder_layers": "dec",
}  # fmt: skip
OLD_PARTS = {
    "embedding": "emb", "norm_encoder": "en", "norm_decoder": "dn",
    "encoder.norm_attention": "n1", "encoder.norm_feed_forward": "n2", "encoder.attention": "att",
    "decoder.norm_self": "n1", "decoder.norm_cross": "n2", "decoder.norm_feed_forward": "n3",
    "decoder.self_attention": "att", "decoder.cross_attention": "cross",
    "encoder": "enc", "decoder": "dec", "feed_forward": "ffn",
    "query": "q", "key_value": "kv", "out": "o", "inner": "a", "outer": "b",
}  # fmt: skip


def write_checkpoint(path: Path, shape: Shape, weights: Mapping[str, Any], **more: Any) -> Path:
    """Write `path` in one go, weights on the CPU: a run that is cut short leaves the old file or the new one."""
    partial = path.with_name(path.name + ".partial")
    kept = {name: weight.detach().cpu() for name, weight in weights.items()}
    torch.save({"shape": shape.as_dict(), "weights": kept, **more}, partial)
    return partial.replace(path)


def read_checkpoint(path: Path, device: str = "cpu") -> dict[str, Any]:
    """`shape`, `weights` and whatever else stands in `path`; raises `L10nError` where it is no checkpoint."""
    try:
        found = torch.load(path, map_location=device, weights_only=True)
    except Exception as error:  # zip, pickle and operating system errors of many kinds
        raise L10nError(f"cannot be read as a checkpoint: {error}", path=path) from error
    if isinstance(found, dict) and {"cfg", "model"} <= set(found):
        return _from_prototype(found)
    if not isinstance(found, dict) or not {"shape", "weights"} <= set(found):
        raise L10nError("is no checkpoint of a network", "l10n train fit writes average.pt.", path=path)
    return found


def load_network(checkpoint: Mapping[str, Any], dropout: float = 0.0) -> Network:
    """The network of a checkpoint, its weights in float32 whatever they were, on the CPU."""
    network = Network(Shape(**checkpoint["shape"]), dropout)
    network.load_state_dict({name: weight.float() for name, weight in checkpoint["weights"].items()})
    return network


def prototype_name(name: str) -> str:
    """What the prototype called a weight: `decoder.0.norm_cross.bias` → `dec.0.n2.bias`."""
    side, *rest = name.split(".")
    inner = (OLD_PARTS.get(f"{side}.{part}", OLD_PARTS.get(part, part)) for part in rest)
    return ".".join((OLD_PARTS.get(side, side), *inner))


def _from_prototype(old: Mapping[str, Any]) -> dict[str, Any]:
    shape = {ours: old["cfg"][theirs] for ours, theirs in OLD_SHAPE.items()}
    names = Network(Shape(**shape)).state_dict()
    return {"shape": shape, "weights": {name: old["model"][prototype_name(name)] for name in names}}
