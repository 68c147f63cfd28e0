"""The catalogue store: PO files read tolerantly and written back without losing a byte that did not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from l10n.adapters.po.charset import decode
from l10n.adapters.po.defects import defects_of
from l10n.adapters.po.entries import Block, blocks, unit_of
from l10n.adapters.po.lines import Problem, split_lines
from l10n.adapters.po.rendering import ended, header_fields, render_header, render_unit
from l10n.errors import CatalogError, L10nError
from l10n.files import read_bytes
from l10n.model import Catalog, Finding, Severity, Unit

__all__ = ["PoStore", "parse", "parse_bytes", "render_text"]


class PoStore:
    """Implements `ports.CatalogStore`."""

    def read(self, path: Path) -> Catalog:
        """The catalogue at `path`; what is wrong with it is in `defects`. Raises `CatalogError`."""
        try:
            data = read_bytes(path)
        except L10nError as error:
            raise CatalogError(error.message, error.hint, path=path) from error
        return parse_bytes(data, str(path))

    def render(self, catalog: Catalog) -> bytes:
        """The file's bytes; raises `CatalogError` where its charset cannot hold a new text.

        Raises it, too, for a changed catalogue with a defect of severity error: something would be lost.
        """
        try:
            return render_text(catalog).encode(catalog.encoding)
        except UnicodeEncodeError as error:
            raise CatalogError(
                f"its charset {catalog.encoding} cannot hold {error.object[error.start : error.end]!r}",
                "Convert it first: msgconv --to-code=UTF-8 FILE -o FILE.",
                path=catalog.path,
            ) from error


@dataclass(slots=True)
class _Layout:
    """How a file is laid out: units, header, what stands before the first entry, after each, and at the end."""

    units: list[Unit] = field(default_factory=list)
    header: Unit | None = None
    header_place: int = 0
    start: str = ""
    gaps: dict[str | None, str] = field(default_factory=dict)
    orphans: list[str] = field(default_factory=list)
    last: Unit | None = None
    end: str = ""


def _layout(found: Sequence[Block]) -> _Layout:
    layout = _Layout()
    for block in found:
        unit = unit_of(block) if block.lines else None
        if not block.lines:
            layout.start = block.gap
        elif unit is None:
            layout.orphans.append(block.raw)
        elif layout.header is None and _is_header(unit):
            layout.header, layout.header_place = unit, len(layout.units)
        else:
            layout.units.append(unit)
        layout.last, layout.end = unit, block.gap
        if unit is not None and block is not found[-1]:
            layout.gaps.setdefault(unit.raw, block.gap)
    return layout


def _is_header(unit: Unit) -> bool:
    return not unit.source and unit.context is None and not unit.obsolete


def parse_bytes(data: bytes, path: str = "") -> Catalog:
    """The catalogue that a file's bytes say, whatever they are."""
    text, encoding, problems = decode(data)
    return parse(text, path, encoding=encoding, problems=problems)


def parse(text: str, path: str = "", *, encoding: str = "utf-8", problems: Iterable[Problem] = ()) -> Catalog:
    """The catalogue that `text` says; `problems` found before are added to its defects."""
    found = blocks(text)
    layout = _layout(found)
    header = layout.header
    wrong = sorted((*problems, *defects_of(text, found, header, layout.units)))
    return Catalog(
        path=path,
        header=_header(header),
        units=tuple(layout.units),
        header_comments=header.comments if header else (),
        header_flags=header.flags if header else (),
        defects=tuple(
            Finding(problem.check, problem.severity, problem.message, path, problem.line) for problem in wrong
        ),
        raw=text,
        encoding=encoding,
        newline=_newline(text),
    )


def _newline(text: str) -> str:
    counts = dict.fromkeys(("\n", "\r\n", "\r"), 0)
    for line in split_lines(text):
        end = line[len(line.rstrip("\r\n")) :]
        if end in counts:
            counts[end] += 1
    return max(counts, key=lambda end: counts[end])


def _header(unit: Unit | None) -> Mapping[str, str]:
    return MappingProxyType(dict(header_fields(unit.target)) if unit else {})


def render_text(catalog: Catalog) -> str:
    """The file's text: `catalog.raw` itself where nothing changed. Raises as `PoStore.render` does."""
    layout = _layout(blocks(catalog.raw or ""))
    if catalog.raw is not None and _same(layout, catalog):
        return catalog.raw
    broken = next((defect for defect in catalog.defects if defect.severity is Severity.ERROR), None)
    if broken is not None:
        raise CatalogError(broken.message, "Mend the file first.", path=catalog.path, line=broken.line)
    return layout.start + "".join(_parts(catalog, layout))


def _same(old: _Layout, new: Catalog) -> bool:
    comments, flags = (old.header.comments, old.header.flags) if old.header else ((), ())
    return (tuple(old.units), dict(_header(old.header)), comments, flags) == (
        new.units,
        dict(new.header),
        new.header_comments,
        new.header_flags,
    )


def _parts(catalog: Catalog, layout: _Layout) -> Iterator[str]:
    """Entries and gaps in order; the last entry of the old file keeps its end where it is the last again."""
    newline = catalog.newline
    entries: list[tuple[str | None, str]] = [(unit.raw, render_unit(unit, newline)) for unit in catalog.units]
    header = _header_entry(catalog, layout.header)
    if header is not None:
        entries.insert(min(layout.header_place, len(entries)), header)
    entries += [(None, text) for text in layout.orphans]
    for place, (raw, text) in enumerate(entries):
        if place < len(entries) - 1:
            yield ended(text, newline) + layout.gaps.get(raw, newline)
        elif layout.last is None and layout.orphans:
            yield text + layout.end
        elif layout.last is not None and raw == layout.last.raw:
            yield (raw if raw is not None and text == ended(raw, newline) else text) + layout.end
        else:
            yield text


def _header_entry(catalog: Catalog, old: Unit | None) -> tuple[str | None, str] | None:
    """The header's old raw and its new text; `None` for a file without one that shall have none."""
    if old is None and not (catalog.header or catalog.header_comments or catalog.header_flags):
        return None
    unit = replace(old or Unit(""), comments=catalog.header_comments, flags=catalog.header_flags)
    return unit.raw, render_header(unit, catalog.header, catalog.newline)
