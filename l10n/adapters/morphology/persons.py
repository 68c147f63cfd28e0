"""Names of people: every word inflects, by the dictionary or by its ending, and the surname stands for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from l10n.adapters.morphology.phrases import Analysis, Slot, constant, split
from l10n.adapters.morphology.words import Reading, Words

__all__ = ["family", "genders", "people"]


def people(words: Words, phrase: str) -> Iterator[Analysis]:
    """The ways to decline a person's name, likeliest first: one for each possible gender."""
    slots = split(phrase)
    for gender in genders(words, slots):
        yield tuple(_declined(words, slots, index, gender) for index in range(len(slots)))


def genders(words: Words, slots: tuple[Slot, ...]) -> tuple[str, ...]:
    """The genders that the name may have: its first name's, else its surname's ending, else both, masculine first."""
    for slot in slots:
        found = {
            reading.gender
            for reading in words.readings(slot.word)
            if reading.known and (reading.names & {"Name", "Patr"} or (slot.word.islower() and reading.animate))
        }
        if len(slots) > 1 and len(found & {"masc", "femn"}) == 1 and "ms-f" not in found:
            return tuple(found & {"masc", "femn"})
    if re.fullmatch(words.language.surname_feminine, slots[-1].word.lower()):
        return ("femn", "masc")
    return ("masc", "femn")


def family(words: Words, analysis: Analysis) -> tuple[int, int] | None:
    """Where the surname stands, `[start, end)` in words; `None` for a name without one (Карл III, Франциск)."""
    last = len(analysis) - 1
    if last < 1 or constant(analysis[-1].word) or not analysis[-1].readings:
        return None
    # Сі Цзіньпін, Кім Чен Ин: the family name comes first
    if len(analysis[0].word) <= 3 and not words.known(analysis[0].word):
        return 0, 1
    start = last
    while start > 1 and not analysis[start - 1].readings and analysis[start - 1].word.islower():
        start -= 1  # фон дер Ляєн
    return start, last + 1


def _declined(words: Words, slots: tuple[Slot, ...], index: int, gender: str) -> Slot:
    slot = slots[index]
    last = index == len(slots) - 1
    if constant(slot.word) or slot.word in words.language.particles:
        return slot
    if slot.word.islower():
        readings = [r for r in words.readings(slot.word) if not r.noun or r.number == "sing"]
        readings = [r for r in readings if r.noun or r.gender == gender]
    elif (not last and _unheard(words, slot.word)) or _oblique(words, slot.word):
        return slot
    else:
        readings = list(_names(words, slot.word, gender, last=last))
    return replace(slot, readings=tuple(readings), gender=gender, number="sing", animate=True)


def _unheard(words: Words, word: str) -> bool:
    """A syllable of an East Asian name: Кім Чен Ин declines only its last word."""
    return len(word) <= 4 and not words.has(word, "nomn", "Name") and word[-1] not in "ая"


def _oblique(words: Words, word: str) -> bool:
    """Президент України: a known word that is in no nominative is no part of the name."""
    return words.known(word) and not words.readings(word) and not words.has(word, "Surn")


def _names(words: Words, word: str, gender: str, *, last: bool) -> Iterator[Reading]:
    """The readings of one name: the dictionary's names, else by the ending; other known nouns only to be recognised."""
    if "-" in word and not any(parse.is_known for parse in words.parses(word)):
        yield from _double(words, word, gender, last=last)
        return
    found = [r for r in words.readings(word) if r.noun and r.known and r.number == "sing"]
    named = [r for r in found if r.names and r.gender in (gender, "ms-f", "")]
    wanted = {"Surn"} if last else {"Name", "Patr"}
    named = [r for r in named if not (r.fixed and _declinable(words, word, gender))]
    named.sort(key=lambda r: (not r.names & wanted, r.second))
    yield from named
    if not any(r.names & wanted for r in named) or not last:
        ruled = words.by_rule(word, gender)
        if not named:
            yield ruled
            yield from (r for r in found if r.gender == gender and r.animate)


def _declinable(words: Words, word: str, gender: str) -> bool:
    """Whether the rules decline the name: the dictionary has Макрон only as a woman's surname."""
    return gender == "masc" and not words.by_rule(word, gender).fixed


def _double(words: Words, word: str, gender: str, *, last: bool) -> Iterator[Reading]:
    from l10n.adapters.morphology.compounds import joined, prefixed

    first, _, tail = word.rpartition("-")
    for second in _names(words, tail, gender, last=last):
        if first[:1].isupper() and "-" not in first:
            yield from (joined(one, second) for one in _names(words, first, gender, last=last))
        yield prefixed(first.lower(), second)
