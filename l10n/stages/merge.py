"""Taking a file back: every returned unit against its entry, with the ledger as the state that both began from.

Nothing is lost: a text of a person's that another one replaces goes into a comment, and where both sides edited a
unit ours stays and theirs goes into a comment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from l10n.model import Catalog, Unit
from l10n.ports import ReturnedUnit
from l10n.stages.comments import earlier, human_comments, returned
from l10n.stages.ledger import Ledger, ledger_key
from l10n.stages.records import Records
from l10n.stages.review import held
from l10n.stages.slots import add_flag, drop_flag

__all__ = ["Merge", "Outcome", "UnitOutcome", "merge"]


class Outcome(StrEnum):
    """What became of a returned unit.

    Accepted: our text, now reviewed. Changed: their text, reviewed. Draft: their text, still fuzzy. Commented: a new
    comment only. Unread: the machine's text without its flag, which proves no reading. Unknown: no such sentence,
    kept as an obsolete entry. Conflict: both sides edited, ours stays.
    """

    ACCEPTED = "accepted"
    CHANGED = "changed"
    DRAFT = "new draft"
    COMMENTED = "new comment"
    UNREAD = "unread"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """One returned unit; `line` is where it stands in the returned file, `ours` the text before the merge."""

    source: str
    outcome: Outcome
    ours: str
    theirs: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """The catalogue and the ledger as they should be, and what happened, in the order of the returned file."""

    catalog: Catalog
    ledger: Ledger
    outcomes: tuple[UnitOutcome, ...]


def merge(
    catalog: Catalog,
    ledger: Ledger,
    units: Sequence[ReturnedUnit],
    *,
    flags_kept: bool = True,
    accept_unchanged: bool = False,
    now: str = "",
) -> Merge:
    """Merge returned units into a catalogue.

    `flags_kept` is false for an editor that writes no fuzzy flags: a unit equal to ours is then no sign that somebody
    has read it, unless `accept_unchanged` says so. `now` dates the edits in the ledger.
    """
    flags_kept = flags_kept and not _lost_flags(catalog, ledger, units)
    places = _Places(catalog)
    found = list(catalog.units)
    records = Records(ledger, now)
    outcomes: list[UnitOutcome] = []
    for theirs in units if flags_kept else _without_flags(units):
        place = places.of(theirs)
        ours = found[place] if place is not None else None
        unit, outcome = _merged(ours, theirs, ledger, accept_unchanged) if ours else _unknown(theirs)
        outcomes.append(
            UnitOutcome(theirs.source, outcome, ours.target if ours else "", "".join(theirs.targets[:1]), theirs.line)
        )
        if unit is None or unit == ours:
            continue
        if place is None:
            places.add(unit, len(found))
            found.append(unit)
        else:
            found[place] = unit
        if outcome is not Outcome.CONFLICT:  # the next time, ours must still count as edited
            records.saw(unit)
    merged = replace(catalog, units=tuple(found))
    return Merge(merged, records.ledger(found) if merged != catalog else ledger, tuple(outcomes))


def _lost_flags(catalog: Catalog, ledger: Ledger, units: Sequence[ReturnedUnit]) -> bool:
    """Whether every machine unit came back without its flag and with the machine's text, as from OmegaT."""
    as_entries = tuple(
        Unit(unit.source, unit.targets, unit.context, flags=("fuzzy",) if unit.fuzzy else ()) for unit in units
    )
    return bool(held(replace(catalog, units=as_entries, raw=None), ledger))


def _without_flags(units: Sequence[ReturnedUnit]) -> list[ReturnedUnit]:
    return [unit if unit.fuzzy else replace(unit, fuzzy=None) for unit in units]


@dataclass(frozen=True, slots=True)
class _Base:
    """What both sides began from: `last` is the text that the ledger last saw, `known` all that it has seen."""

    last: str
    known: frozenset[str]
    machine: frozenset[str]
    approved: bool


def _base(ours: Unit, theirs: ReturnedUnit, ledger: Ledger) -> _Base | None:
    """`None` where the ledger knows nothing. What came back may belong to the earlier wording of our sentence."""
    keys = [ledger_key(ours.context, ours.source)]
    if theirs.source != ours.source:
        keys.append(ledger_key(ours.previous_context, theirs.source))
    entries = [ledger.entries[key] for key in keys if key in ledger.entries]
    if not entries:
        return None
    texts = frozenset(text for entry in entries for text in (entry.written, entry.earlier, entry.human) if text)
    machine = frozenset(text for text in texts if any(entry.wrote(text) for entry in entries))
    return _Base(entries[0].human or entries[0].written, texts, machine, entries[0].approved)


