"""When a person last worked on a catalogue, as far as it and its ledger tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from l10n.model import Catalog
from l10n.stages.ledger import Ledger

__all__ = ["last_edit"]

OWN_TRANSLATOR = "Unreviewed machine translation"
OWN_GENERATOR = "l10n "


def last_edit(catalog: Catalog, ledger: Ledger) -> datetime | None:
    """The latest of the header's `PO-Revision-Date` and the ledger's dates; `None` where no person was seen.

    The header's date counts once an editor has put itself, or a translator, into the header: until then it is the
    day on which the tool made the file.
    """
    return max(_dates(catalog, ledger), default=None)


def _dates(catalog: Catalog, ledger: Ledger) -> Iterator[datetime]:
    written = [entry.edited for entry in ledger.entries.values() if entry.human]
    if _edited(catalog):
        written.append(catalog.header.get("PO-Revision-Date", ""))
    for text in written:
        moment = _moment(text)
        if moment is not None:
            yield moment


def _edited(catalog: Catalog) -> bool:
    by_us = catalog.header.get("Last-Translator", "").startswith(OWN_TRANSLATOR)
    return bool(catalog.header) and not (by_us and catalog.header.get("X-Generator", "").startswith(OWN_GENERATOR))


def _moment(text: str) -> datetime | None:
    """`2026-03-04 12:30+0200` or ISO 8601; a time without a zone is taken for UTC, `YEAR-MO-DA` for none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
