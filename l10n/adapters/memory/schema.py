"""The memory's tables: sources once each with an index of their words, and their targets by locale and origin.

The word index is SQLite's FTS5 without contents and positions (a tenth of a trigram index); `spread` counts in how
many sources a word stands, so that a search begins with the rare ones.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from l10n.errors import MemoryStoreError

__all__ = ["connect", "failure"]

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
IGNORE = "# the translation memory is a copy: catalogues and imports fill it again\n/memory.sqlite*\n"
REBUILD = "It can be deleted: `l10n translate` fills it again from the catalogues, `l10n memory import` from TMX files."
WAIT = 30.0  # seconds that a run waits for another one's write


def connect(path: Path) -> sqlite3.Connection:
    """An open memory, made where there is none; one of another version is made anew, for it can be filled again.

    Raises `MemoryStoreError`.
    """
    try:
        _prepare_folder(path.parent)
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        connection.execute("PRAGMA synchronous = NORMAL")
        if _version(connection) != VERSION:
            _rebuild(connection)
    except (sqlite3.Error, OSError) as error:
        raise failure("cannot be used", error, path) from error
    return connection


def failure(what: str, error: Exception, path: Path) -> MemoryStoreError:
    """The error for the user, who may delete a broken memory but need not delete a busy one."""
    busy = getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    hint = "Another run is writing to it; try again." if busy else REBUILD
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return MemoryStoreError(f"{what}: {reason.lower()}", hint, path=path)


def _prepare_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text(IGNORE, encoding="utf-8")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _rebuild(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != VERSION:  # another run may have been faster
        _make_tables(connection)
    connection.execute("COMMIT")


def _make_tables(connection: sqlite3.Connection) -> None:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'words_%'"
    ).fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in SCHEMA.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
