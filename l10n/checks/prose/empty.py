"""Nothing where something should stand."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.model import Check, Severity

__all__ = ["CHECK", "empty"]

CHECK = Check(
    "empty",
    "prose",
    "Empty translation",
    Severity.ERROR,
    "A target of white space or of punctuation alone shows readers nothing, though every program takes it for"
    " translated. A source without letters and digits may have such a target.",
    good=(("Yes.", "Так.", "uk"), ("Yes.", "Да.", "ru"), ("Yes.", "Ja.", "de"), ("***", "***", "de")),
    bad=(("Yes.", " ", "uk"), ("Yes.", "\u00a0", "ru"), ("Yes.", ".", "de")),
)


def empty(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """Whether a source with letters or digits has a target without any."""
    if any(map(str.isalnum, source)) and not any(map(str.isalnum, target)):
        yield Flaw("the translation is empty" if not target.strip() else f"the translation is only “{target.strip()}”")
