"""The corpus: files `NAME.en-XX.tsv` or `.tsv.xz`, one pair a line: source name, English, target.

Cleaning drops what cannot teach translation (empty, copied, lopsided, over-long, wrong script, placeholders);
weighting says how often an epoch shows a pair.
"""

from __future__ import annotations

import hashlib
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from l10n.errors import L10nError

__all__ = ["Pair", "Weights", "clean", "is_dev", "read_corpus", "read_file"]

FILE_NAME = re.compile(r"^(?P<collection>.+)\.en-(?P<locale>[a-z]{2,3})\.tsv(\.xz)?$")
NAMING = "Corpus files are called NAME.en-uk.tsv or NAME.en-uk.tsv.xz."
LONGEST_WORDS = 120
MOST_LOPSIDED = 3.0  # times as many characters on one side; a real translation stays far below
MOST_SOURCES = 50  # pairs with one target: WMT's references say NO TRANSLATION AVAILABLE 22,991 times in German
SHORTEST_PLACEHOLDER = 3  # words: "Abbrechen" is right a hundred times
CYRILLIC = frozenset({"uk", "ru"})


@dataclass(frozen=True, slots=True)
class Pair:
    """An English sentence and its translation; `origin` names where it comes from."""

    origin: str
    locale: str
    english: str
    target: str


@dataclass(frozen=True, slots=True)
class Weights:
    """How many times an epoch each pair is seen: the product of its locale's and its origin's factor."""

    factors: Mapping[str, float] = field(default_factory=dict)

    def of(self, pair: Pair) -> float:
        """The weight of `pair`; 1 where nothing is said of it."""
        return self.factors.get(pair.locale, 1.0) * self.factors.get(pair.origin, 1.0)


def read_corpus(folder: Path) -> Iterator[Pair]:
    """Every pair of every corpus file in `folder`, in file-name order; raises `L10nError` where there is none."""
    files = [path for path in sorted(folder.iterdir()) if FILE_NAME.match(path.name)]
    if not files:
        raise L10nError("no corpus files", NAMING, path=folder)
    for path in files:
        yield from read_file(path)


def read_file(path: Path) -> Iterator[Pair]:
    """Every pair of one corpus file; lines that have not three fields are passed over."""
    match = FILE_NAME.match(path.name)
    if match is None:
        raise L10nError("no name of a corpus file", NAMING, path=path)
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3:
                yield Pair(parts[0], match["locale"], parts[1].strip(), parts[2].strip())


def clean(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs worth learning from, each once, in order."""
    distinct = dict.fromkeys(pair for pair in pairs if _teaches(pair))
    renders = Counter((pair.locale, pair.target) for pair in distinct)
    return [pair for pair in distinct if not _is_placeholder(pair.target, renders[pair.locale, pair.target])]


def _is_placeholder(target: str, times: int) -> bool:
    return times > MOST_SOURCES and len(target.split()) >= SHORTEST_PLACEHOLDER


def _teaches(pair: Pair) -> bool:
    english, target = pair.english, pair.target
    if not english or not target or (english == target and len(english.split()) > 2):
        return False
    if max(len(english.split()), len(target.split())) > LONGEST_WORDS:
        return False
    longer, shorter = max(len(english), len(target)), min(len(english), len(target))
    if longer > 20 and longer > MOST_LOPSIDED * shorter:
        return False
    return pair.locale not in CYRILLIC or _is_cyrillic(target)


def _is_cyrillic(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in letters)
    return len(letters) < 4 or cyrillic * 2 >= len(letters)


def is_dev(english: str) -> bool:
    """Whether a sentence belongs to the development set: one in two thousand, the same in every language."""
    return int(hashlib.sha256(english.lower().encode()).hexdigest()[:8], 16) % 2_000 == 7
