"""Feeding the translation memory: every reviewed unit of every catalogue below the locales folder, and nothing else.

The memory is a copy. What it has from a catalogue is what that catalogue says now: a corrected translation replaces
the one before it, and a deleted catalogue takes its translations along.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

from l10n.errors import L10nError
from l10n.files import exists, read_bytes
from l10n.pipeline.saving import read_catalog, read_ledger
from l10n.pipeline.tools import Tools
from l10n.ports import MemoryPair, MemoryStore, Progress
from l10n.stages.review import reviewed

__all__ = ["feed", "is_catalog"]

log = logging.getLogger(__name__)


def feed(
    store: MemoryStore, tools: Tools, progress: Progress = lambda _label, _done, _total: None
) -> int:  # fmt: skip
    """Bring the memory up to date with the catalogues; returns how many had changed since.

    A catalogue that does not parse is passed over, and what the memory has from it stays: to say what is wrong with
    it is the work of others. Raises `MemoryStoreError`.
    """
    known = store.origins()
    paths = {_origin(path, tools): path for path in _catalogs(tools.layout.locales)}
    prints = {origin: _fingerprint(path, tools) for origin, path in paths.items()}
    changed = [origin for origin in paths if prints[origin] != known.get(origin)]
    gone = [origin for origin in known if is_catalog(origin, tools) and origin not in paths]
    if not changed and not gone:
        return 0
    with store.together():
        for place, origin in enumerate(changed):
            progress(f"reading {origin}", place, len(changed))
            pairs = _pairs(paths[origin], tools)
            if pairs is not None:
                store.replace(origin, prints[origin], pairs)
        for origin in gone:
            store.forget(origin)
    return len(changed) + len(gone)


def is_catalog(origin: str, tools: Tools) -> bool:
    """Whether a name in the memory is that of a catalogue in this locales folder, there or not there any more."""
    return origin.endswith(".po") and (tools.layout.root / origin).is_relative_to(tools.layout.locales)


def _catalogs(folder: Path) -> Iterator[Path]:
    """The PO files below `folder`; hidden ones are editors' temporary files."""
    for path in sorted(folder.rglob("*.po")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _origin(path: Path, tools: Tools) -> str:
    """The catalogue's name in the memory; bytes that are no text (names of old file systems) are spelt out."""
    root = tools.layout.root
    name = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
    return name.encode("utf-8", "backslashreplace").decode()


def _fingerprint(path: Path, tools: Tools) -> str:
    """A hash of catalogue and ledger: by the second a unit may be held back; empty where a file cannot be read.

    Contents, not times: a checkout changes every time, and an editor that saves twice a tick may not change it.
    """
    digest = hashlib.blake2b(digest_size=16)
    try:
        for part in (path, tools.layout.ledger_beside(path)):
            data = read_bytes(part) if exists(part) else b""
            digest.update(b"%d:" % len(data) + data)
    except L10nError:
        return ""
    return digest.hexdigest()


def _pairs(path: Path, tools: Tools) -> list[MemoryPair] | None:
    try:
        catalog = read_catalog(path, tools)
        ledger = read_ledger(path)
    except L10nError as error:
        log.info("not remembered: %s", error)
        return None
    if catalog is None:
        return None
    locale = _locale_of_folder(path, tools) or catalog.locale
    units = reviewed(catalog, ledger, obsolete=True) if locale else ()
    return [
        MemoryPair(locale, unit.source, unit.target)
        for unit in units
        if unit.source_plural is None and unit.target and unit.source
    ]


def _locale_of_folder(path: Path, tools: Tools) -> str:
    """The locale of `<locale>/LC_MESSAGES/…`, as the layout has it; elsewhere only the header knows."""
    parts = path.relative_to(tools.layout.locales).parts
    return parts[0].replace("_", "-") if len(parts) > 2 and parts[1] == "LC_MESSAGES" else ""
