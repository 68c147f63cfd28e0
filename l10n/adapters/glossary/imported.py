"""What an exchange format gives: terms, and what of the file could not become one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from l10n.model import Rendering, Term

__all__ = ["Imported", "one_line", "rendering_of"]

_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")  # no-break spaces and soft hyphens stay


@dataclass(frozen=True, slots=True)
class Imported:
    """The terms of a file; `notices` are sentences on entries that were left out."""

    terms: tuple[Term, ...]
    notices: tuple[str, ...] = ()


def rendering_of(allowed: Iterable[str], forbidden: Iterable[str] = (), inflected: Iterable[str] = ()) -> Rendering:
    """A rendering whose first allowed form is the preferred one, no form twice."""
    forms = tuple(dict.fromkeys(allowed))
    return Rendering(
        forms[0] if forms else "", forms[1:], tuple(dict.fromkeys(forbidden)), tuple(dict.fromkeys(inflected))
    )


def one_line(text: str) -> str:
    """The text without line ends, tabs or control characters, for formats whose records are lines."""
    return _BREAKS.sub(" ", text).strip(" ")
