"""The ledger: what the tool wrote and what people made of it, unit by unit, where no editor touches it.

One text file an article and locale, a JSON object a line, sorted by key: a changed unit is one changed line in a
diff, and two branches merge. The key is a hash of content, so a moved sentence keeps its entry. Without the ledger
everything still works, on the safe side: what nobody can prove to be the machine's counts as a person's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from l10n.model import Unit

__all__ = ["Ledger", "LedgerEntry", "ledger_key", "parse_ledger", "render_ledger"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What is known of one unit beyond its catalogue.

    `written` is the text that the tool last wrote or offered, `earlier` the one before it (a run that was killed
    between two files leaves either in the catalogue). `signature`, `rung`, `origin`, `score` are those of the
    `Translation`; `terms` is the signature of the glossary terms in play then. `human` is the text that a person was
    last seen to have written or approved, `approved` whether without `fuzzy`, `edited` when that was first seen.
    """

    written: str = ""
    earlier: str = ""
    signature: str = ""
    rung: str = ""
    origin: str = ""
    score: float | None = None
    terms: str = ""
    human: str = ""
    approved: bool = False
    edited: str = ""

    def wrote(self, target: str) -> bool:
        """Whether `target` is, to the letter, what the tool wrote, and no person was seen to approve it."""
        return bool(target) and target in (self.written, self.earlier) and target != self.human


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one catalogue, by `ledger_key`."""

    entries: Mapping[str, LedgerEntry] = field(default_factory=lambda: MappingProxyType({}))

    def entry(self, unit: Unit) -> LedgerEntry | None:
        """What is known of `unit`, if anything."""
        return self.entries.get(ledger_key(unit.context, unit.source))

    def wrote(self, unit: Unit) -> bool:
        """Whether the unit's text is the tool's own, whatever its flag says."""
        entry = self.entry(unit)
        return entry is not None and len(unit.targets) == 1 and entry.wrote(unit.target)

    def untouched(self, unit: Unit) -> bool:
        """Whether the unit is the machine's: its text is the tool's own, and still waits for review."""
        return unit.fuzzy and self.wrote(unit)


def ledger_key(context: str | None, source: str) -> str:
    """A hash of msgctxt and msgid, joined as in MO files (gettext manual, “The Format of GNU MO Files”)."""
    identity = source if context is None else f"{context}\x04{source}"
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def parse_ledger(text: str) -> Ledger:
    """The ledger that `text` says; lines that are no entry (a half-merged file) are passed over.

    Of two entries with one key (both sides of a merge) the later counts, and the other's text is its `earlier`.
    """
    entries: dict[str, LedgerEntry] = {}
    for line in text.split("\n"):  # not splitlines: a target may hold U+2028
        try:
            found = json.loads(line)
            key, entry = found["key"], _entry(found)
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        before = entries.get(key)
        if before is not None and not entry.earlier and before.written != entry.written:
            entry = replace(entry, earlier=before.written)
        entries[key] = entry
    return Ledger(MappingProxyType(entries))


def _entry(found: dict[str, Any]) -> LedgerEntry:
    """Raises `TypeError` where a field is of another kind than the ledger writes."""
    if not isinstance(found["key"], str):
        raise TypeError("a key is a string")
    values: dict[str, Any] = {}
    for name in (attribute.name for attribute in fields(LedgerEntry)):
        value = found.get(name)
        wanted = {"score": (int, float), "approved": (bool,)}.get(name, (str,))
        if value is not None and not isinstance(value, wanted):
            raise TypeError(f"{name} is no {wanted}")
        if value is not None:
            values[name] = value
    return LedgerEntry(**values)


def render_ledger(ledger: Ledger) -> str:
    """The ledger's text, sorted by key; what is empty is left out."""
    return "".join(_line(key, entry) + "\n" for key, entry in sorted(ledger.entries.items()))


def _line(key: str, entry: LedgerEntry) -> str:
    values: dict[str, Any] = {"key": key}
    for name in (attribute.name for attribute in fields(LedgerEntry)):
        value = getattr(entry, name)
        if value not in ("", None, False):
            values[name] = round(value, 4) if isinstance(value, float) else value
    return json.dumps(values, ensure_ascii=False)
