"""Names that the model left in English beside, or instead of, the term: „Кремля … зменшення Kremlin“.

A stray is a word of the term's source, its possessive or a bungled form of it, that stands outside every rendering.
What the source says beside its terms (Ukrainian, where Ukraine is the term) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from l10n.model import Term, TermMatch, TermVerdict
from l10n.stages.faults import CYRILLIC
from l10n.stages.ladder.locate import ALIKE, SHORTEST, WORD, echoes

__all__ = ["find_strays"]

LATIN = re.compile(r"[A-Za-z]")
PLAIN = 5  # letters of a name that shows itself as English among Latin words: Trump is Trump in German


def find_strays(
    text: str, segment: str, matches: Sequence[TermMatch], verdicts: Sequence[TermVerdict], locale: str
) -> Iterator[tuple[int, tuple[int, int]]]:
    """The number of a match and the stretch of `text` that is a stray of its term, in order and apart.

    A stretch is as long as the name: „каже White House“ has one. A rendering beside it belongs to it, or it would
    stand there twice („Donald Трамп“).
    """
    taken = [(found.start, found.end) for verdict in verdicts for found in (*verdict.found, *verdict.forbidden)]
    elsewhere = _beside(segment, matches)
    words = [word for word in WORD.finditer(text) if not any(s < word.end() and word.start() < e for s, e in taken)]
    last = 0
    for word in words:
        if word.start() < last or not LATIN.search(word[0]) or word[0].casefold() in elsewhere:
            continue
        index = next((index for index, match in enumerate(matches) if _strays(word[0], match, locale)), None)
        if index is not None:
            term = matches[index].term
            parts = [word.span() for word in words if _belongs(word[0], term, locale)]
            own = [
                (found.start, found.end) for one in verdicts if one.term.source == term.source for found in one.found
            ]
            start, last = _widened(text, word.span(), [*parts, *own])
            yield index, (start, last)


def _belongs(word: str, term: Term, locale: str) -> bool:
    """Whether a word beside a stray is what became of the rest of its name, in either language."""
    rendering = term.rendering(locale)
    names = (*term.sources, *(rendering.allowed if rendering else ()))
    return any(
        word.casefold() == part.casefold() or echoes(word, part) for name in names for part in WORD.findall(name)
    )


def _widened(text: str, span: tuple[int, int], beside: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The span with all that stands next to it, nothing but spaces between."""
    start, end = span
    for left, right in sorted(beside):
        if left >= end and text[end:left].isspace():
            end = right
    for left, right in sorted(beside, reverse=True):
        if right <= start and text[right:start].isspace():
            start = left
    return start, end


def _beside(segment: str, matches: Sequence[TermMatch]) -> frozenset[str]:
    """The words of the source that belong to no term."""
    inside = [(match.start, match.end) for match in matches]
    words = (word for word in WORD.finditer(segment) if not any(s <= word.start() < e for s, e in inside))
    return frozenset(word[0].casefold() for word in words)


def _strays(word: str, match: TermMatch, locale: str) -> bool:
    """Whether a word is what became of the term's own words."""
    rendering = match.term.rendering(locale)
    parts = [part for source in match.term.sources for part in WORD.findall(source) if part[:1].isupper()]
    if rendering is None or not word[0].isupper():
        return False
    kept = {part.casefold() for allowed in rendering.allowed for part in WORD.findall(allowed)}
    own = [part.casefold() for part in parts if part.casefold() not in kept]
    if locale.split("-", maxsplit=1)[0] in CYRILLIC:
        return any(len(part) >= SHORTEST and ratio(word.casefold(), part) >= ALIKE for part in own)
    bare = re.sub(r"['’]?s$", "", word.casefold())
    return any(len(part) >= PLAIN and bare == part for part in own)
