"""Which model serves a locale: what `--engine auto|bundled|argos|PATH` means."""

from __future__ import annotations

from pathlib import Path

from l10n.adapters.engine.argos import find_argos
from l10n.adapters.engine.package import ModelPackage, bundled_folder, covers, locales_of, read_package
from l10n.adapters.engine.translator import CTranslate2Translator
from l10n.errors import EngineError, ModelPackageError

__all__ = ["choose_package", "open_translator"]

SOURCE = "en"  # the language of the articles


def open_translator(locale: str, engine: str) -> CTranslate2Translator:
    """The translator into `locale` of `auto`, `bundled`, `argos` or a package folder; loads nothing yet.

    Raises `EngineError`.
    """
    return CTranslate2Translator(choose_package(locale, engine), locale)


def choose_package(locale: str, engine: str, source: str = SOURCE) -> ModelPackage:
    """The package that `engine` names for `locale`; raises `EngineError`.

    `auto` is an installed Argos package as long as the bundled model calls itself a starter, else the bundled one.
    """
    if engine == "bundled":
        return _bundled(locale) or _refuse(locale, f"the bundled model serves {', '.join(_bundled_locales())} only")
    if engine == "argos":
        return find_argos(locale, source) or _refuse(locale, f"no Argos package {source}-{locale} is installed")
    if engine != "auto":
        return _folder(Path(engine).expanduser(), locale, source)
    bundled = _bundled(locale)
    if bundled and not bundled.starter:
        return bundled
    return find_argos(locale, source) or bundled or _refuse(locale, f"no model translates {source} into {locale}")


def _bundled_locales() -> tuple[str, ...]:
    return locales_of(bundled_folder())


def _bundled(locale: str) -> ModelPackage | None:
    if not any(covers(code, locale) for code in _bundled_locales()):
        return None
    return _open(bundled_folder(), locale, "bundled")


def _folder(folder: Path, locale: str, source: str) -> ModelPackage:
    if not folder.exists():
        raise EngineError(
            f"no such engine: {folder}", "It must be auto, bundled, argos, or the folder of a model package."
        )
    if not folder.is_dir():
        raise EngineError(f"{folder} is a file, not the folder of a model package", f"Try l10n models install {folder}")
    package = _open(folder.absolute(), locale, "folder")
    if package.from_code != source or not covers(package.to_code, locale):
        raise EngineError(f"the model {folder} translates {package.from_code} into {package.to_code}, not {locale}")
    return package


def _open(folder: Path, locale: str, kind: str) -> ModelPackage:
    try:
        return read_package(folder, locale, kind)
    except ModelPackageError as error:
        raise EngineError(f"the model cannot be used: {error}", error.hint) from error


def _refuse(locale: str, reason: str) -> ModelPackage:
    raise EngineError(reason, f"Install an Argos model: l10n models install {SOURCE}-{locale.split('-', 1)[0]}")
