"""Apostrophes in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity

__all__ = ["APOSTROPHE", "apostrophe"]

APOSTROPHE = Check(
    "apostrophe",
    "prose",
    "Apostrophe",
    Severity.WARNING,
    "Between letters of a Ukrainian word stands ’ or ʼ or the typewriter's '; other marks (` ´ ‘ \" *) are none, and"
    " make a word that dictionaries do not find. Russian words have no apostrophe: об'явление is объявление.",
    good=(
        ("Ukraine's name", "Ім’я, п'ять, об\u02bcєкт", "uk"),
        ("O'Neill's announcement", "Объявление О'Нила, Жанны д’Арк", "ru"),
        ("Let's go", "Auf geht’s, geht's", "de"),
    ),
    bad=(
        ("The name", "Ім`я", "uk"),
        ("Five", 'П"ять', "uk"),
        ("The announcement", "Об'явление", "ru"),
        ("Let's go", "Auf geht`s", "de"),
    ),
)
# * and " only in Cyrillic words: kg*m, Nutzer*innen
WRONG = re.compile(r"[`´‘′](?<=[^\W\d_].)(?=[^\W\d_])|[\"*](?<=[а-яіїєґё].)(?=[а-яіїєґё])", re.IGNORECASE)
# д’Артаньян and О'Нил are names: after the apostrophe stands a capital.
RUSSIAN = re.compile(r"['’ʼ](?<=[а-яё].)(?=[еёюяи])", re.IGNORECASE)
RIGHT = {"uk": "’", "de": "’", "ru": ""}


def apostrophe(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The marks inside words that are no apostrophes, and apostrophes where Russian has ъ or ь."""
    own = language(locale)
    if own not in RIGHT:
        return
    for match in WRONG.finditer(target):
        if not (match[0] in '*"' and match[0] in source) and target.count(match[0]) % 2:
            yield Flaw(f"{match[0]} is no apostrophe", match.span(), RIGHT[own])
    if own == "ru":
        for match in RUSSIAN.finditer(target):
            if not target[match.end()].isupper():
                yield Flaw("Russian words have no apostrophe", match.span(), "ъ")
