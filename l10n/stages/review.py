"""What counts as reviewed: in a catalogue as it stands, not fuzzy and not empty *is* reviewed.

The one exception is an editor that knows no fuzzy flag (OmegaT writes none): where every machine unit lost its flag
at once, and no text was changed, nobody has read them. Such units are held: they stay unreviewed until
`--accept-unchanged` says that somebody has.
"""

from __future__ import annotations

from l10n.model import Catalog, State, Unit
from l10n.stages.ledger import Ledger

__all__ = ["held", "reviewed"]


def held(catalog: Catalog, ledger: Ledger) -> tuple[Unit, ...]:
    """The units that lost their flag all together, with the machine's text; none where anybody changed one.

    A single unit is no mass: approving the last one is everyday work. Nor is it a mass where a flag survived.
    """
    waiting = [unit for unit in catalog.live() if _awaited(unit, ledger)]
    if len(waiting) < 2 or any(unit.fuzzy for unit in catalog.live()):
        return ()
    return tuple(waiting) if all(ledger.wrote(unit) for unit in waiting) else ()


def _awaited(unit: Unit, ledger: Ledger) -> bool:
    """Whether the tool wrote this unit, and had seen nobody's hand on it."""
    entry = ledger.entry(unit)
    return bool(unit.target) and entry is not None and bool(entry.written) and not entry.human


def reviewed(catalog: Catalog, ledger: Ledger, *, obsolete: bool = False) -> tuple[Unit, ...]:
    """The reviewed units in file order; with `obsolete` also those whose sentence is gone."""
    waiting = {id(unit) for unit in held(catalog, ledger)}
    return tuple(unit for unit in catalog.units if id(unit) not in waiting and _is_reviewed(unit, obsolete=obsolete))


def _is_reviewed(unit: Unit, *, obsolete: bool) -> bool:
    if unit.state is State.OBSOLETE:
        return obsolete and not unit.fuzzy and all(unit.targets)
    return unit.state is State.TRANSLATED
