"""Dashes: which, and with spaces or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity

__all__ = ["CHECK", "dashes"]

CHECK = Check(
    "dashes",
    "prose",
    "Dash",
    Severity.INFO,
    "Between clauses stands a dash with spaces, — in Ukrainian and Russian, – in German (– is common in the former,"
    " too); a hyphen between spaces, two hyphens and a dash with one space are typewriter habits. Ranges (10–15) have"
    " no spaces.",
    good=(
        ("Kyiv is the capital.", "Київ — столиця.", "uk"),
        ("10–15 people, 7-2", "10–15 человек, 7-2", "ru"),
        ("Kyiv, the capital", "Kiew – die Hauptstadt", "de"),
    ),
    bad=(
        ("Kyiv is the capital.", "Київ - столиця.", "uk"),
        ("Kyiv is the capital.", "Киев— столица.", "ru"),
        ("Kyiv, the capital", "Kiew—die Hauptstadt", "de"),
    ),
)
DASH = {"uk": "—", "ru": "—", "de": "–"}
LETTER = r"[^\W\d_]"
HYPHEN = re.compile(r"[ \u00a0]--?[ \u00a0](?=[^\W\d_])|--(?<=\w--)(?=\w)")
HALF = re.compile(rf"[—–][ \u00a0](?<={LETTER}..)(?={LETTER})|[ \u00a0][—–](?<={LETTER}..)(?={LETTER})")
TIGHT = re.compile(rf"—(?<={LETTER}—)(?={LETTER})")
RULES = (
    (HYPHEN, "instead of a dash"),
    (HALF, "has a space on one side only"),
    (TIGHT, "has no spaces"),
)


def dashes(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Hyphens that stand for dashes, and dashes without a space on each side, unless the source has the very same."""
    dash = DASH.get(language(locale))
    if dash is None:
        return
    for pattern, message in RULES:
        for match in pattern.finditer(target):
            if match[0] not in source:
                yield Flaw(f"“{match[0]}” {message}", match.span(), f" {dash} ")
