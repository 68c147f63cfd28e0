"""Writing entries: what did not change keeps its bytes, field by field and in its old order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from l10n.adapters.po.entries import Block, blocks, unit_of
from l10n.adapters.po.fields import field_lines, field_values, rank
from l10n.adapters.po.lines import Line
from l10n.adapters.po.literals import escape
from l10n.model import Unit

__all__ = ["ended", "header_fields", "render_header", "render_unit"]

COMMENT_FIELDS = {"#": "comments", "#.": "notes", "#:": "references", "#,": "flags", "#=": "flags"}


def ended(raw: str, newline: str) -> str:
    """`raw` with a line end: the last entry of a file may lack it."""
    return raw if not raw or raw.endswith(("\n", "\r")) else raw + newline


def render_unit(unit: Unit, newline: str = "\n") -> str:
    """The entry's text, its last line end included; `unit.raw` gives what can be kept."""
    old = _parsed(unit.raw)
    if old is None:
        return "".join(_written(unit, name, newline) for name in field_values(unit))
    block, before = old
    if before == unit:
        return ended(block.raw, newline)
    return _merged(unit, before, _raw_fields(block), newline)


def _parsed(raw: str | None) -> tuple[Block, Unit] | None:
    found = [block for block in blocks(raw or "") if block.has_message]
    unit = unit_of(found[0]) if len(found) == 1 else None
    return (found[0], unit) if unit else None


def _written(unit: Unit, name: str, newline: str) -> str:
    return "".join(line + newline for line in field_lines(unit, name))


def _raw_fields(block: Block) -> list[tuple[str, str]]:
    """The fields in file order with their raw lines; one that stands in two places comes twice."""
    fields: list[tuple[str, str]] = []
    for line in block.lines:
        name = _name(line) or (fields[-1][0] if fields else "")
        if fields and fields[-1][0] == name:
            fields[-1] = (name, fields[-1][1] + line.raw)
        else:
            fields.append((name, line.raw))
    return fields


def _name(line: Line) -> str | None:
    """The field that a line begins or goes on with; `None` where the line before says."""
    if line.is_message:
        return f"| {line.kind}" if line.previous else line.kind
    if line.kind in ("more", "blank"):
        return None
    return COMMENT_FIELDS.get(line.kind, "unknown")


def _merged(unit: Unit, before: Unit, raw: list[tuple[str, str]], newline: str) -> str:
    """Raw lines of the fields that say the same, new lines for the others, each where the field stood."""
    old, new = field_values(before), field_values(unit)
    last: dict[str, int] = {name: place for place, (name, _) in enumerate(raw)}
    parts: list[tuple[str, str]] = []
    for place, (name, text) in enumerate(raw):
        if name == "unknown" or (name in new and new[name] == old.get(name)):
            parts.append((name, ended(text, newline) if place == len(raw) - 1 else text))
        elif name in new and last[name] == place:
            parts.append((name, _written(unit, name, newline)))
    for name in new:
        if name not in last:
            place = next((place for place, (other, _) in enumerate(parts) if rank(other) > rank(name)), len(parts))
            while "[" in name and place < len(parts) and rank(parts[place][0]) == rank(name):
                place += 1
            parts.insert(place, (name, _written(unit, name, newline)))
    return "".join(text for _, text in parts)


# ---- the header --------------------------------------------------------------------------------------------


def header_fields(text: str) -> Iterator[tuple[str, str]]:
    """Name and value of each line of a header's msgstr that has a colon."""
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def render_header(unit: Unit, header: Mapping[str, str], newline: str = "\n") -> str:
    """The header's entry with the fields of `header`; fields that did not change keep their bytes and places.

    `unit` is the header as it stood, with the comments and flags that it shall have; its target need not be right.
    """
    old = _parsed(unit.raw)
    if old is None:
        return render_unit(_with_target(unit, "".join(_line(*item) for item in header.items())), newline)
    block, before = old
    if dict(header_fields(before.target)) == dict(header):
        return render_unit(_with_target(unit, before.target), newline)
    merged = _merged(_with_target(unit, before.target), before, _raw_fields(block), newline)
    kept = blocks(merged)[-1].lines
    start = next(place for place, line in enumerate(kept) if line.kind == "msgstr" and not line.previous)
    return "".join(line.raw for line in kept[:start]) + _header_text(kept[start:], before.target, header, newline)


def _line(name: str, value: str) -> str:
    return f"{name}: {value}\n"


def _with_target(unit: Unit, text: str) -> Unit:
    return replace(unit, targets=(text,))


def _header_text(lines: list[Line], old: str, header: Mapping[str, str], newline: str) -> str:
    before = dict(header_fields(old))
    parts = [f'msgstr ""{newline}' if lines[0].text else lines[0].raw]
    written: set[str] = set()
    for raw, text in _logical(lines if lines[0].text else lines[1:]):
        names = [name for name, _ in header_fields(text)]
        if all(before[name] == header.get(name) for name in names) and text.endswith("\n"):
            parts.append(raw.removeprefix("msgstr").lstrip(" "))
        else:
            parts += [_literal(line, newline) for line in _changed(text, header, written)]
        written.update(names)
    parts += [_literal(_line(*item), newline) for item in header.items() if item[0] not in written]
    return "".join(parts)


def _changed(text: str, header: Mapping[str, str], written: set[str]) -> Iterator[str]:
    """The lines of a part of the header, with the new values; a repeated field is written once."""
    for line in text.removesuffix("\n").split("\n"):
        name = line.partition(":")[0].strip() if ":" in line else None
        if name is None:
            yield line + "\n"
        elif name in header and name not in written:
            yield _line(name, header[name])


def _literal(line: str, newline: str) -> str:
    return f'"{escape(line)}"{newline}'


def _logical(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Raw lines and value of each field: one may be wrapped over several literals."""
    raw = text = ""
    for line in lines:
        raw += line.raw
        text += line.text
        if text.endswith("\n"):
            yield raw, text
            raw = text = ""
    if raw:
        yield raw, text
