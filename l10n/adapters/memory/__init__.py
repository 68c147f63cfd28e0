"""The translation memory: reviewed translations in SQLite, exchanged as TMX."""

from __future__ import annotations

from l10n.adapters.memory.store import SqliteMemory

__all__ = ["SqliteMemory"]
