"""Which letters belong to which locale's writing, and which only look as if they did."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["foreign_letter", "foreign_word", "mend_mixed", "mixed_word", "script_of"]

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_LETTERS = {"Cyrillic": _CYRILLIC, "Latin": _LATIN, "Greek": _GREEK}
_WORD = re.compile(r"[^\W\d_]+")

# languages whose newspapers are in one script; the others are not judged
_SCRIPTS = {
    "Cyrillic": "be bg kk ky mk mn ru tg uk",
    "Greek": "el",
    "Latin": "af az ca cs cy da de en es et eu fi fr ga gl hr hu id is it"
    " lt lv ms mt nb nl nn no pl pt ro sk sl sq sv sw tr vi",
}
_SCRIPT_OF = {language: script for script, languages in _SCRIPTS.items() for language in languages.split()}

# letters of a neighbour's alphabet that this one lacks
_LACKS = {
    "uk": re.compile("[ыэъёў]", re.IGNORECASE),
    "ru": re.compile("[іїєґў]", re.IGNORECASE),
    "be": re.compile("[иїєґщъ]", re.IGNORECASE),
    "bg": re.compile("[ыэёіїєґў]", re.IGNORECASE),
}

_LATIN_LOOK = "AaBCcEeHIiïÏJjKMOoPpSsTXxYy"
_CYRILLIC_LOOK = "АаВСсЕеНІіїЇЈјКМОоРрЅѕТХхУу"
_TO_CYRILLIC = str.maketrans(_LATIN_LOOK, _CYRILLIC_LOOK)
_TO_LATIN = str.maketrans(_CYRILLIC_LOOK, _LATIN_LOOK)


def script_of(locale: str) -> str | None:
    """`Cyrillic`, `Greek` or `Latin`; `None` for a language that is not in the list; `sr-Latn` says it itself."""
    language, *subtags = locale.split("-")
    named = {"Cyrl": "Cyrillic", "Grek": "Greek", "Latn": "Latin"}
    return next((named[subtag] for subtag in subtags if subtag in named), _SCRIPT_OF.get(language))


def mixed_word(text: str) -> re.Match[str] | None:
    """The first word that mixes Latin and Cyrillic letters: `Путiн` with a Latin i."""
    if text.isascii() or not (_LATIN.search(text) and _CYRILLIC.search(text)):
        return None
    return next((word for word in _WORD.finditer(text) if _LATIN.search(word[0]) and _CYRILLIC.search(word[0])), None)


def mend_mixed(word: str) -> str | None:
    """The word in the script of most of its letters, where every stranger has a twin there; else `None`."""
    cyrillic = len(_CYRILLIC.findall(word)) >= len(_LATIN.findall(word))
    mended = word.translate(_TO_CYRILLIC if cyrillic else _TO_LATIN)
    return None if mixed_word(mended) else mended


def foreign_word(text: str, locale: str) -> Iterator[re.Match[str]]:
    """Each word of `text` without a letter of the locale's script but with one of another."""
    script = script_of(locale)
    if script is None or (script == "Latin" and text.isascii()):
        return
    own = _LETTERS[script]
    others = [pattern for name, pattern in _LETTERS.items() if name != script]
    for word in _WORD.finditer(text):
        if not own.search(word[0]) and any(other.search(word[0]) for other in others):
            yield word


def foreign_letter(text: str, locale: str) -> re.Match[str] | None:
    """The first letter that the locale's alphabet lacks though its script has it: ы in Ukrainian, ї in Russian."""
    lacking = _LACKS.get(locale.split("-", maxsplit=1)[0])
    return lacking.search(text) if lacking else None
