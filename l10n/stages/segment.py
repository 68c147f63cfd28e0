"""Segmentation: paragraphs at line ends, then sentences; with the gaps between them the text can be rebuilt.

The splitter proposes, the rules of `l10n.stages.boundaries` correct it where English prose shows that it errs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.model import Segment
from l10n.ports import SentenceSplitter
from l10n.stages.boundaries import corrected

__all__ = ["segment"]

# Every line end that Unicode knows (UAX #14: BK, CR, LF, NL). polib and Babel break lines at U+2028 and U+0085, so
# none may stand inside a msgid.
LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# What an editor counts as the end of a line.
COUNTED = re.compile("\r\n|[\n\r]")


def segment(text: str, splitter: SentenceSplitter) -> tuple[Segment, ...]:
    """The sentences of `text` in order, stripped; white space and line ends lie between them.

    A paragraph is a line that is not blank: articles are written one paragraph a line. Every character that is not
    white space is in exactly one segment; lines count from 1 and as an editor counts them (CR LF once, U+2028 not at
    all), paragraphs from 0.
    """
    found: list[Segment] = []
    line = 1
    counted = 0
    paragraph = 0
    for start, end in _lines(text):
        kept = [span for span in corrected(text[start:end], start, splitter) if span[0] < span[1]]
        for first, last in kept:
            line += len(COUNTED.findall(text, counted, first))
            counted = first
            found.append(Segment(text[first:last], first, last, line, paragraph))
        paragraph += bool(kept)
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """`[start, end)` of each line, its end left out."""
    start = 0
    for match in LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
