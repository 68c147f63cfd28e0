"""Texts in another language, and letters that the language lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from l10n.checks.contract import Flaw
from l10n.checks.prose.function_words import FUNCTION_WORDS, NAMES
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity
from l10n.stages.scripts import foreign_letter, foreign_word, script_of

__all__ = ["ALPHABET", "WRONG_LANGUAGE", "alphabet", "wrong_language"]

WRONG_LANGUAGE = Check(
    "wrong-language",
    "prose",
    "Wrong language",
    Severity.ERROR,
    "Function words tell languages apart: “и, что, это” are Russian, “і, що, це” Ukrainian. A text with two or more of"
    " another language and three times as many as of its own is in the other; so is one of words that only the other's"
    " alphabet can write, or of another script altogether.",
    good=(
        ("It is the end, and what next?", "Це кінець, і що далі?", "uk"),
        ("It is the end, and what next?", "Это конец, и что дальше?", "ru"),
        ("The Times and The Sun", "The Times und The Sun berichteten", "de"),
        ("NATO", "NATO", "uk"),
    ),
    bad=(
        ("He said that it was the end.", "Он сказал, что это был конец.", "uk"),
        ("He said that it was the end.", "Він сказав, що це був кінець.", "ru"),
        ("He said that it was over.", "She knew that it was the end.", "de"),
        ("He said that it was the end.", "Он сказал, что это был конец.", "de"),
    ),
)
ALPHABET = Check(
    "alphabet",
    "prose",
    "Letter that the alphabet lacks",
    Severity.ERROR,
    "Ukrainian has no ы э ъ ё, Russian no і ї є ґ: a word with one is misspelt or in the other language.",
    good=(
        ("The children", "Діти", "uk"),
        ("The family", "Семья", "ru"),
        ("The word ґ", "Das Wort ґ", "de"),
    ),
    bad=(
        ("The children", "Діты", "uk"),
        ("The family", "Сімья", "ru"),
    ),
)
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
# Which languages each function word belongs to.
LANGUAGES: dict[str, list[str]] = {}
for _name, _words in FUNCTION_WORDS.items():
    for _word in _words:
        LANGUAGES.setdefault(_word, []).append(_name)
# Words that only one of the two neighbours can write.
ONLY = {"uk": re.compile(r"[іїєґ]\w*"), "ru": re.compile(r"[ыэъё]\w*")}
CYRILLIC = frozenset({"uk", "ru"})
CYRILLIC_LETTER = re.compile(r"[а-яіїєґё]")
LATIN_LETTER = re.compile(r"[a-zà-ÿß]")
ENOUGH = 2  # function words of another language
RATIO = 3  # times as many as of the own language
# Every fourteenth letter of Ukrainian is і, ї, є or ґ: forty without any, and one word that is Russian, are enough.
CERTAIN = 40
SCRIPT_WORDS = 3  # words of another script, and none of the own


def wrong_language(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Which other language the whole target is in, by its function words, alphabet and script."""
    other = other_language(target, language(locale))
    if other == "en":  # what the source has word for word is a title, or `left-over`
        other = other_language(_without_shared(source, target), language(locale))
    if other:
        yield Flaw(f"this is {NAMES[other]}", (0, len(target)))
    elif _other_script(source, target, locale):
        yield Flaw(f"no word is in {script_of(locale)} script", (0, len(target)))


def other_language(text: str, own: str) -> str | None:
    """The language that `text` is in where that is not `own`; `None` where it is, or where nothing tells."""
    if own not in FUNCTION_WORDS:
        return None
    lowered = text.lower()
    score = Counter(name for word in WORD.findall(lowered) for name in LANGUAGES.get(word, ()))
    for name, words in ONLY.items():
        score[name] += len(words.findall(lowered))
    best = max(FUNCTION_WORDS, key=lambda name: score[name])
    if best == own or (best in CYRILLIC) != _mostly_cyrillic(lowered):
        return None  # "make -C po/ update-po # для переводов": commands are no Polish
    if own == "uk" and best == "ru" and not score["uk"] and len(text) >= CERTAIN:
        return best
    if score[best] < ENOUGH or score[best] < RATIO * score[own]:
        return None
    return best


def _mostly_cyrillic(text: str) -> bool:
    return len(CYRILLIC_LETTER.findall(text)) > len(LATIN_LETTER.findall(text))


def _without_shared(source: str, target: str) -> str:
    """The words of `target` but for runs of two or more that `source` has, too."""
    theirs, ours = WORD.findall(source.lower()), WORD.findall(target.lower())
    pairs = set(pairwise(theirs))
    shared = {place + step for place, pair in enumerate(pairwise(ours)) if pair in pairs for step in (0, 1)}
    return " ".join(word for place, word in enumerate(ours) if place not in shared)


def _other_script(source: str, target: str, locale: str) -> bool:
    foreign = [word[0] for word in foreign_word(target, locale)]
    if len(foreign) < SCRIPT_WORDS or all(word in source for word in foreign):
        return False
    return len(foreign) == len(WORD.findall(target))


def alphabet(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Each word with a letter of the neighbour's alphabet, but for words of the source; silent on whole texts."""
    if foreign_letter(target, locale) is None or other_language(target, language(locale)):
        return
    for word in WORD.finditer(target):
        letter = foreign_letter(word[0], locale)
        if letter and word[0] not in source:
            yield Flaw(f"“{word[0]}” has the letter {letter[0]}, which {NAMES[language(locale)]} lacks", word.span())
