"""What tells the case of a name: the words around its place in the target, and around its term in the source.

Endings stand for grammar: „у великій …“ is a locative by its -ій, whatever the word. The source says what a broken
target cannot: `Ukraine’s` and `of Ukraine` are genitives, `with Ukraine` hardly ever is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.adapters.cases.prepositions import ENGLISH, PREPOSITIONS
from l10n.ports import Place

__all__ = ["features"]

TOKEN = re.compile(r"\w+(?:[-’ʼ'‑]\w+)*|[^\w\s]")
BEFORE, AFTER = 120, 60  # characters around a place that are looked at: six words and two
START, END, NONE = "^", "$", "-"
ARTICLES = frozenset({"a", "an", "the"})


def features(place: Place, locale: str) -> list[str]:
    """The features of a place in a text of `locale`, as strings; those of the source only where it is known."""
    before = ["", *_tokens(place.before[-BEFORE:])][-6:]
    lower = [START, START, *(word.lower() for word in before if word)]
    following = _next(place.after).lower() or END
    preposition, distance = _governing(lower[2:], PREPOSITIONS.get(locale.split("-", maxsplit=1)[0], frozenset()))
    found = [*_around(lower, following), *_shapes(lower, before, _shape(_next(place.after)))]
    found += _government(lower[-1], following, preposition, distance)
    if place.source_before or place.source_after:
        found += _source(place, lower[-1], preposition)
    return found


def _next(after: str) -> str:
    """The first word behind a place, or nothing."""
    return next(iter(_tokens(after[:AFTER])), "")


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def _around(lower: Sequence[str], following: str) -> Iterator[str]:
    """The words beside the place and their endings, alone and together."""
    third, second, first = [START, *lower][-3:]
    yield from ("bias", f"w1={first}", f"w2={second}", f"w3={third}", f"n1={following}", f"w12={second}|{first}")
    for name, word in (("s1", first), ("s2", second), ("sn", following)):
        yield from (f"{name}={word[-size:]}" for size in (2, 3, 4) if len(word) >= size)
    yield f"s12={second[-3:]}|{first[-3:]}"
    yield f"w2s1={second}|{first[-2:]}"
    yield f"s2w1={second[-3:]}|{first}"
    yield f"s3w1={third[-3:]}|{first}"
    yield f"s1n={first[-3:]}|{following[-3:]}"


def _shapes(lower: Sequence[str], before: Sequence[str], after: str) -> Iterator[str]:
    """Names, words, numbers and marks apart: a name between two names is in apposition as often as not, and before
    a German noun it is a genitive (Russlands Armee).
    """
    shape = "".join(map(_shape, before[-3:]))
    third, second = [START, *lower][-3:-1]
    yield f"shape={shape}"
    yield f"nk={after}"
    yield f"knk={shape[-1:]}|{after}"
    yield f"s2k={second[-3:]}|{shape[-1:]}"
    yield f"w2k={second}|{shape[-1:]}"
    yield f"s3k={third[-3:]}|{shape[-2:]}"


def _shape(word: str) -> str:
    if not word:
        return START
    kinds = (("N", word[0].isupper()), ("w", word[0].isalpha()), ("0", word[0].isdigit()))
    return next((kind for kind, holds in kinds if holds), ".")


def _government(first: str, following: str, preposition: str, distance: int) -> Iterator[str]:
    """The nearest preposition before the place, how far it is, and what stands between."""
    between = first if distance else ""
    yield f"p={preposition}"
    yield f"pd={preposition}{distance}"
    yield f"ps={preposition}|{between[-3:]}"
    yield f"pds={preposition}{distance}|{between[-2:]}"
    yield f"pn={preposition}|{following[-2:]}"


def _governing(lower: Sequence[str], prepositions: frozenset[str]) -> tuple[str, int]:
    """The nearest of the last five words that is a preposition, and how many words stand between."""
    for distance, word in enumerate(reversed(lower[-5:])):
        if word in prepositions:
            return word, distance
        if not word[0].isalnum() and word not in '«„“"‚‘(':
            break
    return NONE, 0


def _source(place: Place, first: str, preposition: str) -> Iterator[str]:
    """The English around the term, by itself and with what governs in the target."""
    words = [word.lower() for word in _tokens(place.source_before[-BEFORE:])]
    second, nearest = [START, START, *(word for word in words if word not in ARTICLES)][-2:]
    following = _next(place.source_after).lower() or END
    governing, _ = _governing([word for word in words if word not in ARTICLES], ENGLISH)
    owner = f"o{place.possessive:d}"
    yield from ("source", owner, f"e1={nearest}", f"e2={second}", f"en={following}", f"q={governing}")
    yield f"qp={governing}|{preposition}"
    yield f"qs={governing}|{first[-2:]}"
    yield f"e1p={nearest}|{preposition}"
    yield f"e12={second}|{nearest}"
    yield f"op={owner}|{preposition}"
    yield f"oq={owner}|{governing}"
    yield f"os={owner}|{first[-2:]}"
    yield f"on={owner}|{_shape(_next(place.after))}"
    yield f"enp={following}|{governing}|{preposition}"
