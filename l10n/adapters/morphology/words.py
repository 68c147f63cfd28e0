"""How one Slavic word inflects: pymorphy3's dictionary first, and rules by ending for names that it does not know.

A `Reading` is one way to understand a word that stands in dictionary form; a word has several (Вашингтон is a
man and a city; білий is an adjective and a surname).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

__all__ = ["CASES", "Language", "Reading", "Rule", "Words", "cased"]

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
GENDERS = ("masc", "femn", "neut")
_CASE_OF = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NAMES = frozenset({"Name", "Surn", "Patr"})
# Right to recognise, wrong to write: poetic -ою in Russian, distorted, archaic and second-choice forms.
_MARGINAL = frozenset(
    "V-oy V-ey V-be V-en V-ie V-bi V-ej Dist Arch Erro Infr Slng alt rare arch slng gen2 acc2".split()
)
_DEGREES = frozenset({"Supr", "Cmp2", "compb", "compr", "supr"})
_VOICES = frozenset({"past", "pres", "actv", "pssv"})

Place = tuple[str, str]
Cells = Mapping[Place, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """The endings of names that end like `pattern`, whose first group is the stem.

    `endings` are those of `CASES` in order, separated by spaces; `/` parts equally right endings, what stands
    after `?` is only recognised, `-` is an empty ending. `own`: of Slavic surnames only (Лавровим, yet Цзіньпіном).
    """

    pattern: str
    endings: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """What the engine must know of a language beyond pymorphy3's dictionary; `code` is both its locale and its name.

    `masculine` and `feminine` are the rules for names of people, tried in order; a name that none fits does not
    inflect. `things` are the rules for names of places and organisations. `particles` stay as they are inside
    names, `conjunctions` join two heads, `surname_feminine` is what ends only a woman's surname, `family_first` are
    family names of East Asia, which stand before the given name. `second_choice` are (case, ending) pairs of forms
    that are recognised, but not written where another form exists. `first_choice` are (case, of people, pattern) of
    the form that is written of several right ones.
    """

    code: str
    masculine: tuple[Rule, ...]
    feminine: tuple[Rule, ...]
    things: tuple[Rule, ...]
    particles: frozenset[str]
    conjunctions: frozenset[str]
    surname_feminine: str
    family_first: frozenset[str]
    equal_letters: tuple[tuple[str, str], ...] = ()
    second_choice: tuple[tuple[str, str], ...] = ()
    first_choice: tuple[tuple[str, bool, str], ...] = ()
    vocative: bool = False

    def fold(self, word: str) -> str:
        """The key of a lower-case word."""
        for letter, same in self.equal_letters:
            word = word.replace(letter, same)
        return word


@dataclass(frozen=True, slots=True)
class Reading:
    """One declension of a word in dictionary form.

    `cells` maps (case, slot) to forms in lower case, right ones to write; `marginal` to those only recognised.
    The slot is `sing` or `plur` for a noun, a gender or `plur` for an adjective.
    """

    noun: bool
    gender: str = ""
    number: str = "sing"
    animate: bool | None = None
    names: frozenset[str] = frozenset()
    fixed: bool = False
    known: bool = True
    second: bool = False
    cells: Cells = field(default_factory=dict)
    marginal: Cells = field(default_factory=dict)

    def forms(self, case: str, slot: str, *, strict: bool) -> tuple[str, ...]:
        """The forms for a case and slot; with `strict` only those that are right to write."""
        right = self.cells.get((case, slot), ())
        return right if strict else (*right, *self.marginal.get((case, slot), ()))


def cased(form: str, like: str) -> str:
    """`form` in the letter case of `like`, hyphenated parts each on their own."""
    if "-" in form and form.count("-") == like.count("-"):
        return "-".join(cased(part, model) for part, model in zip(form.split("-"), like.split("-"), strict=True))
    if len(like) > 1 and like.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


class Words:
    """The words of one language: their readings in dictionary form, and what they may be as they stand."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def _analyzer(self) -> Any:
        import pymorphy3

        return pymorphy3.MorphAnalyzer(lang=self.language.code)

    @lru_cache(maxsize=8192)  # noqa: B019 - one instance a language lives as long as the process
    def parses(self, word: str) -> tuple[Any, ...]:
        """pymorphy3's parses of the word as it stands, whatever its case."""
        return tuple(self._analyzer.parse(word.lower()))

    def known(self, word: str) -> bool:
        """Whether the dictionary has the word, or the last part of a compound."""
        return any(parse.is_known for parse in self.parses(word)) or (
            "-" in word and self.known(word.rpartition("-")[2])
        )

    def has(self, word: str, *grammemes: str) -> bool:
        """Whether the dictionary knows a reading of the word, as it stands, with all of the grammemes."""
        return any(parse.is_known and parse.tag.grammemes.issuperset(grammemes) for parse in self.parses(word))

    @lru_cache(maxsize=8192)  # noqa: B019
    def readings(self, word: str) -> tuple[Reading, ...]:
        """The dictionary's (for an unknown word: pymorphy3's guessed) readings as a noun or adjective in nominative."""
        key = self.language.fold(word.lower())
        nominative = (p for p in self.parses(word) if self.language.fold(p.word) == key and "nomn" in p.tag)
        found = [reading for parse in nominative if (reading := self._reading(parse, word))]
        return tuple(sorted(found, key=lambda reading: reading.second))

    def _reading(self, parse: Any, word: str) -> Reading | None:
        tag = parse.tag
        noun = tag.POS == "NOUN"
        if not noun and tag.POS not in _ADJECTIVES:
            return None
        gender = str(tag.gender or "")
        number = "plur" if "plur" in tag else "sing"
        cells: dict[Place, list[str]] = {}
        marginal: dict[Place, list[str]] = {}
        for form in parse.lexeme:
            place = self._cell(form.tag, tag, noun=noun, gender=gender)
            if place:
                table = marginal if _marked(form.tag) and not _marked(tag) else cells
                text = self._spelt(form.word, word)
                if text not in table.setdefault(place, []):
                    table[place].append(text)
        for place in cells:
            self._demote(place, cells, marginal)
        if number == "plur" and not gender:
            gender = _gender_of(parse)
        return Reading(
            noun, gender, number, _animate(tag), frozenset(_NAMES & tag.grammemes), "Fixd" in tag,
            self.known(word), _marked(tag), _frozen(cells), _frozen(marginal),
        )  # fmt: skip

    def _demote(self, place: Place, cells: dict[Place, list[str]], marginal: dict[Place, list[str]]) -> None:
        """Move what is second choice out of the forms to write: білім beside білому, белою beside белой."""
        endings = tuple(ending for case, ending in self.language.second_choice if case == place[0])
        second = [form for form in cells[place] if endings and form.endswith(endings)]
        if len(second) < len(cells[place]):
            cells[place] = [form for form in cells[place] if form not in second]
            marginal.setdefault(place, []).extend(second)

    def _cell(self, form: Any, base: Any, *, noun: bool, gender: str) -> Place | None:
        case = _CASE_OF.get(str(form.case), str(form.case))
        same = form.POS == base.POS and ("Fixd" in form) == ("Fixd" in base)
        same = same and not (form.grammemes ^ base.grammemes) & (_DEGREES | _VOICES)
        if not same or case not in CASES or (case == "voct" and not self.language.vocative):
            return None
        plural = "plur" in form
        if noun:
            # a man's surname and his wife's are one lexeme: Зеленский, Зеленская
            wanted = plural or not gender or str(form.gender or "") in ("", gender)
            return (case, "plur" if plural else "sing") if wanted else None
        return (case, "plur" if plural else str(form.gender))

    def _spelt(self, form: str, word: str) -> str:
        """Without ё unless the phrase has it: a text is written with ё throughout or not at all."""
        return form if "ё" in word.lower() else form.replace("ё", "е")

    @lru_cache(maxsize=8192)  # noqa: B019
    def by_rule(self, word: str, gender: str, *, person: bool = True, own: bool = True) -> Reading:
        """The declension of an unknown name by its ending; indeclinable where no rule fits. `own`: may be Slavic."""
        rules = self.language.things if not person else getattr(self.language, f"{_FIELDS[gender]}")
        lower = word.lower()
        for rule in rules:
            if (own or not rule.own) and (match := re.fullmatch(rule.pattern, lower)):
                return _ruled(match[1], rule.endings.split(), gender, animate=person)
        fixed = {(case, "sing"): (lower,) for case in self._cases()}
        return Reading(True, gender, "sing", person, fixed=True, known=False, cells=fixed)

    def _cases(self) -> tuple[str, ...]:
        return CASES if self.language.vocative else CASES[:-1]


