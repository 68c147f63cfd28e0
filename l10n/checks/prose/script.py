"""Letters of another script that look like the right ones, and characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.model import Check, Severity
from l10n.stages.scripts import mend_mixed, mixed_word, script_of

__all__ = ["INVISIBLE", "MIXED", "invisible", "mixed_script"]

MIXED = Check(
    "mixed-script",
    "prose",
    "Look-alike letter of another script",
    Severity.ERROR,
    "A Latin i in “Путiн” looks right and is never found by a search, a spelling checker or the glossary. A word holds"
    " letters of one script; a lone Latin letter between Cyrillic words stands for its Cyrillic twin.",
    good=(
        ("Putin and the IT company", "Путін та ІТ-компанія, IT-фахівці, вітамін C", "uk"),
        ("The iPhone user", "Пользователь iPhone и USB-кабеля", "ru"),
        ("The Russian word мир", "Das russische Wort мир", "de"),
    ),
    bad=(
        ("Putin and the Kremlin", "Путiн і Кремль", "uk"),
        ("Putin and the Kremlin", "Путін i Кремль", "uk"),
        ("Families with children", "Cемьи с детьми", "ru"),
        ("The talks are over.", "Die Gespräсhe sind vorbei.", "de"),
    ),
)
INVISIBLE = Check(
    "invisible",
    "prose",
    "Invisible character",
    Severity.ERROR,
    "Zero-width spaces and joiners, soft hyphens, byte order marks and marks of direction come along from web pages and"
    " word processors; they break searches and can turn the order of a text round (Trojan Source, CVE-2021-42574)."
    " Those that the source has, emoji, and what right-to-left and Indic scripts need are left alone.",
    good=(
        ("A family 👨‍👩‍👧", "Родина 👨‍👩‍👧", "uk"),
        ("10 km", "10\u00a0км", "ru"),
        ("a\u00adb", "a\u00adb", "de"),
    ),
    bad=(
        ("The talks", "Пере\u200bговори", "uk"),
        ("The talks", "\u202eПереговоры", "ru"),
        ("The talks", "Die Ge\u00adspräche", "de"),
    ),
)
LONE = re.compile(r"(?<![\w'’ʼ.-])[AaBCceEHIiKMOoPpTXxy](?![\w'’ʼ.-])")
CYRILLIC_BESIDE = re.compile(r"[а-яіїєґё][,»]?\s$", re.IGNORECASE), re.compile(r"^\s[«(]?[а-яіїєґё]", re.IGNORECASE)
BARE = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u0377\u0384-\u0600]+")  # all but what is common and seen
SEEN = "\t\n\r"
UNSEEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
FILLERS = "\ufffc\ufffd\u115f\u3164\u2800"


def mixed_script(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The words of two scripts, and in Cyrillic text the Latin letters alone; none that the source has."""
    if target.isascii():
        return
    offset = 0
    while match := mixed_word(target[offset:]):
        span = (offset + match.start(), offset + match.end())
        if match[0] not in source:
            yield Flaw(
                f"“{match[0]}” mixes Latin and Cyrillic letters ({_strangers(match[0])})", span, mend_mixed(match[0])
            )
        offset = span[1]
    if script_of(locale) == "Cyrillic":
        yield from _lone(source, target)


def _lone(source: str, target: str) -> Iterator[Flaw]:
    """Small letters, and capitals that begin the text: “вітамін C” and “план B” are right."""
    before, after = CYRILLIC_BESIDE
    theirs = set(LONE.findall(source)) - set("aAI")  # "the x and y components", but a and I are English words
    for match in LONE.finditer(target):
        if match[0] in theirs:
            continue
        start, end = match.span()
        begins = not target[:start].strip(' «„"—–')
        small = match[0].islower() and before.search(target, 0, start) is not None
        if (small or begins) and after.search(target[end:]):
            yield Flaw(
                f"“{match[0]}” is a Latin letter here", match.span(), (mend_mixed(f"{match[0]}жж") or "")[:1] or None
            )


def _strangers(word: str) -> str:
    """The letters of the script that has fewer of them, by name."""
    latin = [letter for letter in word if unicodedata.name(letter, "").startswith("LATIN")]
    other = [letter for letter in word if letter not in latin]
    few, name = (latin, "Latin") if len(latin) <= len(other) else (other, "Cyrillic")
    return f"{name} {', '.join(dict.fromkeys(few))}"


def invisible(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The characters of the target that nobody sees and the source lacks."""
    if target.isascii() and target.isprintable():
        return
    if script_of(locale) is None:  # Arabic, Hebrew, Persian and Hindi need marks of direction and joiners
        return
    for match in BARE.finditer(target):
        places = [place for place in range(*match.span()) if target[place] not in source and _unseen(target, place)]
        if places:
            character = target[places[0]]
            name = unicodedata.name(character, "control character").lower()
            yield Flaw(f"U+{ord(character):04X} ({name}) cannot be seen", (places[0], places[-1] + 1), "")


def _unseen(text: str, place: int) -> bool:
    """Format and control characters, those for private use, fillers, and what stands for something unreadable.

    A joiner inside an emoji of several parts is seen.
    """
    character = text[place]
    if character == "\u200d" and place > 0 and unicodedata.category(text[place - 1]) in ("So", "Sk", "Mn"):
        return False
    return character in FILLERS or (character not in SEEN and unicodedata.category(character) in UNSEEN)
