"""Model archives (`.argosmodel`): zip files, checked before a byte of them is written."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from l10n.errors import ModelPackageError

__all__ = ["extract"]

# The largest Argos packages have 300 MB in a few dozen files; int8 weights hardly compress, texts shrink tenfold.
SIZE_LIMIT = 4 * 1024**3  # bytes, extracted
RATIO_LIMIT = 30  # extracted bytes for one of the archive
COUNT_LIMIT = 10_000  # files


def extract(archive: Path, target: Path) -> Path:
    """Extract `archive` below the empty folder `target`; the archive's own top folder is returned.

    Raises `ModelPackageError` before anything is written where the archive could reach out of `target`, fill the
    disk, or is not one folder of plain files.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = opened.infolist()
            _check_sizes(members, archive)
            top = _check_names(members, archive)
            for member in members:
                _write(opened, member, target)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise ModelPackageError(f"not a model archive: {error}", path=archive) from error
    except OSError as error:
        raise ModelPackageError(f"cannot extract the model: {error.strerror or error}", path=archive) from error
    return target / top


def _check_sizes(members: Sequence[zipfile.ZipInfo], archive: Path) -> None:
    size = sum(member.file_size for member in members)
    if len(members) > COUNT_LIMIT:
        raise ModelPackageError(f"the archive holds {len(members)} files", path=archive)
    if size > SIZE_LIMIT or size > RATIO_LIMIT * max(archive.stat().st_size, 1):
        raise ModelPackageError(f"the archive would grow to {size:,} bytes", path=archive)


def _check_names(members: Sequence[zipfile.ZipInfo], archive: Path) -> str:
    """The one top folder; raises `ModelPackageError`."""
    for member in members:
        if reason := _unsafe(member):
            raise ModelPackageError(f"unsafe archive: {member.filename!r} {reason}", path=archive)
    names = [member.filename.rstrip("/") for member in members]
    if len({name.casefold() for name in names}) < len(names):
        raise ModelPackageError("unsafe archive: a name stands in it twice", path=archive)
    tops = {PurePosixPath(name).parts[0] for name in names}
    if len(tops) != 1 or all(len(PurePosixPath(name).parts) == 1 for name in names):
        raise ModelPackageError("not a model archive: it must hold one folder", path=archive)
    return tops.pop()


def _unsafe(member: zipfile.ZipInfo) -> str:
    # `orig_filename` is what the archive says; zipfile cuts `filename` at a NUL and turns separators around.
    name, kind = member.orig_filename, stat.S_IFMT(member.external_attr >> 16)
    parts = name.rstrip("/").split("/")
    if "\\" in name or ":" in name or not name.isprintable():
        return "has a character that no model file has"
    if any(part in ("", ".", "..") for part in parts):
        return "is an absolute path or leads out of the folder"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    return "is encrypted" if member.flag_bits & 0x1 else ""


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    path = target / member.filename
    if member.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as source, path.open("xb") as out:
        shutil.copyfileobj(source, out, 1024 * 1024)