_FIELDS = {"masc": "masculine", "femn": "feminine"}


def _ruled(stem: str, endings: Iterable[str], gender: str, *, animate: bool) -> Reading:
    cells: dict[Place, tuple[str, ...]] = {}
    marginal: dict[Place, tuple[str, ...]] = {}
    for case, ending in zip(CASES, endings, strict=False):
        right, _, other = ending.partition("?")
        cells[case, "sing"] = tuple(stem + part.strip("-") for part in right.split("/"))
        marginal[case, "sing"] = tuple(stem + part.strip("-") for part in other.split("/") if other)
    return Reading(True, gender, "sing", animate, known=False, cells=cells, marginal=marginal)


def _marked(tag: Any) -> bool:
    # на дому is an idiom, в Крыму the only right form
    if "loc2" in tag.grammemes and "Geox" not in tag.grammemes:
        return True
    return any(str(grammeme) in _MARGINAL for grammeme in tag.grammemes)


def _gender_of(parse: Any) -> str:
    """The gender of a noun that stands in the plural, whose tag is silent on it; empty where it has no singular."""
    found = {str(form.tag.gender) for form in parse.lexeme if "plur" not in form.tag and form.tag.gender}
    return found.pop() if len(found) == 1 else ""


def _animate(tag: Any) -> bool | None:
    return {"anim": True, "inan": False}.get(str(tag.animacy or ""))


def _frozen(cells: Mapping[Place, list[str]]) -> Cells:
    return {place: tuple(forms) for place, forms in cells.items()}
