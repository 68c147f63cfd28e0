"""How a German phrase in dictionary form inflects: article and adjectives agree with the head, the rest stays.

A phrase is [article] adjective* head rest (Vereinigte Staaten von Amerika), or a name whose last word alone takes
the genitive -s (New Yorks). What is written (`written`) is the likeliest reading; all are recognised (`surfaces`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from l10n.adapters.morphology.german_nouns import Noun, decline, name, sure_gender, weak
from l10n.adapters.morphology.german_words import CASES, ENDINGS, adjective_stem, constant, is_noun, lemma
from l10n.model import TermKind

__all__ = ["ARTICLES", "Cell", "cells", "surname", "surnames", "written"]

# The definite article by gender (or plural), in the order of CASES; after prepositions also im, am, zum, zur …
ARTICLES = {
    "masc": ("der", "des", "dem", "den"),
    "femn": ("die", "der", "der", "die"),
    "neut": ("das", "des", "dem", "das"),
    "plur": ("die", "der", "den", "die"),
}
_CONTRACTED = {
    ("masc", "datv"): ("im", "am", "vom", "zum", "beim"),
    ("neut", "datv"): ("im", "am", "vom", "zum", "beim"),
    ("femn", "datv"): ("zur",),
    ("neut", "accs"): ("ins", "ans", "fürs"),
}
# Family names that stand first, and short ones generally: Xi Jinping, Kim Jong-un.
_FAMILY_FIRST = frozenset("Xi Kim Li Mao Hu Wen Moon Park Yoon Wang Tsai Zhang Lee".split())
_PARTICLES = frozenset("von van der den de del della di da zu zur bin al el la le ter ten".split())
_ROMAN = re.compile(r"[IVX]+\.?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A form with its place: `decl` is empty without adjectives; `strict` says that one may write it."""

    text: str
    case: str
    number: str
    gender: str = ""
    decl: str = ""
    strict: bool = True

    @property
    def tags(self) -> frozenset[str]:
        """The grammemes that are known."""
        gender = self.gender if self.number == "sing" else ""
        return frozenset(tag for tag in (self.case, self.number, gender, self.decl) if tag)


@dataclass(frozen=True, slots=True)
class _Group:
    """Article, adjective stems, head and the constant rest, with its space before it."""

    article: bool
    stems: tuple[str, ...]
    head: Noun
    before: str = ""
    rest: str = ""
    strict: bool = True


def written(phrase: str, kind: TermKind) -> list[Cell]:
    """The forms that are right to write, in the order: dictionary form, after an article, others; singular first."""
    found = [cell for cell in cells(phrase, kind) if cell.strict]
    number = found[0].number if found else ""
    rank = {"": 0, "weak": 0, "strong": 1, "mixed": 2}
    return sorted(found, key=lambda c: (c.text != phrase, c.number != number, rank[c.decl]))


def cells(phrase: str, kind: TermKind) -> Iterator[Cell]:
    """Every form of a phrase, the likeliest reading first."""
    words = tuple(phrase.split())
    if not words:
        return
    if len(words) == 1 and _is_adjective(words[0]):
        yield from _adjective(words[0])
        return
    for group in _groups(words, kind):
        yield from _expand(group)


def surname(phrase: str) -> str | None:
    """The part of a person's name that stands for the whole, particles included; `None` where there is none."""
    words = phrase.split()
    if len(words) < 2 or _ROMAN.fullmatch(words[-1]) or any(word in ("der", "die") for word in words[1:-1][:1]):
        return None
    if words[0] in _FAMILY_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def surnames(phrase: str) -> Iterator[str]:
    """Every form of the surname, with and without its particles: von der Leyens, Leyen."""
    family = surname(phrase)
    if family is None:
        return
    for text in dict.fromkeys((family, family.split()[-1])):
        yield from (cell.text for cell in cells(text, TermKind.PERSON))


def _is_adjective(word: str) -> bool:
    last = word.rpartition("-")[2]
    return last.islower() and (adjective_stem(f"{last}e") is not None or last.endswith("isch"))


def _adjective(word: str) -> Iterator[Cell]:
    """An adjective alone, undeclined in the glossary: amerikanisch, US-amerikanischen."""
    yield Cell(word, "nomn", "sing", "", "")
    for (decl, place), endings in ENDINGS.items():
        for case, ending in zip(CASES, endings, strict=True):
            number, gender = ("plur", "") if place == "plur" else ("sing", place)
            yield Cell(word + ending, case, number, gender, decl)


def _groups(words: tuple[str, ...], kind: TermKind) -> Iterator[_Group]:
    """The ways to understand a phrase, likeliest first; the first is the one to write."""
    if kind is TermKind.PERSON:
        yield from _person(words)
        return
    article = len(words) > 1 and words[0].lower() in ("der", "die", "das")
    start = int(article)
    stems, endings = _adjectives(words, start)
    start += len(stems)
    hint = _hint(words[0].lower() if article else "", endings)
    rest = "".join(f" {word}" for word in words[start + 1 :])
    if article or stems:
        yield _Group(article, stems, _agreeing(words[start], hint, endings or ("e",)), rest=rest)
    else:
        yield from _plain(words, rest, kind)


def _hint(article: str, endings: tuple[str, ...]) -> str:
    """The gender that the first words show: Kalter, das; a plural or feminine in -e is told by the noun."""
    if article:
        return {"der": "masc", "das": "neut"}.get(article, "")
    return {"er": "masc", "es": "neut"}.get(endings[0], "") if endings else ""


