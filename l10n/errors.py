"""The errors that stop a run: one hierarchy, one sentence each, one place that handles them (`l10n.cli.app`).

What a run can live with is data (`l10n.model.Finding`), not an exception.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "ArticleError",
    "CatalogError",
    "ConfigError",
    "EngineError",
    "GlossaryError",
    "L10nError",
    "LockedError",
    "MemoryStoreError",
    "ModelPackageError",
    "WriteError",
]


class L10nError(Exception):
    """A known error: `message` says what is wrong, `hint` what to do; both are shown to the user.

    `path`, `line` and `column` (both counted from 1, columns in characters) say where, when the error is in a file.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """`path:line:column: message`, with what is known of the place."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class ConfigError(L10nError):
    """The configuration or the command line asks for something that cannot be."""


class ArticleError(L10nError):
    """A source article cannot be read as text."""


class CatalogError(L10nError):
    """A catalogue cannot be read, or not safely changed; it is never overwritten."""


class GlossaryError(L10nError):
    """A glossary file is not one."""


class EngineError(L10nError):
    """No engine serves the request, or the engine failed."""


class ModelPackageError(L10nError):
    """A model package is broken, unsafe to extract, or cannot be fetched."""


class MemoryStoreError(L10nError):
    """A translation memory cannot be read or written."""


class LockedError(L10nError):
    """Another run holds the lock of a locale folder."""


class WriteError(L10nError):
    """A file could not be written; what stood there before still stands there."""
