"""Where Argos keeps its packages, and which are there.

Only `argostranslate.settings` (folders; it creates them when imported) and its tokenizers are used. Its reader of
packages fails on any stray folder, and its translator needs PyTorch.
"""

from __future__ import annotations

import logging
from pathlib import Path

from l10n.adapters.engine.package import ModelPackage, covers, read_package, version_key
from l10n.errors import ModelPackageError

__all__ = ["find_argos", "index_address", "installed_packages", "packages_folder"]

log = logging.getLogger(__name__)


def packages_folder() -> Path:
    """The folder that packages are installed into; raises `ModelPackageError` where it cannot be made."""
    try:
        from argostranslate import settings
    except OSError as error:
        raise ModelPackageError(f"no folder for model packages: {error}", "Set XDG_DATA_HOME to one.") from error
    return Path(settings.package_data_dir)


def index_address() -> str:
    """The address of the index of packages, as Argos is configured."""
    packages_folder()
    from argostranslate import settings

    return str(settings.remote_package_index)


def installed_packages() -> list[ModelPackage]:
    """Every usable installed package, by direction, newest first; the others are named in the log."""
    try:
        packages_folder()
    except ModelPackageError as error:
        log.debug("no Argos packages: %s", error)
        return []
    from argostranslate import settings

    folders = [folder for place in settings.package_dirs for folder in _subfolders(Path(place))]
    found = [package for folder in folders if (package := _read(folder))]
    found.sort(key=lambda package: version_key(package.version), reverse=True)
    return sorted(found, key=lambda package: (package.from_code, package.to_code))


def find_argos(locale: str, source: str) -> ModelPackage | None:
    """The newest installed package from `source` into `locale`."""
    fitting = [one for one in installed_packages() if one.from_code == source and covers(one.to_code, locale)]
    exact = [one for one in fitting if one.to_code.lower() == locale.lower()]
    return next(iter(exact or fitting), None)


def _subfolders(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir())
    except OSError:
        return []


def _read(folder: Path) -> ModelPackage | None:
    try:
        return read_package(folder, kind="argos")
    except ModelPackageError as error:
        log.debug("passed over: %s", error)
        return None
