"""An advisory lock a locale folder: two runs at once take turns, and a dead run's lock frees itself.

The lock is the operating system's (flock, LockFileEx), so it goes with its process however that ends, and no rule
for stale locks is needed; the file itself stays, and says who held it last.
"""

from __future__ import annotations

import getpass
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.errors import LockedError, WriteError

if TYPE_CHECKING:
    from filelock import BaseFileLock

__all__ = ["locked"]

NAME = ".l10n.lock"
PATIENCE = 60.0  # seconds: a whole article takes less

log = logging.getLogger(__name__)


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of `folder`, waiting up to `patience` seconds for another run to finish, and saying so.

    Raises `LockedError` with who holds it, and `WriteError` where the folder cannot be written.
    """
    from filelock import FileLock

    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        _acquire(lock, path, patience)
    except OSError as error:
        reason = "it is no folder" if isinstance(error, FileExistsError) else (error.strerror or str(error)).lower()
        raise WriteError(f"cannot be written: {reason}", path=folder) from error
    try:
        _sign(path)
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, path: Path, patience: float) -> None:
    from filelock import Timeout

    with suppress(Timeout):
        lock.acquire(timeout=0)
        return
    log.warning("%s: another run is at work here (%s); waiting for it", path.parent, _holder(path))
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise LockedError(
            f"another run is at work here: {_holder(path)}",
            f"Wait for it to finish, or stop it; {path.name} itself never has to be deleted.",
            path=path.parent,
        ) from error


def _sign(path: Path) -> None:
    with suppress(OSError, KeyError):  # saying who holds it is a courtesy
        who = f"process {os.getpid()} of {getpass.getuser()} on {socket.gethostname()}"
        path.write_text(f"{who} since {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n", encoding="utf-8")


def _holder(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8").strip() or "an unknown process"
    return "an unknown process"
