"""What a noun phrase in a text may be: case, number and gender of its head, where its adjectives agree."""

from __future__ import annotations

from typing import Any

from l10n.adapters.morphology.phrases import constant, split
from l10n.adapters.morphology.words import CASES, GENDERS, Words

__all__ = ["readings_of"]

_CASE_OF = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
Reading = frozenset[str]


def readings_of(words: Words, text: str) -> tuple[Reading, ...]:
    """One set of case, number and gender (singular only) a reading, likeliest first; no set twice."""
    agreeing: list[Reading] | None = None
    for slot in split(text):
        if constant(slot.word):
            continue
        nouns = _tags(words, slot.word, {"NOUN"})
        adjectives = _tags(words, slot.word, {"ADJF", "PRTF"})
        if nouns and agreeing is None:
            return tuple(dict.fromkeys(nouns if not adjectives else (*nouns, *adjectives)))
        if nouns and (agreed := [tags for tags in nouns if agreeing and tags in agreeing]):
            return tuple(dict.fromkeys(agreed))
        if adjectives:
            agreeing = [tags for tags in adjectives if agreeing is None or tags in agreeing]
    return tuple(dict.fromkeys(agreeing or ()))


def _tags(words: Words, word: str, parts: set[str]) -> list[Reading]:
    found = []
    for parse in words.parses(word):
        case = _CASE_OF.get(str(parse.tag.case), str(parse.tag.case))
        if parse.tag.POS in parts and case in CASES:
            found.append(_reading(parse.tag, case))
    return found


def _reading(tag: Any, case: str) -> Reading:
    if "plur" in tag:
        return frozenset({case, "plur"})
    return frozenset({case, "sing", *({str(tag.gender)} & set(GENDERS))})
