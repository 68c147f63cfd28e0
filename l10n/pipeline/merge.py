"""`l10n merge`: files that come back from translators and other tools, into their catalogues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import L10nError
from l10n.pipeline.destination import find_catalog
from l10n.pipeline.saving import read_catalog, read_ledger, save
from l10n.pipeline.sources import Failure
from l10n.pipeline.tools import Tools
from l10n.ports import ReturnedFile
from l10n.stages.merge import Outcome, UnitOutcome, merge

__all__ = ["Desk", "MergeReport", "Terms", "merge_files"]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where returned files are received: `read` raises `L10nError`; `is_locale` knows language tags."""

    read: Callable[[Path], ReturnedFile]
    is_locale: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Terms:
    """How to take files: into which locale (else as they say), and whether a unit that came back as it went was read.

    `flags_kept` is false for files from an editor that writes no fuzzy flags.
    """

    locale: str | None = None
    flags_kept: bool = True
    accept_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of one file."""

    file: Path
    locale: str
    catalog: Path
    outcomes: tuple[UnitOutcome, ...]
    written: bool

    def count(self, outcome: Outcome) -> int:
        """How many units came out so."""
        return sum(one.outcome is outcome for one in self.outcomes)


def merge_files(files: Sequence[Path], tools: Tools, desk: Desk, terms: Terms) -> Iterator[MergeReport | Failure]:
    """Merge each file into its catalogue; one that fails is reported and does not stop the others."""
    for file in files:
        try:
            yield _merge(file, tools, desk, terms)
        except L10nError as error:
            yield Failure(file, terms.locale or "", error)


def _merge(file: Path, tools: Tools, desk: Desk, terms: Terms) -> MergeReport:
    returned = desk.read(file)
    locale, path = find_catalog(returned, terms.locale, tools, desk.is_locale)
    with tools.lock(tools.layout.locale_folder(locale)):
        catalog = read_catalog(path, tools)
        if catalog is None:
            raise L10nError("went away while the run was at work", path=path)
        done = merge(
            catalog,
            read_ledger(path),
            returned.units,
            flags_kept=terms.flags_kept,
            accept_unchanged=terms.accept_unchanged,
            now=tools.now().isoformat(timespec="seconds"),
        )
        written = save(path, done.catalog, done.ledger, tools)
    return MergeReport(file, locale, path, done.outcomes, written)
