"""What the case model learns from: nouns of parallel text whose ending says something of their case."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from l10n.ports import Place
from l10n.training.alignment import Links
from l10n.training.corpus import Pair

__all__ = ["Example", "Readings", "Rows", "nouns", "word_pair"]

Readings = Callable[[str], Sequence[frozenset[str]]]
"""The readings of a noun phrase, cases among their tags; none where it is no noun."""
Rows = Callable[[Place], Sequence[int]]
"""The rows of the table that a place's features lead to."""

WORD = re.compile(r"\w+(?:[-’ʼ'‑]\w+)*")
POSSESSIVE = re.compile(r"['’]s$")
SHORTEST = 3  # letters of a noun: shorter ones are pronouns and abbreviations
STEM = 5  # letters by which words of an inflected language are aligned
COMMON = 0.5  # the share of the common nouns that is looked at: names count, and are fewer
WEIGHTS = {"name": 3.0, "noun": 1.0, "unlinked": 0.5}
# How much an example teaches whose ending is of so many cases.
SURE = (0.0, 1.0, 0.5, 0.3, 0.2, 0.2, 0.2)


@dataclass(frozen=True, slots=True)
class Example:
    """A place, the cases that its noun may be in, and how much it counts."""

    rows: tuple[int, ...]
    cases: frozenset[str]
    weight: float


def word_pair(pair: Pair) -> tuple[list[str], list[str]]:
    """The words of a pair for the aligner: without possessive endings, and of the target the stems alone."""
    english = [POSSESSIVE.sub("", word) for word in WORD.findall(pair.english)]
    return english, [word[:STEM] for word in WORD.findall(pair.target)]


def nouns(
    pair: Pair, links: Links, cases: Collection[str], readings: Readings, rows: Rows, chance: random.Random
) -> Iterator[Example]:
    """The nouns of a pair's target whose ending says something of their case, of those in `cases`."""
    english, target = list(WORD.finditer(pair.english)), list(WORD.finditer(pair.target))
    linked: dict[int, list[int]] = {}
    for ours, theirs in links:
        linked.setdefault(theirs, []).append(ours)
    for index, word in enumerate(target):
        name = index > 0 and word[0][0].isupper()
        if len(word[0]) < SHORTEST or (not name and chance.random() > COMMON):
            continue
        possible = _possible(word, target[index - 1] if index else None, pair.target, cases, readings)
        if not possible:
            continue
        source = english[linked[index][0]] if len(linked.get(index, ())) == 1 else None
        kind = "unlinked" if source is None else "name" if name else "noun"
        place = _place(pair, word, source)
        yield Example(tuple(rows(place)), possible, WEIGHTS[kind] * SURE[len(possible)])


def _possible(
    word: re.Match[str], before: re.Match[str] | None, text: str, cases: Collection[str], readings: Readings
) -> frozenset[str]:
    """The cases that a word may be in, by its ending and by an article before it; none where it may be in all."""
    found = frozenset().union(*readings(word[0])).intersection(cases)
    if before is not None and len(found) > 3:
        found = frozenset().union(*readings(text[before.start() : word.end()])).intersection(cases) or found
    return found if len(found) < 4 else frozenset()


def _place(pair: Pair, word: re.Match[str], source: re.Match[str] | None) -> Place:
    before, after = pair.target[: word.start()], pair.target[word.end() :]
    if source is None:
        return Place(before, after)
    english = pair.english
    possessive = POSSESSIVE.search(source[0]) is not None
    return Place(before, after, english[: source.start()], english[source.end() :], possessive)
