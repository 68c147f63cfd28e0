"""Model packages: the bundled directory, and one Argos-conformant `.argosmodel` for each pair."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from l10n.training.annotation import MARKS
from l10n.training.checkpoints import load_network, read_checkpoint
from l10n.training.export import export
from l10n.training.pieces import Pieces, silence_tags, tag

__all__ = ["LANGUAGE_NAMES", "Release", "package"]

LANGUAGE_NAMES: Mapping[str, str] = {"uk": "Ukrainian", "ru": "Russian", "de": "German"}
ARGOS_VERSION = "1.9"  # the oldest argostranslate that reads `target_prefix`
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the oldest time that a zip can hold: equal packages shall be equal bytes


@dataclass(frozen=True, slots=True)
class Release:
    """What a package says of itself.

    `stage` is `starter` for a model that installed packages outrank. `suppress` are strings a locale that the model
    learnt by heart from bad data and must never write. `card` is the model card, which becomes the README.
    """

    version: str
    locales: tuple[str, ...]
    stage: str = ""
    suppress: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    card: str = ""

    def metadata(self, locale: str) -> str:
        """`metadata.json` of the direction from English to `locale`: Argos's fields, then ours."""
        found: dict[str, object] = {
            "package_version": self.version,
            "argos_version": ARGOS_VERSION,
            "from_code": "en",
            "from_name": "English",
            "to_code": locale,
            "to_name": LANGUAGE_NAMES.get(locale, locale),
            "target_prefix": tag(locale),
            "term_markup": list(MARKS),
        }
        if self.suppress.get(locale):
            found["suppress"] = list(self.suppress[locale])
        if self.stage:
            found["stage"] = self.stage
        return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def package(
    checkpoint: Path,
    pieces: Path,
    out: Path,
    release: Release,
    *,
    quantization: str | None = "int8",
) -> list[Path]:
    """Write the bundled directory to `out/bundled`, and `out/en_XX.argosmodel` for each locale.

    Returns what was written; the same checkpoint gives the same bytes. Raises `L10nError`.
    """
    bundled = out / "bundled"
    export(load_network(read_checkpoint(checkpoint)), Pieces(pieces).names, bundled / "model", quantization)
    (bundled / "sentencepiece.model").write_bytes(silence_tags(pieces.read_bytes(), release.locales))
    for locale in release.locales:
        (bundled / f"metadata.{locale}.json").write_text(release.metadata(locale), encoding="utf-8")
    if release.card:
        (bundled / "MODEL_CARD.md").write_text(release.card, encoding="utf-8")
    return [bundled, *(_argos(bundled, locale, out, release) for locale in release.locales)]


def _argos(bundled: Path, locale: str, out: Path, release: Release) -> Path:
    """One pair as Argos ships it: a zip with one top folder, `metadata.json`, the pieces and the model."""
    path, top = out / f"en_{locale}.argosmodel", f"en_{locale}"
    readme = release.card or f"English to {LANGUAGE_NAMES.get(locale, locale)}, trained by l10n.\n"
    parts = {
        "metadata.json": (bundled / f"metadata.{locale}.json").read_bytes(),
        "README.md": readme.encode(),
        "sentencepiece.model": (bundled / "sentencepiece.model").read_bytes(),
        **{f"model/{part.name}": part.read_bytes() for part in sorted((bundled / "model").iterdir())},
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(f"{top}/{name}", LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return path
