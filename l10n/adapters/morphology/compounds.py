"""Hyphenated words that the dictionary does not hold as a whole: Гвінея-Бісау, НАТО-саміт, Семенюк-Самсоненко."""

from __future__ import annotations

from itertools import product

from l10n.adapters.morphology.words import Reading, Words

__all__ = ["compounds", "joined"]


def compounds(words: Words, word: str) -> list[Reading]:
    """The readings of a compound of two or more parts, likeliest first: both parts inflect, or the last alone."""
    first, _, last = word.rpartition("-")
    tails = [reading for reading in words.readings(last) if reading.noun and reading.known]
    heads = [reading for reading in words.readings(first) if reading.noun and reading.known]
    both = [joined(head, tail) for head in heads for tail in tails] if first[:1].isupper() and not _loud(first) else []
    return [*both, *(prefixed(first.lower(), tail) for tail in tails)]


def joined(head: Reading, tail: Reading) -> Reading:
    """Both parts in the same case; gender and number are the first part's where the second is fixed."""
    leader = head if tail.fixed else tail
    cells = {
        place: tuple(f"{a}-{b}" for a, b in product(forms, tail.cells.get((place[0], _slot(tail, place[1])), ())))
        for place, forms in head.cells.items()
    }
    return Reading(True, leader.gender, leader.number, leader.animate, leader.names, cells=cells)


def prefixed(first: str, tail: Reading) -> Reading:
    """The first part as it is."""
    cells = {place: tuple(f"{first}-{form}" for form in forms) for place, forms in tail.cells.items()}
    return Reading(True, tail.gender, tail.number, tail.animate, tail.names, tail.fixed, cells=cells)


def _slot(reading: Reading, slot: str) -> str:
    return "sing" if reading.fixed and reading.number == "sing" else slot


def _loud(part: str) -> bool:
    return len(part) > 1 and part.isupper()
