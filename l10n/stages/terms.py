"""Finding glossary terms in a source text: the rules, over whatever search finds many strings at once.

A search proposes places in the folded text; the rules here decide. The longest match wins, then the leftmost; of two
terms with one spelling the one whose letters fit best, then the earlier entry. Spaces, hyphens and apostrophes count
as equal whatever their typography, and positions are always those of the original.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.model import Match, Term, TermMatch
from l10n.stages.folding import Folded, fold, lower

__all__ = ["BuildSearch", "GlossaryFinder", "Search", "Spelling", "fits_case", "spellings"]

Search = Callable[[str], Iterable[tuple[int, int]]]
"""Text → `(start, key)` of every place, overlapping ones too, where key number `key` stands."""

BuildSearch = Callable[[Sequence[str]], Search]
"""The keys, none twice, → a search for all of them."""

# what stays as it is in every language, so that nothing in it is a term
_VERBATIM = re.compile(
    r"""
      (?:https?|ftps?|file)://[^\s<>"“”«»]+ | (?:www\.|mailto:)[^\s<>"“”«»]+
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                # an address
    | (?<!\w)[@\#]\w+                                         # a handle, a hashtag
    | (?<![\w.~/-])[\w.~-]+(?:/[\w.~-]+)+\.[a-z0-9]{1,5}\b    # docs/Trump/talks.txt
    | (?<!\S)[~.]{0,2}/[^\s/]+/\S*                            # /home/Trump/notes
    | \b[A-Za-z]:\\\S+
    | (?<![\w.-])(?:[\w-]+\.)+[a-z][a-z0-9]+\b(?:/\S*)?       # trump.com/news, Putin.docx, but not U.S.-led
    """,
    re.VERBOSE,
)
_VERBATIM_HINT = re.compile(r"[/@#\\]|\.\w")
_ENDING = re.compile(r"(?P<plural>e?s(?!\w))?(?P<possessive>'s(?!\w)|'(?!\w))?")
_CONTRACTION = re.compile(r"'(?:d|ll|re|ve|m|t)(?!\w)")
_OPENED = re.compile(r"(?<!\w)'(?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?])'(?!\w)")
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_QUOTED = 400  # characters that a quotation may be long
_SHORT_CAPITALS = 4  # letters; see fits_case


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a term, normalised; `number` is the term's place in the glossary.

    `inflects` says that an English plural ending may follow.
    """

    text: str
    number: int
    inflects: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int  # of the name, plural ending included
    possessive: bool
    compound: bool
    number: int
    quality: int  # 0: letter by letter; 1: another case; 2: a plural

    @property
    def rank(self) -> tuple[int, int, int, int]:
        return self.start - self.end, self.start, self.quality, self.number


def spellings(term: Term, number: int) -> Iterator[Spelling]:
    """The ways to write a term's sources; common nouns in -y also with -ies, whose stem differs."""
    for source in term.sources:
        text = fold(source).plain.strip()
        if not any(character.isalnum() for character in text):
            continue
        last_word = text.replace("-", " ").rpartition(" ")[2]
        inflects = term.match is not Match.EXACT and len(last_word) > 2 and last_word.isalpha()
        yield Spelling(text, number, inflects)
        if inflects and text.endswith("y") and text[-2] not in "aeiou":
            yield Spelling(f"{text[:-1]}ies", number, False)


class GlossaryFinder:
    """Finds terms in source text; implements `l10n.ports.TermFinder`.

    Build it once for a glossary: the index costs seconds at 100,000 terms, a segment far less than a millisecond.
    """

    def __init__(self, terms: Sequence[Term], build_search: BuildSearch) -> None:
        self._terms = tuple(terms)
        self._spellings: dict[str, list[Spelling]] = {}
        for number, term in enumerate(self._terms):
            for spelling in spellings(term, number):
                self._spellings.setdefault(_key(lower(spelling.text)), []).append(spelling)
        self._keys = tuple(self._spellings)
        self._search = build_search(self._keys)

    @property
    def terms(self) -> Sequence[Term]:
        """Every term of the glossary."""
        return self._terms

    def find(self, source: str) -> tuple[TermMatch, ...]:
        """The terms in `source`: longest first, not overlapping, in text order."""
        text = fold(source)
        candidates = self._candidates(text)
        if not candidates:
            return ()
        verbatim = _verbatim(text.plain)
        taken = bytearray(len(text.plain))
        chosen: list[_Candidate] = []
        for candidate in sorted(candidates, key=lambda candidate: candidate.rank):
            start, end = candidate.start, candidate.end
            if not any(taken[start:end]) and not _cuts(start, end, verbatim):
                taken[start:end] = b"\1" * (end - start)
                chosen.append(candidate)
        return tuple(self._match(text, candidate) for candidate in sorted(chosen, key=lambda found: found.start))

    def _candidates(self, text: Folded) -> list[_Candidate]:
        found = []
        for start, key in self._search(_key(text.folded)):
            end = start + len(self._keys[key])
            if _inside_word(text, start, end):
                continue
            for spelling in self._spellings[self._keys[key]]:
                candidate = _candidate(text, start, end, spelling, self._terms[spelling.number].match)
                if candidate:
                    found.append(candidate)
        return found

    def _match(self, text: Folded, found: _Candidate) -> TermMatch:
        start, end = text.span(found.start, found.end)
        return TermMatch(self._terms[found.number], start, end, found.possessive, found.compound)


def fits_case(surface: str, spelling: str, match: Match, heading: bool = False) -> bool:
    """Whether a stretch of text has the capitals that the term asks for; both normalised, of one length.

    `heading` says that the whole text is in capitals. Datelines (`MOSCOW (AP) —`) are so in running text, but a
    short word in capitals is as likely another one: Roman `XI` is not Xi, so it takes a heading.
    """
    if match is Match.IGNORE_CASE or surface == spelling:
        return True
    if match is Match.EXACT:
        return False
    if spelling == spelling.lower():
        return True
    if surface.isupper():
        return heading or sum(map(str.isalpha, surface)) >= _SHORT_CAPITALS
    return _title_case(surface, spelling)


def _title_case(surface: str, spelling: str) -> bool:
    """`Baltic States` for `Baltic states`, `De Gaulle` for `de Gaulle`; never `white House` for `White House`."""
    before = " "
    for there, wanted in zip(surface, spelling, strict=True):
        if there != wanted and (before.isalnum() or there.lower() != wanted):
            return False
        before = wanted
    return True


def _candidate(text: Folded, start: int, end: int, spelling: Spelling, match: Match) -> _Candidate | None:
    surface = text.plain[start:end]
    aligned = _align(surface, spelling.text)
    if aligned is None or not fits_case(aligned, spelling.text, match, text.heading):
        return None
    plural, possessive = _ending(text.folded, end)
    if plural and not (
        spelling.inflects and _pluralises(spelling.text, plural, text.heading or text.plain[end].islower())
    ):
        return None
    stop = end + len(plural)
    if possessive == "'" and not _possessive_apostrophe(text, start, stop):
        possessive = ""
    after = stop + len(possessive)
    if not possessive and _glued_apostrophe(text.plain, stop):
        return None
    quality = 2 if plural else int(surface != spelling.text)
    return _Candidate(start, stop, bool(possessive), _compound(text.plain, start, after), spelling.number, quality)


def _key(folded: str) -> str:
    return folded.replace("-", " ")


def _align(surface: str, spelling: str) -> str | None:
    """Cold-War (era) reads as Cold War; Russia Ukraine war is not Russia-Ukraine war: `None`."""
    if "-" not in surface and "-" not in spelling:
        return surface
    if any(wanted == "-" != there for there, wanted in zip(surface, spelling, strict=True)):
        return None
    return "".join(" " if wanted == " " else there for there, wanted in zip(surface, spelling, strict=True))


def _ending(folded: str, end: int) -> tuple[str, str]:
    """The plural and the possessive ending that stand at `end`; empty where there is none."""
    ending = _ENDING.match(folded, end)
    return (ending["plural"] or "", ending["possessive"] or "") if ending else ("", "")


def _pluralises(spelling: str, plural: str, case_fits: bool) -> bool:
    # "TRUMPS" in a heading, "NGOs" in running text, but not "NGOS" there
    if not case_fits:
        return False
    return spelling.lower().endswith(_SIBILANT) if plural == "es" else not spelling.lower().endswith("s")


def _inside_word(text: Folded, start: int, end: int) -> bool:
    """Whether the stretch is cut out of a longer word, number or dotted name; a plural ending is seen to later."""
    plain = text.plain
    before, after = plain[max(start - 2, 0) : start], plain[end : end + 2]
    if before and _is_word(before[-1]):
        return True
    if len(before) == 2 and before[-1] in "'.," and _is_word(before[0]) and _joins(before[-1], plain[start]):
        return True
    if after and _is_word(after[0]):
        return not _ending(text.folded, end)[0]
    return len(after) > 1 and after[0] in ".," and _joins(after[0], after[1]) and _is_word(plain[end - 1])


def _joins(mark: str, following: str) -> bool:
    """Whether a mark between two words makes them one: O'Brien, trump.com, 1,939; not `talks.The` (a typing slip)."""
    if mark == "'":
        return following.isalpha()
    return following.isdigit() or (mark == "." and following.islower())


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _glued_apostrophe(plain: str, end: int) -> bool:
    """Xi'an is not Xi; Trump'll is Trump."""
    return plain[end : end + 1] == "'" and plain[end + 1 : end + 2].isalnum() and not _CONTRACTION.match(plain, end)


def _possessive_apostrophe(text: Folded, start: int, end: int) -> bool:
    """Whether a bare apostrophe is `the Baltic states’ fear`, not the end of ‘the Baltic states’."""
    if not text.folded[start:end].rstrip(".").endswith("s"):
        return False
    window = max(0, start - _QUOTED)
    return len(_OPENED.findall(text.plain, window, start + 1)) <= len(_CLOSED.findall(text.plain, window, end))


def _compound(plain: str, start: int, after: int) -> bool:
    """Whether a hyphen ties the term to another word: NATO-led, pre-Trump, `Russia- and Ukraine-related`."""
    before = plain[max(start - 2, 0) : start]
    if len(before) == 2 and before[1] == "-" and before[0] not in " -":  # U.S.-Russia talks: a point before it
        return True
    return plain[after : after + 1] == "-" and plain[after + 1 : after + 2] != "-"


def _verbatim(plain: str) -> tuple[tuple[int, int], ...]:
    if not _VERBATIM_HINT.search(plain):
        return ()
    return tuple(found.span() for found in _VERBATIM.finditer(plain))


def _cuts(start: int, end: int, verbatim: Sequence[tuple[int, int]]) -> bool:
    """Whether a match touches a verbatim stretch without being the whole of it (the company Booking.com is)."""
    for at in range(bisect_left(verbatim, (end, end)) - 1, -1, -1):
        first, last = verbatim[at]
        if last <= start:
            return False
        if not (start <= first and last <= end):
            return True
    return False