def _agreeing(word: str, hint: str, endings: tuple[str, ...]) -> Noun:
    if constant(word):
        cells = {(case, "sing"): (word,) for case in CASES}
        return Noun(word, hint or "femn", "sing", cells, name=True)
    noun = decline(word, hint)
    # Große Freiheit: feminine; Kanarische Inseln: plural by the dictionary
    return noun if noun.number == "plur" or hint or endings[0] != "e" else decline(word, "femn")


def _adjectives(words: tuple[str, ...], start: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    stems: list[str] = []
    endings: list[str] = []
    for word, following in zip(words[start:], words[start + 1 :], strict=False):
        stem = adjective_stem(word)
        if stem is None or not following[:1].isalpha() or following in ("und", "von", "der", "des"):
            break
        # Berliner Mauer: an ending that cannot agree is none; Wiener Kongress is no adjective in the dictionary
        if word.endswith("er") and is_noun(following) and _feminine(following):
            break
        stems.append(stem)
        endings.append(word[len(stem) :])
    return tuple(stems), tuple(endings)


def _feminine(word: str) -> bool:
    return "-" not in word and lemma(word) == word and sure_gender(word) == "femn"


def _plain(words: tuple[str, ...], rest: str, kind: TermKind) -> Iterator[_Group]:
    """A phrase without adjectives: one word, a common noun with something after it, or a name of several words."""
    first = words[0]
    if len(words) == 1:
        yield from _single(first, kind)
        return
    joined = words[1] in ("und", "&") and kind is TermKind.PLACE
    headed = not constant(first) and is_noun(first) and not joined and (words[1][:1].islower() or _frequent(first))
    if headed:
        yield _Group(False, (), decline(first), rest=rest)
    last = max((index for index, word in enumerate(words) if not constant(word)), default=-1)
    if last >= 0 and not (headed and words[1][:1].islower()):
        before = "".join(f"{word} " for word in words[:last])
        after = "".join(f" {word}" for word in words[last + 1 :])
        town = first.endswith("er") and last == len(words) - 1 and is_noun(words[last])
        if town:  # Berliner Mauer, Wiener Kongress
            yield _Group(False, (), decline(words[last]), before)
        yield _Group(False, (), replace(name(words[last]), gender=""), before, after, strict=not (headed or town))


def _frequent(word: str) -> bool:
    """Whether a common noun heads a name: Republik Korea, Regierung Trump; Sierra Leone has none."""
    return (lemma(word) is not None) and bool(re.search("(?:ung|ion|republik|reich|staat|stadt|insel)$", word.lower()))


def _single(word: str, kind: TermKind) -> Iterator[_Group]:
    if constant(word):
        yield _Group(False, (), _acronym(word))
        return
    noun = decline(word)
    common = (
        is_noun(word)
        and (kind is not TermKind.PLACE or "-" in word)
        and not word.endswith("isch")
        and word != "Deutsch"
    )
    if common:
        yield _Group(False, (), noun)
    if not common or noun.gender != "femn":
        yield _Group(False, (), name(word), strict=not common)
    if kind is TermKind.PLACE and not common and noun.number == "plur":
        yield _Group(False, (), noun, strict=False)


def _acronym(word: str) -> Noun:
    """NATO in every case; the -s of NGOs is only recognised."""
    genitive = (word, f"{word}s") if word[-1:].isalpha() and not word.endswith("S") else (word,)
    return Noun(word, "", "", {(case, ""): genitive if case == "gent" else (word,) for case in CASES}, name=True)


def _person(words: tuple[str, ...]) -> Iterator[_Group]:
    """A person's name: the last word takes the -s, a title before it inflects (des Präsidenten Trump)."""
    last = max((i for i, word in enumerate(words) if not constant(word) and not _ROMAN.fullmatch(word)), default=-1)
    if last < 0:
        yield _Group(False, (), _acronym(words[0]), rest="".join(f" {word}" for word in words[1:]))
        return
    before = "".join(f"{word} " for word in words[:last])
    yield _Group(False, (), name(words[last], person=True), before, "".join(f" {word}" for word in words[last + 1 :]))
    if len(words) > 1 and weak(words[0], "masc"):
        yield _Group(False, (), decline(words[0], "masc"), rest="".join(f" {w}" for w in words[1:]), strict=False)


def _expand(group: _Group) -> Iterator[Cell]:
    for (case, number), forms in _ordered(group.head):
        place = "plur" if number == "plur" else group.head.gender or "neut"
        gender = group.head.gender if number == "sing" else ""
        for decl, start in _starts(group, case, place):
            for rank, form in enumerate(forms):
                text = f"{group.before}{start}{form}{group.rest}"
                strict = group.strict and not (rank and not _writable(group.head, case, form))
                yield Cell(text, case, number, gender, decl, strict)


def _ordered(head: Noun) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    return sorted(head.cells.items(), key=lambda item: (item[0][1] != head.number, CASES.index(item[0][0])))


def _writable(head: Noun, case: str, form: str) -> bool:
    """Whether a second choice may be written: Kriegs beside Krieges, the name as it stands; no im Hause, no Trump’s."""
    if head.name and (head.gender == "femn" or not head.number or head.word.endswith("sch")):
        return False
    return case == "gent" and "’" not in form and not form.endswith("ens")


def _starts(group: _Group, case: str, place: str) -> Iterator[tuple[str, str]]:
    """The declension, and article and adjectives in it with their spaces."""
    index = CASES.index(case)
    decls = ("weak",) if group.article else ("strong", "weak", "mixed")
    articles = [""]
    if group.article:
        articles = [f"{word} " for word in (ARTICLES[place][index], *_CONTRACTED.get((place, case), ()))]
    for decl in decls if group.stems else ("",):
        adjectives = "".join(f"{stem}{ENDINGS[decl, place][index]} " for stem in group.stems)
        yield from ((decl, article + adjectives) for article in articles)
