"""English words with their capitals: what a capital says of a word, and what an article says of its words.

A capital in mid-sentence is evidence of a name; on the first word of a sentence, of a quotation or in a heading it is
none by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.ports import KnownNames
from l10n.stages.name_words import IRREGULAR, PREFIXES

__all__ = ["Evidence", "Word", "gather", "is_heading", "read_words"]

WORD = re.compile(
    r"(?:[^\W\d_a-z]\.){2,}"  # U.S.
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"  # George W. Bush
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Maj|Lt|Sgt|Capt|Adm|St)\.(?=[ \u00a0])"
    r"|[^\W_]+(?:['’‘][^\W\d_]+)*(?:[-‑](?:(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘][^\W\d_]+)*))*"
)
POSSESSIVE = re.compile(r"['’]s?$")
BEGINNING = re.compile(r"[.:!?;•…][”\"’')\]]*\s+[(\[]?$|[“\"‘«]$|[–—]\s?$")
SPACE = re.compile(r"[ \u00a0]+")
CODE = re.compile(r"(?=.*\d)[A-Z][A-Za-z]{0,7}(?:[-‑]?\d+)+[A-Za-z]?")  # M23, F-16, COVID-19
ARTICLED = re.compile(r"(?:al|el|as|ad|ash|ul)[-‑][A-Z]")  # al-Assad
DOTTED = re.compile(r"(?:[^\W\d_a-z]\.){2,}")
DEMONYM = re.compile(r"(?:i?an|ean|ese|ish|i|er)$")
HEADING = 0.6  # share of capitals among a line's long words from which on they say nothing


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, a possessive ending left out.

    `initial`: any word would have a capital here; `tied`: only a space stands between it and the word before.
    """

    text: str
    start: int
    end: int
    initial: bool
    possessive: bool
    tied: bool

    @property
    def capital(self) -> bool:
        """Whether it, or a part of it, can be of a name: Kyiv, al-Assad, pro-Trump."""
        return any(part[0].isupper() for part in self.parts)

    @property
    def parts(self) -> list[str]:
        """The words that hyphens join."""
        return [part for part in re.split("[-‑]", self.text) if part]

    @property
    def acronym(self) -> bool:
        """NATO, U.S., M23."""
        text = self.text
        return bool(CODE.fullmatch(text) or DOTTED.fullmatch(text)) or (
            len(text) > 1 and text.isupper() and text.isalpha()
        )

    @property
    def glued(self) -> bool:
        """Whether a name is only a part of it: NATO-led, pro-Trump, Pro-Russian."""
        parts = self.parts
        if len(parts) < 2 or CODE.fullmatch(self.text) or ARTICLED.match(self.text):
            return False
        return parts[0].lower() in PREFIXES or any(part[0].islower() for part in parts)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What articles say of their words: those with a capital in mid-sentence, those in small letters.

    `stems` are the beginnings, of four letters or more, of the words in known places' names.
    """

    capital: frozenset[str]
    small: frozenset[str]
    stems: frozenset[str]
    known: KnownNames

    def is_nationality(self, text: str) -> bool:
        """Russian, Americans, Chinese: a language, or a word made from the name of a place."""
        if text in self.known.places:
            return False
        pieces = [piece for piece in re.split("[-‑]", text) if piece]
        if len(pieces) > 1:
            return all(piece.lower() in PREFIXES or self.is_nationality(piece) for piece in pieces)
        single = text.removesuffix("s") if not text.endswith("ss") else text
        ending = DEMONYM.search(single)
        made = bool(ending and len(single) > 4 and single[: max(4, ending.start() - 1)] in self.stems)
        return made or single in self.known.languages or text in IRREGULAR


def read_words(text: str) -> tuple[Word, ...]:
    """The words of a segment, in order."""
    found: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        gap = text[end : match.start()]
        bare = POSSESSIVE.sub("", match[0])
        initial = not found or bool(BEGINNING.search(gap))
        name = bare if DOTTED.fullmatch(bare) or len(bare) == 2 else bare.removesuffix(".")
        end = match.end()
        tied = bool(found) and bool(SPACE.fullmatch(gap))
        after = text[end : end + 1] in "’'" and end < len(text) and name.endswith("s")
        found.append(Word(name, match.start(), match.start() + len(bare), initial, bare != match[0] or after, tied))
    return tuple(found)


def gather(segments: Iterable[str], known: KnownNames) -> Evidence:
    """Read every segment once for how its words are spelt."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in segments:
        found = read_words(text)
        small |= {part for word in found for part in word.parts if part[0].islower()}
        if not is_heading(text, found):
            capital |= {word.text for word in found if word.capital and not word.initial}
    names = {part for name in known.places for part in re.findall(r"[^\W\d_]{4,}", name)}
    stems = {part[:length] for part in names for length in range(4, len(part) + 1)}
    return Evidence(frozenset(capital), frozenset(small), frozenset(stems), known)


def is_heading(text: str, found: Sequence[Word]) -> bool:
    """Whether a line is set in title case or capitals, so that capitals say nothing; a sentence has its stop."""
    long = [word for word in found[1:] if len(word.text) > 3]
    titled = sum(word.capital for word in long) > HEADING * len(long) and text.rstrip("”\"’') ")[-1:] not in ".!…"
    return len(long) > 2 and (titled or all(word.text.isupper() for word in long))
