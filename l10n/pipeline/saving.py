"""Reading a catalogue with its ledger, and the one way in which they are written: nothing a person wrote gets lost.

The ledger goes first, and goes on knowing what it knew: killed at any moment, a run leaves an old or a new catalogue,
whole, beside a ledger that knows the texts of either. Only then, with the new catalogue in its place, does the ledger
forget what left. (The other way round, a new machine text beside an old ledger would pass for a person's draft.)
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from l10n.checks.file import fatal
from l10n.errors import CatalogError
from l10n.files import exists, read_bytes, write_atomically
from l10n.layout import Layout
from l10n.model import Catalog
from l10n.pipeline.tools import Tools
from l10n.stages.ledger import Ledger, parse_ledger, render_ledger

__all__ = ["read_catalog", "read_ledger", "save"]


def read_catalog(path: Path, tools: Tools) -> Catalog | None:
    """The catalogue at `path`, or `None` where there is none yet.

    Raises `CatalogError` with file and line where it is too broken to be changed without loss.
    """
    if not exists(path):
        return None
    catalog = tools.store.read(path)
    broken = fatal(catalog)
    if broken is not None:
        raise CatalogError(
            broken.message,
            "The file was left as it is; mend it, or take it out of the way, and run again.",
            path=path,
            line=broken.line,
        )
    return catalog


def read_ledger(path: Path) -> Ledger:
    """The ledger beside the catalogue at `path`; an empty one where there is none. Raises `L10nError`."""
    beside = Layout.ledger_beside(path)
    return parse_ledger(read_bytes(beside).decode("utf-8", "replace")) if exists(beside) else Ledger()


def save(path: Path, catalog: Catalog, ledger: Ledger, tools: Tools) -> bool:
    """Write the catalogue to `path` and the ledger beside it; returns whether the catalogue changed.

    `catalog` must come, through `replace`, from what `read_catalog` returned under the same lock: a file that another
    program saved meanwhile is left alone. What did not change is not written; of what did, a backup is made first.
    Raises `CatalogError` and `WriteError`; the old files then stand as they stood.
    """
    data = tools.store.render(catalog)
    if _found(path) != _as_read(catalog):
        raise CatalogError(
            "another program saved this file while the run was at work",
            "Nothing was written; run again.",
            path=path,
        )
    beside = tools.layout.ledger_beside(path)
    if data != _found(path):
        _write(beside, _joined(read_ledger(path), ledger), tools)
    written = _write(path, data, tools)
    _write(beside, render_ledger(ledger).encode(), tools)
    return written


def _found(path: Path) -> bytes | None:
    return read_bytes(path) if exists(path) else None


def _as_read(catalog: Catalog) -> bytes | None:
    return None if catalog.raw is None else catalog.raw.encode(catalog.encoding)


def _joined(before: Ledger, after: Ledger) -> bytes:
    return render_ledger(Ledger(MappingProxyType({**before.entries, **after.entries}))).encode()


def _write(path: Path, data: bytes, tools: Tools) -> bool:
    if data == _found(path):
        return False
    tools.back_up(path)
    return write_atomically(path, data)
