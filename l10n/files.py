"""Reading and writing files so that nothing is ever half-written or lost.

A file is written to a temporary neighbour, flushed to the disk, and renamed over what stood there; until the rename
the old file is untouched.
"""

from __future__ import annotations

import errno
import glob
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from l10n.errors import L10nError, WriteError

__all__ = ["exists", "read_bytes", "write_atomically"]

ABANDONED = 3600.0  # seconds; a file is written in less than one
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than allowed here",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "a part of its path is a file, not a folder",
    errno.ENAMETOOLONG: "its name is too long",
}


def exists(path: Path) -> bool:
    """Whether anything stands at `path`; raises `L10nError` where a closed folder hides it."""
    try:
        return path.exists()
    except OSError as error:
        raise L10nError(f"cannot be read: {_reason(error)}", path=path) from error


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises `L10nError` with the reason in one sentence."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise L10nError(f"cannot be read: {_reason(error)}", path=path) from error


def write_atomically(path: Path, data: bytes) -> bool:
    """Make `path` hold `data`; returns whether it was written, which it is not where it holds them already.

    Folders are made as needed, a symbolic link is followed, the mode of a replaced file is kept. Raises
    `WriteError`; the old file then stands as it stood.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_file() and target.read_bytes() == data:
            return False
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise WriteError(
            f"cannot be written: {_reason(error)}", "What stood there before still stands there.", path=path
        ) from error
    return True


def _replace(target: Path, data: bytes) -> None:
    import tempfile

    _clear(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _clear(target: Path) -> None:
    """Remove what runs that were killed left of this file; a younger one may be another run's at work."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > ABANDONED:
                left.unlink()


def _mode(target: Path) -> int:
    """The mode of what is replaced, else that of any new file under this umask."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; some systems cannot open folders, and need not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    return REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
