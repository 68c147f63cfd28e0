"""One way of writing throughout a catalogue: apostrophes in Ukrainian, ё in Russian."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from l10n.checks.contract import Flaw, units_example
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity, Unit

__all__ = ["APOSTROPHES", "YO", "apostrophes", "yo"]

APOSTROPHES = Check(
    "apostrophe-mixed",
    "prose",
    "Apostrophes of several kinds",
    Severity.INFO,
    "Ukrainian is set with U+2019 or U+02BC, and typed with '; one text should have one of them, that of its majority."
    " Other languages are not judged.",
    catalogs=(
        units_example("uk", ("Five families", "П’ять родин"), ("An object", "Один об’єкт")),
        units_example("ru", ("O’Neill left.", "О’Нил ушёл."), ("D'Artagnan came.", "Пришёл д'Артаньян.")),
        units_example("de", ("How are you?", "Wie geht's?"), ("Let’s go", "Auf geht’s")),
        units_example(
            "uk", ("Five families", "П’ять родин"), ("The ball", "М’яч"), ("An object", "Один об'єкт"), wrong=3
        ),
    ),
)
YO = Check(
    "yo",
    "prose",
    "ё and е in one word",
    Severity.INFO,
    "Russian texts write ё throughout, or only where a word would be misread; either way a word is spelt alike"
    " everywhere. Of words that mean something else without the dots (все, всё) nothing is said.",
    catalogs=(
        units_example("ru", ("All is still open.", "Всё ещё открыто."), ("All have come.", "Все уже пришли.")),
        units_example("uk", ("The plane landed.", "Літак приземлився."), ("A plane took off.", "Злетів літак.")),
        units_example("de", ("The word ёлка", "Das Wort ёлка"), ("The word елка", "Das Wort елка")),
        units_example(
            "ru", ("The plane landed.", "Самолёт приземлился."), ("A plane took off.", "Взлетел самолет."), wrong=2
        ),
    ),
)
KINDS = {"'": "'", "’": "’ (U+2019)", "\u02bc": "ʼ (U+02BC)"}
UKRAINIAN = re.compile(r"(?<=[а-яіїєґ])['’ʼ](?=[а-яіїєґ])", re.IGNORECASE)
RUSSIAN = re.compile(r"[а-яё]*[её][а-яё]*")
# Both spellings are words: все and всё, чем and чём.
PAIRS = frozenset("все чем нем небо осел мел узнаем узнает узнаешь совершенный берет ведро поем падеж лет".split())


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
