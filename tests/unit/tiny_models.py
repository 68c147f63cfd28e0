"""Model packages small enough to make in a test: random weights, real files, every layout found in the wild."""

from __future__ import annotations

import json
import shutil
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

MARKS = ["__uk__", "__de__", "<term>", "<as>", "</term>"]
TEXT = [
    "the White House shifted responsibility for the truce onto Ukraine and Russia.",
    "Білий дім переклав відповідальність за перемирʼя на Україну, а не на Росію.",
    "use snake_case names, 3.5 % of 1,000 files (see README) – “quoted” text",
    "quick brown foxes jump over lazy dogs while big wizards vex my zany juke-box",
]
WIDTH = 16


def make_package(folder: Path, *, tokenizer: str = "sentencepiece", vocabulary: str = "json", config: bool = True,
                 eos: bool = False, **metadata: Any) -> Path:  # fmt: skip
    """A package folder: `vocabulary` json or txt, `config` whether config.json is there, `eos` add_source_eos."""
    folder.mkdir(parents=True)
    tokens = _bpe(folder) if tokenizer == "bpe" else _sentencepiece(folder)
    model = folder / "model"
    model.mkdir()
    _spec(tokens, eos).save(str(model))
    shared = model / "shared_vocabulary.json"
    if vocabulary == "txt":
        shared.with_suffix(".txt").write_text("\n".join(json.loads(shared.read_text())) + "\n", encoding="utf-8")
        shared.unlink()
    if not config:  # as converters wrote before version 6 of the format, which the first four bytes tell
        (model / "config.json").unlink()
        weights = model / "model.bin"
        weights.write_bytes(struct.pack("<I", 5) + weights.read_bytes()[4:])
    known = {"package_version": "1.0", "argos_version": "1.9", "from_code": "en", "to_code": "uk"} | metadata
    (folder / "metadata.json").write_text(json.dumps(known))
    return folder


def pack(folder: Path, archive: Path) -> Path:
    """Zip a package as Argos does, with its folder on top."""
    with zipfile.ZipFile(archive, "w") as out:
        for path in sorted(folder.rglob("*")):
            out.write(path, path.relative_to(folder.parent))
    return archive


def copy_package(package: Path, folder: Path) -> Path:
    """A copy of a package, to be spoilt."""
    return Path(shutil.copytree(package, folder))


def _sentencepiece(folder: Path) -> list[str]:
    sentencepiece.SentencePieceTrainer.Train(
        sentence_iterator=iter(TEXT * 3), model_prefix=str(folder / "sentencepiece"), vocab_size=400,
        byte_fallback=True, hard_vocab_limit=False, user_defined_symbols=MARKS, minloglevel=2,
        normalization_rule_name="nmt_nfkc", bos_id=-1, eos_id=-1,
    )  # fmt: skip
    (folder / "sentencepiece.vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    return [processor.id_to_piece(number) for number in range(1, processor.get_piece_size())]


def _bpe(folder: Path) -> list[str]:
    (folder / "bpe.model").write_text("#version: 0.2\nt h\nth e</w>\nH o\n", encoding="utf-8")
    letters = sorted({character for line in TEXT for character in line if not character.isspace()})
    return [*MARKS, *letters, *(letter + "@@" for letter in letters), "th@@", "the", "Ho@@", "&apos;s"]


def _spec(tokens: list[str], eos: bool) -> TransformerSpec:
    spec = TransformerSpec.from_config(1, 2, pre_norm=True)
    vocabulary = ["<blank>", "<unk>", "<s>", "</s>", *tokens]
    random = np.random.default_rng(7)
    for name, value in list(_leaves(spec, len(vocabulary))):
        target: Any = spec
        *path, last = name.split("/")
        for part in path:
            target = target[int(part)] if part.isdigit() else getattr(target, part)
        setattr(target, last, (random.standard_normal(value) * 0.5).astype(np.float32))
    spec.decoder.projection.bias[3] += 4  # </s>: so that hypotheses come to an end
    for number, token in enumerate(tokens, start=4):
        if token.startswith("<"):  # marks and bytes, of which no text comes back
            spec.decoder.projection.bias[number] -= 9
        elif token.startswith("▁"):  # words begin as the tokenizer lets them begin
            spec.decoder.projection.bias[number] += 3
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = eos
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _leaves(spec: TransformerSpec, size: int) -> Any:
    """The variables of the architecture with their shapes."""
    for side in ("encoder", "decoder"):
        yield f"{side}/embeddings/0/weight" if side == "encoder" else "decoder/embeddings/weight", (size, WIDTH)
        yield from _norm(f"{side}/layer_norm")
        layer = f"{side}/layer/0"
        yield from _norm(f"{layer}/self_attention/layer_norm")
        yield from _linear(f"{layer}/self_attention/linear/0", 3 * WIDTH, WIDTH)
        yield from _linear(f"{layer}/self_attention/linear/1", WIDTH, WIDTH)
        yield from _norm(f"{layer}/ffn/layer_norm")
        yield from _linear(f"{layer}/ffn/linear_0", 32, WIDTH)
        yield from _linear(f"{layer}/ffn/linear_1", WIDTH, 32)
    yield from _norm("decoder/layer/0/attention/layer_norm")
    yield from _linear("decoder/layer/0/attention/linear/0", WIDTH, WIDTH)
    yield from _linear("decoder/layer/0/attention/linear/1", 2 * WIDTH, WIDTH)
    yield from _linear("decoder/layer/0/attention/linear/2", WIDTH, WIDTH)
    yield from _linear("decoder/projection", size, WIDTH)


def _norm(name: str) -> Any:
    yield f"{name}/gamma", (WIDTH,)
    yield f"{name}/beta", (WIDTH,)


def _linear(name: str, rows: int, columns: int) -> Any:
    yield f"{name}/weight", (rows, columns)
    yield f"{name}/bias", (rows,)


__all__ = ["MARKS", "copy_package", "make_package", "pack"]