class _Places:
    """Finds the entry of a returned unit: by msgctxt and msgid, by msgid alone, or by the msgid that it had before."""

    def __init__(self, catalog: Catalog) -> None:
        self._keys: dict[tuple[str | None, str], int] = {}
        self._sources: dict[str, list[int]] = {}
        self._previous: dict[str, int] = {}
        order = sorted(range(len(catalog.units)), key=lambda place: catalog.units[place].obsolete)
        for place in order:  # a live entry before an obsolete one with the same key
            self.add(catalog.units[place], place)

    def add(self, unit: Unit, place: int) -> None:
        """Make the entry known."""
        self._keys.setdefault(unit.key, place)
        self._sources.setdefault(unit.source, []).append(place)
        if unit.fuzzy and unit.previous_source is not None and not unit.obsolete:
            self._previous.setdefault(unit.previous_source, place)

    def of(self, theirs: ReturnedUnit) -> int | None:
        """The entry's index. A table without contexts names no one of several entries with one msgid."""
        exact = self._keys.get((theirs.context, theirs.source))
        if exact is not None:
            return exact
        same = self._sources.get(theirs.source, ())
        if theirs.context is None and len(same) == 1:
            return same[0]
        return self._previous.get(theirs.source) if not same else None


def _unknown(theirs: ReturnedUnit) -> tuple[Unit | None, Outcome]:
    """A sentence that the article has not, or no longer: kept, since it may come back."""
    if not any(theirs.targets):
        return None, Outcome.UNCHANGED
    flags = ("fuzzy",) if theirs.fuzzy else ()
    unit = Unit(
        theirs.source, theirs.targets, theirs.context, theirs.source_plural,
        comments=_notes(theirs), flags=flags, obsolete=True,
    )  # fmt: skip
    return unit, Outcome.UNKNOWN


def _merged(
    ours: Unit, theirs: ReturnedUnit, ledger: Ledger, accept_unchanged: bool
) -> tuple[Unit, Outcome]:  # fmt: skip
    base = _base(ours, theirs, ledger)
    unread = theirs.targets == ours.targets or (base is not None and theirs.targets[0] in base.machine)
    read = theirs.fuzzy is False or (theirs.fuzzy is None and (accept_unchanged or not unread))
    if not all(theirs.targets) or (theirs.source_plural is None) != (ours.source_plural is None):
        unit, outcome = ours, Outcome.UNCHANGED
    elif theirs.targets == ours.targets:
        unit, outcome = _same(ours, theirs, read=read)
    elif not any(ours.targets):
        unit, outcome = _taken(ours, theirs, read=read, keep=False)
    else:
        unit, outcome = _different(ours, theirs, base, read=read)
    fresh = tuple(text for text in _notes(theirs) if text not in unit.comments)
    if fresh and outcome is Outcome.UNCHANGED:
        outcome = Outcome.COMMENTED
    return replace(unit, comments=(*unit.comments, *fresh)) if fresh else unit, outcome


def _same(ours: Unit, theirs: ReturnedUnit, *, read: bool) -> tuple[Unit, Outcome]:
    if not ours.fuzzy or theirs.fuzzy or theirs.source != ours.source:
        return ours, Outcome.UNCHANGED
    return (_reviewed(ours), Outcome.ACCEPTED) if read else (ours, Outcome.UNREAD)


def _different(ours: Unit, theirs: ReturnedUnit, base: _Base | None, *, read: bool) -> tuple[Unit, Outcome]:
    if base is None or ours.source_plural is not None:
        # Nobody knows what both sides began from: a review outranks a text that waits for one, and nothing else.
        return _taken(ours, theirs, read=read, keep=True) if ours.fuzzy and read else _conflict(ours, theirs)
    if theirs.targets[0] in base.known:
        return ours, Outcome.UNCHANGED  # what was sent out, or older: ours is the newer one
    edited = ours.target != base.last or (not ours.fuzzy and not base.approved)
    if edited or (not ours.fuzzy and not read):
        return _conflict(ours, theirs)
    return _taken(ours, theirs, read=read, keep=ours.target not in base.machine)


def _taken(ours: Unit, theirs: ReturnedUnit, *, read: bool, keep: bool) -> tuple[Unit, Outcome]:
    """Their text in place of ours, which goes into a comment where a person wrote it."""
    comments = (*human_comments(ours), *((earlier(ours.target),) if keep else ()))
    unit = replace(ours, targets=theirs.targets, comments=tuple(dict.fromkeys(comments)))
    if read and theirs.source == ours.source:
        return _reviewed(unit), Outcome.CHANGED
    return replace(unit, flags=add_flag(unit.flags)), Outcome.DRAFT


def _reviewed(unit: Unit) -> Unit:
    return replace(
        unit, flags=drop_flag(unit.flags), previous_source=None, previous_context=None, previous_plural=None
    )  # fmt: skip


def _conflict(ours: Unit, theirs: ReturnedUnit) -> tuple[Unit, Outcome]:
    lines = tuple(returned(target) for target in theirs.targets if target)
    fresh = tuple(line for line in lines if line not in ours.comments)
    return replace(ours, comments=(*ours.comments, *fresh)), Outcome.CONFLICT


def _notes(theirs: ReturnedUnit) -> tuple[str, ...]:
    """The translator's comments; those that the tool wrote itself say nothing new."""
    return human_comments(Unit(theirs.source, comments=theirs.comments))
