"""The ledger: what the machine wrote, unit by unit, kept beside the catalogue where no editor touches it.

One text file an article and locale, a JSON object a line, sorted by key: a changed unit is one changed line in a
diff, and two branches merge. The key is a hash of content, so a moved sentence keeps its entry. Without the ledger
everything still works, on the safe side: what nobody can prove to be the machine's counts as a person's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from l10n.model import Unit

__all__ = ["Ledger", "LedgerEntry", "ledger_key", "parse_ledger", "render_ledger"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What the machine last wrote for a unit: its text, and the engine's signature; `rung` as in `model.Rung`."""

    target: str
    signature: str = ""
    rung: str = ""
    origin: str = "machine"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one catalogue, by `ledger_key`."""

    entries: Mapping[str, LedgerEntry] = field(default_factory=lambda: MappingProxyType({}))

    def entry(self, unit: Unit) -> LedgerEntry | None:
        """What the machine wrote for `unit`, if it did."""
        return self.entries.get(ledger_key(unit.context, unit.source))

    def untouched(self, unit: Unit) -> bool:
        """Whether the unit's target is, to the letter, what the machine wrote."""
        entry = self.entry(unit)
        return entry is not None and unit.targets == (entry.target,)


def ledger_key(context: str | None, source: str) -> str:
    """A hash of msgctxt and msgid, joined as in MO files (gettext manual, “The Format of GNU MO Files”)."""
    identity = source if context is None else f"{context}\x04{source}"
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def parse_ledger(text: str) -> Ledger:
    """The ledger that `text` says; lines that are no entry (a half-merged file) are passed over."""
    entries: dict[str, LedgerEntry] = {}
    for line in text.splitlines():
        try:
            found = json.loads(line)
            entries[found["key"]] = LedgerEntry(
                found["target"], found.get("signature", ""), found.get("rung", ""), found.get("origin", "machine")
            )
        except (ValueError, KeyError, TypeError):
            continue
    return Ledger(MappingProxyType(entries))


def render_ledger(ledger: Ledger) -> str:
    """The ledger's text, sorted by key."""
    return "".join(
        json.dumps(
            {
                "key": key,
                "target": entry.target,
                "signature": entry.signature,
                "rung": entry.rung,
                "origin": entry.origin,
            },
            ensure_ascii=False,
        )
        + "\n"
        for key, entry in sorted(ledger.entries.items())
    )
