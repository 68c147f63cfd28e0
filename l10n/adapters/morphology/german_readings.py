"""What a German noun phrase may be as it stands: case, number, gender and declension, by all its words together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from l10n.adapters.morphology.german_nouns import Noun, decline, name, sure_gender
from l10n.adapters.morphology.german_phrases import ARTICLES
from l10n.adapters.morphology.german_words import CASES, ENDINGS, fold, genitive_base, is_noun, lemma
from l10n.adapters.morphology.tokens import tokenize

__all__ = ["readings_of"]

PLACES = ("masc", "femn", "neut", "plur")
# (case, gender or plural, declension)
Reading = tuple[str, str, str]
_ALL = frozenset(product(CASES, PLACES, ("strong", "weak", "mixed")))
_CONTRACTED = {
    **dict.fromkeys(("im", "am", "vom", "zum", "beim"), frozenset({("datv", "masc"), ("datv", "neut")})),
    "zur": frozenset({("datv", "femn")}),
    **dict.fromkeys(("ins", "ans", "fürs", "aufs", "ums", "durchs"), frozenset({("accs", "neut")})),
}
_PREPOSITIONS = {
    **dict.fromkeys("aus bei mit nach seit von zu gegenüber".split(), frozenset({"datv"})),
    **dict.fromkeys("durch für gegen ohne um bis".split(), frozenset({"accs"})),
    **dict.fromkeys("wegen während trotz statt laut innerhalb außerhalb".split(), frozenset({"gent", "datv"})),
    **dict.fromkeys("in an auf unter über vor hinter neben zwischen".split(), frozenset({"datv", "accs"})),
}
_EIN = tuple("kein mein dein sein ihr unser euer eur ein".split())
_DIES = tuple("dies jed jen welch manch solch all".split())
# The endings of ein and kein where they differ from dieser: nothing in three places.
_BARE = frozenset({("nomn", "masc"), ("nomn", "neut"), ("accs", "neut")})


def readings_of(text: str) -> tuple[frozenset[str], ...]:
    """One set of tags a reading, no set twice; empty where the text holds neither a noun nor an adjective."""
    words = [token.text for token in tokenize(text, fold) if token.word]
    head = _head(words)
    limits = [_limit(word) for word in words[: len(words) if head is None else head]]
    narrowing = [limit for limit in limits if limit is not None]
    nouns = _noun(words[head]) if head is not None else None
    if nouns is None and not narrowing:
        return ()
    agreed = _meet(nouns if nouns is not None else _ALL, narrowing)
    return _tags(agreed, decl=any(_ending(word) for word in words[:head]))


def _meet(start: frozenset[Reading], limits: Sequence[frozenset[Reading]]) -> frozenset[Reading]:
    """What all allow; a word that contradicts the others is passed over (a model's broken agreement)."""
    for limit in limits:
        start = start & limit or start
    return start


def _tags(readings: Iterable[Reading], *, decl: bool) -> tuple[frozenset[str], ...]:
    order = sorted(readings, key=lambda r: (CASES.index(r[0]), PLACES.index(r[1]), r[2]))
    found = []
    for case, place, kind in order:
        tags = {case, "plur"} if place == "plur" else {case, "sing", place}
        found.append(frozenset(tags | ({kind} if decl else set())))
    return tuple(dict.fromkeys(found))


def _head(words: Sequence[str]) -> int | None:
    """The first noun: the first capitalised word that is neither article, preposition nor adjective before a noun."""
    for index, word in enumerate(words):
        capital = word[:1].isupper() and not (index == 0 and _limit(word.lower()) is not None and len(words) > 1)
        before_noun = _ending(word) and any(other[:1].isupper() for other in words[index + 1 :])
        owner = index + 1 < len(words) and words[index + 1][:1].isupper() and _owner(word)
        if capital and not owner and not (before_noun and (lemma(word.lower()) or "X").islower()):
            return index
    return None


def _owner(word: str) -> bool:
    """Whether the word is only a genitive: Chinas Regierung."""
    return {case for case, _, _ in _noun(word)} == {"gent"}


def _noun(word: str) -> frozenset[Reading]:
    found: set[Reading] = set()
    for noun in _nouns(word):
        for (case, number), forms in noun.cells.items():
            if word in forms:
                found.update(product((case,), _places(noun, number), ("strong", "weak", "mixed")))
    return frozenset(found) or _ALL


def _nouns(word: str) -> Iterator[Noun]:
    """The nouns that the word may be a form of: common ones by the dictionary, else names."""
    base = genitive_base(word)
    if base is not None and lemma(word) == word:
        yield name(base)
    elif not is_noun(word):
        # Trumps is a genitive, Laos may be one of nothing
        bare = re.search("[^aeiouyäöüs]s$", word) is None
        yield from (name(one) for one in (word, word.removesuffix("s"))[0 if bare else 1 :])
    else:
        yield decline(lemma(word) or word, plural=False)
        if decline(word).number == "plur":
            yield decline(word)


def _places(noun: Noun, number: str) -> tuple[str, ...]:
    if number == "plur":
        return ("plur",)
    sure = sure_gender(noun.word.rpartition("-")[2])
    if sure:
        return (sure,)
    return ("masc", "neut") if not noun.name and noun.gender != "femn" else PLACES[:3]


def _limit(word: str) -> frozenset[Reading] | None:
    """The readings that a word before the noun leaves; `None` where it says nothing."""
    low = word.lower()
    if low in _PREPOSITIONS:
        return frozenset(r for r in _ALL if r[0] in _PREPOSITIONS[low])
    if low in _CONTRACTED:
        return frozenset(r for r in _ALL if r[:2] in _CONTRACTED[low] and r[2] == "weak")
    if any(low in forms for forms in ARTICLES.values()):
        return frozenset(r for r in _ALL if ARTICLES[r[1]][CASES.index(r[0])] == low and r[2] == "weak")
    return _determiner(low) or _adjective(low)


def _determiner(low: str) -> frozenset[Reading] | None:
    for stems, decl in ((_EIN, "mixed"), (_DIES, "weak")):
        stem = next((stem for stem in stems if low.startswith(stem) and low[len(stem) :] in _STRONG), None)
        if stem is not None:
            return frozenset(r for r in _ALL if r[2] == decl and _after(stem, r) == low)
    return None


_STRONG = ("", "e", "er", "es", "en", "em")


def _after(stem: str, reading: Reading) -> str:
    case, place, _ = reading
    if stem in _EIN and (case, place) in _BARE:
        return stem
    ending = ENDINGS["strong", place][CASES.index(case)]
    return stem + ("es" if case == "gent" and place in ("masc", "neut") else ending)


def _ending(word: str) -> str:
    """The adjective ending of a word, or nothing."""
    low = word.lower()
    stem = next((low.removesuffix(end) for end in ("em", "en", "er", "es", "e") if low.endswith(end)), "")
    found = lemma(low)
    inflected = stem.endswith("isch") or (found is not None and found.islower() and lemma(f"{stem}es") is not None)
    return low[len(stem) :] if len(stem) > 1 and inflected else ""


def _adjective(low: str) -> frozenset[Reading] | None:
    ending = _ending(low)
    if not ending:
        return None
    return frozenset(r for r in _ALL if ENDINGS[r[2], r[1]][CASES.index(r[0])] == ending)
