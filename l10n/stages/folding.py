"""Text as a search sees it: one kind of space, hyphen and apostrophe, lower case, with the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Folded", "fold", "lower"]

SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
HYPHENS = (
    "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"  # the en dash too: Russia–Ukraine war; the em dash parts sentences
)
APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u2032\uff07\u0060\u00b4"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
_PLAIN = {ord(character): " " for character in SPACES}
_PLAIN |= {ord(character): "-" for character in HYPHENS}
_PLAIN |= {ord(character): "'" for character in APOSTROPHES}
_IRREGULAR = re.compile(f"  |[{INVISIBLE}]|[\u0300-\u036f]")
_CLUSTER = re.compile(f"(?P<gone>[{INVISIBLE}]+)| [ {INVISIBLE}]*|[^ ][\u0300-\u036f]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folded:
    """`plain` keeps its case, `folded` is as long in lower case; `starts` and `ends` map to the original.

    `None` for both says that every position is its own.
    """

    plain: str
    folded: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    @property
    def heading(self) -> bool:
        """Whether the text is written in capitals."""
        return self.plain.isupper()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `plain[start:end]`, which is not empty, stands in the original."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Normalise `text`: typography, runs of white space, invisible characters, combining marks (NFC)."""
    plain = text.translate(_PLAIN)
    if not _IRREGULAR.search(plain):
        return Folded(plain, lower(plain))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(plain):
        if cluster["gone"]:
            continue
        piece = " " if cluster[0][0] == " " else unicodedata.normalize("NFC", cluster[0])
        pieces.append(piece)
        starts += [cluster.start()] * len(piece)
        ends += [cluster.end()] * len(piece)
    plain = "".join(pieces)
    return Folded(plain, lower(plain), tuple(starts), tuple(ends))


def lower(text: str) -> str:
    """`text` in lower case, as long as it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # İ is two characters in lower case: it stays, or every position after it would be wrong
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
