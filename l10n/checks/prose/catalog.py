"""What only shows when all of a catalogue's units are read together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity, Unit

__all__ = [
    "APOSTROPHES", "INCONSISTENT", "SAME", "YO", "apostrophes", "inconsistent", "same_translation", "yo",
]  # fmt: skip

INCONSISTENT = Check(
    "inconsistent",
    "prose",
    "One source, two translations",
    Severity.WARNING,
    "The same sentence twice in a catalogue should be translated once; entries that differ in msgctxt are told apart on"
    " purpose.",
)
SAME = Check(
    "same-translation",
    "prose",
    "Two sources, one translation",
    Severity.WARNING,
    "Two different sentences with one and the same translation: one of the two was pasted into the wrong place. Sources"
    " that differ in case, punctuation or spacing alone, and texts of fewer than four words, may share one.",
)
APOSTROPHES = Check(
    "apostrophe-mixed",
    "prose",
    "Apostrophes of several kinds",
    Severity.INFO,
    "Ukrainian is set with U+2019 or U+02BC, and typed with '; one text should have one of them, that of its majority.",
)
YO = Check(
    "yo",
    "prose",
    "ё and е in one word",
    Severity.INFO,
    "Russian texts write ё throughout, or only where a word would be misread; either way a word is spelt alike"
    " everywhere.",
)
KINDS = {"'": "'", "’": "’ (U+2019)", "\u02bc": "ʼ (U+02BC)"}
UKRAINIAN = re.compile(r"(?<=[а-яіїєґ])['’ʼ](?=[а-яіїєґ])", re.IGNORECASE)
RUSSIAN = re.compile(r"[а-яё]*[её][а-яё]*")
# Both spellings are words: все and всё, чем and чём.
PAIRS = frozenset("все чем нем небо осел мел узнаем узнает узнаешь совершенный берет ведро поем падеж лет".split())
WORD = re.compile(r"\w+")
WORDS = 4


def inconsistent(units: Sequence[Unit], _locale: str) -> Iterator[tuple[int, Flaw]]:
    """Units with the source and context of an earlier one, and another target."""
    first: dict[tuple[str | None, str], str] = {}
    for place, unit in enumerate(units):
        if not unit.target.strip():
            continue
        known = first.setdefault((unit.context, _folded(unit.source)), unit.target)
        if _folded(known) != _folded(unit.target):
            yield place, Flaw(f"elsewhere translated as “{known}”", (0, len(unit.target)), known)


def same_translation(units: Sequence[Unit], _locale: str) -> Iterator[tuple[int, Flaw]]:
    """Units with the target of an earlier one, and another source."""
    first: dict[str, str] = {}
    for place, unit in enumerate(units):
        target = _bare(unit.target)
        if len(target.split()) < WORDS or len(_bare(unit.source).split()) < WORDS:
            continue
        known = first.setdefault(target, unit.source)
        if _bare(known) != _bare(unit.source):
            yield place, Flaw(f"also translates “{known}”", (0, len(unit.target)))


def apostrophes(units: Sequence[Unit], locale: str) -> Iterator[tuple[int, Flaw]]:
    """In Ukrainian, each unit with another apostrophe than most have."""
    if language(locale) != "uk":
        return
    found = [(place, match) for place, unit in enumerate(units) for match in UKRAINIAN.finditer(unit.target)]
    kinds = Counter(match[0] for _, match in found)
    if len(kinds) < 2:
        return
    most = kinds.most_common(1)[0][0]
    for place, match in found:
        if match[0] != most:
            yield place, Flaw(f"{KINDS[match[0]]} here, mostly {KINDS[most]}", match.span(), most)


def yo(units: Sequence[Unit], locale: str) -> Iterator[tuple[int, Flaw]]:
    """In Russian, each word with е that has ё elsewhere in the catalogue."""
    if language(locale) != "ru" or not any("ё" in unit.target.lower() for unit in units):
        return
    spellings: Mapping[str, set[str]] = defaultdict(set)
    found = [(place, match) for place, unit in enumerate(units) for match in RUSSIAN.finditer(unit.target.lower())]
    for _, match in found:
        spellings[match[0].replace("ё", "е")].add(match[0])
    for place, match in found:
        both = spellings[match[0].replace("ё", "е")]
        if len(both) > 1 and "ё" not in match[0] and match[0] not in PAIRS:
            other = next(word for word in sorted(both) if "ё" in word)
            yield place, Flaw(f"“{match[0]}” here, “{other}” elsewhere", match.span())


def _folded(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    """The words alone."""
    return " ".join(WORD.findall(text.lower()))
