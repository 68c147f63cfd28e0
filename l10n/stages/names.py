"""Finding names in English text: runs of words with capitals, without titles, nationalities and sentence openers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.stages.capitals import Evidence, Word, is_heading, read_words
from l10n.stages.name_words import (
    CALENDAR,
    CONNECTORS,
    HEADS,
    NO_TITLE_BEFORE,
    NOT_AFTER_WAR,
    OFFICES,
    OPENERS,
    PREFIXES,
    SPEAKING,
    TITLE_BEGINNINGS,
    TITLES,
)

__all__ = ["Name", "find_names"]

ROMAN = re.compile(r"[IVX]+")
SPOKEN_AFTER = frozenset({"in", "into", "speak", "speaks", "spoke", "speaking", "learn", "from"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a segment; `person`: a title stands before it or a verb of speaking after it."""

    text: str
    start: int
    end: int
    person: bool = False


def find_names(text: str, evidence: Evidence) -> Iterator[Name]:
    """The names in a segment, in order; only a hyphenated pair that is a name stands over the names in it."""
    found = read_words(text)
    heading = is_heading(text, found)
    for start, stop in _stretches(found):
        for begun, ended, titled in _parts(found, start, stop):
            first, last = _trimmed(found, begun, ended, evidence)
            if first < last and found[first].glued:
                yield from _inner(found[first], evidence)
            elif first < last and _is_name(text, found, first, last, titled, heading, evidence):
                yield from _name(text, found, first, last, titled, evidence)


