"""German words: what simplemma's dictionary knows of them; adjectives, compounds and first names.

The dictionary maps forms to lemmas, capitals kept, and says nothing of part of speech, case or gender: a noun is what
has a capital there, an adjective what has the endings of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

__all__ = [
    "CASES",
    "ENDINGS",
    "adjective_stem",
    "compound_head",
    "constant",
    "fold",
    "genitive_base",
    "is_first_name",
    "is_noun",
    "known",
    "lemma",
]

CASES = ("nomn", "gent", "datv", "accs")
# Endings of adjectives by declension and gender (or plural), in the order of CASES: Duden, Grammatik, § 491 ff.
ENDINGS: Mapping[tuple[str, str], tuple[str, str, str, str]] = {
    ("strong", "masc"): ("er", "en", "em", "en"),
    ("strong", "femn"): ("e", "er", "er", "e"),
    ("strong", "neut"): ("es", "en", "em", "es"),
    ("strong", "plur"): ("e", "er", "en", "e"),
    ("weak", "masc"): ("e", "en", "en", "en"),
    ("weak", "femn"): ("e", "en", "en", "e"),
    ("weak", "neut"): ("e", "en", "en", "e"),
    ("weak", "plur"): ("en", "en", "en", "en"),
    ("mixed", "masc"): ("er", "en", "en", "en"),
    ("mixed", "femn"): ("e", "en", "en", "e"),
    ("mixed", "neut"): ("es", "en", "en", "es"),
    ("mixed", "plur"): ("en", "en", "en", "en"),
}


@cache
def _dictionary() -> Mapping[str, str]:
    """A million forms; unpacked once a machine into a trie in the user's cache folder, which then opens at once.

    Where that folder cannot be written, the trie is made anew each time, and simplemma says so.
    """
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    dictionary: Mapping[str, str] = TrieDictionaryFactory(cache_max_size=1).get_dictionary("de")
    return dictionary


@lru_cache(maxsize=65536)
def lemma(word: str) -> str | None:
    """The dictionary form, capitals as written, or `None` for a word that the dictionary lacks."""
    return _dictionary().get(word)


def genitive_base(word: str) -> str | None:
    """The name that a word is the genitive of, where the dictionary takes it for a word of its own (Russlands)."""
    base = word.removesuffix("s")
    return base if len(base) > 3 and base != word and lemma(base) == base else None


def fold(key: str) -> str:
    """The key of a lower-case word: ss for ß, as in capitals (WEISSES HAUS) and in Switzerland."""
    return key.replace("ß", "ss")


def known(word: str) -> bool:
    """Whether the dictionary has the word, with its capital or (at a sentence's start) without."""
    return bool(lemma(word) or lemma(word.lower()) or is_noun(word))


# First names that are words of the dictionary too; a first name that it lacks is told by just that (Melania).
_FIRST_NAMES = frozenset(
    "Adam Alexander Alexei Andrea Angela Anna Annalena Anton Barbara Benjamin Boris Christian Christine Claudia David "
    "Dirk Elisabeth Emma Eric Eva Felix Frank Franz Friedrich Georg Gerhard Gregor Hans Heinrich Helmut Hillary Hunter "
    "Irina Iwan Jan Jens Jill Joe Johann Johannes John Jörg Josef Julia Karl Katharina Klaus Kurt Lars Lisa Ludwig "
    "Maria Marie Markus Martin Max Maximilian Michael Michel Monika Natalia Oleg Olga Oliver Olaf Otto Paul Peter "
    "Philipp Ralf Richard Robert Roland Rolf Rudolf Sebastian Simon Stefan Stephan Susanne Sven Thomas Tim Ulrich "
    "Ursula Uwe Viktor Walter Werner Wilhelm Wolfgang Eric Xi Hunter Tiffany Barron".split()
)


def is_first_name(word: str) -> bool:
    """Whether the word is a first name for certain."""
    return word in _FIRST_NAMES


def is_noun(word: str) -> bool:
    """Whether the word, in any form, is a common noun or a compound of two: Friedensplan, Staaten; not Town, Bissau."""
    title = word[:1].upper() + word[1:].lower()
    return (lemma(title) or "")[:1].isupper() or compound_head(title) != title


_DERIVED = re.compile("(?:bar|lich|ig|sam|haft|los|iell|iv|al)$")


def adjective_stem(word: str) -> str | None:
    """The stem of an adjective in the strong nominative (Weißes → Weiß), or `None`: Berliner Mauer does not inflect."""
    match = re.fullmatch(r"(.{2,}?)(?:er|es|e)", word)
    if match is None:
        return None
    stem = match[1].rpartition("-")[2].lower()
    forms = [lemma(stem + ending) for ending in ("e", "er", "es", "en", "em")]
    # the dictionary lacks a form here and there (erneuerbarem), and verbs have two of the five (laufe, laufen)
    derived = stem.endswith("isch") or (_DERIVED.search(stem) and lemma(stem) == stem)
    real = derived or sum(form is not None and form.islower() for form in forms) > 2
    return match[1] if real else None


def constant(word: str) -> bool:
    """Whether the word never inflects by its looks: an acronym, a number, a name in -ii or with digits."""
    letters = [character for character in word if character.isalpha()]
    tail = word.rpartition("-")[2]
    return not letters or word.endswith(".") or any(c.isdigit() for c in tail) or (len(tail) > 1 and tail.isupper())


@lru_cache(maxsize=65536)
def compound_head(word: str) -> str:
    """The last part of a compound, with its capital: Trump-Regierung → Regierung, Friedensplan stays where known."""
    tail = word.rpartition("-")[2]
    if lemma(tail) is not None or len(tail) < 8:
        return tail
    for cut in range(4, len(tail) - 3):
        part = tail[cut:].capitalize()
        if (lemma(part) or "")[:1].isupper() and _part(tail[:cut]):
            return part
    return tail


def _part(start: str) -> bool:
    """Whether a compound may begin so: a known noun, a linking letter left out (Friedens-, Kirchen-)."""
    return any((lemma(start.removesuffix(link)) or "")[:1].isupper() for link in ("", "s", "es", "n", "en"))
