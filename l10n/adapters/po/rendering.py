"""Writing entries: what did not change keeps its bytes, field by field; what did is written as gettext would.

New text is not wrapped: `msgcat --no-wrap` is the one layout on which gettext and polib agree; only `#:` lines break,
at column 80, as gettext breaks them even then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.adapters.po.entries import Block, blocks, unit_of
from l10n.adapters.po.lines import escape
from l10n.model import Unit

__all__ = ["render_unit"]

REFERENCE_WIDTH = 80
FIELDS = ("comments", "notes", "references", "flags", "previous", "msgctxt", "msgid", "msgid_plural", "msgstr")
COMMENT_FIELDS = {"#": "comments", "#.": "notes", "#:": "references", "#,": "flags", "#=": "flags"}


def render_unit(unit: Unit, newline: str = "\n") -> str:
    """The entry's text, its last line end included; `unit.raw` gives what can be kept."""
    old = _parsed(unit.raw)
    if old is None or unit.raw is None:
        return "".join(line + newline for name in FIELDS for line in _lines(unit, name))
    block, before = old
    if before == unit:
        return _ended(unit.raw, newline)
    kept = _raw_fields(block)
    return "".join(
        _ended(kept.get(name, ""), newline)
        if _same(before, unit, name)
        else "".join(line + newline for line in _lines(unit, name))
        for name in FIELDS
    )


def _parsed(raw: str | None) -> tuple[Block, Unit] | None:
    found = [block for block in blocks(raw or "") if block.has_message]
    unit = unit_of(found[0]) if len(found) == 1 else None
    return (found[0], unit) if unit else None


def _ended(raw: str, newline: str) -> str:
    """`raw` with a line end: the last entry of a file may lack it."""
    return raw if not raw or raw.endswith(("\n", "\r")) else raw + newline


def _raw_fields(block: Block) -> dict[str, str]:
    """The raw lines of each field; blank lines inside an entry stay with the field before them."""
    fields: dict[str, str] = {}
    current = "comments"
    for line in block.lines:
        if line.kind in COMMENT_FIELDS:
            current = COMMENT_FIELDS[line.kind]
        elif line.previous:
            current = "previous"
        elif line.kind.startswith("msg"):
            current = line.kind.partition("[")[0]
        fields[current] = fields.get(current, "") + line.raw
    return fields


def _same(before: Unit, unit: Unit, name: str) -> bool:
    return _value(before, name) == _value(unit, name)


def _value(unit: Unit, name: str) -> object:
    values: dict[str, object] = {
        "comments": unit.comments,
        "notes": unit.notes,
        "references": unit.references,
        "flags": unit.flags,
        "previous": (unit.previous_context, unit.previous_source, unit.previous_plural, unit.obsolete),
        "msgctxt": (unit.context, unit.obsolete),
        "msgid": (unit.source, unit.obsolete),
        "msgid_plural": (unit.source_plural, unit.obsolete),
        "msgstr": (unit.targets, unit.obsolete),
    }
    return values[name]


def _lines(unit: Unit, name: str) -> Iterator[str]:
    mark = "#~ " if unit.obsolete else ""
    if name == "comments":
        yield from (f"# {text}".rstrip() if text else "#" for text in unit.comments)
    elif name == "notes":
        yield from (f"#. {text}".rstrip() for text in unit.notes)
    elif name == "references":
        yield from _reference_lines(unit.references)
    elif name == "flags":
        if unit.flags:
            yield "#, " + ", ".join(unit.flags)
    elif name == "previous":
        yield from _previous(unit)
    elif name == "msgstr":
        yield from _target_lines(unit, mark)
    else:
        text = {"msgctxt": unit.context, "msgid": unit.source, "msgid_plural": unit.source_plural}[name]
        if text is not None:
            yield from _string(mark, name, text)


def _previous(unit: Unit) -> Iterator[str]:
    mark = "#~| " if unit.obsolete else "#| "
    previous = (
        ("msgctxt", unit.previous_context),
        ("msgid", unit.previous_source),
        ("msgid_plural", unit.previous_plural),
    )
    for keyword, text in previous:
        if text is not None:
            yield from _string(mark, keyword, text)


def _target_lines(unit: Unit, mark: str) -> Iterator[str]:
    if unit.source_plural is None:
        yield from _string(mark, "msgstr", unit.target)
        return
    for number, text in enumerate(unit.targets):
        yield from _string(mark, f"msgstr[{number}]", text)


def _string(mark: str, keyword: str, text: str) -> Iterator[str]:
    """One line, or, for a text with line ends inside, an empty string and a line for each."""
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    if len(lines) <= 1:
        yield f'{mark}{keyword} "{escape(text)}"'
        return
    yield f'{mark}{keyword} ""'
    yield from (f'{mark}"{escape(line)}"' for line in lines)


def _reference_lines(references: Sequence[str]) -> Iterator[str]:
    line = "#:"
    for reference in references:
        shown = f"\u2068{reference}\u2069" if " " in reference else reference
        if line != "#:" and len(line) + 1 + len(shown) > REFERENCE_WIDTH:
            yield line
            line = "#:"
        line += f" {shown}"
    if line != "#:":
        yield line
