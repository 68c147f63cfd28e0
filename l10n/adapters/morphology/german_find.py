"""Patterns of German words in a text: capitals, hyphenated and closed compounds.

A term counts as the first part of a compound (NATO-Staaten, Trump-Putin-Gipfel, Kremlchef) and, after a hyphen, as
its last (Anti-NATO). A closed compound counts only where the rest is a known German noun of at least four letters
(or one of a few heads of three): Roman is not Rom, Trumpf not Trump, Chinatown not China; Irantitel would be a
title about Iran, and is found. As its last, without a hyphen, only the name of a place after a point of the compass.
Adjectives and inhabitants (russlandfreundlich, Ukrainer) are other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from l10n.adapters.morphology.german_words import fold, is_noun, lemma
from l10n.adapters.morphology.tokens import Hit, Pattern, Token, Words, tokenize

__all__ = ["Found", "GermanPattern", "Index", "Stems", "pattern_of", "search", "stems_of"]


@dataclass(frozen=True, slots=True)
class GermanPattern(Pattern):
    """`stem`: may begin a compound; `bound`: only stands in one (Weiße-Haus-); `person`: a double name is another's."""

    stem: bool = False
    bound: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Found(Hit):
    """Tokens `[first, last)` of the text; in a closed compound the term is `cut` of the word's characters."""

    pattern: GermanPattern
    cut: slice | None = None


Index = Mapping[str, tuple[Pattern, ...]]
Stems = Mapping[str, tuple[GermanPattern, ...]]
_BEGINNING = 4  # letters of the shortest stem of a closed compound
_DIRECTED = ""  # a key that no word has

# Names with a hyphen that are one: Österreich-Ungarn is not Ungarn. The second parts, by their keys.
_ONE_NAME = {
    "bissau": "guinea", "ungarn": "österreich", "leste": "timor", "württemberg": "baden", "herzegowina": "bosnien",
    "vorpommern": "mecklenburg", "holstein": "schleswig", "anhalt": "sachsen", "pfalz": "rheinland",
    "westfalen": "nordrhein", "neuguinea": "papua", "lothringen": "elsass", "montenegro": "serbien",
}  # fmt: skip
# Neu-Guinea and Groß-Britannien are other places than what they hold.
_OTHER_PLACES = frozenset("neu groß gross klein weiß weiss schwarz nieder ober".split())
# English has two words where German has one (North Africa, Nordafrika): the part is found as it would be there.
_DIRECTION = re.compile("(?:nord|süd)?(?:ost|west)|nord|süd|mittel|zentral")
_PREFIXES = frozenset("ex anti pro nicht post vize inter alt noch trans super mini".split())
_LAND = re.compile("(?:land|reich)(?:e?s)?")
_SHORT_HEADS = frozenset("rat amt tag see hof bau öl zar fan akt".split())
_OPENING = frozenset('.!?:…"„«»“”‚‘(—•*·|')


def pattern_of(text: str, rendering: str, **marks: bool) -> GermanPattern:
    """A pattern of one surface form."""
    tokens = tuple(Token(token.text, token.key, 0, 0, token.spaced) for token in tokenize(text, fold))
    return GermanPattern(tokens, rendering, **marks)


def stems_of(patterns: Iterable[GermanPattern]) -> Stems:
    """The patterns that may begin a closed compound, by the first letters of their key."""
    stems: dict[str, tuple[GermanPattern, ...]] = {}
    for pattern in patterns:
        key = pattern.tokens[0].key[:_BEGINNING]
        stems[key] = (*stems.get(key, ()), pattern)
    return stems


def search(words: Words, index: Index, stems: Stems, *, place: bool) -> Iterator[Found]:
    """Every pattern in the text, overlapping ones included; `place` allows Nordafrika for Afrika."""
    tokens = words.tokens
    for first in words.where(index):
        for pattern in index[tokens[first].key]:
            assert isinstance(pattern, GermanPattern)
            last = first + len(pattern.tokens)
            if _equal(pattern.tokens, tokens, first) and _free(tokens, first, last, pattern):
                yield Found(first, last, pattern)
    beginnings = _beginnings(words)
    for key in stems.keys() & beginnings.keys():
        for first, pattern in product(beginnings[key], stems[key]):
            if _closed(tokens[first], pattern) and _free_before(tokens, first, pattern, headed=True):
                yield Found(first, first + 1, pattern, slice(0, len(pattern.tokens[0].text)))
    if place:
        for first in beginnings[_DIRECTED]:
            yield from _directed(tokens, first, index)


@lru_cache(maxsize=256)
def _beginnings(words: Words) -> Mapping[str, Sequence[int]]:
    """Where words with a capital stand that are long enough for a compound, by the first letters of their keys.

    `_DIRECTED`: those that begin with a point of the compass.
    """
    places: dict[str, list[int]] = {_DIRECTED: []}
    for first, token in enumerate(words.tokens):
        if len(token.key) > _BEGINNING + 2 and token.text[0].isupper():
            places.setdefault(token.key[:_BEGINNING], []).append(first)
            if _DIRECTION.match(token.key):
                places[_DIRECTED].append(first)
    return places


