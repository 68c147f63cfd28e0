"""Which case a name stands in, told by the words around it: a small linear model a locale, in `l10n/data/cases`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from l10n.adapters.cases.features import features
from l10n.adapters.cases.table import CaseTable, read_table, write_table

__all__ = ["CaseTable", "features", "open_case_model", "read_table", "write_table"]


@cache
def open_case_model(locale: str) -> CaseTable | None:
    """The bundled model of a locale's language, or `None` where there is none."""
    name = f"{locale.split('-', maxsplit=1)[0]}.bin"
    found = files("l10n").joinpath("data", "cases", name)
    return read_table(found.read_bytes(), name) if found.is_file() else None
