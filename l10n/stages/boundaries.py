"""Where English sentences end: candidates from a general splitter and from punctuation, then rules that reject.

A general splitter knows the world's full stops, yet in English prose it misses ends inside and after quotations and
brackets, and some of its ends are none. Here every stop before a capital is a candidate, and what stands on both sides
of it decides (`l10n.stages.abbreviations` has the word lists).
"""

from __future__ import annotations

import re
from itertools import pairwise

from l10n.ports import SentenceSplitter
from l10n.stages.abbreviations import BEFORE_CAPITAL, BEFORE_NUMBER, NEVER, SAID, SHOUTING, STARTERS, TIMED

__all__ = ["corrected"]

SEEN = 120  # characters on either side of a boundary that the rules look at
CLOSERS = "”\"’'»)\\]"
OPENERS = "“\"‘'«(\\["
BEGUN = rf"(?:^|[\s{OPENERS}–—/-])"  # what may stand before an abbreviation
SHUT = rf"[{CLOSERS}]*\s*$"  # what may stand between it and the boundary

# "(It was late.) He slept.", "“It is over. We lost,” he said.", "It was so.[1] Nobody knew."
STOPPED = re.compile(rf"(?<![.!?…])[.!?…]+[{CLOSERS}]*(?:\[\d+\])*\s+(?=[{OPENERS}]*[A-Z0-9$€£])")
LOWER = re.compile(rf"[\s{OPENERS}–—-]*[a-z]")
BRAND = re.compile(rf"[{OPENERS}]*[a-z][A-Z]")  # iPhone, eBay: a small letter that begins sentences
# "1. First item.", "a) One", "iv. Fourth": the number belongs to what it numbers.
NUMBERED = re.compile(r"[\s•*–-]*(?:\(?\d{1,3}[.)]+|\(?[a-zA-Z][.)]|[ivxlcdm]{1,6}[.)])\s*$")
ITEM = re.compile(r"[\s•*–-]*(?:\(?\d{1,3}\)|\(?[a-z]\))\s")
NEXT_ITEM = re.compile(rf"[.;!?]\s+(?={ITEM.pattern})")
UNSPACED = re.compile(r"[^\W\d_A-Z]{2}[.!?…]+$")
ADDRESS = re.compile(r"(?:://|www\.|@|/|\\)\S*$")
OMITTED = re.compile(r"[\[(](?:\. ?\. ?\.|…)[\])]\s*$")  # "[...]"
QUOTED_CRY = re.compile(r"[?!][”\"’'»]\s*$")
SPEAKER = re.compile(rf"(?!(?:{STARTERS})\b)[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){{0,3}},? (?:{SAID})\b")
STARTER = re.compile(rf"[{OPENERS}]*(?:{STARTERS})\b(?![.-])")
DIGIT = re.compile(r"[\s#]*(?:\d|[IVXLC]+\b)")

ALWAYS_JOINED = re.compile(rf"{BEGUN}(?:{NEVER})\.\s*$")
NUMBER_JOINED = re.compile(rf"{BEGUN}(?:{BEFORE_NUMBER})\.\s*$")
TIME_JOINED = re.compile(rf"{BEGUN}(?:a\.\s?m|p\.\s?m|A\.\s?M|P\.\s?M)\.\s*$")
TIME = re.compile(rf"(?:{TIMED})\b")
# What follows decides: "in the U.S. How are you?" and "vitamin A. They" end, "U.S. President" and "W. H. Auden" go on.
CAPITAL_JOINED = re.compile(rf"{BEGUN}(?:{BEFORE_CAPITAL}|(?:[A-Z]\.\s?)*[A-Z])\.{SHUT}")
NAME_JOINED = re.compile(rf"{BEGUN}(?:{SHOUTING})!\s*$")


def corrected(line: str, offset: int, splitter: SentenceSplitter) -> list[tuple[int, int]]:
    """`[start, end)` of the sentences of `line`, stripped, moved by `offset`; between them is only white space.

    What is cut is looked at once more by itself, so that no later step finds a further boundary in it: a general
    splitter sees "(One. Two" as one sentence or two by what follows.
    """
    found: list[tuple[int, int]] = []
    waiting = [stripped(line, 0, len(line))]
    while waiting:
        start, end = waiting.pop()
        pieces = _pieces(line[start:end], splitter)
        if len(pieces) == 1:
            found.append((start + offset, end + offset))
        else:
            waiting += [stripped(line, start + first, start + last) for first, last in reversed(pieces)]
    return found


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without the white space at both ends."""
    piece = text[start:end]
    kept = start + len(piece) - len(piece.lstrip())
    return kept, max(kept, end - (len(piece) - len(piece.rstrip())))


def _pieces(line: str, splitter: SentenceSplitter) -> list[tuple[int, int]]:
    kept = [0]
    for start in sorted(_candidates(line, splitter)):
        if not _rejected(line, kept[-1], start):
            kept.append(start)
    return list(pairwise([*kept, len(line)]))


def _candidates(line: str, splitter: SentenceSplitter) -> set[int]:
    """Every place where a sentence may begin, the line's own beginning left out."""
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    found = {match.end() for pattern in (STOPPED, NEXT_ITEM) for match in pattern.finditer(line)}
    found |= {start for start, _ in splitter.split(line)}
    return {start for start in found if first < start < last}


def _rejected(line: str, begun: int, start: int) -> bool:
    """Whether the sentence that began at `begun` goes on at `start`."""
    before = line[max(begun, start - SEEN) : start]
    after = line[start : start + SEEN].lstrip()
    if not before[-1].isspace() and before[-1].isascii() and not line[start].isspace():
        return not _ends_unspaced(before, after)
    return (
        bool(NUMBERED.fullmatch(before))
        or after.startswith((".", "…"))
        or bool(OMITTED.search(before))
        or _goes_on_small(after)
        or _abbreviated(before, after)
        or bool(QUOTED_CRY.search(before) and SPEAKER.match(after))
    )


def _ends_unspaced(before: str, after: str) -> bool:
    """ "It was over.Then they left" ends; "ASP.NET", "non-U.S. Arctic" and "example.Org/Page" do not."""
    return bool(UNSPACED.search(before) and re.match(r"[A-Z](?:[a-z]| )", after)) and not ADDRESS.search(before)


def _goes_on_small(after: str) -> bool:
    """ "Yahoo! was sold" and "“Fire!” they cried" go on; "iPhones were gone" and "b) Turn left" begin."""
    return bool(LOWER.match(after)) and not BRAND.match(after) and not ITEM.match(after)


def _abbreviated(before: str, after: str) -> bool:
    """Whether the stop at the end of `before` is an abbreviation's alone."""
    if ALWAYS_JOINED.search(before):
        return True
    if NUMBER_JOINED.search(before):
        return bool(DIGIT.match(after))
    if TIME_JOINED.search(before):
        return bool(TIME.match(after))
    return bool(CAPITAL_JOINED.search(before) or NAME_JOINED.search(before)) and not STARTER.match(after)
