"""Target text as words, and the comparison of a pattern of words with it: typography, letter case and hyphens.

A pattern never matches inside a word: no prefix of a word is a form of it (Росіянин is not Росія).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

__all__ = [
    "Hit",
    "Pattern",
    "Token",
    "Words",
    "indexed",
    "is_first_name_of",
    "longest",
    "read_words",
    "scan",
    "tokenize",
]

# Soft hyphen, zero-width characters and stress marks stand inside words without being part of them.
_MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0300-\u036f"
_APOSTROPHES = "'\u2018\u2019\u02bc\u02b9\u2032\uff07"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*|[{_APOSTROPHES}][^\W_]+)*|\S")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")
_SAME = {ord(character): "'" for character in _APOSTROPHES}
_SAME |= {ord(character): "-" for character in "\u2010\u2011\u2012\u2212"}
_SAME |= {ord(character): "—" for character in "\u2013\u2015"}
_SAME |= {ord(character): '"' for character in "«»„“”"}

Fold = Callable[[str], str]


class Token(NamedTuple):
    """A word, or one other character: `text` keeps its case, `key` is in lower case with the locale's equal letters.

    `spaced` says that white space, or the beginning, stands before it. A named tuple, for a check of ten thousand
    units makes a quarter of a million of them and a data class takes twice the time.
    """

    text: str
    key: str
    start: int
    end: int
    spaced: bool

    @property
    def word(self) -> bool:
        """Whether this is a word or a number."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text's words in order; `places` maps each key to the positions in `tokens` where it stands.

    Two are equal only if they are one: what is worked out from a text's words is cached by them.
    """

    tokens: tuple[Token, ...]
    places: Mapping[str, Sequence[int]]

    def where(self, index: Mapping[str, object]) -> list[int]:
        """The positions whose key is one of the index's, in order."""
        return sorted(place for key in self.places.keys() & index.keys() for place in self.places[key])


def tokenize(text: str, fold: Fold) -> tuple[Token, ...]:
    """The words of `text`; `fold` maps a lower-case word to its key (Russian: ё to е)."""
    return read_words(text, fold).tokens


@lru_cache(maxsize=256)
def read_words(text: str, fold: Fold) -> Words:
    """The words of `text` with their places: read once for all the terms that are looked for in it."""
    tokens: list[Token] = []
    places: dict[str, list[int]] = {}
    last = 0
    for match in _WORD.finditer(text):
        word, key = _clean(match[0], fold)
        if word:
            start, end = match.span()
            # what else may stand between two words is invisible
            spaced = start != last and (text[last:start] == " " or any(map(str.isspace, text[last:start])))
            places.setdefault(key, []).append(len(tokens))
            tokens.append(Token(word, key, start, end, spaced or not tokens))
            last = end
    return Words(tuple(tokens), places)


@lru_cache(maxsize=65536)
def _clean(word: str, fold: Fold) -> tuple[str, str]:
    """The word without what stands inside words unseen, and its key; both empty where nothing is left."""
    word = word.translate(_SAME)
    if not word.isascii():
        word = unicodedata.normalize("NFC", _STRESS.sub("", _INVISIBLE.sub("", word)))
    return word, fold(word.lower())


