"""Finding the few sources that may be like a sentence among hundreds of thousands: by their rarest common words."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from math import log

from l10n.adapters.memory.similarity import words

__all__ = ["candidates"]

WORDS = 8  # a sentence that is 70 % the same shares some of its eight rarest words
SEEN = 4000  # sources that the words of one search may stand in, together
CANDIDATES = 300
SLACK = 2  # characters: folding may drop some


def candidates(
    connection: sqlite3.Connection, source: str, locale: str, threshold: int
) -> list[tuple[int, str]]:  # fmt: skip
    """Number and text of sources that have a target in `locale`, share rare words with `source`, and are so long that
    they may be alike to `threshold` percent; in no order.
    """
    shared: Counter[int] = Counter()
    for word, weight in _rare(connection, words(source)):
        rows = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ?"
            " AND EXISTS (SELECT 1 FROM targets WHERE locale = ? AND source = words.rowid)",
            (f'"{word}"', locale),
        )
        for (number,) in rows.fetchall():
            shared[number] += weight
    best = nlargest(CANDIDATES, shared, key=shared.__getitem__)
    near = threshold / 100
    return connection.execute(
        "SELECT id, text FROM sources WHERE id IN (SELECT value FROM json_each(?)) AND length(text) BETWEEN ? AND ?",
        (json.dumps(best), len(source) * near - SLACK, len(source) / near + SLACK),
    ).fetchall()


def _rare(connection: sqlite3.Connection, found: Sequence[str]) -> list[tuple[str, int]]:
    """The rarest words that stand in the memory, with what each is worth: its inverse document frequency.

    FTS5's own rank is of no use: it is zero in an index without positions.
    """
    rows = connection.execute(
        "SELECT word, sources FROM spread WHERE word IN (SELECT value FROM json_each(?)) ORDER BY sources",
        (json.dumps(found),),
    ).fetchall()
    (everything,) = connection.execute("SELECT max(id) FROM sources").fetchone()
    chosen: list[tuple[str, int]] = []
    seen = 0
    for word, count in rows[:WORDS]:
        seen += count
        if chosen and seen > SEEN:
            break
        chosen.append((word, int(100 * log(1 + everything / count))))
    return chosen
