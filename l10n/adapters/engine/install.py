"""Installing, removing and verifying model packages, in the folder that Argos uses."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from l10n.adapters.engine.archive import extract
from l10n.adapters.engine.argos import installed_packages, packages_folder
from l10n.adapters.engine.package import ModelPackage, read_package
from l10n.adapters.engine.tokens import open_tokenizer
from l10n.adapters.engine.translator import load_model
from l10n.errors import EngineError, ModelPackageError

__all__ = ["MANIFEST", "Verdict", "install_archive", "parse_pair", "remove_pair", "verify_package", "workspace"]

MANIFEST = "l10n-manifest.json"  # in the package's folder: {"files": {path: sha256}}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What has become of an installed package since it was installed.

    `recorded` is false where another program installed it, so that there is nothing to compare with.
    """

    package: ModelPackage
    recorded: bool
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether every file is as it was installed, and no other has come."""
        return not (self.changed or self.missing or self.added)


def install_archive(archive: Path) -> ModelPackage:
    """Install a `.argosmodel` file, in place of a package in a folder of the same name.

    The archive is extracted beside the packages, tried, and renamed into place, so that no package is ever half
    there. Raises `ModelPackageError`.
    """
    with workspace() as space:
        folder = extract(archive, space)
        _try(folder, archive)
        _write_manifest(folder)
        target = packages_folder() / folder.name
        try:
            _replace(folder, target, space / "replaced")
        except OSError as error:
            raise ModelPackageError(f"cannot install the model: {error.strerror}", path=target) from error
    return read_package(target, kind="argos")


def remove_pair(pair: str) -> tuple[ModelPackage, ...]:
    """Remove every installed package of a pair such as `en-uk`; raises `ModelPackageError` where there is none."""
    codes = parse_pair(pair)
    packages = tuple(one for one in installed_packages() if (one.from_code, one.to_code) == codes)
    if not packages:
        raise ModelPackageError(f"no package {pair} is installed", "See l10n models list.")
    with workspace() as space:
        for number, package in enumerate(packages):
            try:
                package.folder.rename(space / str(number))
            except OSError as error:
                raise ModelPackageError(f"cannot remove: {error.strerror}", path=package.folder) from error
    return packages


def verify_package(package: ModelPackage) -> Verdict:
    """Compare a package's files with what was recorded when it was installed; raises `ModelPackageError`."""
    path = package.folder / MANIFEST
    if not path.is_file():
        return Verdict(package, recorded=False)
    try:
        recorded = dict(json.loads(path.read_bytes())["files"])
        present = _hashes(package.folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelPackageError(f"cannot verify: {error}", path=path) from error
    return Verdict(
        package,
        recorded=True,
        changed=tuple(sorted(name for name in recorded.keys() & present.keys() if recorded[name] != present[name])),
        missing=tuple(sorted(recorded.keys() - present.keys())),
        added=tuple(sorted(present.keys() - recorded.keys())),
    )


def parse_pair(pair: str) -> tuple[str, str]:
    """`en-uk`, `en_uk` → `("en", "uk")`; raises `ModelPackageError`."""
    parts = pair.replace("_", "-").split("-", 1)
    if len(parts) != 2 or not all(part.replace("-", "").isalnum() for part in parts):
        raise ModelPackageError(f"{pair!r} is neither a file nor a pair of languages", "Give a pair such as en-uk.")
    return parts[0], parts[1]


@contextmanager
def workspace() -> Iterator[Path]:
    """A temporary folder on the disk of the packages, not among them: Argos fails on a folder without metadata."""
    try:
        space = Path(tempfile.mkdtemp(prefix=".l10n-", dir=packages_folder().parent))
    except OSError as error:
        raise ModelPackageError(f"cannot write model packages: {error.strerror}", path=error.filename) from error
    try:
        yield space
    finally:
        shutil.rmtree(space, ignore_errors=True)


def _try(folder: Path, archive: Path) -> None:
    """Raise `ModelPackageError` unless the package in `folder` loads."""
    try:
        package = read_package(folder)
        load_model(package)
        open_tokenizer(package)
    except EngineError as error:
        raise ModelPackageError(f"the model does not load: {error.message}", path=archive) from error
    except ModelPackageError as error:
        raise ModelPackageError(error.message, error.hint, path=archive) from error


def _replace(folder: Path, target: Path, aside: Path) -> None:
    replaced = target.exists()
    if replaced:
        target.rename(aside)
    try:
        folder.rename(target)
    except OSError:
        if replaced:
            aside.rename(target)
        raise


def _write_manifest(folder: Path) -> None:
    manifest = {"files": _hashes(folder)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _hashes(folder: Path) -> dict[str, str]:
    hashes = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / MANIFEST:
            with path.open("rb") as content:
                hashes[path.relative_to(folder).as_posix()] = file_digest(content, "sha256").hexdigest()
    return hashes
