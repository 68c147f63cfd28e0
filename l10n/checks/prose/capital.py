"""How a text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.model import Check, Severity

__all__ = ["CHECK", "capital"]

CHECK = Check(
    "capital",
    "prose",
    "Capital at the beginning",
    Severity.WARNING,
    "A sentence that begins with a capital in English does so in the three languages; machines forget it. Words with a"
    " capital inside (iPhone) and words of the source begin as they do there.",
    good=(
        ("The talks ended.", "Переговори завершилися.", "uk"),
        ("Apple's new device is iPhone.", "iPhone — новое устройство Apple.", "ru"),
        ("the end", "das Ende", "de"),
    ),
    bad=(
        ("The talks ended.", "переговори завершилися.", "uk"),
        ("The talks ended.", "переговоры завершились.", "ru"),
        ("The talks ended.", "die Gespräche endeten.", "de"),
    ),
)
FIRST = re.compile(r"[\s«»„“”\"'(]*([^\W\d_]\w*)(?:\s+(\w+))?")


def capital(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """Whether the target's first word lacks the capital that the source's has; digits and symbols excuse both."""
    ours, theirs = FIRST.match(target), FIRST.match(source)
    if ours is None or theirs is None or not theirs[1][0].isupper() or not theirs[2]:
        return
    word = ours[1]
    if word[0].islower() and not any(map(str.isupper, word)) and word not in source:
        begin = ours.start(1)
        yield Flaw(f"“{word}” begins small", (begin, begin + len(word)), word[0].upper() + word[1:])
