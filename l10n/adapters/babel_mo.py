"""Compiling MO files, through Babel, from our own reading of the catalogue: Babel's own would lose `#|`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from l10n.model import Unit

__all__ = ["compile_mo"]


@dataclass(frozen=True, slots=True)
class _Messages:
    """All that Babel's writer asks of a catalogue: its messages, the header first, and their charset."""

    messages: Sequence[Any]
    charset: str = "utf-8"

    def __iter__(self) -> Iterator[Any]:
        return iter(self.messages)


def compile_mo(header: Mapping[str, str], units: Sequence[Unit]) -> bytes:
    """The MO file of `units`, in UTF-8, with the catalogue's own header; the same input gives the same bytes.

    The template's date is left out, as msgfmt leaves it out: a new template alone changes no MO file.
    """
    from babel.messages.catalog import Message
    from babel.messages.mofile import write_mo

    fields = {**header, "Content-Type": "text/plain; charset=UTF-8"}
    lines = (f"{name}: {value}\n" for name, value in fields.items() if name != "POT-Creation-Date")
    head = Message("", "".join(lines))
    catalog: Any = _Messages([head, *(Message(_identity(unit), _string(unit)) for unit in units)])
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def _identity(unit: Unit) -> str | tuple[str, str]:
    """msgctxt, EOT and msgid are one string already: Babel sorts by msgid first, and gettext's search needs the order
    of the whole (gettext manual, “The Format of GNU MO Files”).
    """
    key = unit.source if unit.context is None else f"{unit.context}\x04{unit.source}"
    return key if unit.source_plural is None else (key, unit.source_plural)


def _string(unit: Unit) -> str | tuple[str, ...]:
    return unit.target if unit.source_plural is None else unit.targets
