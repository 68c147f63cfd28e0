"""Findings, and the checks that make them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["CatalogExample", "Check", "Finding", "Severity"]


class Severity(IntEnum):
    """How bad a finding is; comparable."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name in lower case, as shown and as written in configuration."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a file, for a person to mend.

    `line` is that of `msgstr` for findings on a unit's target; `span` is `[start, end)` in the target.
    `term` is the glossary's source term.
    """

    check: str
    severity: Severity
    message: str
    path: str = ""
    line: int | None = None
    locale: str = ""
    context: str | None = None
    source: str = ""
    target: str = ""
    term: str | None = None
    span: tuple[int, int] | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogExample:
    """A stretch of a PO file, for checks of several units or of a file's form.

    `wrong` are the lines on which the check finds something, counted from 1; none where all is right. A `whole` file
    brings its own header or lacks one.
    """

    text: str
    locale: str
    wrong: tuple[int, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What the registry and the documentation know of a check; `good` and `bad` are `(source, target, locale)`."""

    id: str
    group: str
    name: str
    severity: Severity
    rationale: str
    good: tuple[tuple[str, str, str], ...] = ()
    bad: tuple[tuple[str, str, str], ...] = ()
    catalogs: tuple[CatalogExample, ...] = ()
