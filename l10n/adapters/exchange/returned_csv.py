"""Tables that come back: `source`, `target`, and if need be `context` and `fuzzy`, as Weblate and po2csv write them.

Read with the standard library: Translate Toolkit guesses the dialect by trial and cannot say where a table is broken.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from l10n.errors import CatalogError
from l10n.files import read_bytes
from l10n.ports import ReturnedFile, ReturnedUnit

__all__ = ["read_csv"]

NAMES = {
    "source": ("source", "msgid", "original", "english", "en"),
    "target": ("target", "msgstr", "translation"),
    "context": ("context", "msgctxt"),
    "fuzzy": ("fuzzy",),
}
TRUE = {"1", "x", "true", "yes", "fuzzy"}
FORMULA = tuple("'=+-@")  # Translate Toolkit and Weblate put an apostrophe before what a spreadsheet would compute
ADVICE = "Nothing was taken from it; save it as CSV in UTF-8, with a first line that names source and target."


def read_csv(path: Path) -> ReturnedFile:
    """The rows of a table with a heading; commas, semicolons or tabs. Raises `CatalogError` with the line."""
    text = _decoded(read_bytes(path), path)
    heading = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=heading.count)
    try:
        units = tuple(_units(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), path))
    except csv.Error as error:
        raise CatalogError(f"is no table: {error}", ADVICE, path=path, line=text.count("\n") or 1) from error
    stem, _, locale = path.stem.rpartition(".")
    return ReturnedFile(path, "", (path.stem, stem) if locale else (path.stem,), units)


def _decoded(data: bytes, path: Path) -> str:
    """UTF-8, or what Excel calls Unicode text: UTF-16 with a byte order mark."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CatalogError(f"byte 0x{data[error.start]:02x} is not UTF-8", ADVICE, path=path, line=line) from error


def _units(rows: Iterator[list[str]], path: Path) -> Iterator[ReturnedUnit]:
    columns = _columns(next(rows, []), path)
    for number, row in enumerate(rows, start=2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        if cells["source"]:
            yield ReturnedUnit(
                source=_text(cells["source"]),
                targets=(_text(cells["target"]),),
                context=_text(cells.get("context", "")) or None,
                fuzzy=cells["fuzzy"].strip().lower() in TRUE if "fuzzy" in cells else None,
                line=number if "\n" not in "".join(row) else None,
            )


def _columns(heading: list[str], path: Path) -> Mapping[str, int]:
    known = [cell.strip().lower() for cell in heading]
    found = {
        name: next((known.index(spelling) for spelling in spellings if spelling in known), -1)
        for name, spellings in NAMES.items()
    }
    missing = [name for name in ("source", "target") if found[name] < 0]
    if missing:
        raise CatalogError(f"has no column {missing[0]}", ADVICE, path=path, line=1)
    return {name: place for name, place in found.items() if place >= 0}


def _text(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
