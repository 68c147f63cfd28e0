"""Model packages: the bundled directory, and one Argos-conformant `.argosmodel` for each pair."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from l10n.training.annotation import MARKS
from l10n.training.export import export
from l10n.training.network import load_network
from l10n.training.prepare import tag

__all__ = ["LANGUAGE_NAMES", "metadata", "package"]

LANGUAGE_NAMES: Mapping[str, str] = {"uk": "Ukrainian", "ru": "Russian", "de": "German"}
ARGOS_VERSION = "1.9"  # the oldest argostranslate that reads `target_prefix`


def metadata(locale: str, version: str, stage: str) -> dict[str, object]:
    """What `metadata.json` says of the direction from English to `locale`."""
    found: dict[str, object] = {
        "package_version": version,
        "argos_version": ARGOS_VERSION,
        "from_code": "en",
        "from_name": "English",
        "to_code": locale,
        "to_name": LANGUAGE_NAMES.get(locale, locale),
        "target_prefix": tag(locale),
        "term_markup": list(MARKS),
    }
    return {**found, "stage": stage} if stage else found


def package(
    checkpoint: Path,
    pieces: Path,
    out: Path,
    locales: Sequence[str],
    *,
    version: str,
    stage: str = "",
    quantization: str | None = "int8",
    argos: bool = True,
) -> list[Path]:
    """Write the bundled directory to `out/bundled`, and `out/en_XX.argosmodel` for each locale where `argos` is set.

    Returns what was written.
    """
    import sentencepiece
    import torch

    bundled = out / "bundled"
    model = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    names = [model.id_to_piece(number) for number in range(model.get_piece_size())]
    network = load_network(torch.load(checkpoint, map_location="cpu", weights_only=True))
    export(network, names, bundled / "model", quantization)
    (bundled / "sentencepiece.model").write_bytes(pieces.read_bytes())
    for locale in locales:
        text = json.dumps(metadata(locale, version, stage), indent=2, ensure_ascii=False) + "\n"
        (bundled / f"metadata.{locale}.json").write_text(text, encoding="utf-8")
    return [bundled, *(_argos(bundled, locale, out) for locale in locales if argos)]


def _argos(bundled: Path, locale: str, out: Path) -> Path:
    """One pair as Argos ships it: a zip with one top folder, `metadata.json`, the pieces and the model."""
    path, top = out / f"en_{locale}.argosmodel", f"en_{locale}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(bundled / f"metadata.{locale}.json", f"{top}/metadata.json")
        archive.write(bundled / "sentencepiece.model", f"{top}/sentencepiece.model")
        archive.writestr(f"{top}/README.md", f"English to {LANGUAGE_NAMES.get(locale, locale)}, trained by l10n.\n")
        for part in sorted((bundled / "model").iterdir()):
            archive.write(part, f"{top}/model/{part.name}")
    return path
