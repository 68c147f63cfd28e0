"""Where sentences end: what a general splitter gets wrong in English prose, put right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.ports import SentenceSplitter

__all__ = ["corrected"]

# "1. First item.", "a) One", "iv. Fourth": the number belongs to what it numbers.
NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|[ivxlcdm]{1,6}[.)])\s*$")
# Never the end of a sentence, whatever follows.
ABBREVIATED = re.compile(
    r"(?:^|[\s(\[“\"‘'])(?:e\.\s?g|i\.\s?e|cf|vs|viz|approx|ca|al|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Mt|Gen|Col|Maj|Capt|Lt|Sgt"
    r"|Adm|Gov|Sen|Rep|Pres|Amb|No|Nos|Vol|Fig|pp|Ph\.\s?D|[A-Z]\.\s?[A-Z]|[A-Z])\.\s*$"
)
# Capital letters with stops that do end sentences too: what follows decides.
DOTTED = re.compile(r"(?:^|[\s(“\"‘'])(?:[A-Z]\.){2,}\s*$")
STARTERS = re.compile(
    r"(?:[“\"‘'(]\s*)?(?:The|A|An|He|She|It|We|They|I|You|This|That|These|Those|But|And|However|In|On|At|For|If|When|"
    r"While|Although|There|His|Her|Their|Its|Our|My|What|Who|How|Why|Where|Other|Some|Many|Most|As|After|Before|Since)\b"
)
CLOSED = re.compile(r"[.!?…]+[)\]]+[”\"’']?\s+(?=[\"“‘'(\[]?[A-Z0-9])")
QUOTED_END = re.compile(r"[.!?…][”\"’»]\s+(?=[\"“‘(]?[A-Z])")
# "Really?” asked Bob": what a reporting verb in lower case follows is not over.
LOWER = re.compile(r"\s*[“\"‘'(—–-]*\s*[a-z]")
REPORTED = re.compile(r"[?!][”\"’']\s*$")


def corrected(line: str, offset: int, splitter: SentenceSplitter) -> list[tuple[int, int]]:
    """`[start, end)` of the sentences of `line`, moved by `offset`; together they cover the whole line."""
    starts = sorted({0, *(start for start, _ in splitter.split(line) if 0 < start < len(line))} | _missed(line))
    kept = [start for start in starts if start == 0 or not _joined(line, starts, start)]
    ends = [*kept[1:], len(line)]
    return [(start + offset, end + offset) for start, end in zip(kept, ends, strict=True)]


def _missed(line: str) -> set[int]:
    """Ends that splitters miss: "(It was late.) He slept." and "“Go.” She went."."""
    found = {match.end() for pattern in (CLOSED, QUOTED_END) for match in pattern.finditer(line)}
    return {start for start in found if 0 < start < len(line)}


def _joined(line: str, starts: Sequence[int], start: int) -> bool:
    """Whether the boundary at `start` is none."""
    before, after = line[:start], line[start:]
    begun = line[max(other for other in starts if other < start) : start]
    if not after.strip() or not before[-1].isspace():
        return not after.strip() or not re.search(r"[.!?…。]$|[.!?…][”\"’»)\]]+$", before)
    if NUMBERED.fullmatch(begun) or (ABBREVIATED.search(before) and not _dotted_end(before, after)):
        return True
    if DOTTED.search(before):
        return not STARTERS.match(after)
    return bool(LOWER.match(after)) and bool(re.search(r"[.…]\s*$", before) or REPORTED.search(before))


def _dotted_end(before: str, after: str) -> bool:
    """ "… in the U.S. How about you?" ends; "U.S. President" does not."""
    return bool(DOTTED.search(before)) and bool(STARTERS.match(after))
