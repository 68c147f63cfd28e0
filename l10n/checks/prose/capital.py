"""How a text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import final_mark
from l10n.model import Check, Severity

__all__ = ["CHECK", "capital"]

CHECK = Check(
    "capital",
    "prose",
    "Capital at the beginning",
    Severity.WARNING,
    "A sentence that begins with a capital in English does so in the three languages; machines forget it. Titles"
    " without a final mark (Carroll County: округ Кэрролл), words with a capital inside (iPhone) and those of the"
    " source do not count.",
    good=(
        ("The talks ended.", "Переговори завершилися.", "uk"),
        ("Apple's new device is iPhone.", "iPhone — новое устройство Apple.", "ru"),
        ("Eastern Pottery", "östliche Töpferei", "de"),
    ),
    bad=(
        ("The talks ended.", "переговори завершилися.", "uk"),
        ("The talks ended.", "переговоры завершились.", "ru"),
        ("The talks ended.", "die Gespräche endeten.", "de"),
    ),
)
FIRST = re.compile(r"[\s«»„“”\"'(]*([^\W\d_]\w*)")


def capital(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """Whether the target's first word lacks the capital that the source's has; digits and symbols excuse both."""
    ours, theirs = FIRST.match(target), FIRST.match(source)
    if ours is None or theirs is None or not theirs[1][0].isupper() or not set(final_mark(source)[0]) & set(".?!…"):
        return
    word = ours[1]
    if word[0].islower() and not any(map(str.isupper, word)) and word not in source:
        begin = ours.start(1)
        yield Flaw(f"“{word}” begins small", (begin, begin + len(word)), word[0].upper() + word[1:])
