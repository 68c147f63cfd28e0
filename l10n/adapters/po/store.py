"""The catalogue store: PO files read tolerantly and written back without losing a byte that did not change."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from l10n.adapters.po.entries import blocks, unit_of
from l10n.adapters.po.lines import split_lines
from l10n.adapters.po.rendering import render_unit
from l10n.errors import CatalogError, L10nError
from l10n.files import read_bytes
from l10n.model import Catalog, Finding, Severity, Unit

__all__ = ["PoStore", "parse", "render_text"]

CHARSET = re.compile(rb"charset\s*=\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class PoStore:
    """Implements `ports.CatalogStore`."""

    def read(self, path: Path) -> Catalog:
        """The catalogue at `path`; what is wrong with it is in `defects`. Raises `CatalogError`."""
        try:
            data = read_bytes(path)
        except L10nError as error:
            raise CatalogError(error.message, error.hint, path=path) from error
        text, encoding, problems = _decode(data)
        return parse(text, str(path), encoding=encoding, problems=problems)

    def render(self, catalog: Catalog) -> bytes:
        """The file's bytes; raises `CatalogError` where its charset cannot hold a new text."""
        try:
            return render_text(catalog).encode(catalog.encoding)
        except UnicodeEncodeError as error:
            raise CatalogError(
                f"its charset {catalog.encoding} cannot hold {error.object[error.start : error.end]!r}",
                "Convert it first: msgconv --to-code=UTF-8 FILE -o FILE.",
                path=catalog.path,
            ) from error


def _decode(data: bytes) -> tuple[str, str, list[tuple[int, str, str]]]:
    """Text, encoding, and what was wrong with the bytes."""
    match = CHARSET.search(data)
    declared = match[1].decode("ascii") if match else "utf-8"
    problems: list[tuple[int, str, str]] = []
    try:
        name = codecs.lookup("utf-8" if declared == "CHARSET" else declared).name
    except LookupError:
        name = "utf-8"
        problems.append((1, "file-charset", f"unknown charset {declared}"))
    if data.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    try:
        return data.decode(name), name, problems
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append((line, "file-charset", f"byte 0x{data[error.start]:02x} is not {name}, the declared charset"))
        return data.decode("latin-1"), "latin-1", problems


def parse(
    text: str, path: str = "", *, encoding: str = "utf-8", problems: list[tuple[int, str, str]] | None = None
) -> Catalog:
    """The catalogue that `text` says; `problems` found before are added to its defects."""
    found = list(problems or [])
    found += [(number, "file-control", f"control character U+{ord(match[0]):04X}") for number, match in _controls(text)]
    units: list[Unit] = []
    header: Unit | None = None
    for block in blocks(text):
        unit = unit_of(block) if block.lines else None
        found += block.problems
        if unit is None:
            continue
        if header is None and not unit.source and unit.context is None and not unit.obsolete:
            header = unit
        else:
            units.append(unit)
    found += _duplicates(units)
    return Catalog(
        path=path,
        header=_header(header),
        units=tuple(units),
        header_comments=header.comments if header else (),
        header_flags=header.flags if header else (),
        defects=tuple(Finding(check, Severity.ERROR, text, path, line) for line, check, text in sorted(found)),
        raw=text,
        encoding=encoding,
        newline=_newline(text),
    )


def _controls(text: str) -> list[tuple[int, re.Match[str]]]:
    if not CONTROL.search(text):
        return []
    return [(number, match) for number, line in enumerate(split_lines(text), 1) if (match := CONTROL.search(line))]


def _duplicates(units: list[Unit]) -> list[tuple[int, str, str]]:
    first: dict[tuple[str | None, str], int] = {}
    found: list[tuple[int, str, str]] = []
    for unit in units:
        if unit.obsolete:
            continue
        line = unit.line or 0
        if unit.key in first:
            found.append((line, "file-duplicate", f"the same msgid as in line {first[unit.key]}"))
        first.setdefault(unit.key, line)
    return found


def _newline(text: str) -> str:
    counts = dict.fromkeys(("\n", "\r\n", "\r"), 0)
    for line in split_lines(text):
        for end in ("\r\n", "\n", "\r"):
            if line.endswith(end):
                counts[end] += 1
                break
    return max(counts, key=lambda end: counts[end])


def _header(unit: Unit | None) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for line in (unit.target if unit else "").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields[name.strip()] = value.strip()
    return MappingProxyType(fields)


def render_text(catalog: Catalog) -> str:
    """The file's text: `catalog.raw` itself where nothing changed."""
    old = parse(catalog.raw, catalog.path) if catalog.raw is not None else None
    if old is not None and catalog.raw is not None and _same(old, catalog):
        return catalog.raw
    newline = catalog.newline
    gaps, header, orphans = _layout(catalog)
    parts = [(render_unit(_header_unit(catalog, header), newline), gaps.get(header.raw if header else None, newline))]
    parts += [(render_unit(unit, newline), gaps.get(unit.raw, newline)) for unit in catalog.units]
    parts += [(text, newline) for text in orphans]
    body = "".join(text + gap for text, gap in parts[:-1])
    return body + parts[-1][0]


def _same(old: Catalog, new: Catalog) -> bool:
    return (old.units, dict(old.header), old.header_comments, old.header_flags) == (
        new.units,
        dict(new.header),
        new.header_comments,
        new.header_flags,
    )


def _layout(catalog: Catalog) -> tuple[dict[str | None, str], Unit | None, list[str]]:
    """The gap after each entry's text, the header as it stood, and comments that belong to no entry."""
    gaps: dict[str | None, str] = {}
    header: Unit | None = None
    orphans: list[str] = []
    found = blocks(catalog.raw or "")
    for block in found:
        unit = unit_of(block) if block.lines else None
        if unit is None:
            orphans += [block.raw] if block.lines else []
            continue
        if block is not found[-1]:
            gaps.setdefault(unit.raw, block.gap)
        if header is None and not unit.source and unit.context is None and not unit.obsolete:
            header = unit
    return gaps, header, orphans


def _header_unit(catalog: Catalog, old: Unit | None) -> Unit:
    text = "".join(f"{name}: {value}\n" for name, value in catalog.header.items())
    if old is not None and dict(_header(old)) == dict(catalog.header):
        text = old.target  # the same fields: their spacing and wrapping stay
    return Unit(
        source="",
        targets=(text,),
        comments=catalog.header_comments,
        flags=catalog.header_flags,
        raw=old.raw if old else None,
        notes=old.notes if old else (),
        references=old.references if old else (),
    )
