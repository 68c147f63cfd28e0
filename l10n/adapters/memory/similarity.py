"""How alike two sources are, in percent: edit distance, and what an edit distance does not see."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

__all__ = ["Similarity", "fold", "words"]

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
QUOTES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "\u00a0": " "})
# "12 people died" and "18 people died" differ in one letter of fourteen, and in everything that matters.
PENALTY = 10
NO_NAMES: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """The text without what does not matter to likeness: case, kinds of quotes, spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).casefold().split())


def words(text: str) -> list[str]:
    """The distinct words of a text, folded, in order."""
    return list(dict.fromkeys(WORD.findall(fold(text))))


class Similarity:
    """Compares one source with many; `names` gives the glossary terms in a text."""

    def __init__(self, source: str, names: Callable[[str], frozenset[str]] = lambda _text: NO_NAMES) -> None:
        self._source = source
        self._folded = fold(source)
        self._numbers = Counter(NUMBER.findall(source))
        self._names = names
        self._own_names = names(source)

    def __call__(self, other: str, floor: int) -> int:
        """0-100; 100 only for the very same text, 0 for less than `floor`.

        Other numbers, and other terms, count as much as ten percent of the letters each.
        """
        from rapidfuzz.distance import Levenshtein

        if other == self._source:
            return 100
        ratio = Levenshtein.normalized_similarity(self._folded, fold(other), score_cutoff=floor / 100)
        score = int(ratio * 100)
        if score < floor:
            return 0
        score -= PENALTY * (Counter(NUMBER.findall(other)) != self._numbers)
        score -= PENALTY * (score >= floor and self._names(other) != self._own_names)
        return min(score, 99) if score >= floor else 0
