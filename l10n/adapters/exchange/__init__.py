"""Files that come back from translators: PO, XLIFF 1.1, 1.2 and 2, CSV and TSV."""

from __future__ import annotations

from pathlib import Path

from l10n.adapters.exchange.returned_csv import read_csv
from l10n.adapters.exchange.returned_po import read_po
from l10n.adapters.exchange.returned_xliff import read_xliff
from l10n.errors import CatalogError
from l10n.ports import ReturnedFile

__all__ = ["read_returned"]

READERS = {
    ".po": read_po,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".tab": read_csv,
}


def read_returned(path: Path) -> ReturnedFile:
    """What the file at `path` brings back; raises `L10nError` with the line where it is broken."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise CatalogError("is none of the kinds of file that come back", f"Known are {known}.", path=path)
    return reader(path)
