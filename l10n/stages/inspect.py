"""What is wrong with a machine translation whatever the glossary says, in sentences for the translator."""

from __future__ import annotations

from collections.abc import Callable

from l10n.stages.faults import faults_in
from l10n.stages.protect import lost_tokens

__all__ = ["inspector"]


def inspector(locale: str) -> Callable[[str, str], tuple[str, ...]]:
    """A function `(source, target)` → sentences: loops, echoes, truncation, lost or invented numbers and codes."""

    def inspect(source: str, target: str) -> tuple[str, ...]:
        lost = tuple(token.message for token in lost_tokens(source, target, locale))
        return (*faults_in(source, target, locale), *lost)

    return inspect
