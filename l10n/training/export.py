"""Writing a network as a CTranslate2 directory; its log-probabilities equal PyTorch's up to quantisation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from l10n.training.network import Network

__all__ = ["export"]


def export(network: Network, pieces: Sequence[str], folder: Path, quantization: str | None = "int8") -> None:
    """Write `network` to `folder` (made, or filled anew); source and target share the vocabulary `pieces`.

    `quantization` is CTranslate2's (`int8`, `float16`, …); `None` keeps float32.
    """
    from ctranslate2.specs import TransformerSpec, common_spec

    shape = network.shape
    spec = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
    )
    _fill(spec, network)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _fill(spec: Any, network: Network) -> None:
    weights = {name: value.detach().float().cpu().numpy() for name, value in network.state_dict().items()}
    copy = _Copy(weights)
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = weights["embedding.weight"]
        side.scale_embeddings = True
        if hasattr(side, "position_encodings"):
            side.position_encodings.encodings = network.get_buffer("positions").cpu().numpy()
    copy.norm(spec.encoder.layer_norm, "norm_encoder")
    copy.norm(spec.decoder.layer_norm, "norm_decoder")
    for number, layer in enumerate(spec.encoder.layer):
        _fill_encoder_layer(layer, f"encoder.{number}.", copy)
    for number, layer in enumerate(spec.decoder.layer):
        _fill_decoder_layer(layer, f"decoder.{number}.", copy)
    spec.decoder.projection.weight, spec.decoder.projection.bias = weights["embedding.weight"], weights["bias"]


def _fill_encoder_layer(layer: Any, prefix: str, copy: _Copy) -> None:
    copy.norm(layer.self_attention.layer_norm, prefix + "norm_attention")
    copy.joined(layer.self_attention.linear[0], prefix + "attention.query", prefix + "attention.key_value")
    copy.linear(layer.self_attention.linear[1], prefix + "attention.out")
    _fill_feed_forward(layer, prefix, copy)


def _fill_decoder_layer(layer: Any, prefix: str, copy: _Copy) -> None:
    copy.norm(layer.self_attention.layer_norm, prefix + "norm_self")
    copy.joined(layer.self_attention.linear[0], prefix + "self_attention.query", prefix + "self_attention.key_value")
    copy.linear(layer.self_attention.linear[1], prefix + "self_attention.out")
    copy.norm(layer.attention.layer_norm, prefix + "norm_cross")
    for place, name in enumerate(("query", "key_value", "out")):
        copy.linear(layer.attention.linear[place], prefix + f"cross_attention.{name}")
    _fill_feed_forward(layer, prefix, copy)


def _fill_feed_forward(layer: Any, prefix: str, copy: _Copy) -> None:
    copy.norm(layer.ffn.layer_norm, prefix + "norm_feed_forward")
    copy.linear(layer.ffn.linear_0, prefix + "feed_forward.inner")
    copy.linear(layer.ffn.linear_1, prefix + "feed_forward.outer")


class _Copy:
    """Copies weights by name into the parts of a specification."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.weights = weights

    def linear(self, part: Any, name: str) -> None:
        part.weight, part.bias = self.weights[name + ".weight"], self.weights[name + ".bias"]

    def norm(self, part: Any, name: str) -> None:
        part.gamma, part.beta = self.weights[name + ".weight"], self.weights[name + ".bias"]

    def joined(self, part: Any, *names: str) -> None:
        import numpy

        part.weight = numpy.concatenate([self.weights[name + ".weight"] for name in names])
        part.bias = numpy.concatenate([self.weights[name + ".bias"] for name in names])
