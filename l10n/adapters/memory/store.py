"""The translation memory in SQLite: exact matches by the text, others by their rarest words and then by likeness."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from l10n.adapters.memory.schema import connect, failure
from l10n.adapters.memory.search import candidates
from l10n.adapters.memory.similarity import NO_NAMES, Similarity, words
from l10n.ports import MemoryMatch, MemoryPair, MemoryStats

__all__ = ["SqliteMemory"]

THRESHOLD = 70  # percent: what translators find below is more hindrance than help
BATCH = 5000


class SqliteMemory:
    """Implements `ports.MemoryStore`; `names` gives the glossary terms in a text, for likeness.

    Every method raises `MemoryStoreError`.
    """

    def __init__(
        self,
        path: Path,
        *,
        threshold: int = THRESHOLD,
        names: Callable[[str], frozenset[str]] = lambda _text: NO_NAMES,
    ) -> None:
        self._path = path
        self._connection = connect(path)
        self._threshold = threshold
        self._names = names

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def lookup(self, sources: Sequence[str], locale: str, *, limit: int = 1) -> list[tuple[MemoryMatch, ...]]:
        """The best matches of each source, best first; the very same source alone has 100."""
        with self._reading():
            return [self._matches(source, locale, limit) for source in sources]

    def _matches(self, source: str, locale: str, limit: int) -> tuple[MemoryMatch, ...]:
        exact = self._connection.execute("SELECT id, text FROM sources WHERE text = ?", (source,)).fetchall()
        found = [match for number, text in exact for match in self._targets(number, text, locale, 100)]
        if len(found) < limit:
            found += self._alike(source, locale, limit)
        return tuple(found[:limit])

    def _alike(self, source: str, locale: str, limit: int) -> list[MemoryMatch]:
        similarity = Similarity(source, self._names)
        scored = []
        for number, text in candidates(self._connection, source, locale, self._threshold):
            score = similarity(text, self._threshold)
            if 0 < score < 100:
                scored.append((score, number, text))
        scored.sort(key=lambda entry: (-entry[0], entry[1]))
        matches = (match for score, number, text in scored for match in self._targets(number, text, locale, score))
        return list(islice(matches, limit))

    def _targets(self, number: int, text: str, locale: str, similarity: int) -> Iterator[MemoryMatch]:
        """What a source was translated as: by the project's own catalogues first, then the most frequent."""
        rows = self._connection.execute(
            "SELECT target, origins.name FROM targets JOIN origins ON origins.id = targets.origin"
            " WHERE locale = ? AND source = ? ORDER BY origins.name",
            (locale, number),
        )
        origins: dict[str, list[str]] = {}
        for target, origin in rows.fetchall():
            origins.setdefault(target, []).append(origin)
        ranked = sorted(origins.items(), key=lambda entry: _rank(entry[1]))
        return (MemoryMatch(text, target, similarity, min(found, key=_is_import)) for target, found in ranked)

    def origins(self) -> Mapping[str, str]:
        """The fingerprint of every file that fed the memory, by its name."""
        with self._reading():
            return dict(self._connection.execute("SELECT name, fingerprint FROM origins"))

    def replace(self, origin: str, fingerprint: str, pairs: Iterable[MemoryPair]) -> int:
        """Make `pairs` all that the memory knows from `origin`; returns how many they are."""
        with self.together():
            self._forget(origin)
            connection = self._connection
            connection.execute("INSERT INTO origins (name, fingerprint) VALUES (?, ?)", (origin, fingerprint))
            (number,) = connection.execute("SELECT id FROM origins WHERE name = ?", (origin,)).fetchone()
            left = iter(pairs)
            while batch := list(islice(left, BATCH)):
                self._insert(batch, number)
            (count,) = connection.execute("SELECT count(*) FROM targets WHERE origin = ?", (number,)).fetchone()
            return int(count)

    def forget(self, origin: str) -> None:
        """Drop everything that came from `origin`."""
        with self.together():
            self._forget(origin)

    def _forget(self, origin: str) -> None:
        chosen = "(SELECT id FROM origins WHERE name = ?)"
        self._connection.execute(f"DELETE FROM targets WHERE origin = {chosen}", (origin,))
        self._connection.execute("DELETE FROM origins WHERE name = ?", (origin,))

    def _insert(self, batch: Sequence[MemoryPair], origin: int) -> None:
        connection = self._connection
        spread: Counter[str] = Counter()
        for text in dict.fromkeys(pair.source for pair in batch):
            added = connection.execute("INSERT OR IGNORE INTO sources (text) VALUES (?)", (text,))
            if added.rowcount:
                found = words(text)
                connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (added.lastrowid, " ".join(found)))
                spread.update(found)
        connection.executemany(
            "INSERT INTO spread VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET sources = sources + excluded.sources",
            sorted(spread.items()),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO targets SELECT ?, id, ?, ? FROM sources WHERE text = ?",
            [(pair.locale, pair.target, origin, pair.source) for pair in batch],
        )

    def pairs(self, locale: str | None = None) -> Iterator[MemoryPair]:
        """Everything that the memory knows, each translation once, by locale and source."""
        with self._reading():
            yield from (
                MemoryPair(*row)
                for row in self._connection.execute(
                    "SELECT DISTINCT locale, sources.text, target FROM targets JOIN sources ON sources.id = source"
                    " WHERE ? IS NULL OR locale = ? ORDER BY locale, sources.text, target",
                    (locale, locale),
                )
            )

    def stats(self) -> MemoryStats:
        """How much the memory knows, by locale and by origin."""
        with self._reading():
            locales = self._connection.execute("SELECT locale, count(*) FROM targets GROUP BY locale").fetchall()
            origins = self._connection.execute(
                "SELECT name, count(targets.origin) FROM origins LEFT JOIN targets ON targets.origin = origins.id"
                " GROUP BY origins.id ORDER BY name"
            ).fetchall()
        return MemoryStats(tuple(locales), tuple(origins))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise failure("cannot be read", error, self._path) from error

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction for everything inside: another run sees all of it or nothing."""
        if self._connection.in_transaction:
            yield
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if not isinstance(error, sqlite3.Error):
                raise
            raise failure("cannot be written", error, self._path) from error


def _rank(origins: Sequence[str]) -> tuple[bool, int]:
    """An import may hold a stranger's wording a hundred times; what was reviewed here comes before it."""
    return all(_is_import(origin) for origin in origins), -len(origins)


def _is_import(origin: str) -> bool:
    return not origin.endswith(".po")
