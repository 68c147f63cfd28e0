"""Model packages as values: what lies in a folder, read without loading the model.

A package folder holds `model/` (a CTranslate2 model), `sentencepiece.model` or `bpe.model`, and metadata: one
`metadata.json` as Argos has it, or one `metadata.XX.json` a target locale over a multilingual model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from l10n.errors import ModelPackageError
from l10n.model import TermMarkup

__all__ = [
    "ModelPackage",
    "bundled_folder",
    "covers",
    "locales_of",
    "model_sha256",
    "read_package",
    "read_vocabulary",
    "require_files",
    "version_key",
]

Tokenization = Literal["sentencepiece", "bpe"]

TOKENIZERS: Mapping[str, Tokenization] = {"sentencepiece.model": "sentencepiece", "bpe.model": "bpe"}
# Older converters wrote text vocabularies, newer ones JSON; a model without a shared one has two.
VOCABULARIES = (
    ("shared_vocabulary.json",),
    ("shared_vocabulary.txt",),
    ("source_vocabulary.json", "target_vocabulary.json"),
    ("source_vocabulary.txt", "target_vocabulary.txt"),
)


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """One translation direction of a package folder.

    `kind` says where it was found (`bundled`, `argos`, `folder`); `stage` is `starter` for a model that calls
    itself provisional. `target_prefix` is the language tag that a multilingual model wants first, or empty.
    `suppress` are strings that it learnt by heart from bad training data and must never write.
    """

    folder: Path
    from_code: str
    to_code: str
    version: str
    tokenization: Tokenization
    target_prefix: str = ""
    term_markup: TermMarkup | None = None
    stage: str = ""
    suppress: tuple[str, ...] = ()
    kind: str = "folder"

    @property
    def name(self) -> str:
        """What a summary calls it: `bundled starter 0.1`, `argos en_de 1.0`."""
        subject = self.stage if self.kind == "bundled" else f"{self.from_code}_{self.to_code}"
        return " ".join(part for part in (self.kind, subject, self.version) if part)

    @property
    def starter(self) -> bool:
        """Whether any other model is to be preferred."""
        return self.stage == "starter"

    @property
    def sha256(self) -> str:
        """The SHA-256 of `model.bin`, in hexadecimal."""
        return model_sha256(self.folder)


def bundled_folder() -> Path:
    """The folder of the model that comes with the program."""
    return Path(str(files("l10n").joinpath("data", "models", "bundled")))


@lru_cache(maxsize=8)
def model_sha256(folder: Path) -> str:
    """The SHA-256 of a package's `model.bin`; raises `ModelPackageError`."""
    try:
        with (folder / "model" / "model.bin").open("rb") as model:
            return file_digest(model, "sha256").hexdigest()
    except OSError as error:
        raise ModelPackageError(f"cannot read the model: {error.strerror}", path=error.filename) from error


def read_package(folder: Path, locale: str | None = None, kind: str = "folder") -> ModelPackage:
    """The package in `folder`, for `locale` where it has several; raises `ModelPackageError` on a broken one."""
    require_files(folder)
    metadata = _read_json(_metadata_file(folder, locale))
    try:
        return _package(folder, metadata, kind)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelPackageError(f"unusable metadata: {error}", path=_metadata_file(folder, locale)) from error


def locales_of(folder: Path) -> tuple[str, ...]:
    """The target locales of a multilingual folder, from the names of its metadata files."""
    return tuple(sorted(path.name.split(".")[1] for path in folder.glob("metadata.*.json")))


@lru_cache(maxsize=8)
def read_vocabulary(folder: Path) -> frozenset[str]:
    """Every token that the model can write, by name: the numbers differ between converters.

    Raises `ModelPackageError`.
    """
    names = [names[-1] for names in VOCABULARIES if (folder / "model" / names[-1]).is_file()]
    path = folder / "model" / (names or [VOCABULARIES[0][0]])[0]
    try:
        text = path.read_text(encoding="utf-8")
        tokens = json.loads(text) if path.suffix == ".json" else text.split("\n")
    except OSError as error:
        raise ModelPackageError(f"cannot read the vocabulary: {error.strerror}", path=path) from error
    except ValueError as error:
        raise ModelPackageError(f"not a vocabulary: {error}", path=path) from error
    return frozenset(token for token in tokens if isinstance(token, str))


def covers(code: str, locale: str) -> bool:
    """Whether a package for `code` serves `locale`: `pt` serves pt-BR, `pt-PT` does not."""
    tag, wanted = code.lower().replace("_", "-"), locale.lower()
    return tag in (wanted, wanted.split("-")[0])


def version_key(version: str) -> tuple[int, ...]:
    """A sort key for versions: 1.10 is newer than 1.9; what is no number counts as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def require_files(folder: Path) -> None:
    """Raise `ModelPackageError` unless `folder` has everything that a package needs."""
    if not folder.is_dir():
        raise ModelPackageError("not a folder", "A model package is a folder with model/ and metadata.", path=folder)
    model = folder / "model"
    vocabulary = any(all((model / name).is_file() for name in names) for names in VOCABULARIES)
    missing = [
        what
        for what, there in (
            ("metadata.json", any(folder.glob("metadata*.json"))),
            ("model/model.bin", (model / "model.bin").is_file()),
            ("model/shared_vocabulary.json", vocabulary),
            ("sentencepiece.model", any((folder / name).is_file() for name in TOKENIZERS)),
        )
        if not there
    ]
    if missing:
        raise ModelPackageError(f"not a model package: {', '.join(missing)} missing", path=folder)


def _metadata_file(folder: Path, locale: str | None) -> Path:
    single = folder / "metadata.json"
    if single.is_file():
        return single
    codes = locales_of(folder)
    found = next((code for code in codes if locale and covers(code, locale)), None)
    if found is None:
        raise ModelPackageError(f"no metadata for {locale}: the model serves {', '.join(codes)}", path=folder)
    return folder / f"metadata.{found}.json"


def _read_json(path: Path) -> dict[str, Any]:
    try:
        metadata = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelPackageError(f"cannot read the metadata: {error.strerror}", path=path) from error
    except ValueError as error:
        raise ModelPackageError(f"not JSON: {error}", path=path) from error
    if not isinstance(metadata, dict):
        raise ModelPackageError("the metadata is no JSON object", path=path)
    return metadata


def _package(folder: Path, metadata: Mapping[str, Any], kind: str) -> ModelPackage:
    markup = metadata.get("term_markup")
    return ModelPackage(
        folder=folder,
        from_code=_code(metadata, "from_code"),
        to_code=_code(metadata, "to_code"),
        version=str(metadata.get("package_version", "")),
        tokenization=next(kind for name, kind in TOKENIZERS.items() if (folder / name).is_file()),
        target_prefix=str(metadata.get("target_prefix") or ""),
        term_markup=TermMarkup(*(str(mark) for mark in markup)) if markup else None,
        stage=str(metadata.get("stage") or ""),
        suppress=tuple(str(text) for text in metadata.get("suppress") or ()),
        kind=kind,
    )


def _code(metadata: Mapping[str, Any], key: str) -> str:
    code = metadata.get(key)
    if not isinstance(code, str) or not code.replace("-", "").replace("_", "").isalnum() or len(code) > 35:
        raise ValueError(f"{key} is {code!r}, not a language code")
    return code