def _stretches(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """`[start, stop)` of words with capitals that only spaces and connectors part."""
    at = 0
    while at < len(found):
        stop = at + 1
        if found[at].capital:
            while (reached := _further(found, stop)) > stop:
                stop = reached
            yield at, stop
        at = stop


def _further(found: Sequence[Word], stop: int) -> int:
    """Where the stretch that has reached `stop` reaches next; `stop` where it ends there."""
    if found[stop - 1].possessive or found[stop - 1].glued:
        return stop
    for ahead in range(stop, len(found)):
        if not found[ahead].tied or found[ahead].glued:
            break
        if found[ahead].capital:
            return ahead + 1
        the = found[ahead].text == "the" and found[ahead - 1].text == "of"
        if not (the or found[ahead].text in CONNECTORS):
            break
    return stop


def _parts(found: Sequence[Word], start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """What titles and dotted countries divide a stretch into: U.S. | President | Donald Trump."""
    first, titled = start, False
    for at in range(start, stop):
        if at < first:
            continue
        if _is_title(found, at, stop):
            yield first, _before_title(found, first, at), titled
            first, titled = _after_title(found, at + 1, stop)
        elif found[at].text.endswith(".") and found[at].acronym:
            yield first, at, titled
            yield at, at + 1, False
            first, titled = at + 1, False
        elif titled and found[at].text == "of":  # President Zelensky of Ukraine
            yield first, at, True
            first, titled = at + 1, False
    yield first, stop, titled


def _is_title(found: Sequence[Word], at: int, stop: int) -> bool:
    return found[at].text in TITLES and not (at + 1 < stop and found[at + 1].text in NO_TITLE_BEFORE)


def _before_title(found: Sequence[Word], first: int, at: int) -> int:
    while at > first and found[at - 1].text in TITLE_BEGINNINGS:
        at -= 1
    return at


def _after_title(found: Sequence[Word], at: int, stop: int) -> tuple[int, bool]:
    """Where the name after a title begins, and whether it is who bears it: the President of Ukraine is not Ukraine."""
    begun = at
    while begun < stop and found[at].text == "of" and found[begun].text in OFFICES:
        begun += 1
    return begun, begun == at or any(found[word].capital for word in range(at, begun))


def _trimmed(found: Sequence[Word], first: int, last: int, evidence: Evidence) -> tuple[int, int]:
    """A part without what only begins a sentence, without connectors at its ends and lone nationalities."""
    while first < last and _is_idle(found, first, last, evidence):
        first += 1
    while last > first and not found[last - 1].capital:
        last -= 1
    return first, last


def _is_idle(found: Sequence[Word], first: int, last: int, evidence: Evidence) -> bool:
    word = found[first]
    if not word.capital or word.text == "The" or (word.initial and _opens(word, first + 1 == last, evidence)):
        return True
    return first + 1 == last and (word.text in CALENDAR or _modifies(found, first, evidence))


def _opens(word: Word, alone: bool, evidence: Evidence) -> bool:
    """Whether a first word only begins the sentence; "White House" is one name though the article has "white" too."""
    lower = word.text.lower()
    if word.acronym or word.glued:
        return False
    small = alone and lower in evidence.small and word.text not in evidence.capital
    return small or lower in OPENERS or (lower.endswith("ly") and lower not in {"italy", "sicily"})


def _modifies(found: Sequence[Word], at: int, evidence: Evidence) -> bool:
    """Whether a word says of what nation something or someone is; "he wrote in Russian." is a language instead."""
    word = found[at]
    if word.glued or not evidence.is_nationality(word.text):
        return False
    noun = at + 1 < len(found) and found[at + 1].tied and found[at + 1].text not in {"and", "or", "to", "is", "was"}
    spoken = at > 0 and word.tied and found[at - 1].text.lower() in SPOKEN_AFTER and not noun
    return not (spoken and word.text in evidence.known.languages)


def _inner(word: Word, evidence: Evidence) -> Iterator[Name]:
    """The names in NATO-led, Russia-committed, pro-Trump; none in Pro-Russian."""
    start = word.start
    for part in word.parts:
        start = word.start + word.text.index(part, start - word.start)
        plain = part.lower() in PREFIXES or part in CALENDAR or part[0].islower() or not part[0].isalpha()
        if not plain and len(part) > 1 and not evidence.is_nationality(part):
            yield Name(part, start, start + len(part))
        start += len(part)


def _is_name(
    text: str, found: Sequence[Word], first: int, last: int, titled: bool, heading: bool, evidence: Evidence
) -> bool:
    part = found[first:last]
    if all(word.text in CALENDAR or ROMAN.fullmatch(word.text) or len(word.text) < 2 for word in part):
        return False
    if text[part[0].start : part[-1].end] in evidence.known.places or (
        len(part) == 1 and part[0].acronym and not heading
    ):
        return True
    if heading or (part[0].initial and len(part) == 1 and not titled):
        return all(word.text in evidence.capital for word in part) or _speaks(found, first, last, heading, evidence)
    return True


def _speaks(found: Sequence[Word], first: int, last: int, heading: bool, evidence: Evidence) -> bool:
    """Whether a lone first word is one who has or says something, and never written small: "Orbán said", "Orbán’s"."""
    word = found[first]
    if heading or last > first + 1 or word.text.lower() in evidence.small or not word.text.isalpha():
        return False
    said = last < len(found) and found[last].tied and found[last].text in SPEAKING and not word.text.endswith("s")
    return word.possessive or said


def _name(text: str, found: Sequence[Word], first: int, last: int, titled: bool, evidence: Evidence) -> Iterator[Name]:
    """The name with the noun that belongs to it; both names of a hyphenated pair, and the pair with its noun."""
    headed = _headed(found, last)
    person = titled or (last < len(found) and found[last].tied and found[last].text in SPEAKING)
    pair = list(_inner(found[first], evidence)) if last == first + 1 and _is_pair(found[first], evidence) else []
    if headed > last or not pair:
        start, end = found[first].start, found[headed - 1].end
        yield Name(text[start:end], start, end, person)
    yield from pair


def _is_pair(word: Word, evidence: Evidence) -> bool:
    """Russia-Ukraine is two names where the article knows both; Guinea-Bissau and Jean-Paul are one."""
    parts = word.parts
    return len(parts) > 1 and all(part in evidence.capital or part in evidence.known.places for part in parts)


def _headed(found: Sequence[Word], last: int) -> int:
    """Where the name ends with the noun that belongs to it: Baltic states, Trump administration; not war crimes."""
    if last >= len(found) or found[last - 1].possessive or not found[last].tied or found[last].text not in HEADS:
        return last
    crimes = last + 1 < len(found) and found[last + 1].text in NOT_AFTER_WAR and found[last].text == "war"
    return last if crimes else last + 1
