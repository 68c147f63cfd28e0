"""PO files that come back."""

from __future__ import annotations

from pathlib import Path

from l10n.adapters.po import PoStore
from l10n.errors import CatalogError
from l10n.model import Severity, Unit
from l10n.ports import ReturnedFile, ReturnedUnit

__all__ = ["read_po"]


def read_po(path: Path) -> ReturnedFile:
    """The live entries of a PO file; raises `CatalogError` with the line of the first error in it."""
    catalog = PoStore().read(path)
    broken = next((defect for defect in catalog.defects if defect.severity is Severity.ERROR), None)
    if broken is not None:
        raise CatalogError(broken.message, "Nothing was taken from it.", path=path, line=broken.line)
    units = tuple(_unit(unit) for unit in catalog.live())
    return ReturnedFile(path, catalog.locale, (path.stem,), units)


def _unit(unit: Unit) -> ReturnedUnit:
    return ReturnedUnit(
        unit.source, unit.targets, unit.context, unit.source_plural, unit.fuzzy, unit.comments, unit.target_line
    )
