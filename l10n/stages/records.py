"""Keeping the ledger: what was seen in the catalogue, and what was written into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from l10n.model import Origin, Translation, Unit
from l10n.stages.ledger import Ledger, LedgerEntry, ledger_key

__all__ = ["Records"]


class Records:
    """A ledger in the making; `now` is the time that people's edits are dated with."""

    def __init__(self, ledger: Ledger, now: str = "") -> None:
        self._before = ledger
        self._entries = dict(ledger.entries)
        self._now = now

    def saw(self, unit: Unit) -> None:
        """Note what a person wrote or approved in `unit`, as it was found."""
        if unit.source_plural is not None or not unit.target or self._before.untouched(unit):
            return
        key = ledger_key(unit.context, unit.source)
        entry = self._entries.get(key, LedgerEntry())
        seen = replace(entry, human=unit.target, approved=not unit.fuzzy)
        self._entries[key] = replace(seen, edited=self._now or entry.edited) if seen != entry else entry

    def wrote(self, unit: Unit, done: Translation | None, terms: str, *, offered: bool, stood: str = "") -> None:
        """Note what the tool wrote into `unit`, or offered there; `stood` is the text that it replaces.

        That one stays in the catalogue where the run is killed now, and after a kill it is not the one written last.
        """
        if done is None:
            self.saw(unit)
            return
        key = ledger_key(unit.context, unit.source)
        before = self._entries.get(key, LedgerEntry())
        entry = LedgerEntry(
            written=done.target,
            earlier=next((text for text in (stood, before.written) if text and text != done.target), before.earlier),
            signature=done.signature,
            rung=done.rung.value,
            origin=done.origin.value,
            score=done.score,
            terms=terms,
            edited=before.edited,
        )
        trusted = done.origin is Origin.MEMORY and not unit.fuzzy
        human = offered or trusted
        self._entries[key] = replace(entry, human=unit.target if human else "", approved=human and not unit.fuzzy)

    def ledger(self, units: Iterable[Unit]) -> Ledger:
        """The ledger of a catalogue with these units, and of the sources that their translations were made for."""
        known: set[str] = set()
        for unit in units:
            known.add(ledger_key(unit.context, unit.source))
            if unit.previous_source is not None:
                known.add(ledger_key(unit.previous_context, unit.previous_source))
        return Ledger(MappingProxyType({key: entry for key, entry in self._entries.items() if key in known}))
