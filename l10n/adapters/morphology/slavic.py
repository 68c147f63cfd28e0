"""The shared engine for Slavic languages: a rendering's whole paradigm is generated once and looked up in the text.

What is written (`forms`) and what is recognised (`find`) come from the same paradigm, so that a term put in by
the ladder is always found by the check. A further language is one file beside `ukrainian.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from l10n.adapters.morphology.persons import eastern, family, people
from l10n.adapters.morphology.phrases import Analysis, Slot, analyses, constant, counted, expand, split
from l10n.adapters.morphology.readings import readings_of
from l10n.adapters.morphology.tokens import (
    Hit,
    Pattern,
    Token,
    indexed,
    is_first_name_of,
    longest,
    read_words,
    scan,
    tokenize,
)
from l10n.adapters.morphology.words import Language, Words
from l10n.model import Occurrence, Rendering, TermKind
from l10n.ports import Form

__all__ = ["SlavicMorphology"]

Index = Mapping[str, tuple[Pattern, ...]]


class SlavicMorphology:
    """Inflection in one Slavic language, on pymorphy3's dictionary; loaded at the first word (0.2 s)."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = Words(language)
        self._index = lru_cache(maxsize=4096)(self._indexed)
        self._forms = lru_cache(maxsize=4096)(self._written)

    @property
    def locale(self) -> str:
        """The locale, as a BCP 47 tag."""
        return self._language.code

    def find(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:
        """Every form of an allowed rendering, longest first where they nest; a surname stands for a full name."""
        return self._found(rendering.allowed, rendering.inflected, text, kind, whole=False)

    def find_forbidden(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:
        """Every form of a forbidden rendering; a surname does not stand for a full name here."""
        return self._found(rendering.forbidden, (), text, kind, whole=True)

    def forms(self, phrase: str, kind: TermKind) -> tuple[Form, ...]:
        """The forms that are right to write, the phrase itself first; the tags of equal texts are put together."""
        return self._forms(phrase, kind)

    def tags(self, text: str) -> tuple[frozenset[str], ...]:
        """The readings of a noun phrase as it stands, adjectives in agreement; empty when it has no noun."""
        return readings_of(self._words, text)

    def _found(
        self, phrases: tuple[str, ...], inflected: tuple[str, ...], text: str, kind: TermKind, *, whole: bool
    ) -> tuple[Occurrence, ...]:
        if not phrases and not inflected:
            return ()
        words = read_words(text, self._language.fold)
        hits = longest(scan(words, self._index(phrases, inflected, kind, whole), self._apart))
        found = (self._occurrence(words.tokens, hit) for hit in hits)
        return tuple(occurrence for occurrence in found if occurrence)

    def _occurrence(self, tokens: Sequence[Token], hit: Hit) -> Occurrence | None:
        first = hit.first
        if hit.pattern.partial:
            first = self._with_given_name(tokens, hit)
            if first < 0:
                return None
        start, end = tokens[first].start, tokens[hit.last - 1].end
        return Occurrence(start, end, hit.pattern.rendering, hit.pattern.exact, hit.pattern.partial)

    def _with_given_name(self, tokens: Sequence[Token], hit: Hit) -> int:
        """Where the name begins, initials included; -1 where another first name or initial makes it another person."""
        name, first = hit.pattern.rendering, hit.first
        while first >= 2 and tokens[first - 1].text == "." and _initial(tokens[first - 2].text):
            first -= 2
        if first and is_first_name_of(tokens[first - 1], name):  # Дональд Дж. Трамп
            return first - 1
        if first < hit.first:
            return first if name.startswith(tokens[first].text) else -1
        before = tokens[first - 1].text if first else ""
        if not (before[:1].isupper() and before[1:].islower() and self._words.has(before, "Name")):
            return first
        if first >= 2 and is_first_name_of(tokens[first - 2], name):  # Дональд Джон Трамп
            return first - 2
        return first if before[0] == name[0] else -1  # Владімір is a Володимир in another spelling

    def _apart(self, word: str) -> bool:
        """Whether a capitalised word is a name of its own beside a hyphen: Київ-Москва; not Нью-Йорк, Гвінея-Бісау."""
        return self._words.has(word, "NOUN") and not self._words.has(word, "Fixd")

    def _indexed(self, phrases: tuple[str, ...], inflected: tuple[str, ...], kind: TermKind, whole: bool) -> Index:
        patterns = [pattern for phrase in phrases for pattern in self._patterns(phrase, kind, whole=whole)]
        owner = phrases[0] if phrases else ""
        patterns += [self._pattern(form, owner or form) for form in inflected]
        return indexed(dict.fromkeys(patterns))

    def _patterns(self, phrase: str, kind: TermKind, *, whole: bool) -> Iterator[Pattern]:
        yield self._pattern(phrase, phrase, exact=True)
        texts = dict.fromkeys(text for _, _, text in self._paradigm(phrase, kind, strict=False))
        yield from (self._pattern(text, phrase) for text in texts if text != phrase)
        if kind is TermKind.PERSON and not whole:
            for text in dict.fromkeys(self._surnames(phrase)):
                yield self._pattern(text, phrase, partial=True)

    def _pattern(self, text: str, rendering: str, *, exact: bool = False, partial: bool = False) -> Pattern:
        tokens = tuple(
            Token(token.text, token.key, 0, 0, token.spaced) for token in tokenize(text, self._language.fold)
        )
        return Pattern(tokens, rendering, exact, partial)

    def _analyses(self, phrase: str, kind: TermKind) -> Iterable[Analysis]:
        # 'Президент України' is a person too: lower-case words and unknown structure go the general way
        if kind is TermKind.PERSON:
            return people(self._words, phrase)
        return analyses(self._words, phrase, kind)

    def _paradigm(self, phrase: str, kind: TermKind, *, strict: bool) -> Iterator[tuple[str, str, str]]:
        """Case, number and text: of the likeliest analysis, or of all."""
        for number, analysis in enumerate(self._analyses(phrase, kind)):
            if strict and number:
                return
            yield from expand(analysis, None, strict=strict)
            if kind is TermKind.PERSON:
                if not strict and family(self._words, analysis) is not None:
                    yield from expand((*analysis[1:][-1:], *analysis[:-1]), None, strict=False)
            elif _common(analysis):
                yield from self._common_forms(analysis, kind, strict=strict)

    def _common_forms(self, analysis: Analysis, kind: TermKind, *, strict: bool) -> Iterator[tuple[str, str, str]]:
        """What only a common noun or an adjective has: the other number, counted forms, the other genders.

        The other number is written of things that are counted (сто гривень), not of places and events (холодні війни).
        """
        head = next(slot for slot in reversed(analysis) if slot.readings)
        if len(analysis) == 1 and not head.readings[0].noun and head.gender == "masc":
            for gender in ("femn", "neut"):
                yield from expand((_regendered(head, gender),), None, strict=strict)
            yield from expand(analysis, "plur", strict=strict)
            return
        if not strict or kind is TermKind.OTHER:
            yield from expand(analysis, "plur" if head.number == "sing" else "sing", strict=strict)
        if not strict:
            yield from (("gent", "plur", text) for text in counted(analysis))

    def _surnames(self, phrase: str) -> Iterator[str]:
        for analysis in people(self._words, phrase):
            place = family(self._words, analysis)
            if place is None:
                return
            start, end = place
            if eastern(self._words, analysis):
                yield from self._declined_alone(analysis[0].word)
                return
            for begin in {start, end - 1}:  # with and without the particles: фон дер Ляєн, Ляєн
                yield from (text for _, _, text in expand(analysis[begin:end], None, strict=False))

    def _declined_alone(self, name: str) -> Iterator[str]:
        """The forms of a family name that stays as it is before a given name: Кіма, but Кім Чен Ина."""
        for analysis in people(self._words, name):
            yield from (text for _, _, text in expand(analysis, None, strict=False))

    def _written(self, phrase: str, kind: TermKind) -> tuple[Form, ...]:
        tags: dict[str, set[str]] = {phrase: set()}
        if all(constant(slot.word) for slot in split(phrase)):
            return (Form(phrase),)
        cells: dict[tuple[str, str], list[str]] = {}
        for case, number, text in self._paradigm(phrase, kind, strict=True):
            tags.setdefault(text, set()).update((case, number))
            cells.setdefault((case, number), []).append(text)
        chosen = {place: self._first_choice(place[0], kind, texts) for place, texts in cells.items()}
        first: dict[str, set[str]] = {}
        for (case, _), text in chosen.items():
            first.setdefault(text, set()).add(case)
        # one form a case before the variants of any (Дональдові Трампу), the vocative last
        leading = [text for (case, _), text in chosen.items() if case != "voct"]
        order = dict.fromkeys((phrase, *leading, *tags))
        return tuple(Form(text, frozenset(tags[text]), frozenset(first.get(text, ()))) for text in order)

    def _first_choice(self, case: str, kind: TermKind, texts: Sequence[str]) -> str:
        """The form to write of several that are right in a case."""
        person = kind is TermKind.PERSON
        patterns = [regex for where, people, regex in self._language.first_choice if (where, people) == (case, person)]
        return next((text for regex in patterns for text in texts if re.fullmatch(regex, text)), texts[0])


def _initial(text: str) -> bool:
    return (len(text) == 1 and text.isupper()) or text == "Дж"


def _common(analysis: Analysis) -> bool:
    """Whether the head is a common noun, in lower case: a name has no plural (Куба, not куб)."""
    inflecting = [slot for slot in analysis if slot.readings]
    return bool(inflecting) and all(slot.word.islower() for slot in inflecting)


def _regendered(slot: Slot, gender: str) -> Slot:
    return Slot(slot.word, slot.readings, gender, slot.number, slot.animate, slot.before, slot.after)
