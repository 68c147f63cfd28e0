"""The memory's tables: sources once each with an index of their words, and their targets by locale and origin.

The word index is SQLite's FTS5 without contents and positions (a tenth of a trigram index); `spread` counts in how
many sources a word stands, so that a search begins with the rare ones.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from l10n.errors import MemoryStoreError

__all__ = ["connect"]

VERSION = 1
SCHEMA = """
CREATE TABLE sources (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE origins (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL);
CREATE TABLE targets (
    locale TEXT NOT NULL, source INTEGER NOT NULL, target TEXT NOT NULL, origin INTEGER NOT NULL,
    PRIMARY KEY (locale, source, origin, target)
) WITHOUT ROWID;
CREATE INDEX targets_by_origin ON targets (origin);
CREATE TABLE spread (word TEXT PRIMARY KEY, sources INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize='unicode61 remove_diacritics 0');
"""
WAIT = 30.0  # seconds that a run waits for another one's write


def connect(path: Path) -> sqlite3.Connection:
    """An open memory, made where there is none; one of another version is made anew, for it can be filled again.

    Raises `MemoryStoreError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            _rebuild(connection)
        connection.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        raise MemoryStoreError(
            f"cannot be used: {error}", "It can be deleted: catalogues and imports fill it again.", path=path
        ) from error
    return connection


def _rebuild(connection: sqlite3.Connection) -> None:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'words_%'"
    ).fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in SCHEMA.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