def _directed(tokens: Sequence[Token], first: int, index: Index) -> Iterator[Found]:
    """Names of places inside names of their parts: Südosteuropas, Nordkorea; not Westen, which is no West-en."""
    token = tokens[first]
    match = _DIRECTION.match(token.key)
    if match is None or not (token.text[1:].islower() or token.text.isupper()):
        return
    for pattern in index.get(token.key[match.end() :], ()):
        assert isinstance(pattern, GermanPattern)
        if len(pattern.tokens) == 1 and pattern.tokens[0].text.istitle() and _free(tokens, first, first + 1, pattern):
            yield Found(first, first + 1, pattern, slice(match.end(), len(token.text)))


def _equal(wanted: Sequence[Token], tokens: Sequence[Token], first: int) -> bool:
    stretch = tokens[first : first + len(wanted)]
    if len(stretch) < len(wanted):
        return False
    for position, (one, other) in enumerate(zip(wanted, stretch, strict=True)):
        if one.key != other.key or (position and one.spaced != other.spaced):
            return False
        if not _same_case(one.text, other.text, opening=not position and _opens(tokens, first)):
            return False
    return True


def _same_case(wanted: str, found: str, *, opening: bool) -> bool:
    """Capitals as in the term: weißes Haus is any white house; a small letter is a capital where a sentence starts."""
    if wanted == found or not wanted[0].isalnum():
        return True
    loud = found.isupper() and len(found) > 1
    if wanted.islower():
        return found.islower() or loud or (opening and found[1:].islower())
    if wanted.isupper():  # NATO, EU: Nato is another spelling
        return False
    if not wanted[1:].islower():  # McDonald, iPhone, IWFs
        return loud and sum(map(str.isupper, wanted)) < len(wanted) - 1
    return found[0].isupper() and (found[1:].islower() or loud)


def _opens(tokens: Sequence[Token], first: int) -> bool:
    return first == 0 or tokens[first - 1].text in _OPENING


def _free(tokens: Sequence[Token], first: int, last: int, pattern: GermanPattern) -> bool:
    after = _joined(tokens, last - 1, 1)
    if after is None:
        return not pattern.bound and _free_before(tokens, first, pattern, headed=False)
    if _one_name(tokens[last - 1], after) or not pattern.stem:
        return False
    return _free_after(tokens, last, pattern) and _free_before(tokens, first, pattern, headed=True)


def _free_after(tokens: Sequence[Token], last: int, pattern: GermanPattern) -> bool:
    """Whether what a hyphen joins makes a compound: a noun at last, a number, an adjective; no second surname."""
    tail = list(_chain(tokens, last - 1))
    after = tail[0]
    if after.text.islower():  # Trump-nah; US-amerikanisch is an adjective of its own
        return len(after.text) > 2 and not after.key.startswith(("amerikan", "isch", "er"))
    if after.key.startswith("amerikan"):
        return False
    if after.text.isupper() or after.text.isdigit() or _acronym(pattern.tokens[-1].text):
        return True
    return any(is_noun(token.text) for token in tail)


def _free_before(tokens: Sequence[Token], first: int, pattern: GermanPattern, *, headed: bool) -> bool:
    before = _joined(tokens, first, -1)
    if before is None:
        return True
    if _one_name(before, tokens[first]) or before.key in _OTHER_PLACES:
        return False
    if headed or before.key in _PREFIXES or before.text.islower() or before.text.isupper():
        return True
    return not pattern.person or lemma(before.text) is not None


def _joined(tokens: Sequence[Token], index: int, step: int) -> Token | None:
    """The word that a hyphen without spaces joins to `tokens[index]`, on the left or on the right."""
    hyphen, other = index + step, index + 2 * step
    if not (0 <= other < len(tokens)) or tokens[hyphen].key != "-" or not tokens[other].word:
        return None
    right, left = (tokens[index], tokens[hyphen]) if step < 0 else (tokens[other], tokens[hyphen])
    return None if right.spaced or left.spaced else tokens[other]


def _chain(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    """The words that hyphens join on the right, in order."""
    while (following := _joined(tokens, index, 1)) is not None:
        yield following
        index += 2


def _one_name(left: Token, right: Token) -> bool:
    return _ONE_NAME.get(right.key) == left.key


def _acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _closed(token: Token, pattern: GermanPattern) -> bool:
    """Whether the word is a closed compound that begins with the term."""
    stem = pattern.tokens[0]
    rest = token.key[len(stem.key) :]
    if len(rest) < 3 or not token.key.startswith(stem.key) or not _same_case(stem.text, token.text, opening=False):
        return False
    if pattern.person and lemma(stem.text) is not None and lemma(token.text.title()) is not None:
        return False  # Kohlsuppe is not Helmut Kohl's
    if _LAND.fullmatch(rest) and lemma(token.text.title()) is not None:
        return False  # Deutschland is no land of Deutsch, nor the Rheinland the Rhein
    return any(_head(rest.removeprefix(link)) for link in _links(stem.text))


def _links(stem: str) -> tuple[str, ...]:
    """The letters that may stand between: Weltkriegsende; none after a name (Russlandpolitik)."""
    return ("", *(link for link in ("s", "es", "n", "en") if lemma(stem + link) == stem and not stem.endswith("a")))


def _head(rest: str) -> bool:
    if rest in _SHORT_HEADS:
        return True
    # Putinismus: the dictionary has the noun Ismus
    return len(rest) > 3 and not re.match("(?:isch|ismus|er(?:in|n|s)?$)", rest) and is_noun(rest)
