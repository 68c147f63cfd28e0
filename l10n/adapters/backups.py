"""Copies of files as they stood before a run first changed them: `.l10n/backup/<time>-<process>/<path>`.

One folder a run that changed something; the newest ones are kept, whether the run succeeded or failed.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from l10n.files import exists, read_bytes, write_atomically

__all__ = ["Backups"]

KEPT = 10  # runs: a working day of them, of a few kilobytes a file
RUN = re.compile(r"\d{8}T\d{6}Z-\d+")
IGNORE = b"# backups are of this machine only\n*\n"


class Backups:
    """The backups of one run; called with a file before that is written."""

    def __init__(self, folder: Path, root: Path) -> None:
        """`folder` holds a folder a run; files below `root` keep their path in it."""
        self._folder, self._root = folder, root.resolve()
        self._run = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}"
        self._done: set[Path] = set()

    def __call__(self, path: Path) -> None:
        """Copy `path`, if it exists and this is the first time in the run. Raises `L10nError`."""
        if path in self._done:
            return
        if exists(path):
            if not exists(self._run):
                self._begin()
            write_atomically(self._run / self._name(path), read_bytes(path))
        self._done.add(path)

    def _name(self, path: Path) -> Path:
        place = path.resolve()  # `--locales ../other` must not lead out of the backup
        below = place.is_relative_to(self._root)
        return place.relative_to(self._root) if below else Path("elsewhere", *place.parts[1:])

    def _begin(self) -> None:
        write_atomically(self._folder / ".gitignore", IGNORE)
        with suppress(OSError):
            runs = sorted(folder for folder in self._folder.iterdir() if RUN.fullmatch(folder.name))
            for old in runs[: len(runs) - KEPT + 1]:
                shutil.rmtree(old, ignore_errors=True)
