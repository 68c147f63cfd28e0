"""Names of people: every word inflects, by the dictionary or by its ending, and the surname stands for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from l10n.adapters.morphology.phrases import Analysis, Slot, constant, split
from l10n.adapters.morphology.words import Reading, Words

__all__ = ["eastern", "family", "genders", "people"]


# Еммануель, Мішель, Даніель are men and women, whatever the dictionary says
_FRENCH = re.compile("[єеэ]ль$")
_ALSO_GIVEN = frozenset("Кім Лі Ким Ли Юн".split())


def people(words: Words, phrase: str) -> Iterator[Analysis]:
    """The ways to decline a person's name, likeliest first: one for each possible gender."""
    slots = split(phrase)
    for gender in genders(words, slots):
        yield tuple(_declined(words, slots, index, gender) for index in range(len(slots)))


def genders(words: Words, slots: tuple[Slot, ...]) -> tuple[str, ...]:
    """The genders that the name may have: its first name's, else its surname's ending, else both, masculine first."""
    last = slots[-1].word
    for slot in slots:
        if len(slots) > 1 and slot.word != last and _FRENCH.search(slot.word):
            return ("femn", "masc") if last[-1] in "ая" else ("masc", "femn")
        found = {
            reading.gender
            for reading in words.readings(slot.word)
            if reading.known and (reading.names & {"Name", "Patr"} or (slot.word.islower() and reading.animate))
        }
        if len(slots) > 1 and len(found & {"masc", "femn"}) == 1 and "ms-f" not in found:
            return tuple(found & {"masc", "femn"})
    if re.fullmatch(words.language.surname_feminine, last.lower()):
        return ("femn", "masc")
    if len(slots) > 1 and slots[0].word[-1] in "ая":  # Кая Каллас; a man's Лука or Илья is in the dictionary
        return ("femn", "masc")
    return ("masc", "femn")


def eastern(words: Words, slots: tuple[Slot, ...]) -> bool:
    """Whether the family name comes first and only the last word declines: Сі Цзіньпін, Кім Чен Ин."""
    if len(slots) < 2 or slots[0].word not in words.language.family_first:
        return False
    # Кім Чен Ин and Лі Кван Ю, but not Кім Кардаш’ян, Лі Гарві Освальд
    return slots[0].word not in _ALSO_GIVEN or all(len(slot.word) <= 4 for slot in slots[1:])


def family(words: Words, analysis: Analysis) -> tuple[int, int] | None:
    """Where the surname stands, `[start, end)` in words; `None` for a name without one (Карл III, Франциск)."""
    last = len(analysis) - 1
    if eastern(words, analysis):
        return 0, 1
    if last < 1 or constant(analysis[-1].word) or not analysis[-1].readings:
        return None
    start = last
    while start > 1 and not analysis[start - 1].readings and analysis[start - 1].word.islower():
        start -= 1  # фон дер Ляєн
    return start, last + 1


def _declined(words: Words, slots: tuple[Slot, ...], index: int, gender: str) -> Slot:
    slot = slots[index]
    last = index == len(slots) - 1
    if constant(slot.word) or slot.word in words.language.particles:
        return slot
    if eastern(words, slots):
        readings = [words.by_rule(slot.word, gender, own=False)] if last else []
        return replace(slot, readings=tuple(readings), gender=gender, animate=True)
    if slot.word.islower():
        readings = [r for r in words.readings(slot.word) if not r.noun or r.number == "sing"]
        readings = [r for r in readings if r.noun or r.gender == gender]
    elif index and _oblique(words, slot.word):
        return slot
    else:
        readings = list(_names(words, slot.word, gender, last=last))
    return replace(slot, readings=tuple(readings), gender=gender, number="sing", animate=True)


def _oblique(words: Words, word: str) -> bool:
    """Президент України: a known word that is in no nominative is no part of the name; Илон at its start is one."""
    return words.known(word) and not words.readings(word) and not words.has(word, "Surn")


def _names(words: Words, word: str, gender: str, *, last: bool) -> Iterator[Reading]:
    """The readings of one name: the dictionary's names, else by the ending; other known nouns only to be recognised."""
    if "-" in word and not any(parse.is_known for parse in words.parses(word)):
        yield from _double(words, word, gender, last=last)
        return
    found = [r for r in words.readings(word) if r.noun and r.known and r.number == "sing"]
    named = [r for r in found if r.names and r.gender in (gender, "ms-f", "")]
    wanted = {"Surn"} if last else {"Name", "Patr"}
    named = [_addressed(words, word, r) for r in named if not (r.fixed and _declinable(words, word, gender))]
    named.sort(key=lambda r: (not r.names & wanted, r.second))
    yield from named
    if not any(r.names & wanted for r in named) or not last:
        ruled = words.by_rule(word, gender, own=last)  # Кевіном Кеганом, yet Петром Лавровим
        if not named:
            yield ruled
            yield from (r for r in found if r.gender == gender and r.animate)


def _declinable(words: Words, word: str, gender: str) -> bool:
    """Whether the rules decline the name: the dictionary has Макрон only as a woman's surname."""
    return gender == "masc" and not words.by_rule(word, gender).fixed


def _addressed(words: Words, word: str, reading: Reading) -> Reading:
    """The reading with a vocative, which the dictionary lacks for some: Трампе."""
    place = ("voct", "sing")
    if not words.language.vocative or place in reading.cells or reading.gender not in ("masc", "femn"):
        return reading
    return replace(reading, marginal={**reading.marginal, place: words.by_rule(word, reading.gender).cells[place]})


def _double(words: Words, word: str, gender: str, *, last: bool) -> Iterator[Reading]:
    from l10n.adapters.morphology.compounds import joined, prefixed

    first, _, tail = word.rpartition("-")
    for second in _names(words, tail, gender, last=last):
        if first[:1].isupper() and "-" not in first:
            yield from (joined(one, second) for one in _names(words, first, gender, last=last))
        yield prefixed(first.lower(), second)
