"""The grammar of a glossary cell: `|` separates forms, `!` forbids one, `~` marks an inflected surface form.

`Київ|!Киев`, `Конго|~Конґу`. A backslash makes `|`, `!`, `~` or itself literal: `Yahoo\\!`, `AC\\|DC`. A spreadsheet
runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula: such a cell is written with an
apostrophe before it, which spreadsheets hide and `unguard` takes off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.model import Rendering

__all__ = ["guard", "read_rendering", "read_sources", "unguard", "write_rendering", "write_sources"]

_FORM = re.compile(r"(?:\\[|!~\\]|[^|])*")
_ESCAPED = re.compile(r"\\([|!~\\])")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


def guard(cell: str) -> str:
    """The cell as it is safe in a spreadsheet: `=1+1` → `'=1+1`, and `'=1+1` itself gets a second apostrophe."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo `guard`; a cell with any other apostrophe at its start stays as it is."""
    return cell[1:] if _GUARDED.match(cell) else cell


def read_sources(cell: str) -> tuple[str, ...]:
    """The source and its variants; empty for an empty cell."""
    if _plain(cell):
        return (cell,) if (cell := cell.strip()) else ()
    return _unique(_literal(form) for form in _split(cell))


def read_rendering(cell: str) -> Rendering | None:
    """The rendering that a target cell describes; `None` for an empty cell (the term is free)."""
    if _plain(cell):
        return Rendering(cell) if (cell := cell.strip()) else None
    forms = _split(cell)
    allowed = _unique(_literal(form) for form in forms if form[0] not in "!~")
    forbidden = _unique(_literal(form[1:]) for form in forms if form[0] == "!")
    inflected = _unique(_literal(form[1:]) for form in forms if form[0] == "~")
    if not (allowed or forbidden or inflected):
        return None
    return Rendering(allowed[0] if allowed else "", allowed[1:], forbidden, inflected)


def write_sources(sources: Iterable[str]) -> str:
    """The `source` cell of these spellings."""
    return "|".join(_escape(source) for source in sources)


def write_rendering(rendering: Rendering | None) -> str:
    """The target cell of a rendering; `read_rendering` reads it back."""
    if rendering is None:
        return ""
    return "|".join(
        [_escape(form) for form in rendering.allowed]
        + [f"~{_escape(form)}" for form in rendering.inflected]
        + [f"!{_escape(form)}" for form in rendering.forbidden]
    )


def _plain(cell: str) -> bool:
    # five scans in C beat one regular expression: this runs for every cell of a large glossary
    return not ("|" in cell or "!" in cell or "~" in cell or "\\" in cell or "'" in cell)


def _split(cell: str) -> list[str]:
    cell = unguard(cell)
    forms = _FORM.findall(cell) if "\\" in cell else cell.split("|")
    return [form for part in forms if (form := part.strip())]


def _literal(form: str) -> str:
    return _ESCAPED.sub(r"\1", form).strip() if "\\" in form else form.strip()


def _escape(form: str) -> str:
    escaped = form.replace("\\", "\\\\").replace("|", "\\|")
    return f"\\{escaped}" if escaped[:1] in ("!", "~") else escaped


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    unique = dict.fromkeys(forms)
    unique.pop("", None)
    return tuple(unique)
