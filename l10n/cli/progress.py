"""A progress bar on stderr: only on a terminal, and only for work that lasts longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

__all__ = ["ProgressBar"]

PATIENCE = 1.0  # seconds before a bar is worth showing


class ProgressBar:
    """Shows `label` and how much of `total` is done; a context manager and a `ports.Progress`."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._start = time.monotonic()
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, label: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps are finished and `label` is under way."""
        if not self._shown or (self._bar is None and time.monotonic() - self._start < PATIENCE and done):
            return
        if self._bar is None:
            self._open(total)
        self._bar.update(self._task, completed=done, total=total, description=label)

    def _open(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=total)
        self._bar.start()
