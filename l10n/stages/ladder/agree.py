"""Adjectives before a term that was put in agree with it: „у великій країні“ → „у великому Кремлі“.

Ukrainian and Russian only. A word is taken for an adjective where one of its possible dictionary forms really has it
among its forms; it is touched only where it agreed with the word that gave way, so that it belonged to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from l10n.model import TermKind
from l10n.ports import Form, Morphology
from l10n.stages.government import CASES, NUMBERS

__all__ = ["agreeing"]

LAST_WORD = re.compile(r"(?<![\w’ʼ'-])([^\W\d_]{4,})(?=[ \u00a0]$)")
ENDING = re.compile(
    r"(?:ого|ього|его|ому|ьому|ему|ої|ьої|ій|ою|ьою|ой|ею|ей|ую|юю|ая|яя|ое|ее|ые|ие|ими|іми|ыми|ым|им|ім|их|іх|ых|ом|ем"
    r"|ий|ый|а|я|е|є|у|ю|і)$"
)
DICTIONARY_ENDINGS: Mapping[str, tuple[str, ...]] = {"uk": ("ий", "ій"), "ru": ("ый", "ий", "ой")}
GENDERS = {"masc", "femn", "neut"}


def agreeing(before: str, replaced: str, form: Form, morphology: Morphology) -> str:
    """`before` with the adjectives that it ends with put into case, number and gender of `form`."""
    found = LAST_WORD.search(before)
    if found is None:
        return before
    word = found[1]
    old = morphology.tags(replaced)
    if not any(_agree(one, other) for one in morphology.tags(word) for other in old):
        return before
    new = [tags for tags in morphology.tags(form.text) if tags & CASES.keys() & form.tags]
    adjective = _paradigm(word, morphology)
    right = next((text for text in adjective if _agrees(text, new, morphology)), word)
    earlier = before[: found.start(1)]
    return (agreeing(earlier, replaced, form, morphology) if adjective else earlier) + right + before[found.end(1) :]


def _paradigm(word: str, morphology: Morphology) -> list[str]:
    """The word, then every form of the adjective that it is a form of; nothing where it is none."""
    stem = ENDING.sub("", word)
    for ending in DICTIONARY_ENDINGS.get(morphology.locale.split("-", maxsplit=1)[0], ()):
        texts = [form.text for form in morphology.forms(stem + ending, TermKind.OTHER)]
        if word in texts and stem + ending in texts:
            return [word, *texts]
    return []


def _agrees(text: str, wanted: Iterable[frozenset[str]], morphology: Morphology) -> bool:
    readings = morphology.tags(text)
    return any(_agree(one, other) for one in readings for other in wanted)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two readings share case and number, and gender where both have one."""
    shared = one & other
    genders = one & GENDERS and other & GENDERS
    return bool(shared & CASES.keys() and shared & NUMBERS and (not genders or shared & GENDERS))