@dataclass(frozen=True, slots=True)
class Pattern:
    """A surface form to look for. `rendering` is the dictionary form that it belongs to."""

    tokens: tuple[Token, ...]
    rendering: str
    exact: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: `tokens[first:last]` of the text."""

    first: int
    last: int
    pattern: Pattern


AnyHit = TypeVar("AnyHit", bound=Hit)


def is_first_name_of(token: Token, name: str) -> bool:
    """Whether the word is the first name of a person, in whatever case: Дональда, Donalds for Donald J. Trump."""
    first = name.split(maxsplit=1)[0].lower()
    stem = first.rstrip("аеиоуіюяєїьй") or first
    return token.text[0].isupper() and token.key.startswith(stem) and len(token.key) <= len(first) + 3


def indexed(patterns: Iterable[Pattern]) -> Mapping[str, tuple[Pattern, ...]]:
    """The patterns by the key of their first word; exact and whole ones first."""
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        if pattern.tokens:
            index.setdefault(pattern.tokens[0].key, []).append(pattern)
    order = {key: sorted(found, key=lambda p: (-len(p.tokens), p.partial, not p.exact)) for key, found in index.items()}
    return {key: tuple(found) for key, found in order.items()}


def scan(text: Words, index: Mapping[str, tuple[Pattern, ...]], apart: Callable[[str], bool]) -> Iterator[Hit]:
    """Every pattern in the text, overlapping ones included.

    `apart` says whether a capitalised word joined by a hyphen is a name of its own (Київ-Москва, but not Нью-Йорк).
    """
    tokens = text.tokens
    for first in text.where(index):
        for pattern in index[tokens[first].key]:
            last = first + len(pattern.tokens)
            if _equal(pattern.tokens, tokens[first:last]) and _free(tokens, first, last, pattern, apart):
                yield Hit(first, last, pattern)


def longest(hits: Iterable[AnyHit]) -> list[AnyHit]:
    """The hits that do not overlap: longer before shorter, whole before partial; in text order."""
    taken: list[AnyHit] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.pattern.partial, not h.pattern.exact, h.first)):
        if all(hit.last <= other.first or other.last <= hit.first for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.first)


def _equal(pattern: Sequence[Token], stretch: Sequence[Token]) -> bool:
    if len(pattern) != len(stretch):
        return False
    for position, (wanted, found) in enumerate(zip(pattern, stretch, strict=True)):
        if wanted.key != found.key and not (wanted.key == "-" and found.key == "—" and not found.spaced):
            return False
        dash = "—" in (wanted.key, pattern[position - 1].key)
        if position and wanted.spaced != found.spaced and not dash:
            return False
        if not _same_case(wanted.text, found.text):
            return False
    return True


def _same_case(wanted: str, found: str) -> bool:
    """A capital must be a capital, an acronym itself; ALL CAPS stand for either but the acronym."""
    if wanted == found or not wanted[0].isalnum():
        return True
    if wanted.islower():
        return found.islower() or found.isupper() or (found[0].isupper() and found[1:].islower())
    if len(wanted) > 1 and not wanted[1:].islower():  # НАТО, M23, iPhone: Нато is another spelling
        return False
    # ё and е are one letter by the key and may differ in the text: Семён, Семен
    return found[0].isupper() and (found[1:].islower() or found.isupper()) and len(found) > 1


# НАТО-вський, США-івець: adjectives and people, not forms of the acronym
_DERIVED = re.compile("[іо]?в(?:ськ|ск|ець|ец|ц[іяюев]|к)|шн")
_PREFIXES = frozenset({"екс", "экс"})


def _free(text: Sequence[Token], first: int, last: int, pattern: Pattern, apart: Callable[[str], bool]) -> bool:
    before, after = _joined(text, first, -1), _joined(text, last - 1, 1)
    return (before is None or _after_hyphen(before, pattern.tokens[0], apart)) and (
        after is None or _before_hyphen(after, pattern.tokens[-1], apart)
    )


def _joined(text: Sequence[Token], index: int, step: int) -> Token | None:
    """The word that a hyphen without spaces joins to `text[index]`, on the left or on the right."""
    hyphen, other = index + step, index + 2 * step
    if not (0 <= other < len(text)) or text[hyphen].key != "-" or not text[other].word:
        return None
    right, left = (text[index], text[hyphen]) if step < 0 else (text[other], text[hyphen])
    return None if right.spaced or left.spaced else text[other]


def _after_hyphen(other: Token, own: Token, apart: Callable[[str], bool]) -> bool:
    if other.key in _PREFIXES:
        return True
    if own.text.islower():  # прес-секретар is not секретар
        return False
    return other.text.islower() or other.text.isupper() or _acronym(own.text) or apart(other.text)


def _before_hyphen(other: Token, own: Token, apart: Callable[[str], bool]) -> bool:
    if other.text.islower():
        return not (_acronym(own.text) and _DERIVED.match(other.key))
    return other.text.isupper() or other.text.isdigit() or _acronym(own.text) or apart(other.text)


def _acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()
