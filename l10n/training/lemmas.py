"""The dictionary form of a short span of a sentence, as a glossary would hold it.

Ukrainian and Russian: the head noun in the nominative, its adjectives agreeing, people's names in one case
(Дональда Трампа → Дональд Трамп). German: nouns without the genitive -s, and adjectives with a varied ending, so
that the model learns to inflect them and not to copy. `None` where the span names nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any

__all__ = ["dictionary_form"]

GERMAN_STOP = frozenset(
    """
    der die das den dem des ein eine einen einem einer eines und oder ich er sie es wir ihr ist sind war zu im in am
    an auf von mit für nicht über aus bei nach
    """.split()
)
ADJECTIVES = ("ADJF", "PRTF")
NO_NAMES = ("VERB", "INFN", "ADVB", "PREP", "CONJ", "PRCL", "NPRO")


def dictionary_form(
    locale: str, words: Sequence[str], english: Collection[str] = (), chance: random.Random | None = None
) -> str | None:
    """The dictionary form of `words` in `locale`; `english` are the words that they translate.

    A word longer than three letters must keep its beginning: a parse that changes it is a wrong guess.
    """
    found = _german(words, english, chance or random.Random(0)) if locale == "de" else _slavic(locale, words)
    return found if found and _akin(words, found.split()) else None


def _akin(words: Sequence[str], lemmas: Sequence[str]) -> bool:
    """Each lemma shares its word's beginning: "Усі" is no form of "ус"."""
    return len(words) == len(lemmas) and all(
        word[:3].lower() == lemma[:3].lower() and abs(len(word) - len(lemma)) < 5
        for word, lemma in zip(words, lemmas, strict=True)
    )


# ---- Ukrainian and Russian ---------------------------------------------------------------------------------


@cache
def _analyser(locale: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=locale)


@lru_cache(200_000)
def _parses(locale: str, word: str) -> Any:
    return _analyser(locale).parse(word)


def _slavic(locale: str, words: Sequence[str]) -> str | None:
    if not _names_something(locale, words):
        return None
    if any(word.isupper() and len(word) > 1 for word in words):  # an acronym: НАТО, США
        return " ".join(words)
    return _full_name(locale, words) or _noun_phrase(locale, words)


def _names_something(locale: str, words: Sequence[str]) -> bool:
    for word in words:
        parses = _parses(locale, word)
        if parses[0].tag.POS in NO_NAMES:
            return False
        if not {parse.tag.POS for parse in parses} & {"NOUN", "ADJF", "PRTF", "NUMR"}:
            return False
    return True


def _full_name(locale: str, words: Sequence[str]) -> str | None:
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return None
    people = [
        [parse for parse in _parses(locale, word) if {"Name", "Surn", "Patr"} & parse.tag.grammemes and parse.tag.case]
        for word in words
    ]
    for first in people[0]:
        rest = [next((parse for parse in parses if _same_person(first, parse)), None) for parses in people[1:]]
        named = [parse.inflect({"nomn"}) if parse else None for parse in (first, *rest)]
        found = [parse for parse in named if parse]
        if len(found) == len(words):
            return " ".join(_cased(word, parse.word) for word, parse in zip(words, found, strict=True))
    return None


def _same_person(first: Any, other: Any) -> bool:
    return other.tag.case == first.tag.case and (not other.tag.gender or other.tag.gender == first.tag.gender)


def _noun_phrase(locale: str, words: Sequence[str]) -> str | None:
    found = _head(locale, words)
    if found is None:
        return None
    place, noun, adjectives = found
    plural = noun.tag.number == "plur"
    inflected = noun.inflect({"nomn"}) if plural or len(words) > 1 else None
    out = list(words)
    out[place] = _cased(words[place], inflected.word if inflected else noun.normal_form)
    wanted = {"nomn", "plur"} if plural else {"nomn", "sing"} | ({noun.tag.gender} if noun.tag.gender else set())
    for index, adjective in enumerate(adjectives):
        form = _inflected(adjective, wanted)
        if form is None:
            return None
        out[index] = _cased(words[index], form)
    return " ".join(out)


def _inflected(adjective: Any, wanted: set[str]) -> str | None:
    try:
        form = adjective.inflect(wanted) or adjective.inflect(wanted - {"sing"})
    except ValueError:  # the dictionaries lack some adjectives' paradigms
        return None
    return form.word if form else None


def _head(locale: str, words: Sequence[str]) -> tuple[int, Any, list[Any]] | None:
    """The last noun all of whose forerunners are adjectives that agree with it; genitives may follow."""
    for place in range(len(words) - 1, -1, -1):
        for noun in _parses(locale, words[place]):
            if noun.tag.POS != "NOUN" or not noun.tag.case:
                continue
            before = [next((p for p in _parses(locale, word) if _agree(p, noun)), None) for word in words[:place]]
            if all(before):
                return place, noun, before
    return None


def _agree(adjective: Any, noun: Any) -> bool:
    tag, other = adjective.tag, noun.tag
    if tag.POS not in ADJECTIVES or tag.case != other.case or (tag.number or "sing") != (other.number or "sing"):
        return False
    return other.number == "plur" or not tag.gender or not other.gender or tag.gender == other.gender


def _cased(like: str, word: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


# ---- German ------------------------------------------------------------------------------------------------

ADJECTIVE = re.compile(r"(.{3,}?)(e|en|er|es|em)$")
GENITIVE = re.compile(r"(.{3,}?)(es|s)$")


@lru_cache(200_000)
def _german_lemma(word: str) -> str:
    import simplemma

    return _cased(word, simplemma.lemmatize(word, lang="de"))


def _german(words: Sequence[str], english: Collection[str], chance: random.Random) -> str | None:
    if not any(word[0].isupper() for word in words) or any(word.lower() in GERMAN_STOP for word in words):
        return None
    out: list[str] = []
    for place, word in enumerate(words):
        adjective = ADJECTIVE.match(word) if place < len(words) - 1 else None
        if adjective:
            out.append(adjective[1] + chance.choice(("e", "er", "es", "en")))
        else:
            out.append(_german_noun(word, english))
    return " ".join(out)


def _german_noun(word: str, english: Collection[str]) -> str:
    genitive = GENITIVE.match(word)
    if genitive and genitive[1] in english:  # Trumps for Trump, but Paris for Paris
        return genitive[1]
    if genitive and _german_lemma(word) in (genitive[1], word[:-1]):
        return _german_lemma(word)
    return word
