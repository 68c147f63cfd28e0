"""Catalogues and their units, as a PO file says them, and who wrote a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from l10n.model.findings import Finding

__all__ = ["Catalog", "Origin", "State", "Unit"]


class State(StrEnum):
    """What a catalogue says of a unit. Not fuzzy and not empty *is* reviewed."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    OBSOLETE = "obsolete"


class Origin(StrEnum):
    """Who wrote a target."""

    MEMORY = "memory"
    MACHINE = "machine"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Unit:
    """One catalogue entry. The header is no unit: `Catalog.header` holds it.

    `targets` has one string, or one a plural form (then `source_plural` is set). `comments` are the lines of
    `# ` (the translator's), `notes` of `#.` (extracted), `references` of `#:`. `raw` is the entry's own text in
    the file it was read from, `line` where that starts, `target_line` the line of `msgstr`; none of the three
    takes part in comparison.
    """

    source: str
    targets: tuple[str, ...] = ("",)
    context: str | None = None
    source_plural: str | None = None
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_source: str | None = None
    previous_context: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    raw: str | None = field(default=None, compare=False, repr=False)
    line: int | None = field(default=None, compare=False)
    target_line: int | None = field(default=None, compare=False)

    @property
    def target(self) -> str:
        """The singular target; empty when untranslated."""
        return self.targets[0] if self.targets else ""

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext identifies an entry by: `(msgctxt, msgid)`."""
        return self.context, self.source

    @property
    def fuzzy(self) -> bool:
        """Whether the entry carries the flag `fuzzy`."""
        return "fuzzy" in self.flags

    @property
    def state(self) -> State:
        """The entry's state, by gettext's rules."""
        if self.obsolete:
            return State.OBSOLETE
        if not all(self.targets):
            return State.UNTRANSLATED
        return State.FUZZY if self.fuzzy else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file as read: header, units in file order, and what is wrong with it.

    `header` maps the header's fields in file order. `defects` are findings of the group `file`; a catalogue with
    one of severity error must not be written back. `raw` is the file's decoded text, `None` for a new catalogue.
    """

    path: str
    header: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    units: tuple[Unit, ...] = ()
    header_comments: tuple[str, ...] = ()
    header_flags: tuple[str, ...] = ()
    defects: tuple[Finding, ...] = ()
    raw: str | None = field(default=None, compare=False, repr=False)
    encoding: str = field(default="utf-8", compare=False)
    newline: str = field(default="\n", compare=False)

    @property
    def locale(self) -> str:
        """The header's `Language` as a BCP 47 tag, or an empty string."""
        return self.header.get("Language", "").strip().replace("_", "-")

    def live(self) -> Iterator[Unit]:
        """The units that are not obsolete, in file order."""
        return (unit for unit in self.units if not unit.obsolete)
