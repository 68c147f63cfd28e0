"""The glossary as people keep it: `glossary/*.csv`, UTF-8, made for spreadsheets.

Columns `source, kind, uk, ru, de, match, note`, in any order; any further column whose name is a locale tag is one
more locale. Comma, semicolon and tab are told apart by the header. What stands in a cell: see `cells`.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from l10n.adapters.glossary.cells import (
    guard,
    read_rendering,
    read_sources,
    unguard,
    write_rendering,
    write_sources,
)
from l10n.adapters.glossary.table import Table, open_table, render_table
from l10n.errors import GlossaryError
from l10n.model import Match, Rendering, Term, TermKind

__all__ = ["load_glossary", "locale_tag", "read_csv", "render_csv"]

_Value = TypeVar("_Value")

LOCALES = ("uk", "ru", "de")
PLAIN = ("source", "kind", "match", "note")
KINDS = {"": TermKind.OTHER, **{kind.value: kind for kind in TermKind}}
MATCHES = {match.value: match for match in Match}
_LOCALE = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_NO_RENDERINGS: Mapping[str, Rendering] = MappingProxyType({})


def load_glossary(paths: Sequence[Path]) -> tuple[Term, ...]:
    """Every term of the given files, and of each `*.csv` in the given folders, by name; no file is read twice.

    Raises `GlossaryError` with file, line and column (in characters) of the first thing that is wrong.
    """
    with _collector_paused():
        return tuple(term for path in _files(paths) for term in read_csv(_read(path), path.as_posix()))


def read_csv(data: bytes, path: str = "") -> tuple[Term, ...]:
    """The terms of one file; `path` is what errors and terms call it. Raises `GlossaryError`."""
    table = open_table(data, path)
    columns = _columns(table)
    return tuple(_term(table, columns, line, cells) for line, cells in table.rows())


def render_csv(terms: Sequence[Term], locales: Sequence[str] = ()) -> bytes:
    """The file that holds `terms`: `locales` (default: uk, ru, de) and any other that a term has are its columns."""
    used = dict.fromkeys((*(locales or LOCALES), *(tag for term in terms for tag in term.renderings)))
    header = ["source", "kind", *used, "match", "note"]
    return render_table([header, *([guard(cell) for cell in _cells(term, tuple(used))] for term in terms)])


def locale_tag(name: str) -> str | None:
    """The BCP 47 tag in its usual spelling (`PT_br` → `pt-BR`), or `None` for a name that has not that shape."""
    found = _LOCALE.fullmatch(name.strip().replace("_", "-"))
    if not found:
        return None
    language, script, region = found.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


@contextmanager
def _collector_paused() -> Iterator[None]:
    # half a million new objects that stay till the end: the cyclic collector would walk them again and again
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in paths:
        # `.~lock.x.csv#` and `~$x.csv` lie there while a spreadsheet has the file open
        files = sorted(file for file in path.glob("*.csv") if file.name[0] not in ".~") if path.is_dir() else [path]
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "Give an existing glossary file or folder."
        raise GlossaryError(f"cannot be read: {error.strerror}", hint, path=path) from error


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row, from 0, holds what."""

    source: int
    kind: int | None
    match: int | None
    note: int | None
    locales: tuple[tuple[str, int], ...]


def _columns(table: Table) -> _Columns:
    columns: dict[str, int] = {}
    for at, cell in enumerate(table.header):
        name = _column_name(table, cell, at)
        if name in columns:
            raise table.error(f"column “{name}” stands twice", "Keep one of the two.", table.first_line, at)
        if name:
            columns[name] = at
    if "source" not in columns:
        hint = "The first row names the columns: source, kind, uk, ru, de, match, note."
        raise table.error("no column “source”", hint, table.first_line, 0)
    kind, match, note = (columns.get(name) for name in ("kind", "match", "note"))
    locales = tuple((name, at) for name, at in columns.items() if name not in PLAIN)
    return _Columns(columns["source"], kind, match, note, locales)


def _column_name(table: Table, cell: str, at: int) -> str:
    name = unguard(cell).strip()
    if not name or name.lower() in PLAIN:
        return name.lower()
    tag = locale_tag(name)
    if tag is None or tag == "en":
        hint = "Columns are source, kind, match, note, and locale tags such as uk or pt-BR."
        raise table.error(f"unknown column “{name}”", hint, table.first_line, at)
    return tag


def _term(table: Table, columns: _Columns, line: int, cells: Sequence[str]) -> Term:
    width = len(table.header)
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        hint = f"Put a cell that holds “{table.delimiter}” between quotes."
        raise table.error(f"{len(cells)} cells in a row where the header has {width}", hint, line, width)
    sources = read_sources(cells[columns.source])
    if not sources:
        raise table.error("no source", "Fill the cell, or clear the whole row.", line, columns.source)
    renderings = {tag: found for tag, at in columns.locales if (found := read_rendering(cells[at]))}
    return Term(
        sources[0],
        sources[1:],
        TermKind.OTHER if columns.kind is None else _choice(table, KINDS, columns.kind, line, cells),
        MappingProxyType(renderings) if renderings else _NO_RENDERINGS,
        Match.SMART if columns.match is None else _choice(table, MATCHES, columns.match, line, cells),
        "" if columns.note is None else unguard(cells[columns.note]).strip(),
        table.path,
        line,
    )


def _choice(table: Table, choices: Mapping[str, _Value], at: int, line: int, cells: Sequence[str]) -> _Value:
    chosen = choices.get(cells[at])
    if chosen is None:
        chosen = choices.get(cells[at].strip().lower())
    if chosen is None:
        message = f"unknown {table.header[at].strip()} “{cells[at].strip()}”"
        hint = f"Use {', '.join(filter(None, choices))}, or leave it empty."
        raise table.error(message, hint, line, at)
    return chosen


def _cells(term: Term, locales: Sequence[str]) -> list[str]:
    targets = (write_rendering(term.renderings.get(tag)) for tag in locales)
    kind = "" if term.kind is TermKind.OTHER else term.kind.value
    return [write_sources(term.sources), kind, *targets, term.match.value, term.note]
